"""One operation of the journal with the entry that carries it: what every reading is made of."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from workplan_tui.model.entry import Entry, Op

    Stands = Callable[[str], bool]
    """Whether the entry of that id is taken back by no standing undo."""


class Fact(Value):
    """One operation, with the entry that carries it."""

    op: Op
    entry: Entry

    @property
    def kind(self) -> str:
        """The code of the operation."""
        return kind_of(self.op)

    @property
    def task_id(self) -> str:
        """The task it speaks of."""
        return task_id_of(self.op)

    @property
    def value(self) -> Any:
        """The value a `set` gives its field."""
        return self.op.get("value")


def order_of(fact: Fact) -> tuple[date, str]:
    """Return what to sort by: a field's value is that of the fact with the greatest (docs/files.md)."""
    return fact.entry.on, fact.entry.id


def day_of(fact: Fact) -> date:
    """Return the day the fact holds from, as a key to search by."""
    return fact.entry.on


def facts_of(task_id: str, entries: Iterable[Entry]) -> list[Fact]:
    """Return what the entries say of the task, entry by entry."""
    return [Fact(op, entry) for entry in entries for op in entry.ops_on(task_id)]


def by_field(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return the facts that set a field, by field, in the order they come."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        field = set_field(fact.op)
        if field is not None:
            found.setdefault(field, []).append(fact)
    return found


def kind_of(op: Op) -> str:
    """Return the code of an operation, also of one of a later format."""
    return str(op.get("op"))


def task_id_of(op: Op) -> str:
    """Return the task an operation speaks of."""
    return str(op.get("task"))


def set_field(op: Op) -> str | None:
    """Return the field a `set` operation sets, or None for another operation."""
    return str(op.get("field")) if op.get("op") == "set" else None
