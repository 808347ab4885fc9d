"""The rows of a table of tasks, from the first to the last: each belongs to its section and becomes a task.

A cell that is merged down, or empty under one, gives what stands above; a row that a page cut is
put together again.
"""

from __future__ import annotations

import re
from functools import cached_property

from workplan_tui.importing.clauses import read_clause
from workplan_tui.importing.column_kinds import GROUP, NAME, NUMBER, STARTS, TEXT, Columns
from workplan_tui.importing.duties import NONE, Duties
from workplan_tui.importing.found import NAME_FIELDS, Doubt, FoundTask
from workplan_tui.importing.letters import squeezed
from workplan_tui.importing.markers import numeral_value
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.row_cells import MARKS, RowCells, own_clause
from workplan_tui.importing.row_kinds import (
    SUM,
    claimed_sums,
    is_header,
    is_remark,
    is_section,
    numbered_section,
)
from workplan_tui.importing.titles import bare_title, claimed_count
from workplan_tui.importing.vocabulary import LABEL
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Place, Table, TableCell
    from workplan_tui.importing.tablesofar import TablesSoFar

_LEADING_NUMBER = re.compile(
    r"^(?:[（(](\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|(\d{1,3})[.．、](?!\d))[、.．]?"
)
_SECOND = re.compile(r"[。；;](?:2[.．、]|[（(]2[）)])")
"""A second point in a text: then its first number is the text's own."""
_SENTENCE_END = tuple("。；;！!？?）)”")


