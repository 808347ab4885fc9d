"""How the values of a task's aspects are read from ledger and plan, and shown in a cell.

Progress, light and pace are worked out only where an aspect needs them.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.typed_words import find_code
from workplan_tui.language.words import LIGHT_WORDS, light_word, status_word
from workplan_tui.model.codes import LIGHTS, STATUSES
from workplan_tui.model.day import short_day
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.task_ids import is_number
from workplan_tui.model.updated import updated
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import Any

    from workplan_tui.model.coming import DatedStep
    from workplan_tui.model.fold.conflicts import Conflict
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

    OrderKey = Callable[[Task], Any]
    Names = Callable[[Standings, Task], tuple[str, ...]]

NOBODY = "-"
"""The group of tasks that name nobody: no task is lost."""


def id_number(standings: Standings, task: Task) -> int | None:
    """Return what the task is printed as, where that is a number."""
    return int(task.number) if is_number(task.number) else None


def by_number(standings: Standings) -> OrderKey | None:
    """Order tasks by what they are printed as; None, the plan's own order, where that is what it was written by.

    Words come behind numbers, in the plan's order.
    """
    return (lambda task: id_number(standings, task)) if standings.ledger.plan.is_renumbered else None


# Section


def section_texts(standings: Standings, task: Task) -> tuple[str, ...]:
    """Return what the section is called."""
    section = standings.ledger.plan.sections_by_id[task.section]
    return section.title, section.label


def section_labels(standings: Standings) -> Iterator[str]:
    """Yield all sections by their short names."""
    return (section.label for section in standings.ledger.plan.sections)


def section_name(standings: Standings, key: str) -> str:
    """Return the short name of the section of that number."""
    return clean(standings.ledger.plan.sections_by_id[int(key)].label)


def section_cell(standings: Standings, task: Task) -> str:
    """Return the section's short name."""
    return section_name(standings, str(task.section))


def by_section(standings: Standings) -> OrderKey:
    """Order tasks as the plan does its sections."""
    places = {section.id: place for place, section in enumerate(standings.ledger.plan.sections)}
    return lambda task: places.get(task.section)


def section_rank(standings: Standings) -> Callable[[str], Any]:
    """Order groups as the plan does its sections."""
    return _by_place(str(section.id) for section in standings.ledger.plan.sections)


# Title


def by_title(standings: Standings) -> OrderKey:
    """Order tasks as a dictionary does: letter by letter, by their first reading."""
    return lambda task: _spelling(task.title)


def _spelling(text: str) -> tuple[tuple[str, str], ...]:
    from workplan_tui.text.pinyin import readings  # its table is read when first asked for

    return tuple((next(iter(readings(letter)), letter.casefold()), letter) for letter in text)


# Names: leads, units


def all_names(names: Names) -> Callable[[Standings], Iterator[str]]:
    """Return how all names are listed, in the plan's order."""
    return lambda standings: (name for task in standings.ledger.plan.tasks for name in names(standings, task))


def first_name(names: Names) -> Callable[[Standings, Task], str]:
    """Return how the first name is shown."""
    return lambda standings, task: next((clean(name) for name in names(standings, task)), "")


def unit_cell(standings: Standings, task: Task) -> str:
    """Return the leading unit by its short name, with a sign where there are several."""
    return unit_forms(standings, task)[1]


def unit_forms(standings: Standings, task: Task) -> tuple[str, ...]:
    """Return the leading unit by its whole name and by its short one, with the sign, and without it."""
    if not task.units:
        return "", "", ""
    whole, short = clean(task.units[0]), clean(standings.ledger.plan.short_unit(task.units[0]))
    if len(task.units) == 1:
        return whole, short, short
    several = tr("{unit} etc.")
    return several.format(unit=whole), several.format(unit=short), short


def called(names: Names) -> Callable[[Standings, Task], tuple[str, ...]]:
    """Return what the units among the names are called and were called, and what people call them."""

    def texts(standings: Standings, task: Task) -> tuple[str, ...]:
        spoken = standings.ledger.plan.spoken
        return tuple(one for name in names(standings, task) for one in spoken(name))

    return texts


def known_as(names: Names) -> Callable[[Standings, Task], tuple[str, ...]]:
    """Return what those among the names are called and were called."""

    def texts(standings: Standings, task: Task) -> tuple[str, ...]:
        names_of = standings.ledger.plan.names_of
        return tuple(one for name in names(standings, task) for one in names_of(name))

    return texts


