"""Days as official letters write them: 2023年9月30日 in Chinese, 2023-09-30 in English."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr


def day_words(day: date) -> str:
    """Return the day as a letter has it."""
    return tr("{day:%Y-%m-%d}").format(day=day)
