"""Which of the known words was probably meant, where one is not known: for every sentence that says so."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return which of the known words was probably meant; capital letters of `word` do not count."""
    from difflib import get_close_matches  # only where there is a mistake to explain

    least = 0.6 if word.isascii() else 0.5  # one of two characters is near in Chinese
    return next(iter(get_close_matches(word.casefold(), list(known), 1, least)), None)
