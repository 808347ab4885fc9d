"""Where a task comes from that was split off 拆分 or merged 合并: how those stood; their values are never its own."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.report import Report, standing_report
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def origins_here(ledger: Ledger, task: Task) -> tuple[str, ...]:
    """Return the ids of the tasks that an adjustment of this plan made the task of.

    What the first edition says already is of another year's plan, where the same ids are other tasks.
    """
    if not task.came_from or not ledger.revisions:
        return ()
    first = ledger.edition(ledger.revisions[0].former)
    if first is None:
        return ()
    was = first.tasks_by_id.get(task.id)
    return tuple(id for id in task.came_from if was is None or id not in was.came_from)


def origin_words(ledger: Ledger, task: Task) -> Iterator[str]:
    """Yield for each task that this one comes from what it is, and how it stood."""
    for id in origins_here(ledger, task):
        told = standing_report(ledger, id)
        stood = [status_word(ledger.status(id))]
        if "percent" in told:
            percent, day = Report(told["percent"].op).percent or 0, told["percent"].entry.on
            stood.append(tr("{text} ({day})").format(text=f"{format_figure(percent)}%", day=day))
        name = f"{clean(ledger.plan.number_of(id))} {clean(_title(ledger, id))}".rstrip()
        yield tr("{task}: {how}").format(task=name, how=tr(", ").join(stood))


def _title(ledger: Ledger, id: str) -> str:
    """Return the title of the task in the newest edition that has it; the journal does not say it."""
    if id in ledger.plan.tasks_by_id:
        return ledger.plan.tasks_by_id[id].title
    for one in reversed(ledger.revisions):
        edition = ledger.edition(one.former) if one.former else None
        if edition is not None and id in edition.tasks_by_id:
            return edition.tasks_by_id[id].title
    return ""
