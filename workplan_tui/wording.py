"""Words both front ends show: the names of codes, and text made safe to print.

Codes are what files and `--json` hold; words are what people read and type. A sentence that
belongs to one command stands in that command.
"""

from __future__ import annotations

import re
from functools import cache

from workplan_tui.language import current, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DEMO_ID = "demo-2023"
"""The id of the plan that `workplan demo` makes."""

STATUSES = ("not_started", "in_progress", "done", "closed", "suspended", "cancelled")
"""In the order of the digits 1 to 6 that set them."""

_CHINESE_STATUSES = ("未启动", "推进中", "已完成", "已销号", "暂缓", "终止")


LIGHTS = ("red", "amber", "green", "grey")
"""Worst first: a parent shows the worst of its children."""

METHODS = ("documents", "phone", "site")
"""How a claim was verified on closing out: 资料, 电话, 实地."""


def method_word(method: str) -> str:
    """Return the way of verifying as people read it."""
    words = {"documents": tr("documents"), "phone": tr("phone"), "site": tr("on site")}
    return words.get(method) or clean(method)


def find_method(word: str) -> str | None:
    """Return the code for a way of verifying, in Chinese or English."""
    words = {
        "documents": ("documents", "资料"),
        "phone": ("phone", "电话"),
        "site": ("site", "on site", "实地"),
    }
    asked = word.strip().lower().replace("-", " ")
    return next((code for code, known in words.items() if asked in known), None)


def status_word(status: str) -> str:
    """Return the status as people read it; an unknown code as it is."""
    return _status_words(current()).get(status) or clean(status)


@cache
def _status_words(_language: str) -> dict[str, str]:
    """Return the words of one language, once: a screen asks for them hundreds of times."""
    return {
        "not_started": tr("not started"),
        "in_progress": tr("in progress"),
        "done": tr("done"),
        "closed": tr("closed"),
        "suspended": tr("suspended"),
        "cancelled": tr("cancelled"),
    }


def light_word(colour: str) -> str:
    """Return the light as people read it."""
    return _light_words(current()).get(colour) or clean(colour)


@cache
def _light_words(_language: str) -> dict[str, str]:
    return {"red": tr("red"), "amber": tr("amber"), "green": tr("green"), "grey": tr("grey")}


def find_light(word: str) -> str | None:
    """Return the code for a light that is given by hand, in Chinese or English."""
    words = {"red": ("red", "红"), "amber": ("amber", "黄"), "green": ("green", "绿")}
    asked = word.strip().lower().removesuffix("灯")
    return next((code for code, known in words.items() if asked in known), None)


def pace_word(pace: str) -> str:
    """Return how a task stands against the calendar, as people say it."""
    words = {
        "finished": tr("finished"),
        "ahead": tr("ahead of schedule"),
        "on_schedule": tr("on schedule"),
        "behind": tr("behind schedule"),
        "overdue": tr("overdue"),
        "not_measured": tr("not measured"),
        "not_counted": tr("not counted"),
    }
    return words.get(pace, clean(pace))


def bound_words(op: str, figure: str) -> str:
    """Return what a target asks for: the figure with its operator as people say it."""
    words = {
        ">=": tr("at least {figure}"),
        ">": tr("more than {figure}"),
        "<=": tr("at most {figure}"),
        "<": tr("less than {figure}"),
        "~": tr("about {figure}"),
    }
    return words.get(op, "{figure}").format(figure=figure)


def find_status(word: str) -> str | None:
    """Return the code for a digit, a code, a Chinese or an English word, in any language."""
    asked = word.strip().lower().replace(" ", "_").replace("-", "_")
    for digit, (code, chinese) in enumerate(zip(STATUSES, _CHINESE_STATUSES, strict=True), start=1):
        if asked in (str(digit), code, chinese):
            return code
    return None


MOST_MARKS = 4
"""Combining marks that one character may carry; more would be drawn over the rows around it."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Printable to Python and invisible to people; the variation selectors 17 to 256 are too."""
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
"""Left out: no two terminals give what they make of a sign the same width."""
_UNUSUAL = (
    "\u0300-\u1dff\u2000-\u200f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\u3164\ufe00-\ufeff\uffa0-\uffff"
    "\U00010000-\U0001ffff\U00040000-\U0010ffff"
)
"""Where the combining marks are. Not the far larger rest negated: that takes three times as long to compile."""
_SUSPECT = re.compile(
    f"[{''.join(sorted(_UNSEEN))}{_EMOJI_SELECTORS}\U000e0100-\U000e01ef]|[{_UNUSUAL}]{{5}}"
)
"""What might hold an unseen character or a pile of marks; Chinese text never does."""


def clean(text: str) -> str:
    """Return `text` as one line that a terminal shows and never obeys.

    Control characters become their pictures (␛), invisible and direction-changing ones their
    code point in brackets, line ends a blank; of a pile of combining marks four are left. Bytes
    on disk are never altered.
    """
    if text.isprintable() and (text.isascii() or not _SUSPECT.search(text)):
        return text
    return _without_piles("".join(map(_shown, text)))


def escaped(json_text: str) -> str:
    """Return JSON text with all that `clean` would change as escapes: it means the same."""
    if json_text.isprintable() and (json_text.isascii() or not _SUSPECT.search(json_text)):
        return json_text
    return "".join(letter if is_harmless else _escape(letter) for letter, is_harmless in _judged(json_text))


def _judged(text: str) -> Iterator[tuple[str, bool]]:
    """Give every letter with whether a terminal shows it, as one more thing that people see."""
    from unicodedata import category

    marks = 0
    for letter in text:
        marks = marks + 1 if category(letter) in ("Mn", "Me") else 0
        yield letter, _is_seen(letter) and letter not in _EMOJI_SELECTORS and marks <= MOST_MARKS


def _is_seen(letter: str) -> bool:
    return letter.isprintable() and letter not in _UNSEEN and not 0xE0100 <= ord(letter) <= 0xE01EF


def _shown(letter: str) -> str:
    code = ord(letter)
    if letter in _EMOJI_SELECTORS:
        return ""
    if _is_seen(letter):
        return letter
    if letter in "\t\n\r\v\f\x85\u2028\u2029\u00a0":
        return " "
    if letter == "\u3000":
        return letter
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨{code:02X}⟩" if code < 0x100 else f"⟨U+{code:04X}⟩"


def _without_piles(text: str) -> str:
    from unicodedata import category

    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if category(letter) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
        elif marks == MOST_MARKS + 1:
            kept.append("...")
    return "".join(kept)


def _escape(letter: str) -> str:
    code = ord(letter)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
