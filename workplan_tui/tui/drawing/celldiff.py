"""Write only the cells that changed: a line pane's key costs hundreds of bytes, not thousands.

Textual sends whole stretches of a line with every style spelled out. This keeps what the
terminal shows as cells and sends the difference. It relies on `App._display` of the pinned
Textual and is tested against a full repaint.
"""

from __future__ import annotations

from rich.cells import cached_cell_len as cell_len
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

from workplan_tui.tui.drawing.pen import PLAIN, Pen, change_of_pen, pen_of
from workplan_tui.tui.drawing.width import SECOND_HALF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.color import ColorSystem

ScreenCell = tuple[str, Pen]
"""Text and what it is drawn with; the second cell of a wide character holds no text."""
_UNKNOWN: ScreenCell = ("\0", PLAIN)
TO_PLAIN = "\x1b[m"
"""Has the terminal draw with its own colours; to be written before it is somebody else's again."""
_COST_OF_A_MOVE = 5
_WORTH_ERASING, _WORTH_ERASING_TO_END = 9, 4
"""Blanks in a row from which on erasing them, and stepping over them, is shorter than writing them."""


class CellDiff:
    """What the terminal shows, and the sequence that changes it."""

    def __init__(self, width: int, height: int, can_erase: bool = False) -> None:
        self.width = width
        self.height = height
        self._can_erase = can_erase
        """Whether the terminal erases to the present ground (terminfo's `bce`)."""
        self._rows: list[list[ScreenCell]] = []
        self._pen: Pen | None = None
        """What the terminal draws with; it stays so between two updates, which most often begin with it again."""
        self.forget()

    def forget(self) -> None:
        """Believe nothing about the terminal any more: the next update is written whole."""
        self._rows = [[_UNKNOWN] * self.width for _ in range(self.height)]
        self._pen = None

    def forget_pen(self) -> None:
        """Believe nothing about what the terminal draws with: another program may have written since."""
        self._pen = None

    def sequence(self, update: CompositorUpdate, system: ColorSystem | None) -> str:
        """Return what to write so that the terminal shows the update."""
        touched: dict[int, list[ScreenCell]] = {}
        for x, y, segments in _pieces(update):
            if 0 <= y < self.height:
                row = touched.setdefault(y, self._rows[y].copy())
                _place(row, x, segments, system)
        writer = _Writer(self._can_erase, self._pen)
        for y, row in sorted(touched.items()):
            if row != self._rows[y]:
                writer.write_row(y, self._rows[y], row)
                self._rows[y] = row
        sequence, self._pen = writer.finished()
        return sequence


class _Writer:
    """Collects one sequence; knows where the terminal's cursor is and what it draws with."""

    def __init__(self, can_erase: bool, pen: Pen | None) -> None:
        self._can_erase = can_erase
        self._out: list[str] = []
        self._pen = PLAIN if pen is None else pen
        self._knows_pen = pen is not None
        self._y = self._x = -1

    def finished(self) -> tuple[str, Pen | None]:
        """Return the sequence, and what the terminal draws with after it."""
        sequence = "".join(self._out)
        if self._knows_pen:
            return sequence, self._pen
        return (TO_PLAIN + sequence, self._pen) if sequence else ("", None)

    def write_row(self, y: int, old: list[ScreenCell], new: list[ScreenCell]) -> None:
        """Write what differs in one row, a stretch of one pen at a time."""
        x, width = 0, len(new)
        if self._can_erase and old[0] is _UNKNOWN and _UNKNOWN not in new:
            old = self._erase_row(y, new)
        while x < width:
            if _is_same(old, new, x):
                x += 1
                continue
            if x != self._x or y != self._y:
                self._go_to(y, x, new)
            blanks = _blanks_from(new, x)
            erased = _may_be_erased(old, x, blanks) if self._can_erase else 0
            is_to_end = x + erased == width
            if erased >= (_WORTH_ERASING_TO_END if is_to_end else _WORTH_ERASING):
                self._erase(new[x], erased, to_end=is_to_end)
                x += erased
                continue
            end = x + 1 if blanks else _end_of_stretch(old, new, x)
            self._take(self._pen_of_blanks(old, new, x, x + blanks) if blanks else new[x][1])
            self._out.append("".join([text for text, _ in new[x:end]]))
            self._x = x = end

    def _pen_of_blanks(self, old: list[ScreenCell], new: list[ScreenCell], x: int, end: int) -> Pen:
        """Return what to draw blanks with: what stands behind them is drawn with next, so that one change does."""
        ground = new[x][1].ground
        if end < len(new) and not _is_same(old, new, end):
            pen = new[end][1]
            if pen.ground == ground and pen.is_plain_on_blanks:
                return pen
        return self._pen.on_blank(ground)

    def _erase_row(self, y: int, new: list[ScreenCell]) -> list[ScreenCell]:
        """Erase a row of which nothing is known to the ground that it ends in; return what it shows then."""
        pen = Pen(None, new[-1][1].ground)
        self._go_to(y, 0, new)
        self._erase((" ", pen), len(new), to_end=True)
        return [(" ", pen)] * len(new)

    def _go_to(self, y: int, x: int, row: list[ScreenCell]) -> None:
        if y != self._y or self._x > x:
            # An absolute place: a sign of doubtful width moves no other row.
            self._out.append(f"\x1b[{y + 1};{x + 1}H")
        elif x > self._x:
            between = row[self._x : x]
            is_short = sum(len(text.encode()) for text, _ in between) < _COST_OF_A_MOVE
            if is_short and all(self._draws(cell) for cell in between):
                self._out += [text for text, _ in between]
            else:
                step = x - self._x
                self._out.append(f"\x1b[{step}C" if step > 1 else "\x1b[C")
        self._y, self._x = y, x

    def _draws(self, cell: ScreenCell) -> bool:
        """Whether the cell is known and needs no change of the pen."""
        text, pen = cell
        if cell is _UNKNOWN:
            return False
        if text == " " and pen.is_plain_on_blanks:
            return pen.ground == self._pen.ground and self._pen.is_plain_on_blanks
        return pen == self._pen

    def _erase(self, cell: ScreenCell, blanks: int, to_end: bool) -> None:
        self._take(self._pen.on_blank(cell[1].ground))
        self._out.append("\x1b[K" if to_end else f"\x1b[{blanks}X")

    def _take(self, pen: Pen) -> None:
        if pen is not self._pen:
            self._out.append(change_of_pen(self._pen, pen))
            self._pen = pen


