"""What Latin letters spell in Chinese: `sthj` and `shengtai` are both in 生态环境.

The readings lie in a table made at development time (tests/tools/pinyin.py), which is read when letters
are first looked for. A character read in several ways matches each of them, and ü
is typed as v, as yu or, before e, as u: 略 is `lve`, `lue` and `lyue`.
"""

from __future__ import annotations

import os
from functools import lru_cache

FIRST, LAST = 0x4E00, 0x9FFF
"""The characters the table covers."""
_TABLE = os.path.join(os.path.dirname(__file__), "pinyin.table")


class Speller:
    """Letters as one person typed them, looked for in many texts.

    All of them are initials, or all of them are whole syllables, of which the last may still be
    unfinished: a filter narrows with every letter. Each character is looked up once.
    """

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._met: set[str] = set()
        self._begin: set[str] = set()
        """Those of the characters met so far with which the letters may begin."""
        self._is_in: dict[str, bool] = {}

    def is_in(self, text: str) -> bool:
        """Return whether the letters spell a part of the text."""
        known = self._is_in.get(text)
        if known is None:
            known = self._is_in[text] = self._look(text)
        return known

    def _look(self, text: str) -> bool:
        new = set(text) - self._met
        self._met |= new
        self._begin.update(one for one in new if self._letters[0] in initials(one))
        begin = self._begin
        places = [place for place, letter in enumerate(text) if letter in begin]
        return any(self._are_initials(text, at) or self._spelt_to(text, at, 0) for at in places)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return first and last place of each part of the text that the letters spell."""
        found, free = list[tuple[int, int]](), 0
        for at in range(len(text)):
            end = at + len(self._letters) if self._are_initials(text, at) else self._spelt_to(text, at, 0)
            if end and at >= free:
                found.append((at, end))
                free = end
        return found

    def _are_initials(self, text: str, place: int) -> bool:
        if place + len(self._letters) > len(text):
            return False
        return all(initial in initials(text[at]) for at, initial in enumerate(self._letters, place))

    def _spelt_to(self, text: str, place: int, spelt: int) -> int | None:
        """Return up to where syllables from `place` on spell the letters from `spelt` on, if they do."""
        if spelt == len(self._letters):
            return place
        if place == len(text):
            return None
        rest = self._letters[spelt:]
        for syllable in readings(text[place]):
            if syllable.startswith(rest):
                return place + 1
            if rest.startswith(syllable):
                end = self._spelt_to(text, place + 1, spelt + len(syllable))
                if end is not None:
                    return end
        return None


@lru_cache(maxsize=64)
def speller(letters: str) -> Speller:
    """Return what looks for these letters, with all it has found out so far."""
    return Speller(letters)


@lru_cache(maxsize=8192)
def readings(letter: str) -> tuple[str, ...]:
    """Return the letter's syllables without tones; none where it is no Chinese character."""
    if not FIRST <= ord(letter) <= LAST:
        return ()
    sets, places = _table()
    at = 2 * (ord(letter) - FIRST)
    return tuple(sets[places[at] << 8 | places[at + 1]].split())


@lru_cache(maxsize=8192)
def initials(letter: str) -> frozenset[str]:
    """Return the first letters of the letter's syllables."""
    return frozenset(syllable[0] for syllable in readings(letter))


@lru_cache(maxsize=1)
def _table() -> tuple[list[str], bytes]:
    """Return every set of readings, and two bytes for each character that say which is its."""
    import zlib

    with open(_TABLE, "rb") as file:
        head, _, places = zlib.decompress(file.read()).partition(b"\n")
    return head.decode("ascii").split(","), places
