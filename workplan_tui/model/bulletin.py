"""What a bulletin 通报 says, as values: the classes of all tasks, what lags, what is asked, what moved.

Pure: standings in, values out. Nothing is counted here that is not counted by `Standings.tally` or put on
the agenda by its signal, so that bulletin, summary and agenda cannot differ.
"""

from __future__ import annotations

from functools import cached_property

from workplan_tui.base.value import Value
from workplan_tui.model.decisions import Decision, all_decisions
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.operations.report import Report, standing_report
from workplan_tui.model.rules.pace import PACES, case_of
from workplan_tui.model.rules.signals import milestone_missed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.standings import Standings, Tally

LAGGING = ("overdue", "behind")
"""The classes whose tasks are called by name, gravest first."""


class Late(Value):
    """One task that is called by name."""

    task: Task
    due_on: date | None
    progress: int | None
    expected: int | None
    days_over: int
    """Days since the deadline in force; 0 or less where it is not over."""
    problem: str
    """The reason its unit gave 存在问题, as it stands in the newest report; empty where none did."""
    next_step: str
    missed: Reason | None
    """Which milestone is over and not met."""

    @property
    def points_behind(self) -> int | None:
        """Points between schedule and progress; None where one of them is not known."""
        if self.progress is None or self.expected is None:
            return None
        return self.expected - self.progress


class OpenQuestion(Value):
    """One open question 需协调."""

    task: Task
    number: int
    """As `unflag --question` takes it."""
    flag: Fact


class Bulletin(Value):
    """The plan as of a day, and what it is compared with. Compares by its ledgers' identity."""

    standings: Standings
    before: Standings | None = None
    """How things stood at the former day or issue 上期."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.standings.ledger.plan

    @property
    def day(self) -> date:
        """The day everything is told as of."""
        return self.standings.ledger.day

    @cached_property
    def tally(self) -> Tally:
        """The counts of all tasks: those of `workplan summary`."""
        return self.standings.tally(self.plan.tasks)

    @cached_property
    def tally_before(self) -> Tally | None:
        """The counts of the former day."""
        return self.before.tally(self.before.ledger.plan.tasks) if self.before else None

    @cached_property
    def classes(self) -> Mapping[str, tuple[Task, ...]]:
        """By pace, its tasks in the plan's order; every pace is there, and every task once."""
        found: dict[str, list[Task]] = {pace: [] for pace in PACES}
        for task in self.plan.tasks:
            found[self.standings.of(task).pace].append(task)
        return {pace: tuple(tasks) for pace, tasks in found.items()}

    @cached_property
    def lagging(self) -> Mapping[str, tuple[Late, ...]]:
        """The tasks to be called by name, by class: overdue, behind, and others with a missed milestone."""
        found = {pace: tuple(map(self._late, self.classes[pace])) for pace in LAGGING}
        settled = ("finished", "not_counted", *LAGGING)
        rest = (
            task
            for task in self.plan.tasks
            if task.milestones and self.standings.of(task).pace not in settled
        )
        return {**found, "milestone_missed": tuple(late for late in map(self._late, rest) if late.missed)}

    @cached_property
    def asked(self) -> tuple[OpenQuestion, ...]:
        """Every open question, task by task."""
        return tuple(
            OpenQuestion(task, number, flag)
            for task in self.plan.tasks
            for number, flag in numbered_flags(self.standings.ledger, task.id)
        )

    @cached_property
    def decided(self) -> tuple[Decision, ...]:
        """Every decision of a meeting 议定事项 made until the day, oldest meeting first."""
        return all_decisions(self.standings.ledger, self.plan.tasks)

    @cached_property
    def newly_finished(self) -> tuple[Task, ...]:
        """What was finished since the former day."""
        if self.before is None:
            return ()
        return tuple(task for task in self.classes["finished"] if self.before.of(task).pace != "finished")

    def _late(self, task: Task) -> Late:
        stands, ledger = self.standings.of(task), self.standings.ledger
        told = standing_report(ledger, task.id)
        words = {key: Report(fact.op).text(key).strip() for key, fact in told.items() if key != "percent"}
        return Late(
            task=task,
            due_on=stands.due_on,
            progress=stands.progress,
            expected=stands.expected,
            days_over=(ledger.day - stands.due_on).days if stands.due_on else 0,
            problem=words.get("problem", ""),
            next_step=words.get("next", ""),
            missed=milestone_missed(case_of(ledger, task)),
        )
