"""The columns of the supervision ledger 台账 as values: numbers, days and harmless texts.

A format decides how a value looks; what a column holds is said here, once for all of them. Any column of the
screen may be asked for: what the ledger has no fuller form of is its cell.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.language import LANGUAGES, later, said, tr
from workplan_tui.language.typed_words import bare
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.readers import section_cell, updated_on
from workplan_tui.model.aspects.table import ASPECTS, aspect_of
from workplan_tui.model.filter.fields import find_field
from workplan_tui.model.operations.report import Report, standing_report
from workplan_tui.model.task_ids import is_number
from workplan_tui.reports.details import milestone_words, question_words, target_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


class Measured(Value):
    """Progress against schedule 进度/序时, in whole percent; None where nobody knows, or nothing is expected."""

    progress: int | None
    expected: int | None

    @property
    def words(self) -> str:
        """Both as one text: `52/50`, `-/50`."""
        return "/".join("-" if one is None else str(one) for one in (self.progress, self.expected))


Cell = str | int | date | Measured | None
"""A harmless text, whose lines are parted by line ends; a number; a day; progress and schedule; nothing."""


class LedgerColumn(Value):
    """One column of the ledger."""

    code: str
    """That of its aspect, where it has one."""
    heading: str
    """Not yet translated."""
    value: Callable[[Standings, Task], Cell]
    cells: int
    """How wide it stands on a sheet that is printed, in cells of which a Chinese letter takes two."""
    is_measured: bool = False
    """Whether its values are `Measured`: what has no such cells shows two columns for it."""

    @property
    def word(self) -> str:
        """What stands over it, in the language in use."""
        return tr(self.heading)


def words_of(cell: Cell) -> str:
    """Return a value as text, its lines parted by line ends."""
    if cell is None:
        return ""
    return cell.words if isinstance(cell, Measured) else str(cell)


def _number(_: Standings, task: Task) -> Cell:
    return int(task.number) if is_number(task.number) else clean(task.number)


def _names(names: tuple[str, ...]) -> str:
    return tr(", ").join(map(clean, names))


def _deadline(standings: Standings, task: Task) -> Cell:
    return standings.of(task).due_on or clean(task.due_text or "")


def _goals(standings: Standings, task: Task) -> Cell:
    ledger = standings.ledger
    targets = (target_words(ledger, task, one) for one in task.targets)
    milestones = (milestone_words(ledger, task, one) for one in task.milestones)
    return "\n".join((*targets, *milestones))


def _measured(standings: Standings, task: Task) -> Cell:
    stands = standings.of(task)
    if stands.pace == "not_counted":
        return None
    return Measured(stands.progress, stands.expected)


def _told(key: str) -> Callable[[Standings, Task], Cell]:
    def told(standings: Standings, task: Task) -> Cell:
        fact = standing_report(standings.ledger, task.id).get(key)
        return clean(Report(fact.op).text(key)) if fact else ""

    return told


def _questions(standings: Standings, task: Task) -> Cell:
    return "\n".join(question_words(standings.ledger, task))


_COLUMNS = (
    LedgerColumn("id", later("No."), _number, 5),
    LedgerColumn("section", later("Section"), section_cell, 10),
    LedgerColumn("text", later("Task"), lambda _, task: clean(task.text), 36),
    LedgerColumn("lead", later("Lead officials"), lambda _, task: _names(task.leads), 11),
    LedgerColumn("unit", later("Responsible units"), lambda _, task: _names(task.units), 15),
    LedgerColumn("supporting", later("Supporting units"), lambda _, task: _names(task.supporting_units), 12),
    LedgerColumn("due", later("Deadline"), _deadline, 15),
    LedgerColumn("goal", later("Goals by stage"), _goals, 26),
    LedgerColumn("told", later("Progress so far"), _told("progress"), 26),
    LedgerColumn("progress", later("Percent/expected"), _measured, 10, is_measured=True),
    LedgerColumn("light", later("Light"), lambda s, task: light_word(s.of(task).light), 6),
    LedgerColumn("problem", later("Problems"), _told("problem"), 18),
    LedgerColumn("flag", later("Needs coordination"), _questions, 18),
    LedgerColumn("next", later("Next step"), _told("next"), 18),
    LedgerColumn("status", later("Status"), lambda s, task: status_word(s.of(task).status), 8),
    LedgerColumn("updated", later("Updated"), updated_on, 15),
    LedgerColumn("title", later("Title"), lambda _, task: clean(task.title), 24),
    LedgerColumn("task_id", later("Task id"), lambda _, task: clean(task.id), 7),
)
LEDGER = tuple(column.code for column in _COLUMNS)[: -len(("status", "updated", "title", "task_id"))]
"""What stands in the ledger where nobody chose: what offices keep (docs/exporting.md)."""
_BY_CODE = {column.code: column for column in _COLUMNS}
_USUAL_CELLS = 14


def column_of(code: str) -> LedgerColumn:
    """Return the column of that code; `ValueError` for what is none."""
    known = _BY_CODE.get(code)
    if known is not None:
        return known
    aspect = aspect_of(code)
    if aspect.cell is None:
        raise ValueError(code)
    return LedgerColumn(code, aspect.heading or aspect.label, aspect.cell, _USUAL_CELLS)


def column_codes() -> tuple[str, ...]:
    """Return the codes of all columns that can be asked for."""
    others = (aspect.code for aspect in ASPECTS if aspect.column)
    return tuple(dict.fromkeys((*_BY_CODE, *others)))


def find_column(word: str) -> str | None:
    """Return the code of the column that is named; None for no one.

    It is named by its code, by what stands over it in the ledger or on the screen or for a filter's field, in
    any language.
    """
    asked = bare(word)
    if asked in column_codes():
        return asked
    for code in column_codes():
        if asked in map(bare, _names_of(code)):
            return code
    field = find_field(word.strip())
    return field.code if field and field.code in column_codes() else None


def _names_of(code: str) -> Iterator[str]:
    aspect = next((one for one in ASPECTS if one.code == code), None)
    headings = column_of(code).heading, *((aspect.label, aspect.heading) if aspect else ())
    return (said(heading, language) for heading in headings if heading for language in LANGUAGES.values())
