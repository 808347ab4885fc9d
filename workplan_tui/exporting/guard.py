"""What no spreadsheet may take from a text for a formula.

Control characters, line ends and what turns the direction are `clean`'s business, before a text comes here.
"""

from __future__ import annotations

_BEGIN_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What spreadsheets begin to reckon at, whatever the letter's width (OWASP, CSV injection)."""


def never_formula(text: str) -> str:
    """Return the text as the cell of a file without types, so that no spreadsheet reckons with it."""
    return f"'{text}" if text.lstrip().startswith(_BEGIN_FORMULAS) else text
