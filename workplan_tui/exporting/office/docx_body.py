"""The text of an official page as WordprocessingML: paragraphs and tables in the styles of the page.

Written as text, piece by piece: a library call for each of ten thousand paragraphs takes minutes, and a tree
of all of them 300 MB.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from workplan_tui.exporting.office.docx_styles import LETTER
from workplan_tui.language import tr
from workplan_tui.reports.chart import Figure
from workplan_tui.reports.paper import (
    PaperHeading,
    PaperItem,
    PaperTable,
    annex_announcements,
    annex_words,
    imprint_lines,
    letters,
    numbered_annexes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.reports.chart import Chart
    from workplan_tui.reports.paper import Imprint, Paper, PaperBlock, PaperText

TEXT_WIDTH = 8844
"""Of the page, between its margins: 156 mm."""
_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_BOLD = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/><w:bCs/></w:rPr>'
_THICK, _THIN = 8, 6
"""The rules of the imprint, 0.35 and 0.25 mm, in eighths of a point."""
_BETWEEN_FIGURES = re.compile("(?<=[0-9])、(?=[0-9])")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DRAWN = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_MAY_BREAK = "\u200b"
"""A list of numbers is one word to LibreOffice, which then begins a line with 、; this lets it end one there."""
_MOST_PAIRED = 6
"""Charts of one figure that stand in pairs; of more there are three in a line, so that a page holds twelve."""
_HEIGHT, _SMALL_HEIGHT = 58, 43
"""Of charts, in mm: with the captions, one large and six small ones fill a page."""
_EMU = 36000
"""In a mm: what drawings are measured in."""
_TWENTIETHS = 1440 / 25.4
"""Of a point, in a mm."""
_CELL_ROOM = (("top", 30), ("left", 45), ("bottom", 30), ("right", 45))
"""Between a cell's text and its border."""


def paper_xml(paper: Paper, relations: Iterable[str]) -> Iterator[str]:
    """Give the paragraphs and tables up to the imprint, which has a page of its own.

    `relations` are the ids by which the charts are found, in the paper's order.
    """
    charts = enumerate(relations, start=1)
    if paper.mark:
        yield _paragraph("Mark", paper.mark)
        yield _paragraph("Issue", paper.number)
        yield _paragraph("HeadLine", paper.issuer, tabbed=paper.day)
        yield _paragraph("Flush", "")
    yield _paragraph("PaperTitle", paper.title)
    for note in paper.notes:
        yield _paragraph("Notes", note)
    yield _paragraph("Flush", "")
    if paper.addressees:
        yield _paragraph("Flush", paper.addressees)
    yield from _blocks(paper.blocks, charts)
    if paper.annexes:
        yield _paragraph("Flush", "")
        for text, indent in annex_announcements(paper.annexes):
            yield _paragraph("Flush", text, indent=_hanging(2 * LETTER, round(indent * LETTER)))
    if paper.mark and paper.issuer:
        yield from _signature(paper)
    for number, annex in numbered_annexes(paper.annexes):
        yield _paragraph("AnnexMark", annex_words(number))
        yield _paragraph("Flush", "")
        yield _paragraph("PaperTitle", annex.title)
        yield _paragraph("Flush", "")
        yield from _blocks(annex.blocks, charts)


def _blocks(blocks: Iterable[PaperBlock], charts: Iterator[tuple[int, str]]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, PaperTable):
            yield from _table(block)
        elif isinstance(block, Figure):
            yield from _figure(block, charts)
        else:
            yield _block(block)


def _block(block: PaperHeading | PaperText | PaperItem) -> str:
    if isinstance(block, PaperHeading):
        return _paragraph(f"Heading{min(block.level, 2)}", block.text)
    if isinstance(block, PaperItem) and block.bold:
        return _paragraph("Normal", block.text.removeprefix(block.bold), bold=block.bold)
    return _paragraph("Normal", block.text)


def imprint_xml(imprint: Imprint) -> str:
    """Return the lines of the imprint, between rules of which the outer ones are stronger."""
    lines = imprint_lines(imprint)
    found = []
    for place, (text, other) in enumerate(lines):
        found += [_rule(_THIN if place else _THICK), _paragraph("Imprint", text, tabbed=other)]
    return "".join((*found, _rule(_THICK)))


