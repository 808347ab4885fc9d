"""The plan's own title and years, wherever a document has them.

A notice names its plan between 《》; other documents have it in a heading, in the first lines, over
the table or in a sheet's first row. Nothing here reads tasks.
"""

from __future__ import annotations

import re

from workplan_tui.importing.column_kinds import find_columns
from workplan_tui.importing.letters import close_up, squeezed, with_figures
from workplan_tui.importing.neutral_form import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Source

_KIND = (
    "方案|清单|要点|计划|台账|分解表|任务表|分工表|措施|意见|任务书|一览表|责任表|目标表|目标|任务|分工|规划|办法|纪要|通知|安排|表|"
    "台帐|明细|清单表|汇总|责任书|工作|事项"
)
_TITLE = re.compile(rf"(?:{_KIND})(?:[（(][^（）()]{{1,30}}[）)])*$")
_ANNEX = re.compile(r"^附件[\d一二三四五六七八九十]{0,2}[：:.、]?")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年?(?:度)?\s*(?:[-－–—~～至到]+\s*((?:20)\d\d))?\s*年?")
_NO_TITLE = re.compile("办公室$|人民政府$|文件$|号$|日$|^单位|^附件|填报|各单位|：|委员会$|局$")
_LEAST = 8
_MOST_LINES = 60
_LONGEST = 60


def find_title(source: Source, body_line: int | None = None) -> str | None:
    """Return the document's title; None where nothing looks like one."""
    lines = _first_lines(source)
    named = [words for words, level in lines if level == 1]
    for words, level in lines:
        if level == 1 or (_TITLE.search(words) and _is_titular(words)):
            bare = _ANNEX.sub("", words)
            if bare and (level == 1 or re.search(r"\d{4}|年", bare) or len(bare) >= 6):
                inner = re.search("关于印发《?(.+?)》?的通知$", bare)
                return inner[1] if inner else bare
    if named:
        return named[0]
    return next(
        (
            words
            for words, _ in lines[:8]
            if _is_titular(words) and len(words) >= _LEAST and not _NO_TITLE.search(words)
        ),
        None,
    )


def years_in(words: str) -> tuple[int, int] | None:
    """Return the first and the last year that a title or line names."""
    found = [(int(a), int(b or a)) for a, b in _YEARS.findall(with_figures(words))]
    if not found:
        return None
    return min(first for first, _ in found), max(last for _, last in found)


def _is_titular(words: str) -> bool:
    return (
        4 <= len(words) <= _LONGEST
        and not re.search("[。；：:！？]", _ANNEX.sub("", words))
        and not re.match(
            r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、]", words
        )
        and not words.endswith(("如下", "如下：", "各单位"))
    )


def _first_lines(source: Source) -> list[tuple[str, int]]:
    """Return the first lines outside tasks: paragraphs, and rows of one text over a table's header."""
    lines: list[tuple[str, int]] = []
    for block in source.blocks:
        if isinstance(block, Table):
            columns = find_columns(block)
            for row in block.rows[: columns.header_row if columns else 1]:
                texts = dict.fromkeys(squeezed(cell.text) for cell in row if cell.text.strip())
                if len(texts) == 1:
                    lines.append((close_up(next(iter(texts))), 0))
        else:
            for line in block.text.split("\n"):
                if words := squeezed(line):
                    lines.append((words, block.level))
        if len(lines) > _MOST_LINES:
            break
    return _joined(lines)


def _joined(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Put a title together that was broken over two lines."""
    joined: list[tuple[str, int]] = []
    for at, (words, level) in enumerate(lines):
        after = lines[at + 1][0] if at + 1 < len(lines) else ""
        whole = words + after
        if (
            not level
            and not _TITLE.search(words)
            and re.search(r"20\d\d年?", words)
            and _is_titular(words)
            and after
            and _is_titular(whole)
            and _TITLE.search(after)
            and len(after) <= 20
        ):
            joined.append((whole, level))
        else:
            joined.append((words, level))
    return joined
