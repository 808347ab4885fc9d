"""What an import may have glued together: a number with its stop inside a text, two offices in one name.

Pure words; `importing` doubts what these find, and `check` finds it again in the plan.
"""

from __future__ import annotations

import re

_SWALLOWED = re.compile(
    r"(?<![\d.．\-A-Za-z])\d{1,3}[.．](?=[\u4e00-\u9fff“])|(?<=[。；\u4e00-\u9fff])[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"(?<=。)[一二三四五六七八九十]{1,3}、"
)
_NUMBERED = re.compile(r"(?<![\d.．\-A-Za-z])(\d{1,3})[.．](?=[\u4e00-\u9fff“])")
_TWO_OFFICES = re.compile(
    r"(?:局|委员会|委|中心|公司|政府|街道|支队|办事处|集团)(?=(?:区|市|县|省|各)[^，、（）]{1,14}(?:局|委|办|中心|公司|政府|院|支队)$)"
)


def swallowed_number(text: str) -> str | None:
    """Return the first number with its stop inside a text; None where its numbers count up from one."""
    found = _SWALLOWED.search(text)
    numbers = [int(number) for number in _NUMBERED.findall(text)]
    if found is None or (len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))):
        return None
    return found.group()


def holds_two_offices(name: str) -> bool:
    """Return whether a name looks like those of two offices."""
    return bool(_TWO_OFFICES.search(name))
