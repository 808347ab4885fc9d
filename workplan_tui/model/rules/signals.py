"""What can be said of a task at a day: one small function for each signal, its reason or None.

The light takes the first signal that fires (model/rules/light.py), the agenda all of them
(model/agenda.py). A reason is a code with its values; `reports.reasons` has the sentences of
docs/lights.md.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.reason import Setting, because
from workplan_tui.model.rules.progress import FINISHED, is_passed, measured_value
from workplan_tui.model.rules.reporting import is_unreported
from workplan_tui.model.rules.target import is_limit, is_met
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED
from workplan_tui.model.updated import updated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Milestone, Target, Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.progress import Expected, Progress
    from workplan_tui.model.rules.thresholds import Rules

    Signal: TypeAlias = Callable[["Case"], Reason | None]


class Case(Value):
    """What a rule may look at."""

    ledger: Ledger
    task: Task
    status: str
    due_on: date | None
    pace: str
    progress: Progress | None
    schedule: Expected
    rules: Rules

    @property
    def expected(self) -> int | None:
        """Percent that should be done, or None without a deadline."""
        return self.schedule.percent

    @property
    def behind(self) -> int:
        """Points behind schedule; 0 where nothing tells how far the task is."""
        if self.progress is None or self.expected is None:
            return 0
        return max(0, self.expected - self.progress.percent)


def override(ledger: Ledger, task_id: str) -> Fact | None:
    """Return the light somebody set by hand, while it holds."""
    fact = ledger.newest(task_id, "light")
    if fact is None or fact.value not in LIGHTS:
        return None
    until = FieldSet(fact.op).until
    return fact if not until or ledger.day.isoformat() <= until else None


def is_late(ledger: Ledger, task_id: str) -> bool:
    """Return whether the task was claimed done after the deadline in force that day 逾期完成."""
    claim = ledger.claim(task_id)
    if claim is None:
        return False
    due_on = ledger.at(claim.entry.on).due_on(task_id)
    return due_on is not None and claim.entry.on > due_on


def suspended(case: Case) -> Reason | None:
    """Say that the task is suspended 暂缓: grey, not counted."""
    return _status_reason(case) if case.status == SUSPENDED else None


def cancelled(case: Case) -> Reason | None:
    """Say that the task was cancelled 终止: grey, not counted."""
    return _status_reason(case) if case.status == CANCELLED else None


def closed(case: Case) -> Reason | None:
    """Say that the task was closed out 销号: green, late or not."""
    if case.status != CLOSED:
        return None
    return done_late(case) or _status_reason(case)


def done_late(case: Case) -> Reason | None:
    """Say that the claim came after the deadline in force that day 逾期完成: green all the same."""
    if case.status not in FINISHED or not is_late(case.ledger, case.task.id):
        return None
    claim = case.ledger.claim(case.task.id)
    if claim is None:
        return None
    due_on = case.ledger.at(claim.entry.on).due_on(case.task.id)
    return because("done_late", day=claim.entry.on, due=due_on)


def done(case: Case) -> Reason | None:
    """Say that the task is finished: green."""
    return _status_reason(case) if case.status in FINISHED else None


def _status_reason(case: Case) -> Reason:
    return because("status", status=case.status)


def overridden(case: Case) -> Reason | None:
    """Say who set the light by hand, until when and why."""
    fact = override(case.ledger, case.task.id)
    if fact is None:
        return None
    light, actor = FieldSet(fact.op), fact.entry.actor
    reason = light.reason or "-"
    if light.until:
        return because("set_by_hand_until", actor=actor, until=light.until, reason=reason)
    return because("set_by_hand", actor=actor, reason=reason)


def override_colour(case: Case) -> str:
    """Return the colour that was set by hand; grey where none is."""
    fact = override(case.ledger, case.task.id)
    return str(fact.value) if fact else "grey"


def overdue(case: Case) -> Reason | None:
    """Say by how many days the deadline in force is over 逾期: red."""
    if case.due_on is None:
        return None
    days = (case.ledger.day - case.due_on).days
    if days <= 0:
        return None
    return because("overdue", days=days, due=case.due_on)


def milestone_missed(case: Case) -> Reason | None:
    """Say which milestone is over and not met: red."""
    missed = missed_milestone(case)
    return because("milestone_missed", due=missed.due_on, text=missed.text) if missed else None


def missed_milestone(case: Case) -> Milestone | None:
    """Return the first milestone that is over and not met."""
    over = (one for one in case.task.milestones if one.due_on < case.ledger.day)
    return next((one for one in over if not is_passed(case.ledger, case.task, one)), None)


def limit_broken(case: Case) -> Reason | None:
    """Say which limit 不超过 the newest value breaks: red."""
    return _why_unmet(case, is_limit, "limit_broken")


def below_level(case: Case) -> Reason | None:
    """Say which level the newest value does not reach: amber."""
    return _why_unmet(case, lambda target: not is_limit(target), "below_level")


def _why_unmet(case: Case, wanted: Callable[[Target], bool], code: str) -> Reason | None:
    unmet = unmet_level(case, wanted)
    return because(code, name=unmet[0].name, value=unmet[1], bound=unmet[0]) if unmet else None


def unmet_level(case: Case, wanted: Callable[[Target], bool]) -> tuple[Target, float] | None:
    """Return the first wanted level that its newest value does not keep, and that value."""
    for target in case.task.targets:
        value = measured_value(case.ledger, case.task, target)
        if target.kind == "level" and wanted(target) and value is not None and not is_met(target, value):
            return target, value
    return None


def far_behind(case: Case) -> Reason | None:
    """Say that the task is more than `red_gap` points behind schedule: red."""
    return _behind_by(case, case.rules.red_gap)


def behind(case: Case) -> Reason | None:
    """Say that the task is more than `amber_gap` points behind schedule 欠序时: amber."""
    return _behind_by(case, case.rules.amber_gap)


def _behind_by(case: Case, gap: int) -> Reason | None:
    if case.progress is None or case.behind <= gap:
        return None
    return because(
        "behind", points=case.behind, progress=case.progress.percent, expected=case.expected, gap=gap
    )


def opposed(case: Case) -> Reason | None:
    """Say which field two writers set differently, neither knowing the other's value 冲突; no light."""
    found = conflicts_of(case.ledger, case.task.id)
    if not found:
        return None
    return because(
        "conflict",
        actors=tuple(dict.fromkeys(fact.entry.actor for one in found for fact in one.facts)),
        values=tuple(Setting(found[0].field, fact.value) for fact in found[0].facts),
    )


