"""Numbers as people type them: plain decimals, also full-width or with thousands separated."""

from __future__ import annotations

from unicodedata import normalize

from workplan_tui.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.wording import clean


def parse_number(word: str, option: str) -> float:
    """Return the number; `UsageError` when it is none. Whole numbers come back as `int`."""
    plain = normalize("NFKC", word).strip().replace(",", "")
    digits = plain.removeprefix("-").replace(".", "", 1)
    if digits.isascii() and digits.isdecimal() and len(digits) <= 18:
        return float(plain) if "." in plain else int(plain)
    raise UsageError(
        tr("{option} {text} is no number; write it as 54 or 4.5.").format(
            option=option, text=clean(word)
        )
    )
