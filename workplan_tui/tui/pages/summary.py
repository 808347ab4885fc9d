"""The page of counts 汇总: bars of the whole, and a line a group, each of which leads to the tasks it counts."""

from __future__ import annotations

from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.grouping import grouped
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.reports.summary import bar_share, group_rows, share_words, summary_row, title_words
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.pages.page_line import PageLine, plain_line
from workplan_tui.tui.views.branch_counts import PACE_LIGHTS
from workplan_tui.tui.views.narrowed import Counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.style import Style

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_TABLES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("status", status_word), ("light", light_word), ("pace", pace_word),
)  # fmt: skip
UPWARDS, DOWNWARDS = "^", "v"
_BAR = "="
"""What a bar is made of where there is no colour."""
_LONGEST_BAR, _SHORTEST_STRIPE, _LONGEST_STRIPE = 50, 10, 40
_SHORTEST_NAME = 8


class SummaryPage:
    """The counts of some tasks by one grouping, in the plan's order or that of any column."""

    def __init__(
        self, standings: Standings, tasks: Sequence[Task], by: str, narrowed_to: Sequence[str] = ()
    ) -> None:
        self._standings, self._tasks, self._by = standings, tasks, by
        self._narrowed_to = narrowed_to
        """What the tasks are the rest of, in words: branch and filter."""
        self._row = summary_row(standings, tasks, by)
        self._heads, *self._groups, self._total = group_rows(self._row)
        self._ids = [tuple(task.id for task in group.tasks) for group in grouped(standings, tasks, by)]
        self._column, self._is_reversed = 0, False
        self.names = tuple(self._heads)

    def order_by(self, column: int) -> None:
        """Order by the column, the most on top; the other way round at the second time. The first is the plan's."""
        is_same = column == self._column
        self._is_reversed = not self._is_reversed if is_same else column > 0
        self._column = column

    def cells(self) -> list[list[str]]:
        """Return the groups as a spreadsheet takes them, numbers as numbers."""
        rows = [self._heads, *(self._groups[place] for place in self._places()), self._total]
        return [[cell.removesuffix("%").lstrip("<") for cell in row] for row in rows]

    def lines(self, width: int) -> list[PageLine]:
        """Return bars, then the groups; a name is cut before any number."""
        title = title_words(self._standings.ledger.day, self._row["total"])
        lines = [PageLine(((title, palette.BAR_STRONG),))]
        lines += [PageLine(((words, palette.BAR_KEY),)) for words in self._narrowed_to]
        for name, word in _TABLES:
            lines += [plain_line(""), *self._bars(name, word, width)]
        return [*lines, plain_line(""), *self._table(width)]

    def _bars(self, name: str, word: Callable[[str], str], width: int) -> Iterator[PageLine]:
        """Give a line for each count: word, count, share, and its part of all as a bar."""
        counts = self._row[name]
        words = max(cell_len(told(code)) for table, told in _TABLES for code in self._row[table])
        most = max(0, min(_LONGEST_BAR, width - words - 12))
        for code, count in counts.items():
            share = share_words(count, self._row["total"])
            told = f"{left(word(code), words)} {count:>4}  {share:>4}  "
            bar = bar_share(count, self._row["total"], most)
            ids = tuple(task.id for task in self._tasks if getattr(self._standings.of(task), name) == code)
            target = Counted(ids, _condition(name, code)) if ids else None
            yield PageLine(((told, palette.BAR), *_bar(bar, _ink(name, code))), counted=target)

    def _places(self) -> list[int]:
        """Return the groups in the order in use."""
        places = list(range(len(self._groups)))
        if self._column:
            places.sort(key=lambda place: _figure(self._groups[place][self._column]))
        return places[::-1] if self._is_reversed else places

    def _table(self, width: int) -> list[PageLine]:
        """Return the heading, a line a group and the total; the lights as a stripe where there is room."""
        rows = [self._heads, *self._groups, self._total]
        numbers = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[1:]]
        if _SHORTEST_NAME + sum(numbers) + 2 * len(numbers) <= width:
            numbers = [cells + 1 for cells in numbers]  # the place of the sign
        longest = max(cell_len(row[0]) for row in rows) + 1
        name = min(longest, max(_SHORTEST_NAME, width - sum(numbers) - len(numbers)))
        stripe = width - name - sum(numbers) - len(numbers) - 2
        stripe = min(stripe, _LONGEST_STRIPE) if stripe >= _SHORTEST_STRIPE else 0
        ends = [name]
        for cells in numbers:
            ends.append(ends[-1] + 1 + cells)
        heads = tuple(zip((0, *ends), ends, strict=False))
        lines = [PageLine(tuple(self._heading(name, numbers)), heads=heads)]
        for place in self._places():
            counts = self._row["groups"][place]
            target = Counted(self._ids[place], group=(self._by, counts["key"]))
            line = _joined(self._groups[place], name, numbers)
            lines.append(PageLine(((line, palette.BAR), *_stripe(counts["light"], stripe)), counted=target))
        return [*lines, plain_line(_joined(self._total, name, numbers))]

    def _heading(self, name: int, numbers: Sequence[int]) -> Iterator[tuple[str, Style]]:
        """Give the names of the columns, that of the order in use with its sign."""
        for place, (head, cells) in enumerate(zip(self._heads, (name, *numbers), strict=True)):
            is_here = place == self._column
            sign = (DOWNWARDS if self._is_reversed else UPWARDS) * is_here
            word = head + sign if cell_len(head) + len(sign) <= cells else head
            shown = left(word, cells) if place == 0 else " " + right(word, cells)
            yield shown, palette.HEAD_SORTED if is_here else palette.BAR_STRONG


def _joined(row: Sequence[str], name: int, numbers: Sequence[int]) -> str:
    told = (" " + right(cell, cells) for cell, cells in zip(row[1:], numbers, strict=True))
    return left(clean(row[0]), name) + "".join(told)


def _figure(cell: str) -> float:
    """Return a cell as what it is ordered by: `<1%` is more than nothing."""
    return 0.5 if cell.startswith("<") else float(cell.removesuffix("%"))


def _ink(name: str, code: str) -> Style:
    lights = {"light": {light: light for light in LIGHTS}, "pace": PACE_LIGHTS}.get(name, {})
    return palette.LIGHTS[lights.get(code, "grey")] if lights else palette.DETAIL_BAR


def _bar(cells: int, ink: Style) -> tuple[tuple[str, Style], ...]:
    if not cells:
        return ()
    return ((" " * cells, ink),) if palette.theme.has_colour else ((_BAR * cells, palette.BAR),)


def _stripe(lights: dict[str, int], cells: int) -> Iterator[tuple[str, Style]]:
    """Give the lights of a group side by side, each its part; without colours the numbers say it."""
    total = sum(lights.values())
    if not (cells and total and palette.theme.has_colour):
        return
    yield "  ", palette.BAR
    used = seen = 0
    for light in LIGHTS:
        seen += lights.get(light, 0)
        end = round(cells * seen / total)
        if end > used:
            yield " " * (end - used), palette.LIGHTS[light]
        used = end


def _condition(name: str, code: str) -> str:
    """Return what a filter asks for the count; empty where it has no word for it."""
    if name != "pace":
        return _asked(name, code)
    return _asked("status", *FINISHED) if code == "finished" else _asked("is", code)


def _asked(name: str, *codes: str) -> str:
    field = aspect_of(name).field
    if field is None or field.choices is None or not set(codes) <= set(field.choices.codes):
        return ""
    return f"{field.shown}:{','.join(map(field.choices.shown, codes))}"
