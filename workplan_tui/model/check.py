"""What is doubtful in a plan that can be used: every finding at once, none stops anything.

A plan that cannot be used at all is refused by `store.plan.file`. This module knows no file: a
finding has the path of its key, and `store.plan.check` turns it into line and column.
"""

from __future__ import annotations

from datetime import timedelta

from workplan_tui.base.shape import TEXT, TEXTS
from workplan_tui.base.value import Value
from workplan_tui.model.figures import accounted, unaccounted_figures
from workplan_tui.model.glued import holds_two_offices, swallowed_number
from workplan_tui.model.reason import because
from workplan_tui.model.rules.thresholds import is_sound
from workplan_tui.model.schema.plan_file import HEAD, SHAPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from workplan_tui.base.key_path import KeyPath
    from workplan_tui.base.shape import Shape
    from workplan_tui.model.plan import FormerName, Lead, Milestone, Plan, Target, Task, Unit
    from workplan_tui.model.reason import Reason


class Finding(Value):
    """One doubt: the key it is about, and what is doubtful."""

    path: KeyPath
    reason: Reason


def check(plan: Plan) -> Iterator[Finding]:
    """Give all findings in the order of the plan."""
    yield from _head(plan)
    yield from _control(plan)
    yield from _sections(plan)
    for index, task in enumerate(plan.tasks):
        yield from _task(task, ("tasks", index), plan)
    yield from _doubled([task.id for task in plan.tasks], ("tasks",))
    yield from _units(plan)
    yield from _successions(plan)
    yield from _rules(plan)


def _head(plan: Plan) -> Iterator[Finding]:
    declared, counted = plan.declared_task_count, len(plan.tasks)
    if declared is not None and declared != counted:
        yield Finding(
            ("plan", "declared_task_count"),
            because("declared_count", declared=declared, counted=counted),
        )
    if plan.ends_on < plan.starts_on:
        yield Finding(
            ("plan", "ends_on"),
            because("ends_before_it_starts", end=plan.ends_on, start=plan.starts_on),
        )


def _sections(plan: Plan) -> Iterator[Finding]:
    used = {task.section for task in plan.tasks}
    for index, section in enumerate(plan.sections):
        path: KeyPath = ("sections", index)
        if section.id not in used:
            yield Finding(path, because("section_without_task", section=section.id))
    yield from _doubled([section.id for section in plan.sections], ("sections",))


def _task(task: Task, path: KeyPath, plan: Plan) -> Iterator[Finding]:
    if task.section not in plan.sections_by_id:
        yield Finding((*path, "section"), because("no_such_section", section=task.section))
    yield from _text(task, path)
    yield from _people(task, path)
    yield from _days(task, path, plan)
    yield from _milestones(task, path, plan)
    yield from _targets(task, path)
    for index, words in enumerate(task.other_numbers):
        yield from _quote(words, task, (*path, "other_numbers", index))
    for figure in unaccounted_figures(task.text, accounted(task)):
        yield Finding((*path, "text"), because("figure_not_accounted", figure=figure))


def _text(task: Task, path: KeyPath) -> Iterator[Finding]:
    if not task.text.strip():
        yield Finding((*path, "text"), because("text_empty"))
    elif any(letter.isspace() for letter in task.text):
        yield Finding((*path, "text"), because("text_with_blanks"))
    if number := swallowed_number(task.text):
        yield Finding((*path, "text"), because("number_inside_the_text", number=number))


def _people(task: Task, path: KeyPath) -> Iterator[Finding]:
    if not task.units and not task.leads:
        yield Finding((*path, "units"), because("nobody_named"))
    named = (("leads", task.leads), ("units", task.units), ("supporting_units", task.supporting_units))
    for key, names in named:
        for index, name in enumerate(names):
            if not name.strip():
                yield Finding((*path, key, index), because("empty_entry", key=key))
            if holds_two_offices(name):
                yield Finding((*path, key, index), because("two_names", name=name))


def _days(task: Task, path: KeyPath, plan: Plan) -> Iterator[Finding]:
    for key, day in (("due_on", task.due_on), ("starts_on", task.starts_on)):
        if day is not None and not plan.starts_on <= day <= plan.ends_on:
            yield Finding(
                (*path, key),
                because("day_outside_the_plan", day=day, start=plan.starts_on, end=plan.ends_on),
            )
    if task.starts_on is not None and task.due_on is not None and task.starts_on > task.due_on:
        yield Finding(
            (*path, "starts_on"),
            because("starts_after_deadline", start=task.starts_on, deadline=task.due_on),
        )


def _milestones(task: Task, path: KeyPath, plan: Plan) -> Iterator[Finding]:
    start = task.starts_on or plan.starts_on
    for index, milestone in enumerate(task.milestones):
        below = (*path, "milestones", index)
        end = task.due_on or plan.ends_on + timedelta(days=1)
        if not start <= milestone.due_on < end:
            yield Finding(
                (*below, "due_on"),
                because(
                    "milestone_outside_the_task",
                    day=milestone.due_on,
                    start=start,
                    deadline=task.due_on or plan.ends_on,
                ),
            )
        if milestone.quote:
            yield from _quote(milestone.quote, task, (*below, "quote"))
    yield from _numbered(task.milestones, (*path, "milestones"))


