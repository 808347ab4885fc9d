"""Numbers as people type and read them: plain decimals, typed also full-width or in thousands: the one reader."""

from __future__ import annotations

_MOST_DIGITS = 40
"""More than any figure shown without an exponent has; Python itself refuses very long ones."""
LARGEST_EXACT = 2**53
"""A journal keeps whole numbers up to this one: beyond it, readers of JSON no longer agree on them."""
_MOST_SHOWN = 10**21
_MOST_ZEROS = 15
_GROUP = 3
"""Digits between the commas of thousands."""


def find_number(text: str) -> float | None:
    """Return the number, whole ones as `int`; None when the text is none. A `%` may follow.

    A comma stands before groups of three digits or not at all: `4,5` may be meant for 4.5, and
    never for 45.
    """
    from unicodedata import normalize  # what only shows figures has no need of it

    plain = normalize("NFKC", text).strip().removesuffix("%").replace("。", ".")
    if "," in plain:
        plain = _without_commas(plain)
    digits = plain.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        return None
    return float(plain) if "." in plain else int(plain)


def find_figure(text: str, unit: str) -> float | None:
    """Return the number, which may be written with its own unit: `2个` of a target in 个."""
    plain = text.strip()
    return find_number(plain.removesuffix(unit) if unit else plain)


def _without_commas(plain: str) -> str:
    """Return the number without the commas of its thousands; empty where they separate none."""
    whole, dot, fraction = plain.partition(".")
    first, *groups = whole.removeprefix("-").split(",")
    if "," in fraction or not 1 <= len(first) <= _GROUP or first.startswith("0"):
        return ""
    if any(len(group) != _GROUP for group in groups):
        return ""
    return whole.replace(",", "") + dot + fraction


def format_figure(value: float) -> str:
    """Return the number with all its digits and no more: 1234567, 4.5, 0.00001.

    It reads back as the same number. Only what would fill a line with zeros keeps its exponent.
    """
    if isinstance(value, int) or (abs(value) < _MOST_SHOWN and value.is_integer()):
        return str(int(value))
    shortest = repr(value)
    mantissa, _, exponent = shortest.partition("e-")
    if not exponent or int(exponent) > _MOST_ZEROS:
        return shortest
    sign = "-" if value < 0 else ""
    return f"{sign}0.{'0' * (int(exponent) - 1)}{mantissa.lstrip('-').replace('.', '')}"
