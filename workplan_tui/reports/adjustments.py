"""What an adjustment 调整 of the plan does, in lines as the annex of its notice would have them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest

from workplan_tui.base.value import Value
from workplan_tui.language import later, tr, trn
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.plan import Milestone, Target
from workplan_tui.model.plan_changes import (
    ADDED,
    ADJUSTED,
    DROPPED,
    FOLLOWED,
    MERGED,
    RENAMED,
    RENUMBERED,
    name_changes,
    plan_changes,
)
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.plan_changes import FieldChange, NameChange, TaskChange

_KINDS = {
    ADDED: later("added"), ADJUSTED: later("adjusted"), RENUMBERED: later("renumbered"), DROPPED: later("dropped")
}  # fmt: skip
"""In the order in which they are told."""
_FIELDS = {
    "text": later("text"),
    "declared_title": later("title"),
    "section": later("section"),
    "leads": later("leads"),
    "units": later("units"),
    "supporting_units": later("supporting units"),
    "starts_on": later("start"),
    "due_on": later("deadline"),
    "due_text": later("deadline as printed"),
    "milestones": later("milestones"),
    "targets": later("targets"),
}


_NAMES = {
    RENAMED: (
        later("renamed"),
        later("{former} is called {successor}"),
        later("{former} is called {successor} from {day} on"),
    ),
    MERGED: (
        later("merged"),
        later("{former} is part of {successor}"),
        later("{former} is part of {successor} from {day} on"),
    ),
    FOLLOWED: (
        later("followed"),
        later("{successor} goes on with the tasks of {former}"),
        later("{successor} goes on with the tasks of {former} from {day} on"),
    ),
}
"""What becomes of a name: the word for it, then the sentence where no day is known, and where one is."""
_PARTS = ("milestones", "targets")


def change_lines(former: Plan, now: Plan) -> list[str]:
    """Return a line for each task that is added, adjusted, renumbered or dropped, then for each new name."""
    found = plan_changes(former, now)
    lines = [_line(former, now, one) for kind in _KINDS for one in found if one.kind == kind]
    return [*lines, *(_name_line(now, one) for one in name_changes(former, now))]


def adjustment_lines(ledger: Ledger, since: date) -> list[str]:
    """Return what was adjusted after a day and up to the ledger's: a heading for each document, lines below."""
    lines: list[str] = []
    for one in ledger.revisions:
        if not since < one.on <= ledger.day:
            continue
        former = ledger.edition(one.former) if one.former else None
        now = ledger.edition(one.edition)
        lines.append(_heading(one.on, one.basis, one.reason))
        if former is None or now is None:
            lines.append("  " + tr("the former edition of the plan is not kept here"))
        else:
            lines += [f"  {line}" for line in change_lines(former, now)]
    return lines


def adjustment_rows(ledger: Ledger, since: date) -> list[dict[str, Any]]:
    """Return the same as rows: what became of each task, by which document, from which day on."""
    rows: list[dict[str, Any]] = []
    for one in ledger.revisions:
        former = ledger.edition(one.former) if one.former else None
        now = ledger.edition(one.edition)
        if former is None or now is None or not since < one.on <= ledger.day:
            continue
        rows += [
            {
                "id": change.task.id,
                "number": change.task.number,
                "adjustment": change.kind,
                "title": change.task.title,
                "fields": [field.field for field in change.fields],
                "from": list(change.origins),
                "into": list(change.heirs),
                "basis": one.basis,
                "on": one.on.isoformat(),
            }
            for change in plan_changes(former, now)
        ]
        rows += [
            {
                "id": None,
                "adjustment": named.kind,
                "title": named.successor,
                "fields": [],
                "from": [named.former],
                "into": [named.successor],
                "tasks": list(named.task_ids),
                "basis": one.basis,
                "on": one.on.isoformat(),
            }
            for named in name_changes(former, now)
        ]
    return rows


class Sides(Value):
    """One thing that an adjustment changes, as it was and as it will be."""

    about: str
    """What becomes of which task, unit or official: a heading that several may share."""
    before: str
    after: str


def sides(former: Plan, now: Plan) -> list[Sides]:
    """Return the same as `change_lines`, a row a change, to be read side by side."""
    found = plan_changes(former, now)
    rows = [row for kind in _KINDS for one in found if one.kind == kind for row in _sides(former, now, one)]
    for named in name_changes(former, now):
        rows.append(Sides(tr(_NAMES[named.kind][0]), clean(named.former), _name_words(now, named)))
    return rows


def _sides(former: Plan, now: Plan, change: TaskChange) -> Iterator[Sides]:
    task, about = change.task, _named(change)
    if change.kind == ADDED:
        told = [_whole(task, name) for name in _SAID_OF_NEW if getattr(task, name)]
        yield Sides(about, _origins(former, now, change) if change.origins else "-", "\n".join(told))
        return
    if change.kind == DROPPED:
        yield Sides(about, clean(task.text), _heirs(now, change) if change.heirs else "-")
        return
    if change.origins:
        yield Sides(about, "-", _origins(former, now, change))
    if change.kind == RENUMBERED:
        (moved,) = change.fields
        yield Sides(about, clean(moved.before), clean(moved.after))
        return
    for field in change.fields:
        name = tr(_FIELDS[field.field])
        if field.field not in _PARTS:
            pairs: Iterable[tuple[str, str]] = [(_value(field.before), _value(field.after))]
        else:
            gone = [_one(part) for part in field.before if part not in field.after]
            come = [_one(part) for part in field.after if part not in field.before]
            pairs = zip_longest(gone, come, fillvalue="-")
        yield from (
            Sides(about, *(tr("{name}: {what}").format(name=name, what=what) for what in pair))
            for pair in pairs
        )


