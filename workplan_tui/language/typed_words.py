"""The words that people type: statuses, lights, names of a filter's fields, columns of a form.

Each stands in the code in English, in all ways it may be typed, parted by `|`; what is shown comes first.
A catalogue of its own (`typed.po`) has each language's likewise. It is small enough to be read for every
language, so that what one language shows is understood in all: a plan, a filter and a form travel.
"""

from __future__ import annotations

from functools import cache

from workplan_tui.language import LANGUAGES, current, said
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLANKS = str.maketrans("_-", "  ")


def spelt(words: str) -> str:
    """Return the words as they are, for the catalogue to find."""
    return words


def shown(words: str) -> str:
    """Return what is shown of them in the language in use."""
    return words_in(current(), words)[0]


def typable(code: str, words: str) -> str:
    """Return what is shown where a blank would end it: the code if the language's word has one."""
    word = shown(words)
    return code if " " in word else word


def words_in(language: str, words: str) -> tuple[str, ...]:
    """Return all that is understood in one language, as its catalogue has it."""
    return tuple(said(words, language, "typed").split("|"))


@cache
def understood(words: str) -> tuple[str, ...]:
    """Return all that is understood in any language."""
    everywhere = (word for language in LANGUAGES.values() for word in words_in(language, words))
    return tuple(dict.fromkeys(everywhere))


def find_code(word: str, known: Mapping[str, str]) -> str | None:
    """Return which of the codes, each given with its words, somebody typed; None for no one.

    Its letters may be of any case and width, its blanks hyphens. A code goes before a word, and where
    two languages differ the one in use knows better.
    """
    asked = bare(word)
    for said_so in _ways(known):
        for code, words in said_so:
            if asked in map(bare, words):
                return code
    return None


def bare(word: str) -> str:
    """Return a word as it is compared."""
    return half_width(word).strip().casefold().translate(_BLANKS)


def _ways(known: Mapping[str, str]) -> Iterator[Iterator[tuple[str, tuple[str, ...]]]]:
    yield ((code, (code,)) for code in known)
    yield ((code, words_in(current(), words)) for code, words in known.items())
    yield ((code, understood(words)) for code, words in known.items())
