"""The families of tables: one task a row, whatever is merged, repeated, cut by a page or left out.

The table is chosen by its header; headings above it, sheets and annexes give the section. Tables of
other things are left out and named. What a row is, is `tablerows`' matter.
"""

from __future__ import annotations

import re

from workplan_tui.importing.column_kinds import (
    NUMBER,
    TEXT,
    Columns,
    find_columns,
)
from workplan_tui.importing.found import Found
from workplan_tui.importing.letters import squeezed
from workplan_tui.importing.neutral_form import Paragraph
from workplan_tui.importing.row_kinds import is_wide, printed_number
from workplan_tui.importing.tablerows import Rows
from workplan_tui.importing.tablesofar import TablesSoFar
from workplan_tui.importing.titles import bare_title, claimed_count, has_numeral

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.neutral_form import Source, Table

_ANNEX = re.compile("附件[0-9一二三四五六七八九十]{0,2}[：:.、]?")


def read_tables(source: Source, given: Mapping[str, str] | None = None) -> Found | None:
    """Return the tasks of all task tables; None when there is none."""
    return Tables(source, given).read()


class Tables(TablesSoFar):
    """All tables of one source, and what is known beyond a single one."""

    def __init__(self, source: Source, given: Mapping[str, str] | None) -> None:
        super().__init__()
        self.source = source
        self.given = given
        self.notes: list[tuple[str, str]] = []
        self.columns: Columns | None = None
        self._inferred = False
        self._heading_is_new = self._annex = False
        marks = [one for one in source.paragraphs if _ANNEX.fullmatch(squeezed(one.text))]
        self._has_annexes = len(marks) > 1
        self._before: Rows | None = None
        self._path: list[tuple[int, str]] = []

    def read(self) -> Found | None:
        known = [(table, find_columns(table, self.given)) for table in self.source.tables]
        good = [
            columns for _, columns in known if columns and columns.names_duty and self._is_filled(columns)
        ]
        if not good:
            return None
        wants_office = any(columns.names_office for columns in good)
        by_table = {id(table): columns for table, columns in known}
        self.first_leads = any(
            re.search(
                "第一(?:位|个|家)?.{0,8}(?:为|是).{0,4}(?:牵头|主责)|首位.{0,6}牵头|排(?:在)?(?:第一|首位).{0,8}牵头|第一责任单位为牵头",
                squeezed(one.text),
            )
            for one in self.source.paragraphs
        ) or any(
            "第一" in text and "牵头" in text and "为" in text
            for table in self.source.tables
            for text in {
                squeezed(cell.text) for row in table.rows[:3] for cell in row if len(cell.text) < 200
            }
        )
        several = sum(1 for table, columns in known if table.title and columns and columns.names_duty) > 1
        headings: list[str] = []
        order = 0
        for block in self.source.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, headings)
                continue
            order += 1
            columns = by_table[id(block)]
            if columns is None and self._goes_on(block):
                self._rows(block, self.columns, 0, headings, new=False)
            elif columns and columns.names_duty and (columns.names_office or not wants_office):
                again = (
                    self.columns is not None
                    and columns.words == self.columns.words
                    and not self._heading_is_new
                )
                self.columns = columns
                above = [block.title] if several and block.title else list(headings)
                self._rows(block, columns, columns.first_row, above, new=not again)
            elif len(block.rows) > 1:
                self.columns = None
                self.notes.append(("table_left_out", str(order)))
        return Found(tuple(self.tasks), tuple(self.doubts), tuple(self.notes), tuple(self.claims))

    def _is_filled(self, columns: Columns) -> bool:
        return bool(columns.of(TEXT))

    def _goes_on(self, table: Table) -> bool:
        """Return whether a table without a header goes on with the one before it, on the next page."""
        columns = self.columns
        if columns is None or not table.rows or len(table.rows[0]) != len(columns.kinds):
            return False
        numbers = columns.of(NUMBER)
        if not numbers:
            return True
        texts = [squeezed(row[numbers[0]].text) for row in table.rows]
        return all(
            not text or printed_number(text) or is_wide(row)
            for text, row in zip(texts, table.rows, strict=True)
        )

    def _paragraph(self, block: Paragraph, headings: list[str]) -> None:
        """Keep the headings that stand right above the next table."""
        words = squeezed(block.text)
        if not words:
            return
        if _ANNEX.fullmatch(words):
            self._annex = self._has_annexes
            return
        if self._annex and not block.level:
            self._annex = False
            self._path = [(0, bare_title(words))]
            headings[:] = [bare_title(words)]
            self.annex_title = headings[0]
            self._inferred, self._heading_is_new = False, True
            return
        numeral = has_numeral(words) and not words[0].isdigit()
        is_short = len(words) <= 40 and not re.search("[。；].{4}", words) and words[-1] not in "，、："
        if not block.level and not (numeral and is_short):
            if self._inferred and not re.match("单位[：:]|[（(]?注|备注|[（(]", words):
                headings.clear()
            return
        if block.level == 1 and not numeral and self._is_only_title(block):
            headings.clear()
            return
        self._inferred = not block.level
        title = bare_title(words)
        depth = block.level or (2 if re.match("[（(]", words) else 1)
        kept = [each for each in self._path if each[0] < depth]
        self._path = [*kept, (depth, title)]
        headings[:] = [each for _, each in self._path]
        self._heading_is_new = True
        if (count := claimed_count(words)) is not None:
            self.claims.append(-count)

    def _is_only_title(self, block: Paragraph) -> bool:
        top = [one for one in self.source.paragraphs if one.level == 1]
        return len(top) == 1 or block is next(iter(self.source.paragraphs), None)

    # Rows

    def _rows(
        self, table: Table, columns: Columns | None, first: int, headings: list[str], *, new: bool
    ) -> None:
        assert columns is not None
        reader = Rows(self, table, columns, headings, fresh=new)
        if not new and self._before is not None:
            reader.go_on(self._before)
        self._before, self._heading_is_new = reader, False
        for row in range(first, len(table.rows)):
            reader.row(row)
        reader.finish()
        self.tasks += reader.tasks
