"""What a target 量化指标 asks for, in words."""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.model.numbers import format_figure
from workplan_tui.wording import bound_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Target


def asked_words(target: Target) -> str:
    """Return what the plan asks for, as people say it: `at least 4.5%`, `2-3个`."""
    highest = "" if target.value_max is None else f"-{format_figure(target.value_max)}"
    return bound_words(target.op, f"{format_figure(target.value)}{highest}{clean(target.unit)}")
