"""The rows of a table of tasks: which are tasks, which headings, sums, remarks or headers again.

A cell that is merged down, or empty under one, gives what stands above; a row that a page cut is
put together again.
"""

from __future__ import annotations

import re
from functools import cached_property

from workplan_tui.importing.clauses import find_clauses, read_clause
from workplan_tui.importing.clean import squeeze
from workplan_tui.importing.column_kinds import (
    GOAL,
    GROUP,
    MEASURE,
    NAME,
    NUMBER,
    OWNER,
    STARTS,
    TEXT,
    Columns,
    kind_of,
)
from workplan_tui.importing.duties import NONE, Duties, of_offices_and_people, of_owner, of_value
from workplan_tui.importing.found import NAME_FIELDS, Doubt, FoundTask
from workplan_tui.importing.label_values import rejoined
from workplan_tui.importing.letters import squeezed
from workplan_tui.importing.markers import numeral_value
from workplan_tui.importing.names import is_empty
from workplan_tui.importing.readers.number_formats import shown
from workplan_tui.importing.titles import bare_title, claimed_count, has_numeral
from workplan_tui.importing.vocabulary import DUE, LABEL, LEAD_UNITS, LEADS, SUPPORT, UNITS
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Place, Table, TableCell
    from workplan_tui.importing.tablesofar import TablesSoFar

