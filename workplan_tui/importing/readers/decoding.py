"""Bytes to letters: BOM, UTF-8, UTF-8 with a few bad bytes, UTF-16, GB18030.

A few bad bytes in UTF-8 are shown as � and their lines named; anything else that is not UTF-8 is
taken for GB18030, which Chinese editors and spreadsheets save.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.importing.readers.refusals import Unreadable

_BAD_SHARE = 200
"""At most one bad byte in so many letters for a damaged UTF-8."""
_LEAST_USUAL = 0.9
"""Of the Chinese letters of a text, those in GB 2312."""


class Decoded(Value):
    """The text, how it was read, and the lines with bad bytes, from 1."""

    text: str
    encoding: str
    bad_lines: tuple[int, ...] = ()


def decode(data: bytes, *, named: str = "", whole: bool = True) -> Decoded:
    """Return the text; `named` is the encoding the document itself gives."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if (wide := _without_mark(data)) is not None:
        return _lenient(data, wide)
    if b"\x00" in data[:4096]:
        raise Unreadable("binary")
    if not whole:
        data = data[: max(data.rfind(b"\n"), len(data) - 4)] if len(data) >= 1 << 16 else data
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wanted = named.lower().replace("_", "-")
    if wanted in ("gb2312", "gbk", "gb18030", "x-gbk", "gb-2312-80"):
        return _lenient(data, "gb18030")
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    chinese = len(re.findall("[\u4e00-\u9fff]", lenient))
    if chinese and bad * _BAD_SHARE <= len(lenient) + _BAD_SHARE * 3 and bad < chinese / 4:
        return _lenient(data, "utf-8")
    if wanted in ("big5", "big5-hkscs"):
        return _lenient(data, "big5hkscs")
    return _lenient(data, "gb18030")


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad: list[int] = []
    if "\ufffd" in text:
        bad = [number for number, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    return Decoded(text, encoding, tuple(bad))


def _without_mark(data: bytes) -> str | None:
    """Return which UTF-16 it is, where no mark says so: every other byte of ASCII and stops is NUL."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not even and not odd:
        return None
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 3 * others:
            try:
                text = data[: len(data) // 2 * 2].decode(encoding)
            except UnicodeDecodeError:
                continue
            if _reads_as_chinese(text[:2000]):
                return encoding
    return None


def _reads_as_chinese(text: str) -> bool:
    """Return whether the letters are such as people use: Latin ones taken two by two are rare Chinese ones."""
    letters = re.findall("[\u3400-\u9fff]", text)
    usual = len("".join(letters).encode("gb2312", "ignore")) // 2
    return bool(letters) and usual >= len(letters) * _LEAST_USUAL
