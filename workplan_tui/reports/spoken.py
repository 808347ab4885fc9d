"""The values of a reason as people read them, put into its sentence.

Each is written by what it is: a day as the place has days, a figure with all its digits, a status by
its word, a target by what it asks for. Whatever came from a file is made harmless here.
"""

from __future__ import annotations

from datetime import date
from functools import reduce

from workplan_tui.language import tr
from workplan_tui.language.words import bound_words, light_word, status_word
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.plan import Target
from workplan_tui.model.reason import Setting
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from workplan_tui.model.reason import Reason

_STATUSES = ("status", "was", "wanted", "allowed")
"""Values of these names are codes of statuses."""


def filled(
    sentence: str,
    reason: Reason,
    day_words: Callable[[date], str] = str,
    instead: Mapping[str, str] | None = None,
) -> str:
    """Return the sentence with the reason's values in its blanks; `instead` has those already in words."""
    words = instead or {}
    told = {name: _shown(name, value, day_words) for name, value in reason.named if name not in words}
    return sentence.format(**told, **words)


def one_after_another(sentences: Iterable[str]) -> str:
    """Return the sentences as one text; those that are empty are left out."""
    told = [sentence for sentence in sentences if sentence]
    return reduce(
        lambda first, second: tr("{first} {second}").format(first=first, second=second), told or [""]
    )


def setting_words(setting: Setting) -> str:
    """Return the value a field has, without the name of the field."""
    field, value = setting.field, setting.value
    if field == "status":
        return status_word(str(value))
    if field == "light":
        return light_word(str(value)) if value else tr("by the rules")
    return tr("nothing") if value is None else clean(str(value))


def asked_words(target: Target) -> str:
    """Return what the plan asks for, as people say it: `at least 4.5%`, `2-3个`."""
    highest = "" if target.value_max is None else f"-{format_figure(target.value_max)}"
    return bound_words(target.op, f"{format_figure(target.value)}{highest}{clean(target.unit)}")


def _shown(name: str, value: object, day_words: Callable[[date], str]) -> str:
    if isinstance(value, tuple):
        return tr(", ").join(_shown(name, one, day_words) for one in value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Target):
        return asked_words(value)
    if isinstance(value, Setting):
        return setting_words(value)
    if isinstance(value, float):
        return format_figure(value)
    return status_word(str(value)) if name in _STATUSES else clean(str(value))
