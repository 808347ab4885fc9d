"""Pages of text: the sheet of a meeting 会商单, the reminders 催办, who has reported 已报 / 未报."""

from __future__ import annotations

from workplan_tui.model.meeting import meeting_sheet
from workplan_tui.reports.columns import tabled
from workplan_tui.reports.meeting import sheet_words
from workplan_tui.reports.reporting import last_over, missing_heading, missing_of, reporting_rows
from workplan_tui.text.cells import cell_len, left
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.page_line import plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reported import ReportingTable
    from workplan_tui.model.standings import Standings
    from workplan_tui.reports.reminder import Reminder
    from workplan_tui.tui.pages.page_line import PageLine

_UNIT = 20
"""Cells of a unit's name before its tasks."""


def meeting_page(standings: Standings, leads: Sequence[str], width: int) -> list[PageLine]:
    """Return the officials' sheets, one below the other, of several only those with something; items lead to tasks."""
    lines: list[PageLine] = []
    for lead in leads:
        sheet = meeting_sheet(standings, standings.ledger.plan.tasks, lead)
        if sheet.is_empty and len(leads) > 1:
            continue
        words = sheet_words(standings, sheet)
        lines += [plain_line("")] if lines else []
        lines += [strong_line(text) for text in wrapped(words.title, width)]
        lines += [plain_line(text) for text in wrapped(words.counts, width)]
        for section in words.sections:
            lines += [plain_line(""), strong_line(section.heading)]
            for item in section.items:
                lines += _numbered(item.head, width, item.task_id)
                for told in item.told:
                    lines += _item("  ", told, width, item.task_id)
    return lines


def reminder_page(made: Sequence[Reminder], width: int) -> list[PageLine]:
    """Return the texts as they are to be sent; the line of a task leads to it."""
    lines: list[PageLine] = []
    for one in made:
        lines += [plain_line("")] if lines else []
        heading, *more = one.head
        lines += [strong_line(text) for text in wrapped(heading, width)]
        for text in more:
            lines += _item("", text, width, None)
        for text, chased in zip(one.lines, one.chased, strict=True):
            lines += _numbered(text, width, chased.task_id)
        for text in one.foot:
            lines += _item("", text, width, None)
    return lines


def reporting_page(table: ReportingTable, plan: Plan, width: int) -> list[PageLine]:
    """Return each task without a report for the last period that is over, then told of owed by unit and period."""
    lines: list[PageLine] = []
    place = last_over(table)
    if place is not None:
        lines.append(strong_line(missing_heading(table, place)))
        for unit, ids in missing_of(table, place):
            for id in ids:
                title, number = clean(plan.tasks_by_id[id].title), clean(plan.number_of(id))
                lines.append(plain_line(f"{left(unit, _UNIT)} {number:>4} {title}", id))
        lines.append(plain_line(""))
    heading, *rows = tabled(reporting_rows(table, width), width)
    return [*lines, strong_line(heading), *map(plain_line, rows)]


def _numbered(text: str, width: int, task_id: str) -> list[PageLine]:
    """Return a text that begins with a number; what goes on stands below the text, not below the number.

    Where a line cannot hold it, what stands behind two blanks begins a line of its own.
    """
    number, _, words = text.partition(" ")
    indent = cell_len(number) + 1
    room = max(width - indent, 1)
    pieces = [words] if cell_len(words) <= room else words.split("  ")
    lines = [line for piece in pieces for line in wrapped(piece, room)]
    befores = [f"{number} ", *[" " * indent] * len(lines)]
    return [plain_line(before + line, task_id) for before, line in zip(befores, lines, strict=False)]


def _item(before: str, text: str, width: int, task_id: str | None) -> list[PageLine]:
    return [plain_line(before + line, task_id) for line in wrapped(text, width - len(before))]
