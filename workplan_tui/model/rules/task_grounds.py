"""Why a task stands as it does: each of its figures as a `Ground`, down to the entries that can be disputed.

It is worked out for one task when somebody asks; what all tasks show is `model.rules.pace`.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.day import find_day
from workplan_tui.model.rules.contradiction import contradicted_by
from workplan_tui.model.rules.ground import ground, grounded
from workplan_tui.model.rules.light import light_of
from workplan_tui.model.rules.light_grounds import light_ground, span
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.rules.progress import value_of
from workplan_tui.model.rules.progress_grounds import expected_ground, progress_ground
from workplan_tui.model.rules.target import is_met
from workplan_tui.model.rules.thresholds import is_sound
from workplan_tui.model.updated import newest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.contradiction import Contradicted
    from workplan_tui.model.rules.ground import Ground
    from workplan_tui.model.rules.light import Light
    from workplan_tui.model.rules.signals import Case


class Explanation(Value):
    """What a task's light, progress and pace were made of."""

    light: Light
    pace: str
    grounds: tuple[tuple[str, Ground], ...]
    """What each is about (`light`, `status`, `doubt`, `deadline`, `progress`, `expected`, `pace`, `target`, `newest`,
    `thresholds`), in the order in which it is told; `target` once for each level."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that are named, each once, in the order in which they are named first."""
        by_id = {entry.id: entry for _, each in self.grounds for entry in each.all_entries()}
        return tuple(by_id.values())


def explanation_of(ledger: Ledger, task: Task) -> Explanation:
    """Return what the task's figures were made of at the ledger's day."""
    case = case_of(ledger, task)
    light = light_of(case)
    grounds = (
        ("light", light_ground(case, light)),
        ("status", _status(case)),
        *(("doubt", grounded(reason, *facts)) for reason, facts in _doubts(case)),
        ("deadline", _deadline(case)),
        ("progress", progress_ground(ledger, task)),
        ("expected", expected_ground(ledger, task, case.schedule)),
        ("pace", _pace(case)),
        *(("target", level) for level in _levels(case)),
        ("newest", _newest(case)),
        ("thresholds", _thresholds(case)),
    )
    return Explanation(light, case.pace, grounds)


def _status(case: Case) -> Ground:
    said = case.ledger.newest(case.task.id, "status")
    if said is None:
        return ground("status_of_nobody", status=case.status)
    return ground("status_said", said, status=case.status)


def _doubts(case: Case) -> tuple[Contradicted, ...]:
    """Return what speaks against the status, if anything does."""
    found = contradicted_by(case.ledger, case.task)
    return (found,) if found else ()


def _deadline(case: Case) -> Ground:
    first, moved = case.task.due_on, case.ledger.newest(case.task.id, "due_on")
    if moved is None or find_day(moved.value) is None:
        return ground("due_as_planned", moved, due=first) if first else ground("no_deadline", moved)
    if first is None:
        return ground("due_given", moved, due=case.due_on)
    return ground("due_moved", moved, due=case.due_on, first=first)


def _pace(case: Case) -> Ground:
    if case.pace in ("finished", "not_counted"):
        return ground("pace_by_status", status=case.status)
    if case.pace == "overdue" and case.due_on is not None:
        return ground("pace_overdue", due=case.due_on, parts=(span(case.due_on, case.ledger.day),))
    if case.progress is None:
        return ground("pace_not_measured")
    if case.expected is None:
        return ground("pace_undated")
    progress, expected, gap = case.progress.percent, case.expected, case.rules.amber_gap
    return ground("pace_gap", progress=progress, expected=expected, points=progress - expected, gap=gap)


def _levels(case: Case) -> tuple[Ground, ...]:
    """Return each target that is no part of progress: it is kept or not."""
    told = []
    for target in case.task.targets:
        said = case.ledger.newest(case.task.id, f"target:{target.id}")
        value = value_of(said)
        if target.kind == "count":
            continue
        if value is None:
            told.append(ground("level_unknown", said, name=target.name, bound=target))
        elif is_met(target, value):
            told.append(ground("level_kept", said, name=target.name, value=value, bound=target))
        else:
            told.append(ground("level_not_kept", said, name=target.name, value=value, bound=target))
    return tuple(told)


def _newest(case: Case) -> Ground:
    newest, day = newest_word(case.ledger, case.task.id), case.ledger.day
    if newest is None:
        return ground("nothing_recorded")
    return ground("newest_entry", newest, days=(day - newest.entry.on).days)


def _thresholds(case: Case) -> Ground:
    rules, given = case.rules, case.ledger.plan.rules
    named = tuple(name for name in rules._fields if name in given and is_sound(name, given[name]))
    source = ground("thresholds_set", names=named) if named else ground("thresholds_usual")
    return ground(
        "thresholds",
        amber=rules.amber_gap,
        red=rules.red_gap,
        soon=rules.due_soon_days,
        stale=rules.stale_days,
        parts=(source,),
    )
