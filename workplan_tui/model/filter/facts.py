"""What a task's fields hold at the ledger's day, for the conditions of a filter.

Progress, light and pace are worked out only for a field that needs them, and the rules are
imported only then: a one-shot command that looks for a word has no time for them.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def texts_of(field: str, standings: Standings, task: Task) -> tuple[str, ...]:
    """Return the texts of a field that is searched in parts."""
    match field:
        case "unit":
            return task.units
        case "lead":
            return task.leads
        case "section":
            section = standings.ledger.plan.sections_by_id[task.section]
            return section.title, section.label
    from workplan_tui.model.flags import open_flags

    ops = [flag.op for flag in open_flags(standings.ledger, task.id)]
    return tuple(str(op.get(key) or "") for op in ops for key in ("text", "to"))


def measure_of(field: str, standings: Standings, task: Task) -> int | date | None:
    """Return the number or the day of a field that is compared; None where nobody knows it."""
    match field:
        case "id":
            return int(task.id) if is_number(task.id) else None
        case "section":
            return task.section
        case "progress":
            return standings.of(task).progress
        case "expected":
            return standings.of(task).expected
        case "due":
            return standings.ledger.due_on(task.id)
    newest = standings.ledger.updated(task.id)
    return newest.on if newest else None


def days_of(field: str, today: date, day: date) -> int:
    """Return the days until a deadline, or since an update."""
    return (day - today).days if field == "due" else (today - day).days


def code_holds(field: str, code: str, standings: Standings, task: Task) -> bool:
    """Return whether a field has the fixed value."""
    match field:
        case "id":
            return task.id == code
        case "status":
            return standings.ledger.status(task.id) == code
        case "light":
            return standings.of(task).light == code
    return _STATES[code](standings, task)


def _is_flagged(standings: Standings, task: Task) -> bool:
    from workplan_tui.model.flags import open_flags

    return bool(open_flags(standings.ledger, task.id))


def _is_overdue(standings: Standings, task: Task) -> bool:
    return standings.of(task).pace == "overdue"


def _is_on_agenda(kind: str) -> Callable[[Standings, Task], bool]:
    """The words mean what they mean on the agenda: a light set by hand hides nothing."""

    def holds(standings: Standings, task: Task) -> bool:
        from workplan_tui.model.agenda import item_of

        item = item_of(standings, task)
        return item is not None and kind in item.kinds

    return holds


_STATES: dict[str, Callable[[Standings, Task], bool]] = {
    "overdue": _is_overdue,
    "due-soon": _is_on_agenda("due_soon"),
    "behind": _is_on_agenda("behind"),
    "off-target": _is_on_agenda("off_target"),
    "by-hand": _is_on_agenda("by_hand"),
    "unreported": _is_on_agenda("unreported"),
    "stale": _is_on_agenda("stale"),
    "flagged": _is_flagged,
    "to-verify": _is_on_agenda("to_verify"),
    "undated": lambda standings, task: standings.ledger.due_on(task.id) is None,
}
