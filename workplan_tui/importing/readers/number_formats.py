"""Show a spreadsheet's number as people see it: days by their format, literals beside figures.

The built-in date formats of Chinese spreadsheets (27-36, 50-58) are dates without a format code.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATES = {
    14: "ymd", 15: "ymd", 16: "dm", 17: "ym", 22: "ymd", 27: "ym", 28: "md", 29: "md", 30: "ymd", 31: "ymd",
    34: "ymd", 35: "ymd", 36: "ymd", 50: "ymd", 51: "ymd", 52: "ym", 53: "md", 54: "md", 57: "ym", 58: "md",
}  # fmt: skip
_BUILT_IN = {9: "0%", 10: "0.00%"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL = re.compile(r'^(?:"([^"]*)")?(?:General|#?,?#*0(?:\.0+)?|@)(?:"([^"]*)"|((?:\\.)+))?$')


def shown(value: float, format_id: int, code: str | None, *, from_1904: bool) -> str:
    """Return the words a cell with that number and format shows."""
    code = code if code is not None else _BUILT_IN.get(format_id)
    parts = _date_parts(format_id, code)
    if parts and 1 <= value < 2_958_466:
        day = date(1904, 1, 1) + timedelta(days=int(value)) if from_1904 else _from_1900(int(value))
        if "d" in parts:
            return day.isoformat()
        return f"{day.year}年{day.month}月" if "y" in parts else f"{day.month}月"
    if code and "%" in _QUOTED.sub("", code):
        return f"{plain(round(value * 100, 10))}%"
    if code and (literal := _LITERAL.match(code.partition(";")[0])):
        after = literal[2] or (literal[3] or "").replace("\\", "")
        return f"{literal[1] or ''}{plain(value)}{after}"
    return plain(value)


def plain(value: float) -> str:
    """Return a number as short as it is exact."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(round(value, 12))


def _date_parts(format_id: int, code: str | None) -> str:
    """Return which of y, m, d a format shows; empty when it is no date."""
    if code is None:
        return _DATES.get(format_id, "")
    if code == "General":
        return ""
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    if re.search("[#0?]", bare) or not re.search("[yd]|m", bare):
        return ""
    parts = "".join(letter for letter in "ymd" if letter in bare or (letter == "y" and "e" in bare))
    if parts in ("", "m") and re.search("[hs]", bare):
        return ""
    return parts


def _from_1900(serial: int) -> date:
    """Day 60 is the 29 February 1900 that never was."""
    return date(1899, 12, 30) + timedelta(days=serial if serial > 59 else serial + 1)
