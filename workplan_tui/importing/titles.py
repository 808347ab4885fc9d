"""Make a heading's title of its words: without number, stop, count or leader."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.clean import Flow
    from workplan_tui.importing.outline_nodes import Node

_COUNT = re.compile(
    r"[（(【](?:共计?|合计)?(?P<count>\d{1,4})(?:项|个|件|条|款)?(?:任务|重点任务|工作)?[）)】]$"
)
_NUMERAL = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+(?:部分|章|篇|节|编)[：:、.]?|[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十\d]{1,4}[）)][、.．]?|\d{1,3}[、.．](?!\d))"
)
_FRAME = re.compile("^[—–【]+|[—–】]+$")
_LONGEST_LINE = 30


def heading_title(flow: Flow, node: Node) -> str:
    """Return the title of a heading that may have words of its own behind it."""
    words = node.words(flow).strip()
    if not node.pieces:
        return ""
    start = node.pieces[0][0]
    end = next(
        (flow.text.find("。", begin, stop) for begin, stop in node.pieces if "。" in flow.text[begin:stop]),
        -1,
    )
    line = next(iter(flow.breaks(start, node.pieces[-1][1])), None)
    if end >= 0 and line is not None and line < end and line - start <= _LONGEST_LINE:
        if flow.text[start:line].rstrip() and flow.text[line - 1] not in "，、；：":
            words = flow.text[start:line]
    elif end >= 0:
        words = words[: words.find("。")] if "。" in words else words
    return bare_title(words)


def bare_title(words: str) -> str:
    """Return the words without numeral, count and stops."""
    title = "".join(words.split())
    title = _NUMERAL.sub("", title, count=1)
    title = _FRAME.sub("", title).strip("。.；;：:，,、 ")
    return _COUNT.sub("", title).strip("。.；;：:，,、 ") or title


def claimed_count(words: str) -> int | None:
    """Return the count of tasks that a heading claims, as （2项）."""
    match = _COUNT.search("".join(words.split()).strip("。.；;：:，,、 "))
    return int(match["count"]) if match and match.group()[-2:-1] in "项个件条款务作" else None


def has_numeral(words: str) -> bool:
    """Return whether the words begin with a heading's number."""
    return bool(_NUMERAL.match("".join(words.split())))
