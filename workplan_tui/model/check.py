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
from workplan_tui.model.rules.reporting import DEFAULT_BY_DAY
from workplan_tui.model.rules.thresholds import BOUNDS, Rules, is_sound
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from workplan_tui.model.plan import Milestone, Plan, Target, Task

    Path = tuple[str | int, ...]


class Finding(Value):
    """One doubt: the key it is about and a sentence."""

    path: Path
    sentence: str


def check(plan: Plan) -> Iterator[Finding]:
    """Give all findings in the order of the plan."""
    yield from _head(plan)
    yield from _sections(plan)
    for index, task in enumerate(plan.tasks):
        yield from _task(task, ("tasks", index), plan)
    yield from _doubled([task.id for task in plan.tasks], ("tasks",))
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
    for key in ("title", "document_number", "issuer", "cc"):
        yield from _control(getattr(plan, key) or "", ("plan", key))
    for index, requirement in enumerate(plan.requirements):
        for key in ("title", "text"):
            yield from _control(getattr(requirement, key), ("plan", "requirements", index, key))


def _sections(plan: Plan) -> Iterator[Finding]:
    used = {task.section for task in plan.tasks}
    for index, section in enumerate(plan.sections):
        path: Path = ("sections", index)
        if section.id not in used:
            yield Finding(path, tr("section {section} has no task").format(section=section.id))
        for key in ("title", "label"):
            yield from _control(getattr(section, key), (*path, key))
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
    yield from _control(task.text, (*path, "text"))
    yield from _control(task.declared_title or "", (*path, "title"))


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
            yield from _control(name, (*path, key, index))


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
        yield from _control(milestone.text, (*below, "text"))
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
        for key in ("name", "unit"):
            yield from _control(getattr(target, key), (*below, key))
        yield from _quote(target.quote, task, (*below, "quote"))
    yield from _numbered(task.targets, (*path, "targets"))


def _rules(plan: Plan) -> Iterator[Finding]:
    defaults = {**{name: getattr(Rules(), name) for name in Rules._fields}, "by_day": DEFAULT_BY_DAY}
    sentence = tr("found {value}, expected a whole number from {least} to {greatest}; {default} is used")
    for table, given in (("rules", plan.rules), ("reporting", plan.reporting)):
        for name, value in given.items():
            if name in BOUNDS and not is_sound(name, value):
                least, greatest = BOUNDS[name]
                yield Finding(
                    (table, name),
                    sentence.format(value=value, least=least, greatest=greatest, default=defaults[name]),
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


def _control(text: str, path: Path) -> Iterator[Finding]:
    """Blanks are printable or white space; what is left is control, format or unassigned."""
    odd = next((letter for letter in text if not letter.isprintable() and letter != "\u3000"), None)
    if odd is not None:
        code = f"U+{ord(odd):04X}"
        yield Finding(path, tr("the text holds the control character {code}").format(code=code))
