"""What an import read, before it is written: doubts first, fixes of fields, and what was settled.

Pure: it knows no screen and no file. A fix gives a new preview; the one before stays as it was.
"""

from __future__ import annotations

import re

from workplan_tui.base.errors import UsageError
from workplan_tui.base.value import Value
from workplan_tui.importing.assemble import is_id, last_year
from workplan_tui.importing.deadline_words import day_of, is_full_day
from workplan_tui.importing.found import NAME_FIELDS, Doubt
from workplan_tui.importing.import_words import DOUBTFUL_NOTES, note_words
from workplan_tui.importing.neutral_form import NOWHERE, Place
from workplan_tui.importing.proposals import propose
from workplan_tui.importing.short_label import short_label
from workplan_tui.language import tr
from workplan_tui.model.plan import Plan, Section, Task
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from workplan_tui.importing.assemble import Imported
    from workplan_tui.model.plan import Target

FIELDS = ("id", "section", "text", "leads", "units", "supporting_units", "due")
"""What can be fixed of a task, in the order in which it is shown."""
_NEEDED = ("id", "section", "text")
_LINE_NOTES = ("bad_bytes", "cells_uncertain")
"""Notes that begin with the number of a line."""
_BETWEEN_NAMES = "、，,；;"


class PreviewRow(Value):
    """One line of the preview: a task, or a doubt that is about none."""

    task: int | None
    """The task's place in the plan."""
    doubts: tuple[int, ...]
    """The places of its doubts in `Preview.doubts`."""


class Preview(Value):
    """The plan as read and as fixed so far, with its doubts."""

    read: Plan
    """The plan as the document has it."""
    plan: Plan
    """The plan with what was fixed."""
    doubts: tuple[Doubt, ...]
    owners: tuple[int | None, ...]
    """Of each doubt the place of the task it is about, in the plan."""
    places: tuple[Place, ...]
    """Where each task stands in the document."""
    rows: tuple[PreviewRow, ...]
    """Doubts about no task, tasks with doubts, the other tasks; it stays so whatever is settled."""
    confirmed: frozenset[int] = frozenset()
    """The doubts that somebody looked at and found nothing wrong with."""

    def fixed(self, index: int) -> frozenset[str]:
        """Return which fields of a task differ from what was read."""
        before, after = self.read.tasks[index], self.plan.tasks[index]
        if before is after:
            return frozenset()
        return frozenset(
            field
            for field in FIELDS
            if field_words(self.read, before, field) != field_words(self.plan, after, field)
        )

    @property
    def fix_count(self) -> int:
        """How many fields differ from what was read."""
        return sum(len(self.fixed(index)) for index in range(len(self.plan.tasks)))

    def is_settled(self, doubt: int) -> bool:
        """Return whether a doubt was confirmed, or what it is about was fixed."""
        owner = self.owners[doubt]
        if doubt in self.confirmed:
            return True
        return owner is not None and not self.fixed(owner).isdisjoint(self.doubts[doubt].fields)

    @property
    def settled_count(self) -> int:
        """How many doubts are settled."""
        return sum(map(self.is_settled, range(len(self.doubts))))

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """The doubts that nobody settled."""
        return tuple(doubt for at, doubt in enumerate(self.doubts) if not self.is_settled(at))

    @property
    def is_touched(self) -> bool:
        """Whether leaving would lose something."""
        return bool(self.confirmed) or self.read != self.plan

    def place_of(self, row: PreviewRow) -> Place:
        """Return where to look in the document: at the first open doubt, else where the task begins."""
        doubtful = [*(at for at in row.doubts if not self.is_settled(at)), *row.doubts]
        if doubtful and self.doubts[doubtful[0]].place != NOWHERE:
            return self.doubts[doubtful[0]].place
        return self.places[row.task] if row.task is not None else NOWHERE

    def confirm(self, row: PreviewRow) -> Preview:
        """Take the open doubts of a row for settled; where none is open, those that were confirmed for open."""
        still_open = [at for at in row.doubts if not self.is_settled(at)]
        if still_open:
            return self.replace(confirmed=self.confirmed.union(still_open))
        return self.replace(confirmed=self.confirmed.difference(row.doubts))

    def fix(self, index: int, field: str, words: str) -> Preview:
        """Return the preview with a field as somebody typed it; `UsageError` says why it cannot be."""
        plan = _fixed_plan(self.plan, index, field, words.strip())
        return self.replace(plan=plan)


def preview_of(imported: Imported) -> Preview:
    """Return the preview of what was imported; notes that are doubtful are doubts as well."""
    noted = (
        Doubt(note_words(code, words), _line_of(words) if code in _LINE_NOTES else NOWHERE)
        for code, words in imported.notes
        if code in DOUBTFUL_NOTES
    )
    doubts = (*imported.doubts, *noted)
    owners = tuple(_owner(doubt, imported) for doubt in doubts)
    by_task: dict[int, tuple[int, ...]] = {}
    for at, owner in enumerate(owners):
        if owner is not None:
            by_task[owner] = (*by_task.get(owner, ()), at)
    others = [index for index in range(len(imported.plan.tasks)) if index not in by_task]
    rows = (
        *(PreviewRow(None, (at,)) for at, owner in enumerate(owners) if owner is None),
        *(PreviewRow(index, by_task[index]) for index in sorted(by_task)),
        *(PreviewRow(index, ()) for index in others),
    )
    return Preview(imported.plan, imported.plan, doubts, owners, imported.places, rows)


