"""Words both front ends show: the names of codes, and text made safe to print.

Codes are what files and `--json` hold; words are what people read and type. A sentence that
belongs to one command stands in that command.
"""

from __future__ import annotations

from workplan_tui.language import tr

DEMO_ID = "demo-2023"
"""The id of the plan that `workplan demo` makes."""

STATUSES = ("not_started", "in_progress", "done", "closed", "suspended", "cancelled")
"""In the order of the digits 1 to 6 that set them."""

_CHINESE_STATUSES = ("未启动", "推进中", "已完成", "已销号", "暂缓", "终止")


LIGHTS = ("red", "amber", "green", "grey")
"""Worst first: a parent shows the worst of its children."""

METHODS = ("documents", "phone", "site")
"""How a claim was verified on closing out: 资料, 电话, 实地."""

_CHINESE_METHODS = ("资料", "电话", "实地")


def method_word(method: str) -> str:
    """Return the way of verifying as people read it."""
    words = {"documents": tr("documents"), "phone": tr("phone"), "site": tr("on site")}
    return words.get(method) or clean(method)


def find_method(word: str) -> str | None:
    """Return the code for a way of verifying, in Chinese or English."""
    for code, chinese in zip(METHODS, _CHINESE_METHODS, strict=True):
        if word.strip().lower() in (code, chinese):
            return code
    return None


def status_word(status: str) -> str:
    """Return the status as people read it; an unknown code as it is."""
    words = {
        "not_started": tr("not started"),
        "in_progress": tr("in progress"),
        "done": tr("done"),
        "closed": tr("closed"),
        "suspended": tr("suspended"),
        "cancelled": tr("cancelled"),
    }
    return words.get(status) or clean(status)


def light_word(colour: str) -> str:
    """Return the light as people read it."""
    words = {"red": tr("red"), "amber": tr("amber"), "green": tr("green"), "grey": tr("grey")}
    return words.get(colour, clean(colour))


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


def find_status(word: str) -> str | None:
    """Return the code for a digit, a code, a Chinese or an English word, in any language."""
    asked = word.strip().lower().replace(" ", "_").replace("-", "_")
    for digit, (code, chinese) in enumerate(zip(STATUSES, _CHINESE_STATUSES, strict=True), start=1):
        if asked in (str(digit), code, chinese):
            return code
    return None


def clean(text: str) -> str:
    """Return `text` as one line that a terminal shows and never obeys.

    Control characters become their pictures (␛), invisible and direction-changing ones their
    code point in brackets, line ends a blank. Bytes on disk are never altered. What makes a sign
    an emoji is left out, as no two terminals give it the same width.
    """
    if text.isprintable() and "\ufe0f" not in text and "\ufe0e" not in text:
        return text
    return "".join(
        letter if letter.isprintable() and letter not in _EMOJI_SELECTORS else _shown(letter)
        for letter in text
    )


_EMOJI_SELECTORS = "\ufe0e\ufe0f"


def _shown(letter: str) -> str:
    code = ord(letter)
    if letter in _EMOJI_SELECTORS:
        return ""
    if letter in "\t\n\r\v\f\x85\u2028\u2029\u3000\u00a0":
        return " " if letter not in "\u3000" else letter
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨{code:02X}⟩" if code < 0x100 else f"⟨U+{code:04X}⟩"