_SAID_OF_NEW = ("text", "units", "leads", "due_on")


def _whole(task: Task, field: str) -> str:
    """Return a field of a new task; its text needs no name."""
    value = _value(getattr(task, field))
    return value if field == "text" else tr("{name}: {what}").format(name=tr(_FIELDS[field]), what=value)


def _heading(day: date, basis: str, reason: str) -> str:
    said = tr("Plan adjusted on {day}").format(day=day)
    more = tr(", ").join(clean(text) for text in (basis, reason) if text)
    return tr("{what} ({reason})").format(what=said, reason=more) if more else said


def _line(former: Plan, now: Plan, change: TaskChange) -> str:
    if change.kind == RENUMBERED:
        return tr("renumbered: {was} -> {now} {title}").format(
            **_numbers(change), title=clean(change.task.title)
        )
    told = _told(former, now, change)
    named = _named(change)
    return tr("{what} ({reason})").format(what=named, reason=tr("; ").join(told)) if told else named


def _told(former: Plan, now: Plan, change: TaskChange) -> list[str]:
    """Return each thing that changes of a task that is not only renumbered."""
    told = [_field(one) for one in change.fields]
    if change.origins:
        told.insert(0, _origins(former, now, change))
    if change.heirs:
        told.append(_heirs(now, change))
    return told


def change_words(former: Plan, now: Plan, change: TaskChange) -> tuple[str, str]:
    """Return what becomes of the task, and what changes of it; the latter may be empty."""
    if change.kind == RENUMBERED:
        return tr(_KINDS[RENUMBERED]), "{was} -> {now}".format(**_numbers(change))
    return tr(_KINDS[change.kind]), tr("; ").join(_told(former, now, change))


def _numbers(change: TaskChange) -> dict[str, str]:
    (moved,) = change.fields
    return {"was": clean(moved.before), "now": clean(moved.after)}


def _named(change: TaskChange) -> str:
    task = change.task
    return tr("{kind}: {task} {title}").format(
        kind=tr(_KINDS[change.kind]), task=clean(task.number), title=clean(task.title)
    )


def _origins(former: Plan, now: Plan, change: TaskChange) -> str:
    if change.kind != ADDED:
        told = tr("took in {tasks}")
    else:
        told = tr("split from {tasks}") if len(change.origins) == 1 else tr("merged from {tasks}")
    numbers = ((former if id in former.tasks_by_id else now).number_of(id) for id in change.origins)
    return told.format(tasks=format_ids(map(clean, numbers)))


def _heirs(now: Plan, change: TaskChange) -> str:
    told = tr("split into {tasks}") if len(change.heirs) > 1 else tr("goes on in {tasks}")
    return told.format(tasks=format_ids(map(clean, now.numbers_of(change.heirs))))


def _name_line(now: Plan, change: NameChange) -> str:
    return tr("{name}: {what}").format(name=tr(_NAMES[change.kind][0]), what=_name_words(now, change))


def _name_words(now: Plan, change: NameChange) -> str:
    _, always, from_day = _NAMES[change.kind]
    former, successor = clean(change.former), clean(change.successor)
    if change.until is None:
        said = tr(always).format(former=former, successor=successor)
    else:
        day = change.until + timedelta(days=1)
        said = tr(from_day).format(former=former, successor=successor, day=day)
    if not change.task_ids:
        return said
    tasks = trn("task {tasks}", "tasks {tasks}", len(change.task_ids)).format(
        tasks=format_ids(map(clean, now.numbers_of(change.task_ids)))
    )
    return tr("{what} ({reason})").format(what=said, reason=tasks)


def _field(change: FieldChange) -> str:
    name = tr(_FIELDS[change.field])
    if change.field in _PARTS:
        return tr("{name}: {what}").format(name=name, what=tr(", ").join(_parts(change)))
    return f"{name} {_value(change.before)} -> {_value(change.after)}"


def _parts(change: FieldChange) -> Iterator[str]:
    """Give each milestone or target that went or came: of a long list nobody compares two whole ones."""
    for told, those, others in (
        (tr("without {part}"), change.before, change.after),
        (tr("new {part}"), change.after, change.before),
    ):
        yield from (told.format(part=_one(part)) for part in those if part not in others)


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return _several(value)
    return clean(str(value)) if value not in (None, "") else "-"


def _several(values: Iterable[Any]) -> str:
    return tr(", ").join(map(_one, values)) or "-"


def _one(value: Any) -> str:
    if isinstance(value, Milestone):
        return clean(f"{value.due_on} {value.text}")
    if isinstance(value, Target):
        most = f"-{format_figure(value.value_max)}" if value.value_max is not None else ""
        return clean(f"{value.name} {value.op} {format_figure(value.value)}{most}{value.unit}")
    return clean(str(value))
