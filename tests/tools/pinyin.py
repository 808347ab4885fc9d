"""Make the table that pinyin is searched with: `python -m tests.tools.pinyin`.

It holds the readings, without tones, of every character from 一 to the end of its Unicode block
(GB2312 is a third of it), as pypinyin knows them. pypinyin (MIT licence) is only asked here.
"""

from __future__ import annotations

import unicodedata
import zlib

from pypinyin.pinyin_dict import pinyin_dict

from tests.support.program import ROOT
from workplan_tui.text.pinyin import FIRST, LAST

TABLE = ROOT / "workplan_tui" / "text" / "pinyin.table"


def readings_of(letter: str) -> tuple[str, ...]:
    """Return the letter's readings in alphabetical order, ü as v, then the other ways to type ü."""
    told = pinyin_dict.get(ord(letter), "").split(",")
    plain = sorted({plain for one in told if (plain := _plain(one))})
    others = sorted({other for one in plain for other in other_spellings(one)} - set(plain))
    return (*plain, *others)


def other_spellings(syllable: str) -> tuple[str, ...]:
    """Return how else people type a syllable with ü: 略 is lve, lue and lyue, 女 is nv and nyu.

    `ue` for üe is what every input method takes (Hanyu Pinyin has no other lue and nue); `yu` for ü is
    GB/T 28039-2011, as in passports. `lu` and `nu` are other syllables.
    """
    if "v" not in syllable:
        return ()
    return (syllable.replace("v", "yu"), *((syllable.replace("ve", "ue"),) if "ve" in syllable else ()))


def table() -> bytes:
    """Return the table uncompressed: each set of readings once, then two bytes for each character."""
    of_letters = [" ".join(readings_of(chr(code))) for code in range(FIRST, LAST + 1)]
    sets = sorted(set(of_letters))
    number = {readings: place for place, readings in enumerate(sets)}
    places = b"".join(number[readings].to_bytes(2, "big") for readings in of_letters)
    return ",".join(sets).encode("ascii") + b"\n" + places


def _plain(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


if __name__ == "__main__":
    TABLE.write_bytes(zlib.compress(table(), 9))
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")
