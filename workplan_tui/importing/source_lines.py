"""The document as lines to look at, each with its place: where a task was read, and what stands around it."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.importing.neutral_form import NOWHERE, Paragraph, Place, mended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Source, Table

_BETWEEN_CELLS = " | "


class SourceLine(Value):
    """One line of the document: a printed line, a paragraph, or a row of a table."""

    text: str
    place: Place


class Surroundings:
    """Every line of a document that holds something, in its order, found by place."""

    def __init__(self, source: Source) -> None:
        self.lines = _lines(source)
        self._spots: dict[tuple[object, ...], tuple[int, int]] = {}
        for at, line in enumerate(self.lines):
            key = _key(line.place)
            self._spots[key] = self._spots.get(key, (at, at))[0], at + 1

    def spot(self, place: Place) -> tuple[int, int]:
        """Return the first line at a place and the one after the last; both 0 where it is nowhere.

        A place may be of a line that holds nothing: then it is the next one.
        """
        if place == NOWHERE:
            return 0, 0
        known = self._spots.get(_key(place))
        if known is None and place == Place(line=place.line):
            for at, line in enumerate(self.lines):
                if line.place.line >= place.line:
                    return at, at + 1
        return known or (0, 0)


def _key(place: Place) -> tuple[object, ...]:
    return place.page, place.sheet, place.table, place.row, place.line


def _lines(source: Source) -> tuple[SourceLine, ...]:
    lines: list[SourceLine] = []
    for block in mended(source).blocks:
        if isinstance(block, Paragraph):
            texts = (" ".join(line.split()) for line in block.text.split("\n"))
            lines += (SourceLine(text, block.place) for text in texts if text)
        else:
            lines += _rows(block)
    return tuple(lines)


def _rows(table: Table) -> list[SourceLine]:
    """Return the rows; a cell that is merged over several spots is shown once in each row."""
    shown = []
    for row, place in zip(table.rows, table.places, strict=True):
        cells = {id(cell): " ".join(cell.text.split()) for cell in row}
        text = _BETWEEN_CELLS.join(text for text in cells.values() if text)
        if text:
            shown.append(SourceLine(text, place))
    return shown