def to_verify(case: Case) -> Reason | None:
    """Say that a claim waits for somebody to verify it."""
    claim = case.ledger.claim(case.task.id)
    if case.status != DONE or claim is None:
        return None
    return because("to_verify", actor=claim.entry.actor, day=claim.entry.on)


def unreported_twice(case: Case) -> Reason | None:
    """Say that the last two finished periods have no report 未报: red."""
    return because("unreported_twice") if is_unreported(case.ledger, case.task.id, 2) else None


def unreported(case: Case) -> Reason | None:
    """Say that the last finished period has no report: amber."""
    return because("unreported") if is_unreported(case.ledger, case.task.id, 1) else None


def due_soon(case: Case) -> Reason | None:
    """Say which unmet milestone, else that the deadline, is at most `due_soon_days` away 临期: amber."""
    step = milestone_soon(case)
    if step:
        return because("milestone_due_soon", due=step.due_on, text=step.text)
    if case.due_on is not None and _is_soon(case, case.due_on):
        return because("due_soon", due=case.due_on)
    return None


def milestone_soon(case: Case) -> Milestone | None:
    """Return the first unmet milestone that is at most `due_soon_days` away."""
    soon = (one for one in case.task.milestones if _is_soon(case, one.due_on))
    return next((one for one in soon if not is_passed(case.ledger, case.task, one)), None)


def _is_soon(case: Case, day: date) -> bool:
    return 0 <= (day - case.ledger.day).days <= case.rules.due_soon_days


def flagged(case: Case) -> Reason | None:
    """Say what open question needs coordination 需协调, whom it was put to and since when: amber."""
    flags = open_flags(case.ledger, case.task.id)
    return asked(flags[0]) if flags else None


def asked(fact: Fact) -> Reason:
    """Say what is asked, and whom since when."""
    flag = Flag(fact.op)
    if not flag.to:
        return because("flagged", text=flag.text)
    return because("flagged_to", text=flag.text, whom=flag.to, day=fact.entry.on)


def decision_overdue(case: Case) -> Reason | None:
    """Say which decision of a meeting 议定事项 was not carried out by its day: amber."""
    first = next_decision(case)
    if first is None or not Decide(first.op).is_overdue(case.ledger.day):
        return None
    return decided(Decide(first.op), case.ledger.day)


def decision_open(case: Case) -> Reason | None:
    """Say which decision of a meeting is to be carried out next, overdue or not."""
    first = next_decision(case)
    return decided(Decide(first.op), case.ledger.day) if first else None


def decided(decision: Decide, day: date) -> Reason:
    """Say what was decided, who carries it out by when, and whether that is past."""
    return because(
        "decision_overdue" if decision.is_overdue(day) else "decision_open",
        text=decision.text, owner=decision.owner, due=decision.due_on or "-",
    )  # fmt: skip


def next_decision(case: Case) -> Fact | None:
    """Return the open decision whose day comes first."""
    made = open_decisions(case.ledger, case.task.id)
    return min(made, key=lambda fact: Decide(fact.op).due_on or date.max, default=None)


def stale(case: Case) -> Reason | None:
    """Say that nothing was recorded for more than `stale_days` 久未更新: amber."""
    days = (case.ledger.day - told_on(case)).days
    if days <= case.rules.stale_days:
        return None
    return because("stale", days=days, most=case.rules.stale_days)


def told_on(case: Case) -> date:
    """Return the day of the newest word on the task.

    Without any, silence counts from the plan's issue, or from the task's own start or its being added
    if that is later: nobody owes a word on what has not begun.
    """
    newest, plan = updated(case.ledger, case.task.id), case.ledger.plan
    if newest:
        return newest.on
    return max(plan.issued_on or plan.starts_on, case.ledger.asked_from(case.task.id))


def no_entry(case: Case) -> Reason | None:
    """Say that nothing was ever recorded: grey."""
    return None if updated(case.ledger, case.task.id) else because("no_entry")


def nothing_wrong(case: Case) -> Reason:
    """Say why the task is green: on schedule or ahead of it, targets kept, or nothing to compare 尚无进度可比."""
    levels = [
        target
        for target in case.task.targets
        if target.kind == "level" and measured_value(case.ledger, case.task, target) is not None
    ]
    if case.progress is None:
        return because("targets_kept" if levels else "nothing_measured")
    if case.expected is None:
        return because("no_schedule", progress=case.progress.percent)
    code = "ahead" if case.pace == "ahead" else "on_schedule"
    return because(code, progress=case.progress.percent, expected=case.expected)
