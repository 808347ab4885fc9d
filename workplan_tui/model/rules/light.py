"""The light 红黄绿灯 of a task: an ordered list of signals, of which the first that fires decides.

The order is that of docs/lights.md and is the meaning: a task is red for the gravest thing that can be said
of it.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.rules import signals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case, Signal


BY_HAND = "override"
"""The rule of a light that was set by hand."""


class Light(Value):
    """A colour, the rule that fired, and its reason with numbers."""

    colour: str
    rule: str
    reason: Reason


def light_of(case: Case, by_hand: bool = True) -> Light:
    """Return the light at the case's day; without `by_hand` what it would be if nobody had set it."""
    for colour, rule, fires in RULES:
        reason = fires(case) if by_hand or rule != BY_HAND else None
        if reason:
            return Light(colour or signals.override_colour(case), rule, reason)
    return Light("green", "green", signals.nothing_wrong(case))


def worst(colours: list[str]) -> str:
    """Return the worst of the colours; grey where there are none."""
    return min(colours, key=LIGHTS.index, default="grey")


RULES: tuple[tuple[str, str, Signal], ...] = (
    ("grey", "grey_suspended", signals.suspended),
    ("grey", "grey_cancelled", signals.cancelled),
    ("green", "green_closed", signals.closed),
    ("green", "green_done_late", signals.done_late),
    ("green", "green_done", signals.done),
    ("", BY_HAND, signals.overridden),
    ("red", "red_overdue", signals.overdue),
    ("red", "red_milestone", signals.milestone_missed),
    ("red", "red_limit", signals.limit_broken),
    ("red", "red_behind", signals.far_behind),
    ("red", "red_unreported", signals.unreported_twice),
    ("amber", "amber_behind", signals.behind),
    ("amber", "amber_due_soon", signals.due_soon),
    ("amber", "amber_below_level", signals.below_level),
    ("amber", "amber_decision", signals.decision_overdue),
    ("amber", "amber_flag", signals.flagged),
    ("amber", "amber_unreported", signals.unreported),
    ("amber", "amber_stale", signals.stale),
    ("grey", "grey_no_entry", signals.no_entry),
)
"""Colour (that which was set, where it is empty), code and signal of each, the first that fires deciding."""