def field_words(plan: Plan, task: Task, field: str) -> str:
    """Return a field as it is shown and typed: names with 、 between them."""
    match field:
        case "section":
            return plan.sections_by_id[task.section].title
        case "due":
            return task.due_text or str(task.due_on or "")
        case "leads" | "units" | "supporting_units":
            return "、".join(getattr(task, field))
        case _:
            return str(getattr(task, field))


def names_typed(words: str) -> tuple[str, ...]:
    """Return names with 、 or commas between them; what stands in brackets is never divided."""
    names, name, depth = [], "", 0
    for letter in words:
        depth += (letter in "（(") - (letter in "）)")
        if letter in _BETWEEN_NAMES and depth <= 0:
            names.append(name)
            name, depth = "", 0
        else:
            name += letter
    return tuple(dict.fromkeys(each.strip() for each in (*names, name) if each.strip()))


def _line_of(words: str) -> Place:
    number = re.match(r"\d+", words)
    return Place(line=int(number.group())) if number else NOWHERE


def _owner(doubt: Doubt, imported: Imported) -> int | None:
    """Return the task a doubt is about: the one of that number there, or the last one before.

    Numbers may be printed twice, and words that follow a task stand behind its beginning.
    """
    same = [index for index, number in enumerate(imported.numbers) if number == doubt.task]
    here = [index for index in same if imported.places[index] == doubt.place != NOWHERE]
    if here:
        return here[0]
    if not doubt.task:
        return None
    if len(same) > 1:
        at = _order(doubt.place)
        before = [index for index in same if _order(imported.places[index]) <= at]
        return before[-1] if before else same[0]
    return same[0] if same else None


def _order(place: Place) -> tuple[int, int, int, int]:
    return place.page, place.table, place.row, place.line


def _fixed_plan(plan: Plan, index: int, field: str, words: str) -> Plan:
    task = plan.tasks[index]
    if field in _NEEDED and not words:
        raise UsageError(tr("Something must be written here."))
    if field == "id":
        _check_id(plan, index, words)
        return _with_task(plan, index, task.replace(id=words))
    if field == "section":
        return _in_section(plan, index, words)
    if field in NAME_FIELDS:
        return _with_task(plan, index, task.replace(**{field: names_typed(words)}))
    if field == "due":
        plan, task = _with_due(plan, task, "".join(words.split()))
    else:
        task = task.replace(text="".join(words.split()))
    return _with_task(plan, index, _proposed(plan.tasks[index], task, plan.ends_on))


def _with_task(plan: Plan, index: int, task: Task) -> Plan:
    return plan.replace(tasks=(*plan.tasks[:index], task, *plan.tasks[index + 1 :]))


def _check_id(plan: Plan, index: int, words: str) -> None:
    if not is_id(words):
        raise UsageError(
            tr("{word} can be no number of a task: letters, digits, dots and hyphens.").format(
                word=clean(words)
            )
        )
    if any(task.id == words for at, task in enumerate(plan.tasks) if at != index):
        raise UsageError(tr("Another task has the number {word} already.").format(word=clean(words)))


def _in_section(plan: Plan, index: int, words: str) -> Plan:
    """Put the task in the section of that title or number, or in a new one; an empty one goes."""
    task = plan.tasks[index]
    same = [section.id for section in plan.sections if words in (section.title, str(section.id))]
    if task.section in same:
        return plan
    sections = plan.sections
    if not same:
        if words.isdigit():
            raise UsageError(
                tr("There is no section {word}. Write its title to make one.").format(word=clean(words))
            )
        same = [max((section.id for section in sections), default=0) + 1]
        sections = (*sections, Section(same[0], words, short_label(words)))
    moved = _with_task(plan, index, task.replace(section=same[0]))
    used = {each.section for each in moved.tasks}
    return moved.replace(sections=tuple(section for section in sections if section.id in used))


def _with_due(plan: Plan, task: Task, words: str) -> tuple[Plan, Task]:
    """Read a deadline's words as the import does; a later year moves the plan's end along."""
    day = day_of(words, plan.starts_on.year) if words else None
    if day is not None and day < plan.starts_on:
        raise UsageError(
            tr("{day} is before the plan, which begins on {start}.").format(day=day, start=plan.starts_on)
        )
    if day is not None and day > plan.ends_on:
        year = last_year(plan.ends_on.year, [day])
        if day.year > year:
            raise UsageError(
                tr("{day} is long after the plan, which ends on {end}.").format(day=day, end=plan.ends_on)
            )
        plan = plan.replace(ends_on=plan.ends_on.replace(year=year, month=12, day=31))
    is_late = task.starts_on is not None and day is not None and task.starts_on > day
    return plan, task.replace(
        due_on=day,
        due_text=words if words and not (day is not None and is_full_day(words)) else None,
        starts_on=None if is_late else task.starts_on,
    )


def _proposed(before: Task, task: Task, end: date) -> Task:
    """Propose targets and milestones anew; goals that stood in columns of their own stay."""
    first = propose(before.text, *_horizon(before, end))
    figures = propose(task.text, *_horizon(task, end))
    goals = _numbered(before.targets[len(first.targets) :], len(figures.targets), before, task)
    return task.replace(
        targets=(*figures.targets, *goals), milestones=figures.milestones, other_numbers=figures.other_numbers
    )


def _numbered(goals: Iterable[Target], taken: int, before: Task, task: Task) -> Iterator[Target]:
    for number, goal in enumerate(goals, start=taken + 1):
        yield goal.replace(id=number, quote=task.text if goal.quote == before.text else goal.quote)


def _horizon(task: Task, end: date) -> tuple[date, int]:
    return task.due_on or end, end.year if task.due_on is None else task.due_on.year
