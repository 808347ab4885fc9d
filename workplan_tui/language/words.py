"""The words of the closed sets that files and `--json` hold as codes, shown and typed, in every language.

The sets themselves are the model's (`model.codes`); a test holds these words to them. A sentence that
belongs to one command stands in that command.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.typed_words import bare, find_code, shown, spelt, understood
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

STATUS_WORDS = {
    "not_started": spelt("not started"),
    "in_progress": spelt("in progress"),
    "done": spelt("done"),
    "closed": spelt("closed"),
    "suspended": spelt("suspended"),
    "cancelled": spelt("cancelled"),
}
LIGHT_WORDS = {
    "red": spelt("red"),
    "amber": spelt("amber|yellow|orange"),
    "green": spelt("green"),
    "grey": spelt("grey|gray"),
}
_METHODS = {
    "documents": spelt("documents"),
    "phone": spelt("phone"),
    "site": spelt("on site"),
}
_NONE = spelt("none")
_YES = spelt("yes|y")
_NO_PROBLEM = spelt("no problem|none|no")
_SIGNS_OF_NONE = ("-", "—")
"""Say in any language that nothing stands there."""


def method_word(method: str) -> str:
    """Return the way of verifying as people read it."""
    return _shown(method, _METHODS)


def find_method(word: str) -> str | None:
    """Return the code for a way of verifying, in any language."""
    return find_code(word, _METHODS)


def status_word(status: str) -> str:
    """Return the status as people read it; an unknown code as it is."""
    return _shown(status, STATUS_WORDS)


def find_status(word: str) -> str | None:
    """Return the code for a digit, a code or a word, in any language."""
    digits = {str(digit): code for digit, code in enumerate(STATUS_WORDS, start=1)}
    return digits.get(bare(word)) or find_code(word, STATUS_WORDS)


def near_status(word: str) -> str | None:
    """Return the code of the status that a word which is none was probably meant for; None where it is like none."""
    from workplan_tui.text.nearest import nearest_word  # only where there is a mistake to explain

    codes = {
        bare(known): code for code, words in STATUS_WORDS.items() for known in (code, *understood(words))
    }
    meant = nearest_word(bare(word), codes)
    return codes[meant] if meant else None


def light_word(colour: str) -> str:
    """Return the light as people read it."""
    return _shown(colour, LIGHT_WORDS)


def find_light(word: str) -> str | None:
    """Return the code for a light that is given by hand, in any language; grey is only computed."""
    return find_code(word, {code: words for code, words in LIGHT_WORDS.items() if code != "grey"})


def none_word() -> str:
    """Return the word that says that nothing is to stand there."""
    return shown(_NONE)


def is_none(word: str) -> bool:
    """Return whether the word says that nothing is to stand there."""
    return half_width(word).strip() in _SIGNS_OF_NONE or bare(word) in understood(_NONE)


def is_yes(word: str) -> bool:
    """Return whether the answer is yes."""
    return bare(word) in understood(_YES)


def is_no_problem(words: str) -> bool:
    """Return whether this is what offices write where nothing is in the way."""
    return words.strip() in _SIGNS_OF_NONE or bare(words.rstrip("。.")) in understood(_NO_PROBLEM)


def _shown(code: str, words: dict[str, str]) -> str:
    return shown(words[code]) if code in words else clean(code)


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