def _targets(task: Task, path: KeyPath) -> Iterator[Finding]:
    for index, target in enumerate(task.targets):
        below = (*path, "targets", index)
        if target.value_max is not None and target.value_max <= target.value:
            yield Finding(
                (*below, "value_max"),
                because("range_backwards", high=target.value_max, low=target.value),
            )
        if target.quote:
            yield from _quote(target.quote, task, (*below, "quote"))
    yield from _numbered(task.targets, (*path, "targets"))


def _units(plan: Plan) -> Iterator[Finding]:
    leads = frozenset(name for task in plan.tasks for name in task.leads)
    for index, name, is_known in _told(plan, plan.units, plan.unit_names):
        why = because("unit_twice", unit=name) if is_known else because("unit_of_no_task")
        yield Finding(("units", index, "name"), why)
    for index, name, is_known in _told(plan, plan.leads, leads):
        why = because("lead_twice", lead=name) if is_known else because("lead_of_no_task")
        yield Finding(("leads", index, "name"), why)


def _told(
    plan: Plan, bodies: Iterable[Unit | Lead], named: frozenset[str]
) -> Iterator[tuple[int, str, bool]]:
    """Give whom no task names by whatever name, and who stands twice; a former name may have a table too."""
    former = frozenset(one.former for one in plan.successions)
    seen: set[str] = set()
    for index, body in enumerate(bodies):
        is_known = body.name in former or not named.isdisjoint((body.name, *(was.name for was in body.was)))
        if not is_known or body.name in seen:
            yield index, body.name, is_known
        seen.add(body.name)


def _successions(plan: Plan) -> Iterator[Finding]:
    """Give what leaves open whose the tasks of a former name are."""
    followers = {one.former: one.successor for one in plan.successions}
    seen: list[tuple[FormerName, str]] = []
    for key, index, body in _bodies(plan):
        for place, was in enumerate(body.was):
            path: KeyPath = (key, index, "was", place, "name")
            rival = next((name for other, name in seen if _is_same(other, was)), None)
            if _is_circle(was.name, followers):
                yield Finding(path, because("former_circle", former=was.name, name=body.name))
            elif rival is not None:
                yield Finding(path, because("former_twice", former=was.name, name=body.name, other=rival))
            elif was.name in plan.names and (was.until is None or was.until < plan.starts_on):
                yield Finding(path, because("former_in_use", former=was.name, name=body.name))
            seen.append((was, body.name))


def _bodies(plan: Plan) -> Iterator[tuple[str, int, Unit | Lead]]:
    yield from (("units", index, unit) for index, unit in enumerate(plan.units))
    yield from (("leads", index, lead) for index, lead in enumerate(plan.leads))


def _is_same(one: FormerName, other: FormerName) -> bool:
    """Return whether no day tells two lines of one former name apart."""
    return one.name == other.name and (None in (one.until, other.until) or one.until == other.until)


def _is_circle(name: str, followers: Mapping[str, str]) -> bool:
    """Return whether who goes on under the name is followed by it again."""
    seen, at = {name}, followers.get(name)
    while at is not None and at not in seen:
        seen.add(at)
        at = followers.get(at)
    return at == name


def _rules(plan: Plan) -> Iterator[Finding]:
    for shape in (SHAPES["rules"], SHAPES["reporting"]):
        given = getattr(plan, shape.name)
        for key in shape.keys:
            if key.bounds and key.name in given and not is_sound(key.name, given[key.name]):
                least, greatest = key.bounds
                yield Finding(
                    (shape.name, key.name),
                    because(
                        "rule_out_of_bounds",
                        value=str(given[key.name]),
                        least=least,
                        greatest=greatest,
                        default=key.default,
                    ),
                )


def _quote(words: str, task: Task, path: KeyPath) -> Iterator[Finding]:
    if not words or words not in task.text:
        yield Finding(path, because("quote_not_in_text"))


def _numbered(items: Iterable[Milestone | Target], path: KeyPath) -> Iterator[Finding]:
    ids = [item.id for item in items]
    for index, number in enumerate(ids):
        if number < 1:
            yield Finding((*path, index, "id"), because("id_below_one"))
    yield from _doubled(ids, path)


def _doubled(ids: Iterable[Hashable], path: KeyPath) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield Finding((*path, index, "id"), because("id_used_twice", id=each))
        seen.add(each)


def _control(plan: Plan) -> Iterator[Finding]:
    """Give every text that holds what cannot be seen."""
    yield from _control_in(HEAD, plan, (HEAD.name,))
    for shape in (SHAPES["sections"], SHAPES["tasks"], SHAPES["units"], SHAPES["leads"]):
        for index, value in enumerate(getattr(plan, shape.name)):
            yield from _control_in(shape, value, (shape.name, index))


def _control_in(shape: Shape, value: Value, path: KeyPath) -> Iterator[Finding]:
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


def _control_of(text: str, path: KeyPath) -> Iterator[Finding]:
    """Blanks are printable or white space; what is left is control, format or unassigned."""
    odd = next((letter for letter in text if not letter.isprintable() and letter != "\u3000"), None)
    if odd is not None:
        code = f"U+{ord(odd):04X}"
        yield Finding(path, because("control_character", code=code))