def groups_of(names: Names) -> Callable[[Standings, Task], tuple[str, ...]]:
    """Return how a task belongs to the group of each of its names."""
    return lambda standings, task: names(standings, task) or (NOBODY,)


def by_first_name(names: Names) -> Callable[[Standings], OrderKey]:
    """Order tasks by where the plan first has their first name: nothing ranks people or units."""

    def key(standings: Standings) -> OrderKey:
        places = _first_places(standings, names)
        return lambda task: next((places[name] for name in names(standings, task)), None)

    return key


def _first_places(standings: Standings, names: Names) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, task in enumerate(standings.ledger.plan.tasks):
        for name in names(standings, task):
            places.setdefault(name, place)
    return places


def as_it_is(standings: Standings, key: str) -> str:
    """Return a group's key as its name."""
    return clean(key)


# Deadline


def due_on(standings: Standings, task: Task) -> date | None:
    """Return the deadline in force; None for a task without one."""
    return standings.ledger.due_on(task.id)


def due_cell(standings: Standings, task: Task) -> str:
    """Return the deadline, short."""
    return short_day(standings.ledger.plan, standings.of(task).due_on)


def month_due(standings: Standings, task: Task) -> tuple[str, ...]:
    """Return the month of the deadline: `2023-12`."""
    day = due_on(standings, task)
    return (f"{day:%Y-%m}" if day else NOBODY,)


def by_itself(standings: Standings) -> Callable[[str], Any]:
    """Order groups by their keys."""
    return _by_place(())


def due_day(standings: Standings, task: Task) -> str | None:
    """Return the deadline in force as files have days."""
    day = due_on(standings, task)
    return day.isoformat() if day else None


# Status and light


def status_holds(code: str, standings: Standings, task: Task) -> bool:
    """Return whether the task has the status."""
    return standings.ledger.status(task.id) == code


def status_cell(standings: Standings, task: Task) -> str:
    """Return the status in words."""
    return status_word(standings.of(task).status)


def status_name(standings: Standings, key: str) -> str:
    """Return the words of a status."""
    return status_word(key)


def status_rank(standings: Standings) -> Callable[[str], Any]:
    """Order statuses by their digits."""
    return _by_place(STATUSES)


def by_status(standings: Standings) -> OrderKey:
    """Order tasks by the digits of their statuses; unknown ones last."""
    return lambda task: _place(STATUSES, standings.of(task).status)


def light_holds(code: str, standings: Standings, task: Task) -> bool:
    """Return whether the task has the light."""
    return standings.of(task).light == code


def light_cell(standings: Standings, task: Task) -> str:
    """Return the light's word."""
    return light_word(standings.of(task).light)


def light_name(standings: Standings, key: str) -> str:
    """Return the words of a light."""
    return light_word(key)


def light_rank(standings: Standings) -> Callable[[str], Any]:
    """Order lights, worst first."""
    return _by_place(LIGHTS)


def by_light(standings: Standings) -> OrderKey:
    """Order tasks by their lights, worst first."""
    return lambda task: LIGHTS.index(standings.of(task).light)


def find_light_field(word: str) -> str | None:
    """Return the code of a light, in any language."""
    return find_code(word, LIGHT_WORDS)


# Progress


def progress_cell(standings: Standings, task: Task) -> str:
    """Return percent and expected percent: `52/50`, `-/54`, or `-` where nothing is expected."""
    stands = standings.of(task)
    if stands.pace == "not_counted":
        return "-"
    return f"{_percent(stands.progress)}/{_percent(stands.expected)}"


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)


def by_progress(standings: Standings) -> OrderKey:
    """Order tasks by their percent."""
    return lambda task: standings.of(task).progress


# The next step


def step_on(standings: Standings, task: Task) -> date | None:
    """Return the day of the milestone or deadline that comes first; None where none is open."""
    step = _next_step(standings, task)
    return step.due_on if step else None


def step_cell(standings: Standings, task: Task) -> str:
    """Return that day, short, and what is to be done."""
    step = _next_step(standings, task)
    if step is None:
        return "-"
    day, what = short_day(standings.ledger.plan, step.due_on), clean(step.text) or tr("deadline")
    return f"{day} {what}"


