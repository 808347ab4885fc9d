"""What is doubtful in a plan that can be used: every finding at once, none stops anything.

A plan that cannot be used at all is refused by `store.plan.file`. This module knows no file: a
finding has the path of its key, and `store.plan.check` turns it into line and column.
"""

from __future__ import annotations

from datetime import timedelta

from workplan_tui.language import tr
from workplan_tui.model.figures import accounted, unaccounted_figures
from workplan_tui.model.glued import holds_two_offices, swallowed_number
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.rules.thresholds import is_sound
from workplan_tui.model.schema.plan_file import HEAD, SHAPES
from workplan_tui.model.schema.shape import TEXT, TEXTS
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from workplan_tui.model.plan import Milestone, Plan, Target, Task
    from workplan_tui.model.schema.shape import Shape

    Path = tuple[str | int, ...]


class Finding(Value):
    """One doubt: the key it is about and a sentence."""

    path: Path
    sentence: str


def check(plan: Plan) -> Iterator[Finding]:
    """Give all findings in the order of the plan."""
    yield from _head(plan)
    yield from _control(plan)
    yield from _sections(plan)
    for index, task in enumerate(plan.tasks):
        yield from _task(task, ("tasks", index), plan)
    yield from _doubled([task.id for task in plan.tasks], ("tasks",))
    yield from _units(plan)
    yield from _rules(plan)


def _head(plan: Plan) -> Iterator[Finding]:
    declared, counted = plan.declared_task_count, len(plan.tasks)
    if declared is not None and declared != counted:
        yield Finding(
            ("plan", "declared_task_count"),
            tr("{declared} tasks are declared, {counted} are there").format(
                declared=declared, counted=counted
            ),
        )
    if plan.ends_on < plan.starts_on:
        yield Finding(
            ("plan", "ends_on"),
            tr("the plan ends on {end}, before it starts on {start}").format(
                end=plan.ends_on, start=plan.starts_on
            ),
        )


def _sections(plan: Plan) -> Iterator[Finding]:
    used = {task.section for task in plan.tasks}
    for index, section in enumerate(plan.sections):
        path: Path = ("sections", index)
        if section.id not in used:
            yield Finding(path, tr("section {section} has no task").format(section=section.id))
    yield from _doubled([section.id for section in plan.sections], ("sections",))


def _task(task: Task, path: Path, plan: Plan) -> Iterator[Finding]:
    if task.section not in plan.sections_by_id:
        yield Finding((*path, "section"), tr("there is no section {section}").format(section=task.section))
    yield from _text(task, path)
    yield from _people(task, path)
    yield from _days(task, path, plan)
    yield from _milestones(task, path, plan)
    yield from _targets(task, path)
    for index, words in enumerate(task.other_numbers):
        yield from _quote(words, task, (*path, "other_numbers", index))
    for figure in unaccounted_figures(task.text, accounted(task)):
        sentence = tr("the figure {figure} is in no target, milestone or other_numbers")
        yield Finding((*path, "text"), sentence.format(figure=figure))


def _text(task: Task, path: Path) -> Iterator[Finding]:
    if not task.text.strip():
        yield Finding((*path, "text"), tr("the text is empty"))
    elif any(letter.isspace() for letter in task.text):
        yield Finding((*path, "text"), tr("the text holds white space"))
    if number := swallowed_number(task.text):
        sentence = tr(
            "the number {number} with its stop stands inside the text: two tasks, or a heading and a task?"
        )
        yield Finding((*path, "text"), sentence.format(number=number))


def _people(task: Task, path: Path) -> Iterator[Finding]:
    if not task.units and not task.leads:
        yield Finding((*path, "units"), tr("the task names neither a unit nor a lead"))
    named = (("leads", task.leads), ("units", task.units), ("supporting_units", task.supporting_units))
    for key, names in named:
        for index, name in enumerate(names):
            if not name.strip():
                yield Finding((*path, key, index), tr("{key} has an empty entry").format(key=key))
            if holds_two_offices(name):
                yield Finding((*path, key, index), tr("{name} looks like two names").format(name=name))


def _days(task: Task, path: Path, plan: Plan) -> Iterator[Finding]:
    for key, day in (("due_on", task.due_on), ("starts_on", task.starts_on)):
        if day is not None and not plan.starts_on <= day <= plan.ends_on:
            yield Finding(
                (*path, key),
                tr("{day} is not within the plan, {start} to {end}").format(
                    day=day, start=plan.starts_on, end=plan.ends_on
                ),
            )
    if task.starts_on is not None and task.due_on is not None and task.starts_on > task.due_on:
        yield Finding(
            (*path, "starts_on"),
            tr("the task starts on {start}, after its deadline {deadline}").format(
                start=task.starts_on, deadline=task.due_on
            ),
        )


