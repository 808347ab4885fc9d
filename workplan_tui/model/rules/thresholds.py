"""The thresholds of the lights: data of the plan's `[rules]`, each with a documented default."""

from __future__ import annotations

from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


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
        """Return the plan's thresholds; what is no whole number keeps its default."""
        given = {
            name: value
            for name, value in plan.rules.items()
            if name in cls._fields and type(value) is int and value >= 0
        }
        return cls(**given)
