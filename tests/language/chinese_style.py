"""One way to set Chinese: no blank between a Chinese character and a number, Chinese marks in lists."""

from __future__ import annotations

import re

NUMBERS = (
    "all", "amber", "at", "before", "bytes", "count", "day", "days", "deadline", "due", "end",
    "expected", "figure", "first", "gap", "high", "ids", "last", "length", "limit", "line", "low", "made",
    "most", "now", "number", "offset", "on", "other_line", "passed", "percent", "pid", "place", "points",
    "progress", "range", "red", "right", "section", "seq", "since", "size", "soon", "stale", "start", "task",
    "tasks", "times", "today", "total", "until", "version", "was",
)  # fmt: skip
"""The named blanks that are filled with figures, days and task numbers."""
LABELLED = ("{status}  progress {progress}  expected {expected}",)
"""Messages that are names with values in columns, which design §6 sets apart by blanks."""

_FILLED = re.compile(rf"\{{(?:{'|'.join(NUMBERS)})(?::[^}}]*)?\}}")
_CHINESE = "\u4e00-\u9fff"
_FIGURE = r"[0-9][0-9.,:/~%-]*"
_APART = (
    re.compile(rf"(?<=[{_CHINESE}]) (?={_FIGURE}(?:[^A-Za-z0-9]|$))"),
    re.compile(rf"(?<![!-~])({_FIGURE}) (?=[{_CHINESE}])"),
)
_LATIN_MARKS = re.compile(rf"[{_CHINESE}）」] ?[,;](?: |(?=[{_CHINESE}]))|[,;] ?(?=[{_CHINESE}])")


def has_blank_at_number(text: str) -> bool:
    """Return whether a blank stands between a Chinese character and a number."""
    filled = _FILLED.sub("0", text)
    return any(pattern.search(filled) for pattern in _APART)


def has_latin_mark(text: str) -> bool:
    """Return whether a Latin comma or semicolon stands among Chinese."""
    return bool(_LATIN_MARKS.search(text))
