"""The page of what is still to be told 应报: a heading a unit, below it its tasks with all they owe."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.owed import owed
from workplan_tui.model.plan_parts import REPORTING, why_absent
from workplan_tui.model.who import is_own
from workplan_tui.reports.filter_hints import absent_sentence
from workplan_tui.reports.owed import owed_heading, owed_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.page_line import plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.tui.pages.page_line import PageLine

_INDENT = 6


def owed_page(ledger: Ledger, tasks: Sequence[Task], unit: str | None, width: int) -> list[PageLine]:
    """Return what the unit owes on the tasks, or every unit; each line leads to its task."""
    plan = ledger.plan
    units = [one for one in owed(ledger, tasks) if unit is None or is_own(plan, unit, one.unit)]
    if unit is None:
        title = tr("{day}: what the units still have to tell").format(day=ledger.day)
    else:
        title = tr("{day}: what {unit} still has to tell").format(day=ledger.day, unit=clean(unit))
    lines = [strong_line(text) for text in wrapped(title, width)]
    if absent := why_absent(ledger, REPORTING):
        lines += [plain_line(text) for text in wrapped(absent_sentence(absent), width)]
    if not units:
        lines += [plain_line(""), plain_line(tr("Nothing is owed."))]
    for one in units:
        lines += [plain_line(""), *(strong_line(text) for text in wrapped(owed_heading(one), width))]
        for task in one.tasks:
            head = f"{clean(plan.number_of(task.task_id)):>4}  {clean(plan.tasks_by_id[task.task_id].title)}"
            lines += [plain_line(text, task.task_id) for text in wrapped(head, width)]
            for told in owed_words(task):
                lines += [
                    plain_line(" " * _INDENT + text, task.task_id)
                    for text in wrapped(told, max(1, width - _INDENT))
                ]
    return lines
