"""Status and progress that speak against each other 存疑: shown until one of them is put right.

It changes no light and no percent (docs/lights.md): which of the two is wrong only who recorded them knows.
"""

from __future__ import annotations

from workplan_tui.model.fold.fact import order_of
from workplan_tui.model.operations.report import Report
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import FINISHED, told_progress
from workplan_tui.model.status import NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason

    Contradicted: TypeAlias = tuple[Reason, tuple[Fact, ...]]

_ALL = 100


def contradiction(ledger: Ledger, task: Task) -> Reason | None:
    """Return what was told of the task after its status and against it, or None.

    Saying the status once more, having seen the percent, settles it.
    """
    found = contradicted_by(ledger, task)
    return found[0] if found else None


def contradicted_by(ledger: Ledger, task: Task) -> Contradicted | None:
    """Return the same with what told it."""
    status = ledger.status(task.id)
    if status == NOT_STARTED:
        return _begun(ledger, task)
    return _unfinished(ledger, task, status) if status in FINISHED else None


def _begun(ledger: Ledger, task: Task) -> Contradicted | None:
    told = next(iter(told_progress(ledger, task)), None)
    if told is None or not told.percent:
        return None
    day = max(fact.entry.on for fact in told.facts)
    return because("begun_unsaid", status=NOT_STARTED, percent=told.percent, day=day), told.facts


def _unfinished(ledger: Ledger, task: Task, status: str) -> Contradicted | None:
    said = ledger.newest(task.id, "status")
    reports = (fact for fact in ledger.facts(task.id, "report") if Report(fact.op).percent is not None)
    newest = max(reports, key=order_of, default=None)
    if said is None or newest is None or order_of(newest) < order_of(said):
        return None
    percent = Report(newest.op).percent
    if percent is None or percent >= _ALL:
        return None
    return because("unfinished_after", status=status, percent=percent, day=newest.entry.on), (newest,)
