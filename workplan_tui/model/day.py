"""Days as journals hold them: `2023-06-30` and nothing else."""

from __future__ import annotations

from datetime import date


def find_day(value: object) -> date | None:
    """Return the day the value names; None when it names none, whoever wrote it."""
    if not isinstance(value, str):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None  # 20230630 and weeks are no way to write a day
