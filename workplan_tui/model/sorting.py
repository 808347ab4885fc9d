"""Tasks in another order than the plan's. Every order is stable: equals keep the plan's, either way round."""

from __future__ import annotations

from workplan_tui.model.flags import open_flags
from workplan_tui.wording import LIGHTS, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings

ORDERS = (
    "id", "light", "status", "progress", "due", "unit", "updated", "lead", "section", "flag", "title",
)  # fmt: skip
"""The columns there are. `id` is the plan's own order."""


def in_order(
    standings: Standings, tasks: Iterable[Task], by: str, is_reversed: bool = False
) -> tuple[Task, ...]:
    """Return the tasks ordered; those of which nothing is known come last either way."""
    tasks = tuple(tasks)
    if by == "id":
        return tasks[::-1] if is_reversed else tasks
    key_of = _Keys(standings, by)
    keyed = [(key_of(task), task) for task in tasks]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=is_reversed)
    unknown = [task for key, task in keyed if key is None]
    return (*(task for _, task in known), *unknown)


class _Keys:
    """What tasks are compared by in one order."""

    def __init__(self, standings: Standings, by: str) -> None:
        self._standings = standings
        self._by = by
        self._places = _PLACES[by](standings.ledger.plan) if by in _PLACES else {}

    def __call__(self, task: Task) -> Any:
        stands, ledger = self._standings.of(task), self._standings.ledger
        match self._by:
            case "light":
                return LIGHTS.index(stands.light)
            case "status":
                return STATUSES.index(stands.status) if stands.status in STATUSES else len(STATUSES)
            case "progress":
                return stands.progress
            case "due":
                return stands.due_on
            case "unit":
                return self._places.get(task.units[0]) if task.units else None
            case "lead":
                return self._places.get(task.leads[0]) if task.leads else None
            case "section":
                return self._places.get(task.section)
            case "updated":
                newest = ledger.updated(task.id)
                return (newest.on, newest.id) if newest else None
            case "flag":  # the question that is open longest comes first
                questions = open_flags(ledger, task.id)
                return (questions[0].entry.on, questions[0].entry.id) if questions else None
            case "title":
                return _spelling(task.title)
        raise ValueError(self._by)


def _places_of_units(plan: Plan) -> dict[object, int]:
    """Return where the plan first names each unit; nothing ranks units."""
    return _first_places((unit, place) for place, task in enumerate(plan.tasks) for unit in task.units)


def _places_of_leads(plan: Plan) -> dict[object, int]:
    """Return where the plan first names each lead; nothing ranks people."""
    return _first_places((lead, place) for place, task in enumerate(plan.tasks) for lead in task.leads)


def _places_of_sections(plan: Plan) -> dict[object, int]:
    return _first_places((section.id, place) for place, section in enumerate(plan.sections))


def _first_places(named: Iterable[tuple[object, int]]) -> dict[object, int]:
    places: dict[object, int] = {}
    for name, place in named:
        places.setdefault(name, place)
    return places


_PLACES = {"unit": _places_of_units, "lead": _places_of_leads, "section": _places_of_sections}


def _spelling(text: str) -> tuple[tuple[str, str], ...]:
    """Return the text as a dictionary sorts it: character by character, by their first reading."""
    from workplan_tui.pinyin import readings  # its table is read when first asked for

    return tuple((next(iter(readings(letter)), letter.casefold()), letter) for letter in text)
