"""An official paper in Markdown: to be read on a terminal, mailed, or worked on.

Figures are left out: Markdown has none, and the table beside them has the numbers.
"""

from __future__ import annotations

from workplan_tui.exporting.markdown import literal, table_row
from workplan_tui.reports.chart import Figure
from workplan_tui.reports.paper import (
    PaperHeading,
    PaperItem,
    PaperTable,
    annex_words,
    imprint_lines,
    numbered_annexes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.reports.paper import Paper, PaperBlock, PaperText


def paper_markdown(paper: Paper) -> str:
    """Return the paper, each block parted from the next by an empty line."""
    return "\n\n".join(_parts(paper)) + "\n"


def _parts(paper: Paper) -> Iterator[str]:
    if paper.mark:
        yield f"# {literal(paper.mark)}"
        yield literal(paper.number)
        yield "  ".join(literal(text) for text in (paper.issuer, paper.day) if text)
    yield f"{'##' if paper.mark else '#'} {literal(paper.title)}"
    yield from map(literal, paper.notes)
    if paper.addressees:
        yield literal(paper.addressees)
    yield from _blocks(paper.blocks)
    annexes = numbered_annexes(paper.annexes)
    for number, annex in annexes:
        yield literal(annex_words(number, annex.title))
    if paper.mark and paper.issuer:
        yield literal(paper.issuer)
        yield literal(paper.day)
    for number, annex in annexes:
        yield f"## {literal(annex_words(number))}"
        yield f"**{literal(annex.title)}**"
        yield from _blocks(annex.blocks)
    if paper.imprint is not None:
        yield "---"
        for texts in imprint_lines(paper.imprint):
            yield literal("　".join(filter(None, texts)))


def _blocks(blocks: Iterable[PaperBlock]) -> Iterator[str]:
    return (_block(block) for block in blocks if not isinstance(block, Figure))


def _block(block: PaperHeading | PaperText | PaperItem | PaperTable) -> str:
    if isinstance(block, PaperHeading):
        return f"{'#' * (block.level + 2)} {literal(block.text)}"
    if isinstance(block, PaperTable):
        rows = [table_row(block.head), f"|{'---|' * len(block.head)}", *map(table_row, block.rows)]
        return "\n".join(rows)
    if isinstance(block, PaperItem) and block.bold:
        return f"**{literal(block.bold)}**{literal(block.text.removeprefix(block.bold))}"
    return literal(block.text)
