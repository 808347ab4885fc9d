"""What a target 量化指标 asks for, and what a measured value says about it (docs/lights.md)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Target

NEARLY = 0.95
"""From this share of it on, a figure printed with 左右 is met."""
LIMITS = ("<", "<=")


def is_met(target: Target, value: float) -> bool:
    """Return whether the measured value keeps the target."""
    match target.op:
        case ">":
            return value > target.value
        case "<":
            return value < target.value
        case "<=":
            return value <= target.value
        case "~":
            return value >= NEARLY * target.value
    return value >= target.value


def share_done(target: Target, value: float) -> float:
    """Return the percent of a `count` target that is done, 0 to 100."""
    if not target.value:
        return 100.0 if is_met(target, value) else 0.0
    return min(100.0, max(0.0, 100 * value / target.value))


def is_limit(target: Target) -> bool:
    """Return whether the target may not be exceeded 不超过, rather than be reached."""
    return target.op in LIMITS
