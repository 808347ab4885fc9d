"""How a task stands against the calendar 序时进度: its pace, and all that is derived with it.

Pure functions of the ledger at its day (docs/lights.md). Every task always has exactly one pace and
one light; the lights' rules are in `model.rules.light`.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.rules.light import light_of
from workplan_tui.model.rules.progress import FINISHED, Expected, Progress, expected_of, progress_of
from workplan_tui.model.rules.signals import Case
from workplan_tui.model.rules.thresholds import Rules
from workplan_tui.model.status import CANCELLED, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.light import Light

PACES = (
    "finished", "ahead", "on_schedule", "behind", "overdue", "not_measured", "not_counted",
)  # fmt: skip


class Standing(Value):
    """How one task stands on one day."""

    task_id: str
    day: date
    status: str
    due_on: date | None
    """The deadline in force, extensions included; None where there is none."""
    source: Progress | None
    """Where the progress comes from."""
    schedule: Expected
    """Where it should be by its day, and by what that was counted."""
    pace: str
    """One of `PACES`."""
    verdict: Light
    """The light with the rule that fired."""

    @property
    def progress(self) -> int | None:
        """Percent, or None when nothing tells."""
        return self.source.percent if self.source else None

    @property
    def expected(self) -> int | None:
        """Percent that should be done, or None without a deadline."""
        return self.schedule.percent

    @property
    def light(self) -> str:
        """`red`, `amber`, `green` or `grey`."""
        return self.verdict.colour

    @property
    def reason(self) -> Reason:
        """Why the light is what it is."""
        return self.verdict.reason


def standing(ledger: Ledger, task: Task) -> Standing:
    """Return how the task stands at the ledger's day."""
    case = case_of(ledger, task)
    return Standing(
        task_id=task.id,
        day=ledger.day,
        status=case.status,
        due_on=case.due_on,
        source=case.progress,
        schedule=case.schedule,
        pace=case.pace,
        verdict=light_of(case),
    )


def case_of(ledger: Ledger, task: Task) -> Case:
    """Return what the signals look at."""
    rules = Rules.of(ledger.plan)
    status, due_on = ledger.status(task.id), ledger.due_on(task.id)
    progress, schedule = progress_of(ledger, task), expected_of(ledger, task)
    is_over = due_on is not None and ledger.day > due_on
    pace = _pace(status, is_over, progress, schedule.percent, rules)
    return Case(ledger, task, status, due_on, pace, progress, schedule, rules)


def _pace(status: str, is_over: bool, progress: Progress | None, expected: int | None, rules: Rules) -> str:
    if status in FINISHED:
        return "finished"
    if status in (SUSPENDED, CANCELLED):
        return "not_counted"
    if is_over:
        return "overdue"
    if progress is None or expected is None:
        return "not_measured"
    gap = progress.percent - expected
    if abs(gap) <= rules.amber_gap:
        return "on_schedule"
    return "ahead" if gap > 0 else "behind"
