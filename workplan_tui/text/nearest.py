"""Which of the known words was probably meant, where one is not known: for every sentence that says so."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return which of the known words was probably meant; capital letters of `word` do not count."""
    from difflib import get_close_matches  # only where there is a mistake to explain

    least = 0.6 if word.isascii() else 0.5  # one of two characters is near in Chinese
    asked, words = word.casefold(), list(known)
    near = get_close_matches(asked, words, len(words) or 1, least)
    # Letters that changed places are a slip of the fingers; of words that are as near, they tell.
    return next((one for one in near if sorted(one) == sorted(asked)), next(iter(near), None))
