"""What the cells of one row say of a task: its number, its duties, its goals.

A cell may say 同上, or stand for rows below it; so what stood above is remembered.
"""

from __future__ import annotations

import re

from workplan_tui.importing.clauses import find_clauses, read_clause
from workplan_tui.importing.clean import squeeze
from workplan_tui.importing.column_kinds import GOAL, MEASURE, NUMBER, OWNER, Columns
from workplan_tui.importing.duties import NONE, Duties, of_offices_and_people, of_owner, of_value
from workplan_tui.importing.label_values import rejoined
from workplan_tui.importing.letters import squeezed
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.readers.number_formats import shown
from workplan_tui.importing.row_kinds import printed_number
from workplan_tui.importing.vocabulary import DUE, LABEL, LEAD_UNITS, LEADS, SUPPORT, UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import TableCell

MARKS = re.compile(r"^[★☆▲△●○◆◇■□※*＊•·▶►√✓\s]+")
"""Stand before a number or a text and say nothing here."""
_DITTO = frozenset(("同上", "〃", "″", '"', "同前", "上同"))
_WITH_PEOPLE = re.compile("[及和与/、（(].*(?:人|领导)")
"""责任单位及责任人: offices, each with a person."""
_SERIAL = re.compile("[3-6]\\d{4}")
"""A day as spreadsheets count it, where its format was lost: 1982 to 2091."""
_SHORT_DATE = 14


class RowCells:
    """Reads the cells of a table row by row."""

    def __init__(self, columns: Columns, first_leads: bool) -> None:
        self.columns = columns
        self.first_leads = first_leads
        self.number = ""
        """The last number that was printed."""
        self.ditto: dict[int, str] = {}
        """What stood last in each column."""

    def number_of(self, cells: tuple[TableCell, ...]) -> tuple[str, bool]:
        """Return the row's number and whether it is printed in the row itself."""
        numbers = self.columns.of(NUMBER)
        if not numbers:
            return "", False
        cell = cells[numbers[0]]
        words = MARKS.sub("", squeezed(cell.text))
        printed = printed_number(words)
        if not printed:
            return (self.number if not words else words[:12]), False
        self.number = printed
        return printed, True

    def value(self, cells: tuple[TableCell, ...], at: int) -> str:
        """Return a cell's text; 同上 is what stands above it."""
        text = cells[at].text.strip()
        if squeezed(text) in _DITTO:
            return self.ditto.get(at, "")
        self.ditto[at] = text
        return text

    def duties(self, cells: tuple[TableCell, ...]) -> Duties:
        """Return who does it by when, as all columns that speak of it say."""
        duties = NONE
        seen: set[int] = set()
        has_lead = bool(self.columns.of(LEAD_UNITS))
        for at in self.columns.of(LEADS, LEAD_UNITS, UNITS, SUPPORT, OWNER, DUE):
            if id(cells[at]) in seen:
                continue
            seen.add(id(cells[at]))
            value = self.value(cells, at)
            if is_empty(value):
                continue
            kind = self.columns.kinds[at]
            if kind == DUE and _SERIAL.fullmatch(value):
                value = shown(float(value), _SHORT_DATE, None, from_1904=False)
            if kind == OWNER:
                found = of_owner(value)
            elif kind in (UNITS, LEAD_UNITS) and _WITH_PEOPLE.search(self.columns.words[at]):
                found = of_offices_and_people(kind, value)
            elif kind == UNITS and has_lead:
                found = of_value(SUPPORT, value)
            elif (inner := read_clause(value)) and LABEL.match(squeezed(value)):
                found = inner
            else:
                found = of_value(kind, value)
            duties = duties.and_also(found)
        if self.first_leads and len(duties.units) > 1 and not duties.lead_units:
            duties = duties.replace(
                lead_units=duties.units[:1], units=(), support=(*duties.units[1:], *duties.support)
            )
        return duties

    def goals(self, cells: tuple[TableCell, ...]) -> tuple[tuple[str, str], ...]:
        """Return the goals of the row, counted in what its column of measures says."""
        measure = next((squeezed(cells[at].text) for at in self.columns.of(MEASURE)), "")
        found: list[tuple[str, str]] = []
        for at in self.columns.of(GOAL):
            words = squeezed(cells[at].text)
            if words and not is_empty(words):
                bare = re.fullmatch(r"\D*\d+(?:\.\d+)?(?:以上|以下|以内|左右)?", words)
                counted = re.sub(r"(\d+(?:\.\d+)?)", rf"\g<1>{measure}", words, count=1) if bare else words
                found.append((self.columns.words[at], counted))
        return tuple(found)

    def whole(self, at: int, before: TableCell, cell: TableCell) -> str:
        """Return the text of a cell whose end stands on the next page."""
        if not (before.text.strip() and cell.text.strip()) or cell.down > 1:
            return before.text if before.text.strip() else cell.text
        kind = self.columns.kinds[at]
        return rejoined(kind, f"{before.text.strip()}\n{cell.text.strip()}", whole_lines=False)


def own_clause(text: str, duties: Duties) -> tuple[str, Duties]:
    """Take a bracket with duties out of the text where no column names them."""
    if duties.responsible:
        return text, duties
    kept, at = "", 0
    for clause in find_clauses(squeeze(text)):
        kept += text[at : clause.start]
        at = clause.end
        duties = duties.and_also(clause.duties)
    return kept + text[at:], duties