class Rows:
    """The rows of one table under one header."""

    def __init__(
        self, tables: TablesSoFar, table: Table, columns: Columns, headings: list[str], *, fresh: bool
    ) -> None:
        self.tables = tables
        self.table = table
        self.columns = columns
        self.headings = list(headings)
        self.section: list[str] = []
        self.has_upper_section = False
        self.section_duties: Duties = NONE
        self.cells = RowCells(columns, tables.first_leads)
        self.tasks: list[FoundTask] = []
        self.fresh = fresh
        self.last_cells: tuple[TableCell, ...] = ()
        """The row that became the last task."""
        self._counted: set[tuple[int, int]] = set()
        self._last_group: dict[int, str] = {}
        self.groups = self._group_columns()

    def _group_columns(self) -> tuple[int, ...]:
        """Return the columns that give the section: those said to, and names that stand for many rows."""
        columns = self.columns
        groups = list(columns.of(GROUP))
        numbers = columns.of(NUMBER)
        for place in columns.of(NAME):
            rows = [
                row
                for row in self.table.rows[columns.first_row :]
                if not is_section(self.columns, row)
                and row[columns.of(TEXT)[0]].text.strip()
                and not SUM.match("".join(squeezed(cell.text) for cell in row))
            ]
            shared = 0
            for row in rows:
                cell = row[place]
                merged = cell.down > 1
                empty = not cell.text.strip()
                same_item = bool(numbers) and (
                    (row[numbers[0]].down >= cell.down > 1) or (empty and not row[numbers[0]].text.strip())
                )
                if (merged or empty) and not same_item:
                    shared += 1
            if shared:
                groups.append(place)
        return tuple(sorted(groups))

    def go_on(self, before: Rows) -> None:
        """Take over where the table before this one ended: on the page before."""
        self.section, self.section_duties = before.section, before.section_duties
        self.has_upper_section = before.has_upper_section
        self.cells.number, self.cells.ditto = before.cells.number, before.cells.ditto
        self._last_group = before._last_group
        self.last_cells = before.last_cells
        if not self.headings:
            self.headings = before.headings

    def row(self, index: int) -> None:
        """Read one row."""
        cells = self.table.rows[index]
        place = self.table.places[index]
        texts = [squeezed(cell.text) for cell in cells]
        if not any(texts):
            return
        if is_header(self.columns, cells):
            return
        if (sums := claimed_sums(texts)) is not None:
            self.tables.claims += sums
            return
        if is_remark(cells, texts):
            return
        if is_section(self.columns, cells):
            self._take_section(next(text for text in texts if text))
            return
        if words := numbered_section(self.columns, texts, has_arabic_numbers=self._has_arabic_numbers):
            self._take_section(words)
            return
        self._task(cells, place)

    # Rows that are no tasks

    @cached_property
    def _has_arabic_numbers(self) -> bool:
        rows = self.table.rows[self.columns.first_row :]
        return any(row[at].text.strip()[:1].isdigit() for at in self.columns.of(NUMBER)[:1] for row in rows)

    def _take_section(self, words: str) -> None:
        duties = NONE
        bracket = re.search(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]$", words)
        if bracket and (read := read_clause(bracket[1])):
            duties, words = read, words[: bracket.start()]
        elif label := re.search(
            r"[（(，,；;]?(?=(?:" + LABEL.pattern.replace("?P<", "?P<x") + r")[:：])", words
        ):
            inside = words[label.end() :].rstrip("）)")
            if read := read_clause(inside):
                duties, words = read, words[: label.start()]
        if (count := claimed_count(words)) is not None:
            self.tables.claims.append(-count)
        title = bare_title(words)
        if re.match("[（(]", words) and self.has_upper_section:
            self.section[1:] = [title]
            if duties is not NONE:
                self.section_duties = duties
        else:
            self.has_upper_section = not re.match("[（(]", words)
            self.section = [title]
            self.section_duties = duties

    # Rows that are tasks

    def _task(self, cells: tuple[TableCell, ...], place: Place) -> None:
        columns = self.columns
        text_at = columns.of(TEXT)[0]
        text = MARKS.sub("", squeezed(cells[text_at].text))
        number, printed_here = self.cells.number_of(cells)
        name = next(
            (squeezed(self.cells.value(cells, at)) for at in columns.of(NAME) if at not in self.groups), ""
        )
        duties = self.cells.duties(cells)
        if self._is_rest_of_row(cells, text, printed_here):
            self._append(cells, text)
            return
        self.last_cells = cells
        if not text and not name:
            if duties.names_somebody or printed_here:
                self._doubt(
                    tr("Row {number} has no task in it and was left out.").format(number=number or "?"),
                    place,
                    "",
                )
            return
        if not text:
            text, name = name, ""
        text, duties = own_clause(text, duties)
        if columns.of(NUMBER) and not printed_here and cells[text_at].down == 1 and not duties.said:
            sentence = tr('A task without a number: "{words}".')
            self._doubt(sentence.format(words=text[:20]), place, "", ("id",))
        if match := _LEADING_NUMBER.match(text):
            if not columns.of(NUMBER) and not printed_here:
                number = match[1] or match[2]
                number = str(numeral_value(number) or number) if not number.isdigit() else number
                text = text[match.end() :]
            elif (match[1] or match[2]) == number and not _SECOND.search(text):
                text = text[match.end() :]
        self.tables.has_unnumbered |= not printed_here
        goals = self.cells.goals(cells)
        starts = next((squeezed(self.cells.value(cells, at)) for at in columns.of(STARTS)), "")
        path = (*(self.section or self.headings), *self._section(cells))
        if len(path) > 1 and path[0] == self.tables.annex_title:
            path = path[1:]
        self.tasks.append(
            FoundTask(
                number,
                tuple(dict.fromkeys(part for part in path if part)),
                text,
                duties.else_from(self.section_duties),
                place,
                name if name != text else "",
                goals,
                starts,
            )
        )
        for odd in duties.odd:
            self._doubt(
                tr('Task {number}: "{name}" may be two names, or none.').format(
                    number=number or "?", name=odd[:40]
                ),
                place,
                number,
                NAME_FIELDS,
            )

    def _section(self, cells: tuple[TableCell, ...]) -> tuple[str, ...]:
        """Return the titles of the group columns; an empty cell is under the one above."""
        found: list[str] = []
        for at in self.groups:
            words = squeezed(cells[at].text)
            if words and not is_empty(words):
                if (count := claimed_count(words)) is not None and (cells[at].row, at) not in self._counted:
                    self._counted.add((cells[at].row, at))
                    self.tables.claims.append(-count)
                self._last_group[at] = bare_title(words)
            if at in self._last_group:
                found.append(self._last_group[at])
        return tuple(found)

    def _is_rest_of_row(self, cells: tuple[TableCell, ...], text: str, printed_here: bool) -> bool:
        """Return whether a page cut the row above and this is its rest: no number, its sentence unfinished."""
        if not self.tables.tasks and not self.tasks:
            return False
        last = self.tasks[-1] if self.tasks else self.tables.tasks[-1]
        numbers = self.columns.of(NUMBER)
        if printed_here or not numbers or squeezed(cells[numbers[0]].text):
            return False
        row = cells[self.columns.of(TEXT)[0]].row
        merged = any(cell.row < row for cell in cells)
        if merged:
            return False
        if not self.last_cells or len(self.last_cells) != len(cells):
            return False
        others = [
            squeezed(cell.text)
            for at, cell in enumerate(cells)
            if at not in (*self.columns.of(TEXT), *self.groups)
        ]
        begins_page = not self.tasks and bool(self.tables.tasks)
        if not any(others):
            all_numbered = begins_page and not self.tables.has_unnumbered
            return bool(text) and (all_numbered or not last.text.endswith(("。", "；")))
        if not text:
            return begins_page
        return begins_page and not (last.text.endswith(_SENTENCE_END) and self.tables.has_unnumbered)

    def _append(self, cells: tuple[TableCell, ...], text: str) -> None:
        """Put the rest of a row that a page cut to its beginning; a name may have been cut too."""
        tasks = self.tasks if self.tasks else self.tables.tasks
        last = tasks[-1]
        whole = tuple(
            before.replace(text=self.cells.whole(at, before, cell))
            for at, (before, cell) in enumerate(zip(self.last_cells, cells, strict=True))
        )
        self.last_cells = whole
        duties = self.cells.duties(whole).else_from(self.section_duties)
        tasks[-1] = last.replace(text=last.text + text, duties=duties)

    def _doubt(self, sentence: str, place: Place, number: str, fields: tuple[str, ...] = ()) -> None:
        self.tables.doubts.append(Doubt(sentence, place, number, fields))

    def finish(self) -> None:
        """Give numbers to the parts of one item, 1, 1-2, 1-3, and tell gaps."""
        counted: dict[tuple[str, tuple[str, ...]], int] = {}
        last = 0
        numbers = self.columns.of(NUMBER)
        for at, task in enumerate(self.tasks):
            key = (task.number, task.headings)
            counted[key] = counted.get(key, 0) + 1
            if task.number.isdigit():
                value = int(task.number)
                if value > last + 1 and last and numbers:
                    self._doubt(
                        tr(
                            "After number {last} comes {number}: something is missing or was not found."
                        ).format(last=last, number=value),
                        task.place,
                        task.number,
                        ("id",),
                    )
                last = value
            if task.number and counted[key] > 1:
                self.tasks[at] = task.replace(number=f"{task.number}-{counted[key]}")
