"""How much a plan file may hold, seen before it is parsed: TOML has texts of few bytes that take gigabytes.

A parser makes a table of the six bytes `[a]\\n`, and of sixteen dotted letters sixteen tables. What
is counted first takes strings and comments for more of the same, which costs next to nothing and is
enough for every plan people write; only a file that seems too full is counted exactly.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TABLES = 300_000
"""Three for each task of the largest plan."""
MOST_NAMES = 1000
"""Different table headers and dotted keys; a plan has ten."""
MOST_VALUES = 3_000_000
"""Keys, list items and brackets."""
LONGEST_NUMBER = 4300
"""Digits; Python reads no more."""
_TABLE_BYTES, _VALUE_BYTES, _DOT_BYTES = 1000, 100, 240
"""What each takes in memory: once parsed, and again as a part of the plan."""
_SPARE_BYTES, _PER_BYTE = 16 * 1024 * 1024, 10
"""A file may take so much memory, and so many times its own size."""
_HEAD = r"^[ \t]*+(?:\[[^\n#]*+|[\w\"'-][^\n=.#]*+\.[^\n=#]*+=)"
"""A table's header, or a dotted key."""
_head = re.compile(_HEAD, re.MULTILINE)


def may_be_too_full(text: str) -> bool:
    """Return whether more may be in the text than a plan holds; strings and comments count here too."""
    return _is_too_full(text, (match.group() for match in _head.finditer(text)), text)


def is_too_full(text: str) -> bool:
    """Return whether more is in the text, strings and comments left out, than a plan may hold."""
    from workplan_tui.store.toml_place import COMMENT, STRING

    found = re.finditer(rf"({_HEAD})|{STRING}|{COMMENT}", text, re.DOTALL | re.MULTILINE)
    heads = (match.group(1) for match in found if match.group(1))
    return _is_too_full(re.sub(rf"{STRING}|{COMMENT}", '"', text, flags=re.DOTALL), heads, text)


def has_long_line(text: str, most: int) -> bool:
    """Return whether a line may be longer than `most` letters; when this says no, none is.

    Such a line fills one of the pieces of half that length from end to end.
    """
    piece = most // 2
    return any(text.find("\n", at, at + piece) < 0 for at in range(0, len(text) - piece, piece))


def _is_too_full(text: str, heads: Iterable[str], whole: str) -> bool:
    names: set[str] = set()
    tables = text.count("{")
    for head in heads:
        names.add(head)
        tables += head.lstrip()[0] == "["
        if len(names) > MOST_NAMES or tables > MOST_TABLES:
            return True
    values = text.count("=") + text.count(",") + text.count("[") + text.count("{")
    dots = max(0, text.count(".") - tables)  # one in the header of a table below a task's
    takes = tables * _TABLE_BYTES + values * _VALUE_BYTES + dots * _DOT_BYTES - _SPARE_BYTES
    if values > MOST_VALUES:
        return True
    return takes > _PER_BYTE * len(whole) and takes > _PER_BYTE * len(whole.encode("utf-8"))
