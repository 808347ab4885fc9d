"""The one form in which every container arrives: paragraphs and tables, each with its place.

A reader makes it, a family reads it; neither knows the other. Texts are already whole letters
(`letters.mend`); line breaks inside a paragraph or a cell stay, because a list of names in a cell
is often divided by nothing else.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.importing.letters import mend
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Place(Value):
    """Where in the source something stands; everything counts from 1, 0 is unknown."""

    page: int = 0
    sheet: str = ""
    table: int = 0
    row: int = 0
    line: int = 0

    def __str__(self) -> str:
        """Say it as a person would look for it."""
        parts = (
            (self.page, tr("page {number}")),
            (self.table if not self.sheet else 0, tr("table {number}")),
            (self.row, tr("row {number}")),
            (self.line, tr("line {number}")),
        )
        words = [sentence.format(number=number) for number, sentence in parts if number]
        if self.sheet:
            words.insert(0, tr("sheet {name}").format(name=self.sheet))
        return tr(", ").join(words)


NOWHERE = Place()


class Paragraph(Value):
    """A piece of text that the source keeps apart from the next: a paragraph, or a printed line."""

    text: str
    place: Place = NOWHERE
    level: int = 0
    """1 for the highest heading, where the container itself says that it is one."""
    is_item: bool = False
    """Whether the container says that it is an item of a list without numbers."""


class TableCell(Value):
    """One cell; under a merge the same cell stands at every spot it covers."""

    text: str
    row: int
    """Of its first spot, from 0, in the table's rows."""
    column: int
    down: int = 1
    across: int = 1


class Table(Value):
    """Rows of equal length."""

    rows: tuple[tuple[TableCell, ...], ...]
    places: tuple[Place, ...]
    """One for each row."""
    title: str = ""
    """The sheet's name, or another name the container gives."""


class Source(Value):
    """All that was read of one document."""

    blocks: tuple[Paragraph | Table, ...]
    container: str
    """docx, xlsx, pdf, text and so on."""
    notes: tuple[tuple[str, str], ...] = ()
    """What a person should know of the reading: a code of `notes.words` and what fills its blank."""
    joined: bool = False
    """Whether paragraphs are whole; else they are printed lines, broken anywhere."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def mended(source: Source) -> Source:
    """Return the source with every letter whole (`letters.mend`)."""
    blocks: list[Paragraph | Table] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block.replace(text=mend(block.text)))
            continue
        made: dict[int, TableCell] = {}
        for row in block.rows:
            for cell in row:
                if id(cell) not in made:
                    made[id(cell)] = cell.replace(text=mend(cell.text)) if cell.text else cell
        blocks.append(block.replace(rows=tuple(tuple(made[id(cell)] for cell in row) for row in block.rows)))
    return source.replace(blocks=tuple(blocks))


def flattened(source: Source) -> Source:
    """Return the source with every line of every cell as a paragraph, in the order of the rows."""
    blocks: list[Paragraph | Table] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block)
            continue
        for row, place in zip(block.rows, block.places, strict=True):
            own = {id(cell): cell for cell in row if cell.row == row[0].row or cell.down == 1}
            lines = (line for cell in own.values() for line in cell.text.split("\n"))
            blocks += (Paragraph(line, place) for line in lines if line.strip())
    return source.replace(blocks=tuple(blocks))


def grid(cells: Iterable[TableCell], places: Iterable[Place], title: str = "") -> Table:
    """Lay cells out so that each covers all its spots; what nothing covers is an empty cell."""
    known = tuple(places)
    spots: dict[tuple[int, int], TableCell] = {}
    width = 0
    for cell in cells:
        for row in range(cell.row, min(cell.row + cell.down, len(known))):
            for column in range(cell.column, cell.column + cell.across):
                spots.setdefault((row, column), cell)
                width = max(width, column + 1)
    rows = tuple(
        tuple(spots.get((row, column)) or TableCell("", row, column) for column in range(width))
        for row in range(len(known))
    )
    return Table(rows, known, title)


def plain_table(rows: Iterable[Iterable[str]], places: Iterable[Place], title: str = "") -> Table:
    """Lay out rows of texts in which nothing is merged."""
    cells = (
        TableCell(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    )
    return grid(cells, places, title)


def column_letters(column: int) -> str:
    """Return what spreadsheets call a column that counts from 0: A, B, ... AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
