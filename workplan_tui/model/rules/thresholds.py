"""The thresholds of the lights: data of the plan's `[rules]`, each with a documented default.

A value that makes no sense never stops anything: the default holds, and `check` reports it.
"""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


BOUNDS = {
    "amber_gap": (0, 100), "red_gap": (0, 100), "due_soon_days": (0, 3660), "stale_days": (0, 3660),
    "by_day": (1, 366),
}  # fmt: skip
"""The least and the greatest value of each number that `[rules]` and `[reporting]` may set."""


def is_sound(name: str, value: object) -> bool:
    """Return whether the value is a whole number that the rule can work with."""
    least, greatest = BOUNDS[name]
    return type(value) is int and least <= value <= greatest


class Rules(Value):
    """What `[rules]` may set (docs/files.md)."""

    amber_gap: int = 10
    """Points behind schedule above which a task is amber."""
    red_gap: int = 30
    """Points behind schedule above which a task is red."""
    due_soon_days: int = 7
    stale_days: int = 60

    @classmethod
    def of(cls, plan: Plan) -> Rules:
        """Return the plan's thresholds; what makes no sense keeps its default."""
        given = {
            name: value for name, value in plan.rules.items() if name in cls._fields and is_sound(name, value)
        }
        return cls(**given)
