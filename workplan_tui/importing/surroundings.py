"""The document as lines to look at, each with its place: where a task was read, and what stands around it."""

from __future__ import annotations

from workplan_tui.importing.form import NOWHERE, Paragraph, Place, mended
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.importing.form import Source, Table

_BETWEEN_CELLS = " | "


class SourceLine(Value):
    """One line of the document: a printed line, a paragraph, or a row of a table."""

    text: str
    place: Place


def source_lines(source: Source) -> tuple[SourceLine, ...]:
    """Return every line that holds something, in the document's order."""
    lines: list[SourceLine] = []
    for block in mended(source).blocks:
        if isinstance(block, Paragraph):
            texts = (" ".join(line.split()) for line in block.text.split("\n"))
            lines += (SourceLine(text, block.place) for text in texts if text)
        else:
            lines += _rows(block)
    return tuple(lines)


def spot(lines: Sequence[SourceLine], place: Place) -> tuple[int, int]:
    """Return the first line at a place and the one after the last; both 0 where it is nowhere.

    A place may be of a line that holds nothing: then it is the next one.
    """
    if place == NOWHERE:
        return 0, 0
    same = [at for at, line in enumerate(lines) if line.place == place]
    if same:
        return same[0], same[-1] + 1
    if place == Place(line=place.line):
        for at, line in enumerate(lines):
            if line.place.line >= place.line:
                return at, at + 1
    return 0, 0


def _rows(table: Table) -> list[SourceLine]:
    """Return the rows; a cell that is merged over several spots is shown once in each row."""
    shown = []
    for row, place in zip(table.rows, table.places, strict=True):
        cells = {id(cell): " ".join(cell.text.split()) for cell in row}
        text = _BETWEEN_CELLS.join(text for text in cells.values() if text)
        if text:
            shown.append(SourceLine(text, place))
    return shown
