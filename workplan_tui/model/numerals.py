"""The Chinese numerals headings are counted with, 一 to 九十九, and years said digit by digit, 二〇二三."""

from __future__ import annotations

LARGEST = 99
_DIGITS = "零一二三四五六七八九"
_ZEROS = "〇○Ｏ"
"""The sign itself, and the circles that input methods and scanners put in its place."""


def chinese_numeral(number: int) -> str:
    """Return the numeral of 1 to 99, as in 十, 十二, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def find_numeral(text: str) -> int | None:
    """Return the number of a numeral, 1 to 99; None for any other text."""
    return next((n for n in range(1, LARGEST + 1) if chinese_numeral(n) == text), None)


def spelt_digits(text: str) -> str | None:
    """Return the digits of a number that is said one by one, as in 二〇二三 or 二○二三; None for any other text."""
    digits = [_DIGITS.find("零" if letter in _ZEROS else letter) for letter in text]
    return "".join(map(str, digits)) if digits and min(digits) >= 0 else None
