"""A plan to begin with: empty sections of a year, or what last year left unfinished 结转."""

from __future__ import annotations

import re
from datetime import date

from workplan_tui.model.figures import accounted, unaccounted_figures
from workplan_tui.model.plan import Plan, Section
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.model.status import CANCELLED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

_YEAR = re.compile(r"(?:19|20)\d\d")


def empty_plan(title: str, year: int, sections: Iterable[str]) -> Plan:
    """Return a plan of the year without a task, its sections numbered from 1."""
    numbered = tuple(Section(number, name, name) for number, name in enumerate(sections, start=1))
    return Plan(f"plan-{year}", title, date(year, 1, 1), date(year, 12, 31), numbered, ())


def carried_over(ledger: Ledger, year: int, title: str | None = None) -> Plan:
    """Return the plan of the year that goes on with what the ledger has unfinished, numbered anew from 1.

    Each task says which it comes from. Days of the year that is over go: deadlines, milestones, the notice.
    """
    old = ledger.plan
    open_tasks = [task for task in old.tasks if ledger.status(task.id) not in (*FINISHED, CANCELLED)]
    return old.replace(
        id=_in_year(old.id, year) if _YEAR.search(old.id) else f"{old.id}-{year}",
        title=title or _in_year(old.title, year),
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        tasks=tuple(_carried(task, str(number)) for number, task in enumerate(open_tasks, start=1)),
        document_number=None,
        issued_on=None,
        declared_task_count=None,
    )


def _carried(task: Task, id: str) -> Task:
    """Return the task without its days; what only a milestone said of its figures is a figure left as it is."""
    carried = task.replace(
        id=id,
        declared_number=None,
        due_on=None,
        due_text=None,
        starts_on=None,
        milestones=(),
        came_from=(task.id,),
    )
    left = unaccounted_figures(task.text, accounted(carried))
    return carried.replace(other_numbers=tuple(dict.fromkeys((*task.other_numbers, *left))))


def _in_year(text: str, year: int) -> str:
    return _YEAR.sub(str(year), text)