def step_row(standings: Standings, task: Task) -> dict[str, Any] | None:
    """Return the same for programs; without a text it is the deadline."""
    step = _next_step(standings, task)
    return {"due_on": step.due_on.isoformat(), "text": step.text or None} if step else None


def _next_step(standings: Standings, task: Task) -> DatedStep | None:
    from workplan_tui.model.coming import next_step  # few lists have the column

    return next_step(standings.ledger, task)


# What was recorded last


def updated_on(standings: Standings, task: Task) -> date | None:
    """Return the day for which something was last recorded."""
    newest = updated(standings.ledger, task.id)
    return newest.on if newest else None


def updated_at(standings: Standings, task: Task) -> str | None:
    """Return when that was recorded."""
    newest = updated(standings.ledger, task.id)
    return newest.at if newest else None


def updated_cell(standings: Standings, task: Task) -> str:
    """Return the day for which something was last recorded, short."""
    day = updated_on(standings, task)
    return short_day(standings.ledger.plan, day) if day else "-"


def by_updated(standings: Standings) -> OrderKey:
    """Order tasks by what was last recorded."""

    def key(task: Task) -> tuple[date, str] | None:
        newest = updated(standings.ledger, task.id)
        return (newest.on, newest.id) if newest else None

    return key


# Reports


def told_cell(key: str) -> Callable[[Standings, Task], str]:
    """Return how what the newest report says under the key is shown."""

    def cell(standings: Standings, task: Task) -> str:
        fact = _told(standings, task, key)
        return clean(str(fact.op[key])) if fact else ""

    return cell


def by_told(key: str) -> Callable[[Standings], OrderKey]:
    """Order tasks by the report that says it, oldest first."""

    def of(standings: Standings, task: Task) -> tuple[date, str] | None:
        fact = _told(standings, task, key)
        return (fact.entry.on, fact.entry.id) if fact else None

    return lambda standings: lambda task: of(standings, task)


def _told(standings: Standings, task: Task, key: str) -> Fact | None:
    from workplan_tui.model.operations.report import standing_report  # few lists have the column

    return standing_report(standings.ledger, task.id).get(key)


# Questions


def flag_texts(standings: Standings, task: Task) -> tuple[str, ...]:
    """Return what the open questions say, and to whom, by every name."""
    plan = standings.ledger.plan
    asked = (Flag(flag.op) for flag in _flags(standings, task))
    return tuple(text for flag in asked for text in (flag.text, flag.to, *plan.names_of(plan.borne(flag.to))))


def flag_addressees(standings: Standings) -> Iterator[str]:
    """Yield whom the open questions were put to."""
    for task in standings.ledger.plan.tasks:
        for flag in _flags(standings, task):
            yield Flag(flag.op).to


def flag_cell(standings: Standings, task: Task) -> str:
    """Return how many questions are open: `?2`."""
    count = len(_flags(standings, task))
    return f"?{count}" if count else ""


def by_flag(standings: Standings) -> OrderKey:
    """Order tasks by their question that is open longest."""

    def key(task: Task) -> tuple[date, str] | None:
        flags = _flags(standings, task)
        return (flags[0].entry.on, flags[0].entry.id) if flags else None

    return key


def _flags(standings: Standings, task: Task) -> tuple[Fact, ...]:
    return open_flags(standings.ledger, task.id)


# Conflicts


def conflict_rows(standings: Standings, task: Task) -> list[dict[str, Any]]:
    """Return each opposed field with what was said of it, by whom, and in which entry."""
    return [
        {
            "field": one.field,
            "values": [
                {
                    "value": fact.value,
                    "by": fact.entry.actor,
                    "on": fact.entry.on.isoformat(),
                    "entry": fact.entry.id,
                }
                for fact in one.facts
            ],
        }
        for one in _conflicts(standings, task)
    ]


def _conflicts(standings: Standings, task: Task) -> tuple[Conflict, ...]:
    from workplan_tui.model.fold.conflicts import conflicts_of  # few lists ask for them

    return conflicts_of(standings.ledger, task.id)


def _place(codes: tuple[str, ...], code: str) -> int:
    return codes.index(code) if code in codes else len(codes)


def _by_place(codes: Iterable[str]) -> Callable[[str], tuple[int, str]]:
    """Return the order of these codes; what is not among them comes last."""
    places = {code: place for place, code in enumerate(codes)}
    return lambda code: (places.get(code, len(places)), code)