def _rule(eighths: int) -> str:
    """Return a line as wide as the text, so many eighths of a point thick."""
    line = f'<w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>'
    return _paragraph("Least", "", border=f"<w:pBdr>{line}</w:pBdr>")


def _signature(paper: Paper) -> Iterator[str]:
    """Give issuer and day: the day begins two letters further in, and neither comes nearer the edge than two."""
    issuer, day = letters(paper.issuer), letters(paper.day)
    right_of_day = max(2.0, issuer - day)
    right_of_issuer = max(2.0, right_of_day + day + 2 - issuer)
    yield _paragraph("Flush", "")
    for text, right in ((paper.issuer, right_of_issuer), (paper.day, right_of_day)):
        yield _paragraph(
            "Signature", text, indent=f'<w:ind w:right="{round(right * LETTER)}" w:firstLine="0"/>'
        )


def _hanging(left: int, hanging: int) -> str:
    return f'<w:ind w:left="{left + hanging}" w:hanging="{hanging}"/>'


def _paragraph(
    style: str,
    text: str,
    *,
    bold: str = "",
    tabbed: str = "",
    indent: str = "",
    border: str = "",
) -> str:
    runs = _run(bold, _BOLD) + _run(text, _HINT)
    if tabbed:
        runs += f"<w:r>{_HINT}<w:tab/></w:r>" + _run(tabbed, _HINT)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{border}{indent}</w:pPr>{runs}</w:p>'


def _run(text: str, look: str) -> str:
    if not text:
        return ""
    parted = _BETWEEN_FIGURES.sub(f"、{_MAY_BREAK}", text)
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(parted)}</w:t></w:r>'


def _table(table: PaperTable) -> Iterator[str]:
    """Give the table row by row, as wide as the text, its headings on every page, no row parted by a page."""
    whole = sum(table.widths)
    widths = [TEXT_WIDTH * one // whole for one in table.widths]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in _CELL_ROOM)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
    yield _row(table.head, widths, "CellHead", "<w:cantSplit/><w:tblHeader/>", frozenset())
    for row in table.rows:
        yield _row(row, widths, "Cell", "<w:cantSplit/>", table.left)
    yield "</w:tbl>"


def chart_width(figure: Figure) -> float:
    """Return how wide each of its charts is, in mm."""
    return TEXT_WIDTH / _TWENTIETHS / _in_a_line(figure) - (1 if len(figure.charts) > 1 else 0)


def _in_a_line(figure: Figure) -> int:
    count = len(figure.charts)
    return 1 if count == 1 else 2 if count <= _MOST_PAIRED else 3


def _figure(figure: Figure, charts: Iterator[tuple[int, str]]) -> Iterator[str]:
    """Give the charts, several of them in lines, and their caption below."""
    width, count = chart_width(figure), _in_a_line(figure)
    height = _HEIGHT if len(figure.charts) == 1 else _SMALL_HEIGHT
    for first in range(0, len(figure.charts), count):
        line = zip(figure.charts[first : first + count], charts, strict=False)
        drawn = (_drawing(chart, number, relation, width, height) for chart, (number, relation) in line)
        yield f'<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr>{"".join(drawn)}</w:p>'
    yield _paragraph("Caption", figure.caption)


def _drawing(chart: Chart, number: int, relation: str, width: float, height: float) -> str:
    """Return the run that shows the chart within the line, with all its figures as words for who does not see it."""
    name, told = quoteattr(chart.title), tr("{name}: {text}").format(name=chart.title, text=chart.words)
    return (
        f'<w:r><w:drawing><wp:inline {_DRAWN} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"/>'
        f'<wp:docPr id="{number}" name={name} descr={quoteattr(told)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _row(texts: tuple[str, ...], widths: list[int], style: str, look: str, left: frozenset[int]) -> str:
    cells = []
    for place, (text, one) in enumerate(zip(texts, widths, strict=True)):
        align = "" if style == "CellHead" or place in left else '<w:jc w:val="center"/>'
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{_paragraph(style, text, indent=align)}</w:tc>"
        )
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"
