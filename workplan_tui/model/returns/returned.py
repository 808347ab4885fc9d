"""What a form that came back says, cell by cell, before anybody judges it."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.model.reason import Reason
    from workplan_tui.model.returns.mark import FormMark

STATUS, PERCENT, PROGRESS, PROBLEM, NEXT = "status", "percent", "progress", "problem", "next"
FIELDS = (STATUS, PERCENT, PROGRESS, PROBLEM, NEXT)
"""What is asked of every task; of those that have them, also `target:N` 指标 and `milestone:N` 节点."""
NOTHING = "-"
"""The problem where nothing is in the way: what was told before is then solved."""


class Spot(Value):
    """Where in a form something stands: by sheet and cell, by line and column, or by line alone."""

    sheet: str = ""
    cell: str = ""
    """As spreadsheets name it: `H7`."""
    line: int = 0
    """From 1; 0 where there are cells."""
    column: str = ""
    """The words over the column, or the key."""


class Said(Value):
    """One cell that was filled in."""

    task_id: str
    field: str
    """One of `FIELDS`, `target:N` or `milestone:N`."""
    text: str
    """As it stands there, without blanks around it; a status that is understood is its code, no problem `NOTHING`."""
    spot: Spot


class Wrong(Value):
    """A place of a form that cannot be taken as it is, and why."""

    spot: Spot
    why: Reason


class Returned(Value):
    """All that a form says."""

    said: tuple[Said, ...]
    mark: FormMark | None = None
    """None where the file says nothing of itself: a table of somebody's own."""
    prints: Mapping[str, str] | None = None
    """By task id, what told its text apart when the form was made; None where the form does not tell."""
    ids: Mapping[str, str] | None = None
    """Task ids by the numbers that the form prints; None where it prints the ids themselves."""
    wrong: tuple[Wrong, ...] = ()
    """What could not even be read as a cell of the form."""
