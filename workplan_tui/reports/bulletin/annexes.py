"""The tables behind a bulletin: the counts of each section, and every task."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.day import short_day
from workplan_tui.model.rules.pace import PACES
from workplan_tui.reports.paper import PaperAnnex, PaperTable
from workplan_tui.reports.summary import share_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.bulletin import Bulletin
    from workplan_tui.model.plan import Task

_WARNING = ("red", "amber")


def section_annex(told: Bulletin) -> PaperAnnex:
    """Return the counts of each section, and of all."""
    head = (
        tr("section"), tr("all"), tr("fin."), tr("fin.%"), *map(pace_word, PACES[1:]), *map(light_word, _WARNING)
    )  # fmt: skip
    groups = [(clean(section.label), told.plan.tasks_of(section.id)) for section in told.plan.sections]
    rows = []
    for name, tasks in (*groups, (tr("total"), told.plan.tasks)):
        tally = told.standings.tally(tasks)
        counts = [tally.by_pace.get(pace, 0) for pace in PACES]
        lights = [tally.by_light.get(light, 0) for light in _WARNING]
        finished = share_words(counts[0], tally.total)
        rows.append((name, str(tally.total), str(counts[0]), finished, *map(str, (*counts[1:], *lights))))
    return PaperAnnex(
        tr("Progress by section"),
        (PaperTable(head, tuple(rows), (22, *([9] * (len(head) - 1))), left=frozenset((0,))),),
    )


def task_annex(told: Bulletin) -> PaperAnnex:
    """Return every task with where it stands."""
    head = (
        tr("No."), tr("Task"), tr("Responsible units"), tr("Deadline"), tr("Status"),
        tr("Percent/expected"), tr("Light"),
    )  # fmt: skip
    rows = tuple(_row(told, task) for task in told.plan.tasks)
    return PaperAnnex(
        tr("All tasks and how they stand"),
        (PaperTable(head, rows, (7, 42, 26, 11, 10, 13, 6), left=frozenset((1, 2))),),
    )


def _row(told: Bulletin, task: Task) -> tuple[str, ...]:
    stands = told.standings.of(task)
    measured = (
        "" if stands.pace == "not_counted" else f"{_percent(stands.progress)}/{_percent(stands.expected)}"
    )
    units = tr(", ").join(clean(told.plan.short_unit(unit)) for unit in task.units)
    due = short_day(told.plan, stands.due_on) if stands.due_on else clean(task.due_text or "")
    return (
        clean(task.number), clean(task.title), units, due, status_word(stands.status), measured,
        light_word(stands.light),
    )  # fmt: skip


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)
