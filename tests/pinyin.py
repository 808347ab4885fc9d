"""Make the table that pinyin is searched with: `python -m tests.pinyin`.

It holds the readings, without tones, of every character from 一 to the end of its Unicode block
(GB2312 is a third of it), as pypinyin knows them. pypinyin (MIT licence) is only asked here.
"""

from __future__ import annotations

import unicodedata
import zlib
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

from workplan_tui.pinyin import FIRST, LAST

TABLE = Path(__file__).resolve().parent.parent / "workplan_tui" / "pinyin.table"


def readings_of(letter: str) -> tuple[str, ...]:
    """Return the letter's readings as typed, ü as v, in alphabetical order."""
    told = pinyin_dict.get(ord(letter), "").split(",")
    return tuple(sorted({plain for one in told if (plain := _plain(one))}))


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