def _is_same(old: list[ScreenCell], new: list[ScreenCell], x: int) -> bool:
    """Whether the terminal shows the cell, and the second half of its character, already."""
    if new[x] != old[x]:
        return False
    return x + 1 == len(new) or bool(new[x + 1][0]) or new[x + 1] == old[x + 1]


def _end_of_stretch(old: list[ScreenCell], new: list[ScreenCell], x: int) -> int:
    """Return where the pen changes, a blank stands or the terminal shows what it should."""
    pen = new[x][1]
    x += 1
    while x < len(new):
        text, its = cell = new[x]
        if text and (its is not pen or text == " " or cell == old[x]):
            break
        x += 1
    return x


def _blanks_from(row: list[ScreenCell], x: int) -> int:
    """Return how many equal blanks that show nothing but their ground stand in a row from `x` on."""
    text, pen = row[x]
    if text != " " or not pen.is_plain_on_blanks:
        return 0
    end = x
    while end < len(row) and row[end] == row[x]:
        end += 1
    return end - x


def _may_be_erased(old: list[ScreenCell], x: int, blanks: int) -> int:
    """Return how many of the blanks from `x` on may be erased; the others are written.

    Never one half of a wide sign: when something is written over the half that stayed, tmux 3.3a still finds the
    sign there and draws its erased half without any ground.
    """
    end = x + blanks
    if end == len(old):
        return blanks
    if _UNKNOWN in old[x : end + 1]:
        return 0
    return blanks if old[end][0] else blanks - 1


def _pieces(update: CompositorUpdate) -> Iterator[tuple[int, int, Iterable[Segment]]]:
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, [segment for strip in strips for segment in strip]
    elif isinstance(update, ChopsUpdate):
        for y, start, end in update.spans:
            for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= end and stop > start:
                    yield x, y, strip.crop(0, min(stop, end) - x)


def _place(row: list[ScreenCell], x: int, segments: Iterable[Segment], system: ColorSystem | None) -> None:
    for text, style, control in segments:
        if control:
            continue
        pen = pen_of(style, system)
        blank = (" ", Pen(None, pen.ground)) if pen.is_plain_on_blanks else (" ", pen)
        end = x + len(text)
        if text.isascii() and text.isprintable() and x >= 0 and end <= len(row):
            row[x:end] = [blank if letter == " " else (letter, pen) for letter in text]
            x = end
            continue
        for letter in text:
            if letter == SECOND_HALF and 0 < x < len(row):
                row[x] = ("", pen)
                x += 1
                continue
            size = cell_len(letter)
            if size == 0:
                if x > 0 and x <= len(row):
                    before = x - 1 if row[x - 1][0] or x < 2 else x - 2
                    row[before] = (row[before][0] + letter, row[before][1])
                continue
            if x + size <= len(row):
                row[x] = blank if letter == " " else (letter, pen)
                if size == 2:
                    row[x + 1] = ("", pen)
            x += size
