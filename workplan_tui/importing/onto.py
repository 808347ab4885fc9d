"""Next year's document onto last year's plan: the same task keeps its id and what people made of it.

Tasks are matched by their text: the same, the same but for figures, or much alike. Targets and
milestones made by hand are kept where their words still stand in the text.
"""

from __future__ import annotations

import re
from collections import Counter

from workplan_tui.base.value import Value
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Plan, Section, Task

_LIKE = 0.62
_TOLD = ("text", "leads", "units", "supporting_units", "due_on")
"""What differs is told of these."""
_SAID = ("leads", "units", "supporting_units", "due_on", "due_text", "starts_on")
"""What a document that names some tasks may leave out."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


class Followed(Value):
    """The new plan with the old ids, and what became of the tasks."""

    plan: Plan
    new: tuple[str, ...]
    """Ids of tasks that the old plan has not."""
    gone: tuple[str, ...]
    """Ids of the old plan that the new one has not."""
    changed: tuple[tuple[str, tuple[str, ...]], ...]
    """Ids of tasks with the names of what differs."""


def follow(old: Plan, new: Plan) -> Followed:
    """Return `new` with the ids and the handwork of `old`."""
    pairs = match_tasks(old.tasks, new.tasks)
    taken = {task.id for task in old.tasks}
    tasks: list[Task] = []
    fresh: list[str] = []
    changed: list[tuple[str, tuple[str, ...]]] = []
    next_free = max((int(each) for each in taken if each.isdigit()), default=0) + 1
    for place, task in enumerate(new.tasks):
        before = pairs.get(place)
        if before is None:
            made = task.id
            while made in taken:
                made, next_free = str(next_free), next_free + 1
            taken.add(made)
            tasks.append(task.replace(id=made))
            fresh.append(made)
            continue
        kept = _with_handwork(before, task)
        tasks.append(kept)
        differs = tuple(name for name in _TOLD if getattr(before, name) != getattr(task, name))
        if differs:
            changed.append((kept.id, differs))
    matched = {task.id for task in pairs.values()}
    gone = tuple(task.id for task in old.tasks if task.id not in matched)
    sections = _sections(old.sections, new.sections)
    plan = new.replace(
        tasks=_as_printed(new.tasks, tasks),
        sections=sections,
        rules=old.rules,
        reporting=old.reporting,
        timezone=old.timezone,
    )
    return Followed(plan, tuple(fresh), gone, tuple(changed))


def follow_in_part(old: Plan, part: Plan) -> Followed:
    """Return `old` with what a document says that names some of its tasks only: all others stay as they are.

    Of a task that it names stays, too, what the document does not say of it.
    """
    pairs = match_tasks(old.tasks, part.tasks)
    sections, section_of = _joined_sections(old.sections, part.sections)
    now = {task.id: task for task in old.tasks}
    fresh: list[str] = []
    changed: list[tuple[str, tuple[str, ...]]] = []
    next_free = max((int(id) for id in now if id.isdigit()), default=0) + 1
    for place, task in enumerate(part.tasks):
        before = pairs.get(place)
        if before is None:
            made, next_free = str(next_free), next_free + 1
            now[made] = task.replace(id=made, section=section_of[task.section])
            fresh.append(made)
            continue
        said = {name: told for name in _SAID if (told := getattr(task, name))}
        kept = _with_handwork(before, task).replace(section=before.section)
        now[before.id] = kept.replace(**{name: said.get(name, getattr(before, name)) for name in _SAID})
        differs = tuple(name for name in _TOLD if getattr(before, name) != getattr(now[before.id], name))
        if differs:
            changed.append((before.id, differs))
    plan = old.replace(tasks=tuple(now.values()), sections=sections)
    return Followed(plan, tuple(fresh), (), tuple(changed))


def _joined_sections(
    old: tuple[Section, ...], part: tuple[Section, ...]
) -> tuple[tuple[Section, ...], dict[int, int]]:
    """Return the old sections and what the document has beside them, and by the document's id which is meant."""
    by_title = {section.title: section.id for section in old}
    joined, meant = list(old), {}
    for section in part:
        if section.title not in by_title:
            by_title[section.title] = max((one.id for one in joined), default=0) + 1
            joined.append(section.replace(id=by_title[section.title]))
        meant[section.id] = by_title[section.title]
    return tuple(joined), meant


def _as_printed(printed: Iterable[Task], tasks: list[Task]) -> tuple[Task, ...]:
    """Return the tasks with the numbers of the new document beside their old ids, where it has any."""
    numbers = [one.id for one in printed]
    if not all(map(is_number, numbers)):
        return tuple(tasks)
    return tuple(
        task.replace(declared_number=None if task.id == number else int(number))
        for task, number in zip(tasks, numbers, strict=True)
    )


def match_tasks(old: Iterable[Task], new: Iterable[Task]) -> dict[int, Task]:
    """Return the old task of each new one, by its place in `new`; no old one is given twice."""
    left = dict(enumerate(old))
    pairs: dict[int, Task] = {}
    waiting = dict(enumerate(new))
    for key in (lambda task: task.text, lambda task: _FIGURES.sub("#", task.text)):
        by_key: dict[str, list[int]] = {}
        for at, task in left.items():
            by_key.setdefault(key(task), []).append(at)
        for place, task in list(waiting.items()):
            if places := by_key.get(key(task)):
                pairs[place] = left.pop(places.pop(0))
                del waiting[place]
    _match_alike(left, waiting, pairs)
    return pairs


def _match_alike(left: dict[int, Task], waiting: dict[int, Task], pairs: dict[int, Task]) -> None:
    """Match what is much alike, the likest first."""
    old = {at: _letters(task) for at, task in left.items()}
    holding: dict[str, list[int]] = {}
    for at, letters in old.items():
        for pair in letters:
            holding.setdefault(pair, []).append(at)
    scores: list[tuple[float, int, int]] = []
    for place, task in waiting.items():
        letters = _letters(task)
        shared: Counter[int] = Counter()
        for pair in letters:
            shared.update(holding.get(pair, ()))
        for at, count in shared.most_common(5):
            likeness = 2 * count / (len(letters) + len(old[at]))
            if left[at].units[:1] == task.units[:1] and task.units:
                likeness += 0.08
            if likeness >= _LIKE:
                scores.append((-likeness, at, place))
    for _, at, place in sorted(scores):
        if at in left and place in waiting:
            pairs[place] = left.pop(at)
            del waiting[place]


def _letters(task: Task) -> set[str]:
    text = _FIGURES.sub("#", task.text)
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def _with_handwork(before: Task, task: Task) -> Task:
    targets = (
        before.targets
        if all(one.quote in task.text for one in before.targets) and before.targets
        else task.targets
    )
    milestones = before.milestones if before.text == task.text else task.milestones
    others = before.other_numbers if before.text == task.text else task.other_numbers
    if before.text == task.text:
        targets = before.targets
    return task.replace(
        id=before.id,
        targets=targets,
        milestones=milestones,
        other_numbers=others,
        declared_title=before.declared_title or task.declared_title,
    )


def _sections(old: tuple[Section, ...], new: tuple[Section, ...]) -> tuple[Section, ...]:
    labels = {section.title: section.label for section in old}
    return tuple(section.replace(label=labels.get(section.title, section.label)) for section in new)
