"""Who bears which name on a day 更名, 并入, 接任: units and officials change theirs, and others go on with their tasks.

The plan file says it (`was`). An edition is read at a day with the names of that day, so whatever reads it counts
and prints a successor once, and the past by its own name. What a journal recorded under another name, and what
somebody asks for by it, goes through `Plan.borne` and `Plan.spoken`.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.plan import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan_tui.model.plan import Succession, Task


class PlanAtDay(Plan):
    """An edition with the names that were borne on a day."""

    called: Mapping[str, str] = {}
    """Who bore which other name, by the name that was in use: what a journal recorded is read by it."""
    others: Mapping[str, tuple[str, ...]] = {}
    """By which other names who bore a name may be asked for."""

    def borne(self, name: str) -> str:
        """Return by what name who is recorded under one goes on the day."""
        return self.called.get(name, name)

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return the name and every former or later one under which the same may be asked for."""
        return (name, *self.others.get(name, ()))


def plan_at(edition: Plan, day: date, newest: Plan) -> Plan:
    """Return the edition with every name as it was borne on the day.

    The edition says who bore it; the newest one, by which later or former name it may be asked for as well.
    """
    known = edition.read_at_days
    state = tuple(one.is_over(day) for one in (*edition.successions, *newest.successions))
    if state not in known or known[state][0] is not newest:
        known[state] = newest, _read(edition, day, newest)
    return known[state][1]


def _read(edition: Plan, day: date, newest: Plan) -> Plan:
    names = _Names(edition.successions, edition.names, day)
    tasks = tuple(_renamed(task, names) for task in edition.tasks)
    borne = edition.replace(tasks=tasks).names
    called = {name: now for name in names.known if (now := names.at_day(name)) != name}
    rows = (*edition.successions, *newest.successions)
    others: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(one for row in rows for one in (row.former, row.successor)):
        if name not in borne:
            for whose in (called[name],) if called.get(name) in borne else _kin(name, rows, borne):
                others[whose] = (*others.get(whose, ()), name)
    fields = {name: getattr(edition, name) for name in Plan._fields}
    return PlanAtDay(**fields | {"tasks": tasks, "called": called, "others": others})


def _renamed(task: Task, names: _Names) -> Task:
    leads, units, supporting = (
        tuple(dict.fromkeys(map(names.at_day, each)))
        for each in (task.leads, task.units, task.supporting_units)
    )
    if (leads, units, supporting) == (task.leads, task.units, task.supporting_units):
        return task
    supporting = tuple(name for name in supporting if name not in units or name in task.supporting_units)
    return task.replace(leads=leads, units=units, supporting_units=supporting)


def _kin(name: str, rows: Iterable[Succession], borne: frozenset[str]) -> tuple[str, ...]:
    """Return who goes on under a name that nobody bears on the day, else those who came before it."""
    later = _reached(name, [(one.former, one.successor) for one in rows])
    found = tuple(one for one in later if one in borne)
    if found:
        return found
    return tuple(one for one in _reached(name, [(two.successor, two.former) for two in rows]) if one in borne)


def _reached(name: str, steps: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return all to which steps lead from the name, the nearest first."""
    steps, found = tuple(steps), {name: None}
    waiting = [name]
    while waiting:
        at = waiting.pop(0)
        fresh = [end for start, end in steps if start == at and end not in found]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return tuple(found)[1:]


class _Names:
    """What everybody is called on one day, by whatever name a file or a journal has."""

    def __init__(self, rows: tuple[Succession, ...], written: frozenset[str], day: date) -> None:
        self._rows, self._written, self._day = rows, written, day
        self.known = dict.fromkeys(one for row in rows for one in (row.former, row.successor))

    def at_day(self, name: str) -> str:
        """Return who bears the name on the day, by the name of that day."""
        return self._before(self._after(name)) if name in self.known else name

    def _after(self, name: str) -> str:
        """Return who goes on with it; the name itself as long as somebody bears it."""
        seen = {name}
        while True:
            own = [one for one in self._rows if one.former == name]
            if not own or not all(one.is_over(self._day) for one in own):
                return name
            name = max(own, key=lambda one: one.until or date.min).successor
            if name in seen:  # names that follow each other in a circle: `check` tells
                return name
            seen.add(name)

    def _before(self, name: str) -> str:
        """Return the former name that was still in use, where there was one alone and no task has it anyway.

        Of two that are merged, a task that names the successor does not tell which it was.
        """
        seen = {name}
        while True:
            own = [one for one in self._rows if one.successor == name and not one.is_over(self._day)]
            first = min((one.until or date.max for one in own), default=date.max)
            last = [one.former for one in own if one.until == first]
            if len(last) != 1 or last[0] in self._written or last[0] in seen:
                return name
            name = last[0]
            seen.add(name)
