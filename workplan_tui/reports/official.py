"""Days as official letters write them: 2023年9月30日 in Chinese, 2023-09-30 in English."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import CHINESE, current


def day_words(day: date) -> str:
    """Return the day as a letter has it."""
    return f"{day.year}年{day.month}月{day.day}日" if current() == CHINESE else day.isoformat()
