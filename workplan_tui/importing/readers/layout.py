"""From glyphs and ruled lines with their positions to lines, paragraphs and tables (PDF, OFD).

A table is a net of ruled lines; cells between which no line runs are one merged cell. Letters go to
the cell they stand in. Everything else is lines, joined to paragraphs where a line is full. Positions
are in points from the page's upper left corner.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from workplan_tui.base.value import Value
from workplan_tui.importing.neutral_form import Paragraph, Place, Table, TableCell, grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 3.0
_HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十\d]+[章节部篇]|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、]|[①-⑳]|附件)"
)
_PAGE_NUMBER = re.compile(r"^[-－–—\s]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[/，,共]*\s*\d{1,4}\s*页?)?[-－–—\s]*$")


class Glyph(Value):
    """One letter and its box."""

    letter: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Its height."""
        return max(self.bottom - self.top, 1.0)


class PrintedPage(Value):
    """All that is drawn on one page."""

    glyphs: tuple[Glyph, ...]
    across: tuple[tuple[float, float, float], ...]
    """Horizontal lines: y, from x, to x."""
    down: tuple[tuple[float, float, float], ...]
    """Vertical lines: x, from y, to y."""
    width: float = 0.0
    height: float = 0.0

    @property
    def letters(self) -> int:
        """How many letters stand on it, blanks left out."""
        return sum(not glyph.letter.isspace() for glyph in self.glyphs)


