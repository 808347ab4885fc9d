"""HTML pages: headings, paragraphs and tables with their spans; scripts, menus and marks go.

The page's own charset counts, and gb2312 means gb18030.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from workplan_tui.importing.column_kinds import find_columns
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, TableCell, grid
from workplan_tui.importing.readers.decoding import Decoded, decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "select", "option", "button", "nav", "iframe", "title")
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "form",
        "address",
        "center",
        "tr",
        "table",
        "hr",
        "figure",
        "figcaption",
    ]
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)
_MOST_SPAN = 1000
_FEW_ROWS, _A_PAGE = 3, 300
_CHROME = re.compile(
    r"^(?:nav|menu|breadcrumb|crumb|footer|header|sidebar|share|tool|toolbar|copyright|position|location|print|qrcode)[\w-]*$",
    re.IGNORECASE,
)


def decode_page(data: bytes) -> Decoded:
    """Return the page's text by its mark, its charset, or what it is."""
    named = _CHARSET.search(data[:4096])
    return decode(data, named=named[1].decode("ascii", "replace") if named else "")


def read_page(text: str) -> Source:
    """Return the page in the neutral form."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.end_paragraph()
    return Source(tuple(parser.blocks), "html", joined=True)


class _Open:
    """A table that is being read; tables inside cells stand on their own."""

    def __init__(self) -> None:
        self.cells: list[TableCell] = []
        self.taken: set[tuple[int, int]] = set()
        self.row = -1
        self.cell: list[str] | None = None
        self.span = (1, 1)
        self.inner: list[Paragraph | Table] = []


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Paragraph | Table] = []
        self.words: list[str] = []
        self.level = 0
        self.skipping: list[str] = []
        self.tables: list[_Open] = []
        self.count = 0
        self.lists: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self.skipping:
            if tag not in _VOID:
                self.skipping.append(tag)
            return
        if (
            tag in _SKIPPED
            or (tag in ("div", "ul", "footer", "header") and self._is_chrome(named))
            or "display:none" in (named.get("style") or "").replace(" ", "").lower()
        ):
            if tag not in _VOID:
                self.skipping.append(tag)
            return
        if tag == "br":
            self._put("\n")
        elif tag == "table":
            self.end_paragraph()
            self.tables.append(_Open())
        elif self.tables and tag == "tr":
            self._end_cell()
            self.tables[-1].row += 1
        elif self.tables and tag in ("td", "th"):
            self._end_cell()
            table = self.tables[-1]
            table.row = max(table.row, 0)
            table.cell = []
            table.span = (_span(named.get("rowspan")), _span(named.get("colspan")))
        elif tag in _BLOCKS:
            self._break()
            if tag in _HEADINGS and not self._cell:
                self.level = _HEADINGS[tag]
            if tag == "ol":
                self.lists.append(_span(named.get("start")) - 1)
            elif tag == "ul":
                self.lists.append(-1)
            elif tag == "li" and self.lists and self.lists[-1] >= 0:
                self.lists[-1] += 1
                self._put(f"{self.lists[-1]}. ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:
                while self.skipping.pop() != tag:
                    pass
            return
        if tag == "table" and self.tables:
            self._end_cell()
            self._end_table()
        elif self.tables and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS:
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self._put(re.sub(r"[ \t\r\n]+", " ", data))

    @property
    def _cell(self) -> list[str] | None:
        return self.tables[-1].cell if self.tables else None

    def _is_chrome(self, named: dict[str, str | None]) -> bool:
        names = f"{named.get('class') or ''} {named.get('id') or ''}".split()
        return any(_CHROME.match(name) for name in names)

    def _put(self, words: str) -> None:
        cell = self._cell
        (self.words if cell is None else cell).append(words)

    def _break(self) -> None:
        cell = self._cell
        if cell is None:
            self.end_paragraph()
        elif cell and cell[-1] != "\n":
            cell.append("\n")

    def end_paragraph(self) -> None:
        """End the paragraph that is open; one with breaks inside is several."""
        for line in "".join(self.words).split("\n"):
            if line.strip():
                self.count += 1
                self.blocks.append(Paragraph(line.strip(), Place(line=self.count), self.level))
        self.words = []
        self.level = 0

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is None:
            return
        column = 0
        while (table.row, column) in table.taken:
            column += 1
        down, across = table.span
        table.taken.update((table.row + a, column + b) for a in range(down) for b in range(across))
        text = "\n".join(line.strip() for line in "".join(table.cell).split("\n")).strip("\n")
        table.cells.append(TableCell(text, table.row, column, down, across))
        table.cell = None

    def _end_table(self) -> None:
        table = self.tables.pop()
        rows = table.row + 1
        order = sum(isinstance(block, Table) for block in self.blocks) + 1
        made = grid(table.cells, (Place(table=order, row=row) for row in range(1, rows + 1)))
        if self._is_layout(made):
            for cell in table.cells:
                for line in cell.text.split("\n"):
                    if line.strip():
                        self.count += 1
                        self.blocks.append(Paragraph(line.strip(), Place(line=self.count)))
        else:
            self.blocks.append(made)

    def _is_layout(self, table: Table) -> bool:
        """A table of one column, or of few rows with a page of text in one, only lays out the page."""
        if not table.rows or len(table.rows[0]) < 2:
            return True
        longest = max(len(cell.text) for row in table.rows for cell in row)
        return len(table.rows) <= _FEW_ROWS and longest > _A_PAGE and find_columns(table) is None


def _span(words: str | None) -> int:
    digits = (words or "").strip()
    return min(max(int(digits), 1), _MOST_SPAN) if digits.isdigit() else 1
