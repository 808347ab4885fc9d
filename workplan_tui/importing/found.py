"""What a family found: tasks as printed, what the document claims of them, and every doubt."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.importing.duties import NONE, Duties
from workplan_tui.importing.neutral_form import NOWHERE, Place

NAME_FIELDS = ("leads", "units", "supporting_units")
"""The fields of a task that hold names."""


class Doubt(Value):
    """One thing a person should look at before the plan is used."""

    sentence: str
    place: Place = NOWHERE
    task: str = ""
    """The task's printed number, where it is about one."""
    fields: tuple[str, ...] = ()
    """What of the task it is about, as `preview.FIELDS` names it, where mending that answers it."""


class FoundTask(Value):
    """One task as printed."""

    number: str
    """As printed, in Arabic figures; empty where none was."""
    headings: tuple[str, ...]
    """The titles above it, highest first."""
    text: str
    duties: Duties = NONE
    place: Place = NOWHERE
    title: str = ""
    """A name beside the text, where the document has both."""
    goals: tuple[tuple[str, str], ...] = ()
    """Goals in columns of their own: the column's words and the cell's."""
    starts: str = ""
    """The words of a beginning, where a column has one."""
    heading_at: int = -1
    """Which heading its section is, where two may have the same title; -1 where the title tells."""


class Found(Value):
    """Everything a family made of a document."""

    tasks: tuple[FoundTask, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """A code of `notes.words` and what fills its blank."""
    claims: tuple[int, ...] = ()
    """Every count of tasks that the document itself claims."""