class PrintedLine(Value):
    """One printed line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def lay_out(pages: Sequence[PrintedPage]) -> tuple[Paragraph | Table, ...]:
    """Return the blocks of all pages in reading order."""
    tables = [_tables(page) for page in pages]
    lines = [_page_lines(page, found) for page, found in zip(pages, tables, strict=True)]
    furniture = _furniture(lines, pages)
    blocks: list[Paragraph | Table] = []
    for number, (page, found, printed) in enumerate(zip(pages, tables, lines, strict=True), 1):
        kept = [line for line in printed if not _is_furniture(line, page, furniture)]
        paragraphs = [
            (top, Paragraph(text, Place(page=number, line=at))) for top, text, at in _paragraphs(kept)
        ]
        made: list[tuple[float, Paragraph | Table]] = [*paragraphs]
        for order, net in enumerate(found, 1):
            made.append((net.top, net.table(page.glyphs, number, order)))
        blocks += (block for _, block in sorted(made, key=lambda pair: pair[0]))
    return tuple(_one_table_over_pages(blocks))


# Lines and paragraphs


def lines_of(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Put glyphs together to lines, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: ((one.top + one.bottom) / 2, one.left)):
        middle = (glyph.top + glyph.bottom) / 2
        for row in rows[-3:]:
            known = row[0]
            if abs((known.top + known.bottom) / 2 - middle) < 0.5 * max(known.size, glyph.size) * 0.9:
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    lines = [_line(sorted(row, key=lambda one: one.left)) for row in rows]
    return sorted((line for line in lines if line.text.strip()), key=lambda line: (line.top, line.left))


def _line(row: list[Glyph]) -> PrintedLine:
    pieces: list[str] = []
    before: Glyph | None = None
    blank = False
    for glyph in row:
        if glyph.letter.isspace():
            blank = True
            continue
        if before is not None:
            gap = glyph.left - before.right
            size = max(min(before.size, glyph.size), 4.0)
            wide = 0.2
            if _HAN.match(before.letter) and _HAN.match(glyph.letter):
                wide = 0.15 if blank else 0.45
            if gap > 1.8 * size:
                pieces.append("  " * max(1, min(40, round(gap / size))))
            elif gap > wide * size:
                pieces.append(" ")
            elif before.letter == glyph.letter and abs(before.left - glyph.left) < 0.3 * size:
                continue  # drawn twice to look bold
        pieces.append(glyph.letter)
        before, blank = glyph, False
    solid = [one for one in row if not one.letter.isspace()] or row
    return PrintedLine(
        "".join(pieces),
        solid[0].left,
        min(one.top for one in solid),
        max(one.right for one in solid),
        max(one.bottom for one in solid),
    )


def _page_lines(page: PrintedPage, tables: list[_Net]) -> list[PrintedLine]:
    free = [glyph for glyph in page.glyphs if not any(net.holds(glyph) for net in tables)]
    return lines_of(free)


def _paragraphs(lines: list[PrintedLine]) -> list[tuple[float, str, int]]:
    """Join a line to the next where it is full and the next one begins nothing."""
    made: list[tuple[float, str, int]] = []
    if not lines:
        return made
    right = sorted(line.right for line in lines)[int(len(lines) * 0.9)]
    before: PrintedLine | None = None
    for at, line in enumerate(lines, 1):
        text = line.text.strip()
        if before is not None:
            size = max(line.bottom - line.top, 6.0)
            full = before.right > right - 2.0 * size
            near = line.top - before.bottom < 1.6 * size
            indented = line.left > before.left + 1.2 * size and not _NUMBERED.match(before.text.strip())
            if (
                full
                and near
                and not _NUMBERED.match(text)
                and not indented
                and not before.text.rstrip().endswith("。")
            ):
                made[-1] = (made[-1][0], f"{made[-1][1]}\n{text}", made[-1][2])
                before = line
                continue
        made.append((line.top, text, at))
        before = line
    return made


def _furniture(lines: list[list[PrintedLine]], pages: Sequence[PrintedPage]) -> frozenset[str]:
    """Return first and last lines that several pages share: running headers and footers."""
    seen: Counter[str] = Counter()
    for printed, page in zip(lines, pages, strict=True):
        edges = [line for line in printed[:2] + printed[-2:] if _is_at_edge(line, page)]
        seen.update({re.sub(r"\d+", "#", line.text.strip()) for line in edges})
    return frozenset(text for text, count in seen.items() if count >= 2 and len(pages) >= 2)


def _is_furniture(line: PrintedLine, page: PrintedPage, furniture: frozenset[str]) -> bool:
    if not _is_at_edge(line, page):
        return False
    text = line.text.strip()
    return bool(_PAGE_NUMBER.match(text)) or re.sub(r"\d+", "#", text) in furniture


def _is_at_edge(line: PrintedLine, page: PrintedPage) -> bool:
    return line.top < page.height * 0.09 or line.bottom > page.height * 0.9


# Tables


class _Net:
    """A net of ruled lines."""

    def __init__(
        self,
        xs: list[float],
        ys: list[float],
        across: list[tuple[float, float, float]],
        down: list[tuple[float, float, float]],
    ) -> None:
        self.xs, self.ys = xs, ys
        self.across, self.down = across, down
        self.left, self.right, self.top, self.bottom = xs[0], xs[-1], ys[0], ys[-1]

    def holds(self, glyph: Glyph) -> bool:
        """Return whether a letter stands in the net."""
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def table(self, glyphs: Sequence[Glyph], page: int, order: int) -> Table:
        """Return the table that the net and the letters in it make."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        owner = self._merged(rows, columns)
        inside: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            if self.holds(glyph):
                x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
                spot = (_slot(self.ys, y), _slot(self.xs, x))
                inside.setdefault(owner[spot], []).append(glyph)
        spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for spot, first in owner.items():
            spans.setdefault(first, []).append(spot)
        cells = []
        for first, spots in spans.items():
            down = max(row for row, _ in spots) - first[0] + 1
            across = max(column for _, column in spots) - first[1] + 1
            width = self.xs[min(first[1] + across, columns)] - self.xs[first[1]]
            cells.append(
                TableCell(_cell_text(inside.get(first, []), width), first[0], first[1], down, across)
            )
        return grid(cells, (Place(page=page, table=order, row=row) for row in range(1, rows + 1)))

    def _merged(self, rows: int, columns: int) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each spot the first spot of its merged cell."""
        above = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

        def first(spot: tuple[int, int]) -> tuple[int, int]:
            while above[spot] != spot:
                spot = above[spot]
            return spot

        for row in range(rows):
            middle = (self.ys[row] + self.ys[row + 1]) / 2
            for column in range(columns):
                if column + 1 < columns and not _covers(self.down, self.xs[column + 1], middle):
                    one, two = sorted((first((row, column)), first((row, column + 1))))
                    above[two] = one
                if row + 1 < rows:
                    centre = (self.xs[column] + self.xs[column + 1]) / 2
                    if not _covers(self.across, self.ys[row + 1], centre):
                        one, two = sorted((first((row, column)), first((row + 1, column))))
                        above[two] = one
        return {spot: first(spot) for spot in above}


def _tables(page: PrintedPage) -> list[_Net]:
    """Return the nets of ruled lines on a page, from top to bottom."""
    across, down = _snapped(page.across), _snapped(page.down)
    lines = [("a", line) for line in across] + [("d", line) for line in down]
    group = list(range(len(lines)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for i, (_, one) in enumerate(lines[: len(across)]):
        for j, (_, two) in enumerate(lines[len(across) :], len(across)):
            if one[1] - _NEAR <= two[0] <= one[2] + _NEAR and two[1] - _NEAR <= one[0] <= two[2] + _NEAR:
                group[root(i)] = root(j)
    members: dict[int, list[int]] = {}
    for at in range(len(lines)):
        members.setdefault(root(at), []).append(at)
    nets: list[_Net] = []
    for each in members.values():
        rows = [lines[at][1] for at in each if lines[at][0] == "a"]
        columns = [lines[at][1] for at in each if lines[at][0] == "d"]
        if len(rows) < 2 or not columns:
            continue
        ys, xs = _clustered([line[0] for line in rows]), _clustered([line[0] for line in columns])
        left, right = min(line[1] for line in rows), max(line[2] for line in rows)
        if left < xs[0] - 2 * _NEAR:
            xs.insert(0, left)
        if right > xs[-1] + 2 * _NEAR:
            xs.append(right)
        if len(xs) >= 3 and len(ys) >= 2:
            nets.append(_Net(xs, ys, rows, columns))
    return sorted(nets, key=lambda net: net.top)


def _snapped(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Join pieces of one line that touch."""
    joined: list[tuple[float, float, float]] = []
    by_place: dict[int, list[tuple[float, float, float]]] = {}
    ordered = sorted(lines)
    key, last = 0, None
    for line in ordered:
        if last is None or line[0] - last > 1.5:
            key += 1
        last = line[0]
        by_place.setdefault(key, []).append(line)
    for pieces in by_place.values():
        where = sum(piece[0] for piece in pieces) / len(pieces)
        begin = end = None
        for _, start, stop in sorted(pieces, key=lambda piece: piece[1]):
            if end is None or begin is None:
                begin, end = start, stop
            elif start <= end + _NEAR:
                end = max(end, stop)
            else:
                joined.append((where, begin, end))
                begin, end = start, stop
        if begin is not None and end is not None:
            joined.append((where, begin, end))
    return joined


def _clustered(values: list[float]) -> list[float]:
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made


def _covers(lines: list[tuple[float, float, float]], where: float, at: float) -> bool:
    return any(abs(line[0] - where) <= _NEAR and line[1] - _NEAR <= at <= line[2] + _NEAR for line in lines)


def _slot(edges: list[float], value: float) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= value for edge in edges) - 1))


def _cell_text(glyphs: list[Glyph], width: float) -> str:
    """Return a cell's text; a line goes on in the next where it fills the cell."""
    lines = lines_of(glyphs)
    if not lines:
        return ""
    widest = max(line.right - line.left for line in lines)
    margin = min(max(width - widest, 0.0), 24.0)
    text = lines[0].text
    for before, line in itertools.pairwise(lines):
        size = max(before.bottom - before.top, 4.0)
        full = before.right - before.left > width - margin - 1.1 * size
        text += ("" if full else "\n") + line.text.strip()
    return text


def _one_table_over_pages(blocks: list[Paragraph | Table]) -> list[Paragraph | Table]:
    """Drop empty paragraphs between two parts of a table that pages cut."""
    return [block for block in blocks if not (isinstance(block, Paragraph) and not block.text.strip())]