_CHINESE_NUMBER = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_LONGEST_SECTION = 40
_DITTO = frozenset(("同上", "〃", "″", '"', "同前", "上同"))
_SUM = re.compile(r"^(?:合计|总计|小计|共计|总数|累计|汇总)")
_SUM_COUNT = re.compile(r"^(?:共计?|合计|总计)?(\d{1,4})(?:项|个|件|条)$")
_REMARK = re.compile(r"^(?:注|备注|说明|填表说明|填报人|审核人|填表人|制表|联系人|单位负责人)[：:1一]?")
_MARKS = re.compile(r"^[★☆▲△●○◆◇■□※*＊•·▶►√✓\s]+")
_NUMBER = re.compile(
    r"[（(]?(?P<n>\d{1,4}(?:[-－–.．]\d{1,3}){0,2}|[A-Za-z]{1,6}[-_.]?\d{1,5})[）)]?[.．、]?|[（(]?(?P<cn>[一二三四五六七八九十百]{1,5})[）)]?[、.．]?|第(?P<nth>\d{1,3}|[一二三四五六七八九十]{1,3})(?:项|条)"
)
_LEADING_NUMBER = re.compile(
    r"^(?:[（(](\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|(\d{1,3})[.．、](?!\d))[、.．]?"
)
_WITH_PEOPLE = re.compile("[及和与/、（(].*(?:人|领导)")
"""责任单位及责任人: offices, each with a person."""
_SERIAL = re.compile("[3-6]\\d{4}")
"""A day as spreadsheets count it, where its format was lost: 1982 to 2091."""
_SHORT_DATE = 14
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
        self.group = ""
        self.number = ""
        self.tasks: list[FoundTask] = []
        self.fresh = fresh
        self.above: tuple[TableCell, ...] = ()
        self.last_cells: tuple[TableCell, ...] = ()
        """The row that became the last task."""
        self._counted: set[tuple[int, int]] = set()
        self._last_group: dict[int, str] = {}
        self._ditto: dict[int, str] = {}
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
                if not self._is_section(row)
                and row[columns.of(TEXT)[0]].text.strip()
                and not _SUM.match("".join(squeezed(cell.text) for cell in row))
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
        self.number, self._last_group, self._ditto = before.number, before._last_group, before._ditto
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
        if self._is_header(cells) or self._is_count_row(texts) or self._is_remark(cells, texts):
            return
        if self._is_section(cells):
            self._take_section(next(text for text in texts if text))
            return
        if words := self._numbered_section(texts):
            self._take_section(words)
            return
        self._task(cells, place)
        self.above = cells

    # Rows that are no tasks

    def _is_header(self, cells: tuple[TableCell, ...]) -> bool:
        words = self.columns.words
        same = [
            squeezed(cell.text) == squeezed(word) for cell, word in zip(cells, words, strict=False) if word
        ]
        kinds = [kind_of(cell.text) for cell in cells if cell.text.strip()]
        return sum(same) >= max(2, len(same) - 1) or (len(kinds) > 2 and all(kinds) and NUMBER in kinds)

    def _is_count_row(self, texts: list[str]) -> bool:
        filled = [text for text in texts if text]
        if not _SUM.match(filled[0]):
            return False
        for text in dict.fromkeys(filled):
            if match := _SUM_COUNT.match(_SUM.sub("", text) or text):
                self.tables.claims.append(int(match[1]))
        return True

    def _is_remark(self, cells: tuple[TableCell, ...], texts: list[str]) -> bool:
        return bool(is_wide(cells) and _REMARK.match(next(text for text in texts if text)))

    def _is_section(self, cells: tuple[TableCell, ...]) -> bool:
        """Return whether the row is a heading: one text over all columns, or alone and numbered like one."""
        if len(cells) < 3 or not is_wide(cells):
            return False
        cell = next(cell for cell in cells if cell.text.strip())
        words = squeezed(cell.text)
        if len(words) > 60 or _SUM.match(words):
            return False
        if cell.across >= len(cells) - 1:
            return True
        texts = self.columns.of(TEXT)
        if has_numeral(words) and not words[0].isdigit():
            return True
        return cell.column not in texts and cell.column == 0 and not _NUMBER.fullmatch(words)

    def _numbered_section(self, texts: list[str]) -> str:
        """Return the heading of a row such as 一 | 产业项目, where tasks have Arabic numbers; else nothing."""
        numbers, filled = self.columns.of(NUMBER), [at for at, text in enumerate(texts) if text]
        if not numbers or len(filled) != 2 or filled[0] != numbers[0] or not self._has_arabic_numbers:
            return ""
        numeral, words = texts[filled[0]], texts[filled[1]]
        if filled[1] not in self.columns.of(TEXT, NAME, GROUP) or len(words) > _LONGEST_SECTION:
            return ""
        if not _CHINESE_NUMBER.fullmatch(numeral):
            return ""
        return f"{numeral.rstrip('、.．')}{'' if numeral[0] in '（(' else '、'}{words}"

    @cached_property
    def _has_arabic_numbers(self) -> bool:
        at = self.columns.of(NUMBER)[0]
        return any(row[at].text.strip()[:1].isdigit() for row in self.table.rows[self.columns.first_row :])

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
        text = _MARKS.sub("", squeezed(cells[text_at].text))
        number, printed_here = self._number_of(cells)
        name = next(
            (squeezed(self._value(cells, at)) for at in columns.of(NAME) if at not in self.groups), ""
        )
        duties = self._duties(cells)
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
        text, duties = self._own_clause(text, duties)
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
        goals = self._goals(cells)
        starts = next((squeezed(self._value(cells, at)) for at in columns.of(STARTS)), "")
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

    def _goals(self, cells: tuple[TableCell, ...]) -> tuple[tuple[str, str], ...]:
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

    def _number_of(self, cells: tuple[TableCell, ...]) -> tuple[str, bool]:
        """Return the row's number and whether it is printed in the row itself."""
        numbers = self.columns.of(NUMBER)
        if not numbers:
            return "", False
        cell = cells[numbers[0]]
        words = _MARKS.sub("", squeezed(cell.text))
        printed = printed_number(words)
        if not printed:
            return (self.number if not words else words[:12]), False
        self.number = printed
        return printed, True

    def _value(self, cells: tuple[TableCell, ...], at: int) -> str:
        """Return a cell's text; 同上 is what stands above it."""
        text = cells[at].text.strip()
        if squeezed(text) in _DITTO:
            return self._ditto.get(at, "")
        self._ditto[at] = text
        return text

    def _duties(self, cells: tuple[TableCell, ...]) -> Duties:
        duties = NONE
        seen: set[int] = set()
        has_lead = bool(self.columns.of(LEAD_UNITS))
        for at in self.columns.of(LEADS, LEAD_UNITS, UNITS, SUPPORT, OWNER, DUE):
            if id(cells[at]) in seen:
                continue
            seen.add(id(cells[at]))
            value = self._value(cells, at)
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
        if self.tables.first_leads and len(duties.units) > 1 and not duties.lead_units:
            duties = duties.replace(
                lead_units=duties.units[:1], units=(), support=(*duties.units[1:], *duties.support)
            )
        return duties

    def _own_clause(self, text: str, duties: Duties) -> tuple[str, Duties]:
        """Take a bracket with duties out of the text where no column names them."""
        if duties.responsible:
            return text, duties
        kept, at = "", 0
        for clause in find_clauses(squeeze(text)):
            kept += text[at : clause.start]
            at = clause.end
            duties = duties.and_also(clause.duties)
        return kept + text[at:], duties

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
            before.replace(text=self._whole(at, before, cell))
            for at, (before, cell) in enumerate(zip(self.last_cells, cells, strict=True))
        )
        self.last_cells = whole
        duties = self._duties(whole).else_from(self.section_duties)
        tasks[-1] = last.replace(text=last.text + text, duties=duties)

    def _whole(self, at: int, before: TableCell, cell: TableCell) -> str:
        """Return the text of a cell whose end stands on the next page."""
        if not (before.text.strip() and cell.text.strip()) or cell.down > 1:
            return before.text if before.text.strip() else cell.text
        kind = self.columns.kinds[at]
        return rejoined(kind, f"{before.text.strip()}\n{cell.text.strip()}", whole_lines=False)

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


def is_wide(row: tuple[TableCell, ...]) -> bool:
    """Return whether one cell, or one text, is all there is in the row."""
    texts = {id(cell): squeezed(cell.text) for cell in row}
    return sum(bool(text) for text in texts.values()) == 1


def printed_number(words: str) -> str:
    """Return a number cell's number in Arabic figures; empty when it is none."""
    bare = words.removesuffix(".0") if re.fullmatch(r"\d+\.0", words) else words
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return ""
    if match["n"]:
        return re.sub("[－–.．]", "-", match["n"])
    numeral = match["cn"] or match["nth"]
    return numeral if numeral.isdigit() else str(numeral_value(numeral) or "")