def _milestones(task: Task, path: Path, plan: Plan) -> Iterator[Finding]:
    start = task.starts_on or plan.starts_on
    for index, milestone in enumerate(task.milestones):
        below = (*path, "milestones", index)
        end = task.due_on or plan.ends_on + timedelta(days=1)
        if not start <= milestone.due_on < end:
            yield Finding(
                (*below, "due_on"),
                tr("{day} is not between the start {start} and the deadline {deadline}").format(
                    day=milestone.due_on, start=start, deadline=task.due_on or plan.ends_on
                ),
            )
        if milestone.quote:
            yield from _quote(milestone.quote, task, (*below, "quote"))
    yield from _numbered(task.milestones, (*path, "milestones"))


def _targets(task: Task, path: Path) -> Iterator[Finding]:
    for index, target in enumerate(task.targets):
        below = (*path, "targets", index)
        if target.value_max is not None and target.value_max <= target.value:
            yield Finding(
                (*below, "value_max"),
                tr("the range ends at {high} but begins at {low}").format(
                    high=format_figure(target.value_max), low=format_figure(target.value)
                ),
            )
        if target.quote:
            yield from _quote(target.quote, task, (*below, "quote"))
    yield from _numbered(task.targets, (*path, "targets"))


def _units(plan: Plan) -> Iterator[Finding]:
    named = {name for task in plan.tasks for name in (*task.units, *task.supporting_units)}
    seen: set[str] = set()
    for index, unit in enumerate(plan.units):
        if unit.name not in named:
            yield Finding(("units", index, "name"), tr("no task names this unit"))
        elif unit.name in seen:
            yield Finding(("units", index, "name"), tr("the unit {unit} stands twice").format(unit=unit.name))
        seen.add(unit.name)


def _rules(plan: Plan) -> Iterator[Finding]:
    sentence = tr("found {value}, expected a whole number from {least} to {greatest}; {default} is used")
    for shape in (SHAPES["rules"], SHAPES["reporting"]):
        given = getattr(plan, shape.name)
        for key in shape.keys:
            if key.bounds and key.name in given and not is_sound(key.name, given[key.name]):
                least, greatest = key.bounds
                yield Finding(
                    (shape.name, key.name),
                    sentence.format(
                        value=given[key.name], least=least, greatest=greatest, default=key.default
                    ),
                )


def _quote(words: str, task: Task, path: Path) -> Iterator[Finding]:
    if not words or words not in task.text:
        yield Finding(path, tr("these words are not in the task's text"))


def _numbered(items: Iterable[Milestone | Target], path: Path) -> Iterator[Finding]:
    ids = [item.id for item in items]
    for index, number in enumerate(ids):
        if number < 1:
            yield Finding((*path, index, "id"), tr("ids count from 1"))
    yield from _doubled(ids, path)


def _doubled(ids: Iterable[Hashable], path: Path) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield Finding((*path, index, "id"), tr("the id {id} is used twice").format(id=each))
        seen.add(each)


def _control(plan: Plan) -> Iterator[Finding]:
    """Give every text that holds what cannot be seen."""
    yield from _control_in(HEAD, plan, (HEAD.name,))
    for shape in (SHAPES["sections"], SHAPES["tasks"], SHAPES["units"]):
        for index, value in enumerate(getattr(plan, shape.name)):
            yield from _control_in(shape, value, (shape.name, index))


def _control_in(shape: Shape, value: Value, path: Path) -> Iterator[Finding]:
    for key in shape.keys:
        held = getattr(value, key.field)
        if key.kind == TEXT and held:
            yield from _control_of(held, (*path, key.name))
        elif key.kind == TEXTS:
            for index, text in enumerate(held):
                yield from _control_of(text, (*path, key.name, index))
    for below in shape.below:
        for index, one in enumerate(getattr(value, below.name)):
            yield from _control_in(below, one, (*path, below.name, index))


def _control_of(text: str, path: Path) -> Iterator[Finding]:
    """Blanks are printable or white space; what is left is control, format or unassigned."""
    odd = next((letter for letter in text if not letter.isprintable() and letter != "\u3000"), None)
    if odd is not None:
        code = f"U+{ord(odd):04X}"
        yield Finding(path, tr("the text holds the control character {code}").format(code=code))
