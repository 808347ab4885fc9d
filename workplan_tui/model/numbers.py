"""Numbers as people type them: plain decimals, also full-width or with thousands separated."""

from __future__ import annotations

from unicodedata import normalize

_MOST_DIGITS = 18


def find_number(text: str) -> float | None:
    """Return the number, whole ones as `int`; None when the text is none. A `%` may follow."""
    plain = normalize("NFKC", text).strip().removesuffix("%").replace(",", "")
    digits = plain.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        return None
    return float(plain) if "." in plain else int(plain)
