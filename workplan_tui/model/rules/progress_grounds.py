"""What progress 进度 and schedule 序时 were made of: each share of a mean, each step, and what counts no more."""

from __future__ import annotations

from workplan_tui.model.operations.report import REPORT, Report
from workplan_tui.model.plan import Milestone, Target
from workplan_tui.model.rules.ground import ground
from workplan_tui.model.rules.progress import FINISHED, told_progress, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.ground import Ground
    from workplan_tui.model.rules.progress import Expected, Progress, Share


def progress_ground(ledger: Ledger, task: Task) -> Ground:
    """Return how far the task is, or why nothing tells; what was left out, or is older, comes last."""
    if ledger.status(task.id) in FINISHED:
        return ground("progress_finished", ledger.newest(task.id, "status"), percent=100)
    told = told_progress(ledger, task)
    if not told:
        return ground("progress_unknown", parts=tuple(_why_unknown(ledger, task)))
    counted, *older = (_told(ledger, task, one) for one in told)
    return counted.replace(parts=counted.parts + ((ground("older", parts=tuple(older)),) if older else ()))


def expected_ground(ledger: Ledger, task: Task, schedule: Expected) -> Ground:
    """Return how far the task should be; where the deadline was moved, with the entry that moved it."""
    moved = ledger.newest(task.id, "due_on")
    percent, first, last = schedule.percent, schedule.starts_on, schedule.due_on
    passed, whole = schedule.passed, schedule.whole
    if schedule.basis == "days":
        return ground(
            "expected_days", moved, percent=percent, passed=passed, whole=whole, first=first, last=last
        )
    if schedule.basis == "start":
        return ground("expected_start", moved, percent=percent, first=first, last=last)
    if schedule.basis == "none":
        return ground("expected_none", moved)
    steps = tuple(
        ground("step_past" if step.due_on < ledger.day else "step_ahead", due=step.due_on, text=step.text)
        for step in task.milestones
    )
    if last is not None:
        steps += (ground("deadline_past" if last < ledger.day else "deadline_ahead", moved, due=last),)
    return ground("expected_milestones", percent=percent, passed=passed, whole=whole, parts=steps)


def _told(ledger: Ledger, task: Task, told: Progress) -> Ground:
    """Return one thing that says how far the task is."""
    if told.source == "reported":
        said = Report(told.facts[0].op).percent
        if said != told.percent:
            return ground("progress_rounded", *told.facts, percent=told.percent, said=said)
        return ground("progress_reported", *told.facts, percent=told.percent)
    if told.source == "not_started":
        return ground("progress_not_started", *told.facts, percent=told.percent)
    shares = (_share(ledger, share) for share in told.shares)
    return ground(
        "progress_measured",
        percent=told.percent,
        count=len(told.shares),
        parts=(*shares, *_left_out(ledger, task)),
    )


def _share(ledger: Ledger, share: Share) -> Ground:
    """Return one part of a measured mean."""
    of, said = share.of, share.fact
    if isinstance(of, Target):
        value = value_of(said)
        return ground("share_target", said, percent=share.percent, name=of.name, value=value, bound=of)
    if not isinstance(of, Milestone):
        return ground("share_deadline", percent=share.percent)
    if share.percent:
        met_on = said.value if said else None
        return ground("share_met", said, percent=share.percent, due=of.due_on, text=of.text, met_on=met_on)
    return ground("share_not_met", said, percent=share.percent, due=of.due_on, text=of.text)


def _left_out(ledger: Ledger, task: Task) -> Iterator[Ground]:
    """Yield the count targets that have no value."""
    for target in task.targets:
        said = ledger.newest(task.id, f"target:{target.id}")
        if target.kind == "count" and value_of(said) is None:
            yield ground("left_out", said, name=target.name)


def _why_unknown(ledger: Ledger, task: Task) -> Iterator[Ground]:
    """Yield for each thing that could tell how far the task is why it does not."""
    reports = ledger.facts(task.id, REPORT.code)
    if reports:
        yield ground("reports_without_percent", reports[-1])
    else:
        yield ground("no_reports")
    yield from _left_out(ledger, task)
    if task.milestones:
        yield ground("no_milestone_met")
    for target in task.targets:
        if target.kind != "count":
            yield ground("gives_no_percent", name=target.name)
