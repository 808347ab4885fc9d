"""The page of the review queue: each task once, with all that puts it there, and whether it was looked at."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.page_line import plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.plan import Plan
    from workplan_tui.tui.pages.page_line import PageLine

_INDENT = 8


def review_page(plan: Plan, queue: Sequence[AgendaItem], seen: Collection[str], width: int) -> list[PageLine]:
    """Return what waits, gravest first, below it what was looked at; each line leads to its task."""
    waiting = [item for item in queue if item.task_id not in seen]
    looked_at = [item for item in queue if item.task_id in seen]
    title = tr("Review: {left} of {count} left").format(left=len(waiting), count=len(queue))
    lines = [strong_line(title)]
    for item in waiting:
        lines += _item(plan, item, width)
    if looked_at:
        lines += [plain_line(""), strong_line(tr("Looked at: {count}").format(count=len(looked_at)))]
    for item in looked_at:
        lines += _item(plan, item, width)
    return lines


def _item(plan: Plan, item: AgendaItem, width: int) -> list[PageLine]:
    """Return number and title, below them each reason."""
    head = f"{clean(plan.number_of(item.task_id)):>6}  {clean(plan.tasks_by_id[item.task_id].title)}"
    lines = [plain_line(text, item.task_id) for text in wrapped(head, width)]
    told = (
        text for reason in item.reasons for text in wrapped(reason_words(reason), max(1, width - _INDENT))
    )
    return [*lines, *(plain_line(" " * _INDENT + text, item.task_id) for text in told)]
