"""A TOML table read key by key: each wrong one is noted, and reading goes on to the next.

So every fault of a file is found in one pass. Where a value is wrong a stand-in of the right type
is returned; nobody sees it, since a file with a fault yields no plan.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.base.key_path import KeyPath

MISSING = object()
MOST_KEPT = 200
"""Faults beyond these are counted, not listed."""
_NOT_A_DAY = date(1, 1, 1)
LARGEST = 2**63
"""A whole number of the file is smaller: TOML promises 64 bits."""
_ID_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
_LONGEST_ID = 32


class Fault(Value):
    """Why a file is refused: what stands at `path`, and a code of what should."""

    path: KeyPath
    found: Any
    """The value, or `MISSING`."""
    expected: str
    """A key of the sentences in `store.plan.faults`."""
    first: KeyPath | None = None
    """Where a doubled id was met first."""


class Faults:
    """The first faults of a file and the number of all: a file of nothing else stays cheap."""

    __slots__ = ("count", "first")

    def __init__(self) -> None:
        self.first: list[Fault] = []
        self.count = 0

    def add(self, path: KeyPath, found: object, expected: str, first: KeyPath | None = None) -> None:
        """Count a fault and keep it while there is room."""
        self.count += 1
        if self.count <= MOST_KEPT:
            self.first.append(Fault(path, found, expected, first))


class TomlTable:
    """One table of the file, its path, and where all its faults go."""

    __slots__ = ("faults", "path", "values")

    def __init__(self, values: Mapping[str, Any], path: KeyPath, faults: Faults) -> None:
        self.values = values
        self.path = path
        self.faults = faults

    def wrong(self, key: str, expected: str, first: KeyPath | None = None) -> None:
        """Note that the key is missing or is not what was expected."""
        found = self.values.get(key, MISSING)
        self.faults.add((*self.path, key), found, expected, first)

    def text(self, key: str) -> str:
        """Return a text, exactly as it stands."""
        value = self.values.get(key)
        if type(value) is str:
            return value
        self.wrong(key, "text")
        return ""

    def choice(self, key: str, allowed: tuple[str | int, ...]) -> str:
        """Return a text that is one of those allowed; the key's name is the fault's code."""
        value = self.values.get(key)
        if type(value) is str and value in allowed:
            return value
        self.wrong(key, key)
        return ""

    def integer(self, key: str) -> int:
        """Return a whole number of at most 64 bits, as TOML has it; a bool is none."""
        value = self.values.get(key)
        if type(value) is int and -LARGEST <= value < LARGEST:
            return value
        self.wrong(key, "integer")
        return 0

    def number(self, key: str) -> float:
        """Return a finite number; a whole one stays an int, to be shown as printed."""
        value = self.values.get(key)
        # A bool is an int to Python; the comparison is false for nan and the infinities.
        is_bool = isinstance(value, bool)
        if isinstance(value, (int, float)) and not is_bool and -LARGEST <= value < LARGEST:
            return value
        self.wrong(key, "number")
        return 0

    def day(self, key: str) -> date:
        """Return a date; one with a time of day is wrong."""
        value = self.values.get(key)
        if type(value) is date:
            return value
        self.wrong(key, "date")
        return _NOT_A_DAY

    def identifier(self, key: str) -> str:
        """Return a whole number or short ASCII word as text: 1 and "1" are the same id."""
        value = self.values.get(key)
        if type(value) is int and 0 <= value < LARGEST:
            return str(value)
        if type(value) is str and is_word(value):
            return value
        self.wrong(key, "id")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is no list."""
        value = self.values.get(key)
        if type(value) is list:
            for index, item in enumerate(value):
                if type(item) is not str:
                    self.faults.add((*self.path, key, index), item, "text")
            return tuple(value)
        self.wrong(key, "texts")
        return ()

    def table(self, key: str, *, required: bool = False) -> TomlTable:
        """Return the table below, an empty one where it is missing."""
        value = self.values.get(key)
        if type(value) is dict:
            return TomlTable(value, (*self.path, key), self.faults)
        if required or key in self.values:
            self.wrong(key, "table")
        return TomlTable({}, (*self.path, key), Faults())

    def tables(self, key: str) -> list[TomlTable]:
        """Return the tables below, none where the key is missing."""
        value = self.values.get(key)
        if value is None:
            return []
        path = (*self.path, key)
        if type(value) is not list:
            self.wrong(key, "tables")
            return []
        below = []
        for index, item in enumerate(value):
            if type(item) is dict:
                below.append(TomlTable(item, (*path, index), self.faults))
            else:
                self.faults.add((*path, index), item, "table")
        return below


def is_word(text: str) -> bool:
    """Return whether the text can be an id: a short word of ASCII letters, digits and a few signs."""
    return 0 < len(text) <= _LONGEST_ID and _ID_LETTERS.issuperset(text)
