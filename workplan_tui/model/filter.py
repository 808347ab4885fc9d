"""The filter language (design §5): one meaning for commands, screen and reports.

A filter is text, parsed into a small tree of values; each knows which tasks it matches and prints
itself so that what is printed parses to the same tree. `filter_parser` reads the text.
"""

from __future__ import annotations

from workplan_tui.errors import UsageError
from workplan_tui.model.task_ids import is_number, parse_task_ids
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

__all__ = [
    "AllOf", "AnyOf", "Filter", "FilterError", "Ids", "Not", "Quoted", "Word",
    "all_of", "any_of", "parse_filter", "parse_task_ids",
]  # fmt: skip


class FilterError(UsageError):
    """The filter cannot be read; `place` is the index of the letter at fault."""

    def __init__(self, sentence: str, place: int) -> None:
        super().__init__(sentence)
        self.place = place


class Filter(Value):
    """Any part of a filter, and a whole one."""

    def matches(self, ledger: Ledger, task: Task) -> bool:
        """Return whether the task belongs to what the filter asks for."""
        raise NotImplementedError

    def __str__(self) -> str:
        raise NotImplementedError


class Word(Filter):
    """A bare word, looked for case-insensitively in text, title, units and leads."""

    text: str

    def matches(self, ledger: Ledger, task: Task) -> bool:
        return contains(task, self.text)

    def __str__(self) -> str:
        return self.text


class Quoted(Filter):
    """A text kept together and taken literally."""

    text: str

    def matches(self, ledger: Ledger, task: Task) -> bool:
        return contains(task, self.text)

    def __str__(self) -> str:
        return '"' + self.text.replace('"', '""') + '"'


class Ids(Filter):
    """Ids and ranges of ids, both ends belonging to it; ids that do not exist match nothing."""

    ranges: tuple[tuple[int, int], ...]

    def matches(self, ledger: Ledger, task: Task) -> bool:
        if not is_number(task.id):
            return False
        number = int(task.id)
        return any(low <= number <= high for low, high in self.ranges)

    def __str__(self) -> str:
        return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in self.ranges)


class Not(Filter):
    """Everything that the part after `-` does not match."""

    part: Filter

    def matches(self, ledger: Ledger, task: Task) -> bool:
        return not self.part.matches(ledger, task)

    def __str__(self) -> str:
        return "-" + _grouped(self.part)


class AllOf(Filter):
    """Parts with blanks between them; without any it matches every task."""

    parts: tuple[Filter, ...]

    def matches(self, ledger: Ledger, task: Task) -> bool:
        return all(part.matches(ledger, task) for part in self.parts)

    def __str__(self) -> str:
        return " ".join(_grouped(part) for part in self.parts)


class AnyOf(Filter):
    """Parts with `or` between them, which binds looser than a blank."""

    parts: tuple[Filter, ...]

    def matches(self, ledger: Ledger, task: Task) -> bool:
        return any(part.matches(ledger, task) for part in self.parts)

    def __str__(self) -> str:
        return " or ".join(str(part) for part in self.parts)


def all_of(parts: Iterable[Filter]) -> Filter:
    """Return the filter that wants every part; one part is itself, nested ones are drawn up."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(parts: Iterable[Filter]) -> Filter:
    """Return the filter that is content with one part; one is itself, nested ones are drawn up."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def contains(task: Task, text: str) -> bool:
    """Return whether text, title, a unit or a lead of the task contains the text, in any case."""
    wanted = text.casefold()
    return any(
        wanted in place.casefold() for place in (task.text, task.title, *task.units, *task.leads)
    )


def parse_filter(text: str) -> Filter:
    """Return the filter that the text says; `FilterError` with its place when it says none."""
    from workplan_tui.model.filter_parser import parse

    return parse(text)


def _grouped(part: Filter) -> str:
    return f"({part})" if isinstance(part, (AllOf, AnyOf)) else str(part)
