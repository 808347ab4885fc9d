"""How many cells of a terminal a text takes, and texts cut and filled up to so many: for screen and command alike.

A Chinese letter takes two cells. Signs such as “ ” — … are of ambiguous width: one cell in most terminals, two in
some that are set up for Chinese; which of them this one is, is said once, by `use`.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

CUT = ">"
"""What a cut text ends in: of one width in every terminal."""

_is_wide = False


def use(is_wide: bool) -> None:
    """Count ambiguous signs as two cells from now on, or as one."""
    global _is_wide
    _is_wide = is_wide


def is_wide() -> bool:
    """Return whether ambiguous signs take two cells."""
    return _is_wide


def count_by(usual: Callable[[str], int]) -> None:
    """Take the cells of a text, with one for each ambiguous sign, from another table than Unicode's own."""
    global _usual
    _usual = usual
    is_ambiguous.cache_clear()


def cell_len(text: str) -> int:
    """Return the number of cells the text takes."""
    if text.isascii():
        return len(text)
    return _usual(text) + sum(map(is_ambiguous, text)) if _is_wide else _usual(text)


@lru_cache(maxsize=4096)
def is_ambiguous(letter: str) -> bool:
    """Return whether terminals disagree about the letter's width."""
    return _usual(letter) == 1 and east_asian_width(letter) == "A"


def cut(text: str, cells: int) -> str:
    """Return at most so many cells of the text, never half a letter; a cut one ends in `>`, in the last of them."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    kept, used = [], 0
    for letter in text:
        size = cell_len(letter)
        if used + size > cells - len(CUT):
            break
        kept.append(letter)
        used += size
    return "".join(kept) + " " * (cells - len(CUT) - used) + CUT


def left(text: str, cells: int) -> str:
    """Return the text in exactly so many cells, at the left."""
    shown = cut(text, cells)
    return shown + " " * (cells - cell_len(shown))


def right(text: str, cells: int) -> str:
    """Return the text in exactly so many cells, at the right."""
    shown = cut(text, cells)
    return " " * (cells - cell_len(shown)) + shown


def _by_unicode(text: str) -> int:
    return sum(map(_cells, text))


def _cells(letter: str) -> int:
    if east_asian_width(letter) in "WF":
        return 2
    return 0 if category(letter) in ("Mn", "Me", "Cf") else 1


_usual: Callable[[str], int] = _by_unicode
