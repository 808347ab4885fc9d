"""Days as official letters write them: 2023年9月30日 in Chinese, 2023-09-30 in English."""

from __future__ import annotations

import re
from datetime import date

from workplan_tui.language import CHINESE, current

_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


def day_words(day: date) -> str:
    """Return the day as a letter has it."""
    return official(day.isoformat())


def official(sentence: str) -> str:
    """Return one of our own sentences with its days as a letter has them."""
    if current() != CHINESE:
        return sentence
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", sentence)
