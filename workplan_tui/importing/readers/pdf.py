"""PDF files with text, through pypdfium2: letters with their boxes and the lines that rule tables.

A file without text is a scan and is said to be one.
"""

from __future__ import annotations

import ctypes
import itertools

from workplan_tui.importing.letters import mend
from workplan_tui.importing.neutral_form import Paragraph, Source, Table
from workplan_tui.importing.readers.layout import Glyph, PrintedPage, lay_out
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.importing.readers.spaced import read_spaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MOST_PAGES = 500
_LEAST_LETTERS = 8
"""Fewer letters a page, on average, than any page of a plan: a scan."""
_ONLY_NUL = 2
"""Bytes of a text that is empty."""
_THIN = 3.0
_SHORT = 4.0


def read_pdf(data: bytes) -> Source:
    """Return the document in the neutral form."""
    try:
        import pypdfium2
        import pypdfium2.raw
    except ImportError as error:
        raise Unreadable("extra", kind="PDF") from error
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("locked" if "assword" in str(error) else "damaged") from error
    if count > MOST_PAGES:
        raise Unreadable("pages", count=count, limit=MOST_PAGES)
    pages: list[PrintedPage] = []
    bare = lost = 0
    for number in range(count):
        try:
            drawn = document[number]
            page = _page(drawn, pypdfium2.raw)
            lost += _lost(drawn, pypdfium2.raw)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("damaged") from error
        bare += page.letters < _LEAST_LETTERS
        pages.append(page)
    letters = sum(page.letters for page in pages)
    if letters < _LEAST_LETTERS * max(count, 1):
        raise Unreadable("scan")
    notes = [("pages", str(count))]
    if bare:
        notes.append(("pages_without_text", str(bare)))
    if lost:
        notes.append(("letters_lost", str(lost)))
    return source_of_pages(pages, "pdf", notes)


def source_of_pages(pages: list[PrintedPage], container: str, notes: list[tuple[str, str]]) -> Source:
    """Lay pages out; lines set in columns of blanks are a table too."""
    blocks = lay_out(pages)
    if not any(isinstance(block, Table) for block in blocks):
        lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.text.split("\n")]
        spaced = read_spaced("\n".join(lines))
        if spaced is not None:
            return spaced.replace(container=container, notes=tuple(notes))
    return Source(blocks, container, tuple(notes))


def _page(page: Any, raw: Any) -> PrintedPage:
    width, height = page.get_size()
    turn = _Turn(page, width, height)
    return PrintedPage(tuple(_glyphs(page, raw, turn)), *_rules(page, raw, turn), width=width, height=height)


def _lost(page: Any, raw: Any) -> int:
    """Count single letters that pdfium leaves out because their font is neither in the file nor here."""
    text = page.get_textpage()
    lost = 0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if (right > left and top > bottom) or raw.FPDFTextObj_GetText(thing, text, None, 0) > _ONLY_NUL:
            continue
        lost += not raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(thing))
    return lost


class _Turn:
    """From a page's own coordinates, turned or not, to points from its upper left corner."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.width, self.height = width, height

    def box(self, x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom."""
        points = [self.point(x1, y1), self.point(x2, y2)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as it is seen."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _glyphs(page: Any, raw: Any, turn: _Turn) -> Iterator[Glyph]:
    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code == 0xFFFE:
            continue
        letter = chr(code)
        if raw.FPDFText_GetLooseCharBox(text, at, loose):
            box = turn.box(loose.left, loose.bottom, loose.right, loose.top)
        elif raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            box = turn.box(left.value, bottom.value, right.value, top.value)
        else:
            continue
        for each in mend(letter):
            yield Glyph(each, *box)


def _rules(
    page: Any, raw: Any, turn: _Turn
) -> tuple[tuple[tuple[float, float, float], ...], tuple[tuple[float, float, float], ...]]:
    """Return the horizontal and the vertical lines that are drawn."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        for box in _boxes(thing, raw):
            left, top, right, bottom = turn.box(*box)
            if bottom - top <= _THIN and right - left > _SHORT:
                across.append(((top + bottom) / 2, left, right))
            elif right - left <= _THIN and bottom - top > _SHORT:
                down.append(((left + right) / 2, top, bottom))
    return tuple(across), tuple(down)


def _boxes(thing: Any, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    """Give the boxes of a path's parts: a thin filled part is a line, a stroked one each of its edges."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    matrix = thing.get_matrix()
    points: list[tuple[float, float]] = []
    start: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _part(points, stroke=bool(stroke.value))
            points, start = [point], point
        else:
            points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            points.append(start)
    yield from _part(points, stroke=bool(stroke.value))


def _part(points: list[tuple[float, float]], *, stroke: bool) -> Iterator[tuple[float, float, float, float]]:
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        yield box
    elif stroke:
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
