"""The words of the closed sets that files and `--json` hold as codes, shown and typed, in both languages.

The sets themselves are the model's (`model.codes`); a test holds these words to them. A sentence that
belongs to one command stands in that command.
"""

from __future__ import annotations

from functools import cache

from workplan_tui.language import current, tr
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean


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
    asked = half_width(word).strip().lower().replace("-", " ")
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
    words = {"red": ("red", "红"), "amber": ("amber", "yellow", "orange", "黄"), "green": ("green", "绿")}
    asked = half_width(word).strip().lower().removesuffix("灯")
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


def day_forms() -> str:
    """Return how a day may be written, for whoever wrote something else (docs/commands.md has them all)."""
    return tr("2023-06-30, 06-30, 20230630, yesterday, month-end")


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


_CHINESE_STATUSES = {
    "not_started": "未启动",
    "in_progress": "推进中",
    "done": "已完成",
    "closed": "已销号",
    "suspended": "暂缓",
    "cancelled": "终止",
}
"""What is understood in any language; a test holds the catalogue to it."""


def near_status(word: str) -> str | None:
    """Return the code of the status that a word which is none was probably meant for; None where it is like none."""
    from workplan_tui.text.nearest import nearest_word  # only where there is a mistake to explain

    codes = {known: code for code, chinese in _CHINESE_STATUSES.items() for known in (code, chinese)}
    meant = nearest_word(word.replace(" ", "_"), codes)
    return codes[meant] if meant else None


def find_status(word: str) -> str | None:
    """Return the code for a digit, a code, a Chinese or an English word, in any language."""
    asked = half_width(word).strip().lower().replace(" ", "_").replace("-", "_")
    for digit, (code, known) in enumerate(_CHINESE_STATUSES.items(), start=1):
        if asked in (str(digit), code, known):
            return code
    return None
