"""Pages of text: the sheet of a meeting 会商单, the reminders 催办, who has reported 已报 / 未报."""

from __future__ import annotations

from workplan_tui.model.meeting import meeting_sheet
from workplan_tui.model.wrap import wrap
from workplan_tui.reports.columns import tabled
from workplan_tui.reports.meeting import sheet_words
from workplan_tui.reports.reporting import last_over, missing_heading, missing_of, reporting_rows
from workplan_tui.text.cells import cell_len, left
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.pages.page_line import PageLine, plain_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reported import ReportingTable
    from workplan_tui.model.standings import Standings
    from workplan_tui.reports.reminder import Reminder

_UNIT = 20
"""Cells of a unit's name before its tasks."""


def meeting_page(standings: Standings, leads: Iterable[str], width: int) -> list[PageLine]:
    """Return the officials' sheets, one below the other; each item leads to its task."""
    lines: list[PageLine] = []
    for lead in leads:
        words = sheet_words(standings, meeting_sheet(standings, standings.ledger.plan.tasks, lead))
        lines += [plain_line("")] if lines else []
        lines += [strong_line(text) for text in wrapped(words.title, width)]
        lines += [plain_line(text) for text in wrapped(words.counts, width)]
        for section in words.sections:
            lines += [plain_line(""), strong_line(section.heading)]
            for item in section.items:
                lines += _item("", item.head, width, item.task_id)
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
            lines += _item("", text, width, chased.task_id)
        for text in one.foot:
            lines += _item("", text, width, None)
    return lines


def reporting_page(table: ReportingTable, plan: Plan, width: int) -> list[PageLine]:
    """Return told of owed by unit and period, then each task without a report for the last one that is over."""
    heading, *rows = tabled(reporting_rows(table, width), width)
    lines = [strong_line(heading), *map(plain_line, rows)]
    place = last_over(table)
    if place is None:
        return lines
    lines += [plain_line(""), strong_line(missing_heading(table, place))]
    for unit, ids in missing_of(table, place):
        for id in ids:
            title = clean(plan.tasks_by_id[id].title)
            lines.append(plain_line(f"{left(unit, _UNIT)} {id:>4} {title}", id))
    return lines


def strong_line(text: str) -> PageLine:
    """Return a heading."""
    return PageLine(((text, palette.BAR_STRONG),))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Give the text in lines of the page's width."""
    return (line.rstrip() for line in wrap(text, width, cell_len))


def _item(before: str, text: str, width: int, task_id: str | None) -> list[PageLine]:
    return [plain_line(before + line, task_id) for line in wrapped(text, width - len(before))]
