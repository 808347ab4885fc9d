"""Days as journals hold them, `2023-06-30` and nothing else, and as a narrow column shows them."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


def find_day(value: object) -> date | None:
    """Return the day the value names; None when it names none, whoever wrote it."""
    if not isinstance(value, str):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None  # 20230630 and weeks are no way to write a day


def short_day(plan: Plan, day: date) -> str:
    """Return a day of the plan's year as `12-31`, of any other year as `24-03-31`."""
    is_of_plan = plan.starts_on.year == plan.ends_on.year == day.year
    return f"{day:%m-%d}" if is_of_plan else f"{day.year % 100:02}-{day:%m-%d}"
