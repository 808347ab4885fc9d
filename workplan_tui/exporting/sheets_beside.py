"""What stands beside the ledger in its workbook: the counts, and who has reported 已报 / 未报."""

from __future__ import annotations

from workplan_tui.exporting.office.sheet import height, lines_of, write_heading
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.aspects.readers import NOBODY
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.reported import reporting_table
from workplan_tui.model.rules.periods import every_of
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.model.rules.reporting import asking_plan
from workplan_tui.reports.summary import summary_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from xlsxwriter.worksheet import Worksheet

    from workplan_tui.exporting.office.sheet import Book
    from workplan_tui.exporting.view import View
    from workplan_tui.model.reported import Reported

_FIRST_ROW = 3
_NAME_CELLS = 30
_NUMBER_CELLS = 9
_NUMBERS = 10
"""Columns of numbers of a table of groups."""
_SHARE = '[=0]0%;[<0.005]"<1%";0%'
"""Of something it never reads 0, as in `workplan summary`."""


def add_counts(book: Book, view: View) -> None:
    """Add the counts of the tasks of the view; they are those of `workplan summary`."""
    sheet = book.sheet(tr("Counts"))
    _begin(book, sheet, view, tr("Counts"), _NUMBERS)
    whole = summary_row(view.standings, view.tasks, None)
    row = _FIRST_ROW
    for name, word in (("status", status_word), ("light", light_word), ("pace", pace_word)):
        row = _write_shares(book, sheet, row, name, whole[name], word)
    for by in ("section", "unit", "lead"):
        row = _write_groups(book, sheet, row, summary_row(view.standings, view.tasks, by))


def add_reported(book: Book, view: View) -> None:
    """Add units by reporting periods: all reported, some of how many, or none.

    A plan that asks for no reports is counted by months, and nobody is blamed.
    """
    ledger, is_agreed = view.ledger, every_of(view.plan) is not None
    table = reporting_table(ledger.of_plan(asking_plan(view.plan)), view.tasks)
    sheet = book.sheet(tr("Reported"))
    _begin(book, sheet, view, tr("Reported"), max(len(table.periods), 1))
    row = _FIRST_ROW
    if not is_agreed:
        sheet.write_string(row - 1, 0, tr("The plan asks for no reports; counted by months."), book.style())
    for at, text in enumerate((tr("Responsible unit"), *(period.name for period in table.periods))):
        sheet.write_string(row, at, text, book.head())
    for unit in table.units:
        row += 1
        name = clean(unit.unit or NOBODY)
        sheet.write_string(row, 0, name, book.cell())
        sheet.set_row(row, height(lines_of(name, _NAME_CELLS)))
        for at, reported in enumerate(unit.by_period, start=1):
            words, light = _reported_words(reported)
            is_blamed = is_agreed or light != "red"
            style = book.light(light) if light and is_blamed else book.cell(align="center")
            sheet.write_string(row, at, words, style)
    sheet.freeze_panes(_FIRST_ROW + 1, 1)
    sheet.repeat_rows(_FIRST_ROW)


def _begin(book: Book, sheet: Worksheet, view: View, title: str, numbers: int) -> None:
    sheet.set_column(0, 0, _NAME_CELLS)
    sheet.set_column(1, numbers, _NUMBER_CELLS)
    write_heading(book, sheet, title, view.heading_line, numbers + 1)
    sheet.set_row(1, height(lines_of(view.heading_line, _NAME_CELLS + numbers * _NUMBER_CELLS)))


def _write_shares(
    book: Book, sheet: Worksheet, row: int, by: str, counts: Mapping[str, int], word: Callable[[str], str]
) -> int:
    """Write one table of counts and their shares; return the row after it and a blank one."""
    total = sum(counts.values())
    heading = {"status": tr("Status"), "light": tr("Light"), "pace": tr("Pace")}[by]
    for at, text in enumerate((heading, tr("tasks"), tr("share"))):
        sheet.write_string(row, at, text, book.head())
    for code, count in counts.items():
        row += 1
        sheet.write_string(row, 0, word(code), book.light(code) if by == "light" else book.cell())
        sheet.write_number(row, 1, count, book.cell())
        sheet.write_number(row, 2, count / (total or 1), book.cell(num_format=_SHARE))
    row += 1
    sheet.write_string(row, 0, tr("total"), book.cell(bold=True))
    sheet.write_number(row, 1, total, book.cell(bold=True))
    sheet.write_number(row, 2, 1 if total else 0, book.cell(bold=True, num_format=_SHARE))
    return row + 2


def _write_groups(book: Book, sheet: Worksheet, row: int, counted: Mapping[str, Any]) -> int:
    """Write the counts of each group and of all; return the row after them and a blank one."""
    heading = (
        aspect_of(counted["by"]).word, tr("tasks"), tr("finished"), tr("share"),
        pace_word("overdue"), pace_word("behind"), *map(light_word, LIGHTS), tr("Needs coordination"),
    )  # fmt: skip
    for at, text in enumerate(heading):
        sheet.write_string(row, at, text, book.head())
    for group in (*counted["groups"], {"name": tr("total"), **counted}):
        row += 1
        name = clean(group["name"])
        sheet.write_string(row, 0, name, book.cell())
        sheet.set_row(row, height(lines_of(name, _NAME_CELLS)))
        finished, total = sum(group["status"][status] for status in FINISHED), group["total"]
        late = (group["pace"][pace] for pace in ("overdue", "behind"))
        lights = (group["light"][light] for light in LIGHTS)
        sheet.write_number(row, 1, total, book.cell())
        sheet.write_number(row, 2, finished, book.cell())
        sheet.write_number(row, 3, finished / (total or 1), book.cell(num_format=_SHARE))
        for at, number in enumerate((*late, *lights, group["flagged"]), start=4):
            sheet.write_number(row, at, number, book.cell())
    return row + 2


def _reported_words(reported: Reported) -> tuple[str, str]:
    """Return what is said of a unit in a period, and the light whose colours it has."""
    count, owed = len(reported.told), reported.owed
    if not owed:
        return "-", ""
    if count == owed:
        return tr("reported"), "green"
    if count:
        return tr("{count} of {total} rep.").format(count=count, total=owed), "amber"
    return (tr("not reported"), "red") if reported.missing else (tr("not due yet"), "")
