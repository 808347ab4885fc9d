"""Sheets as offices print them: widths and heights from the text, types that stay, A4 pages.

No text can become a formula, a link or a number here: each is written as the string it is. Row heights are
written because LibreOffice 7.4 prints only the last line of a wrapped cell without one.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from math import ceil

import xlsxwriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = "宋体"
POINTS = 10
"""Size of the letters."""
_LINE = 14.5
"""Points of one line of them, also where the font is missing and a larger one stands in."""
_PADDING = 4
_HIGHEST = 409
"""Points a row can have in Excel."""
_MOST_LINES = int((_HIGHEST - _PADDING) / _LINE)
_WIDEST = 60
"""Cells to which a column may grow for a text that would be higher than any row."""
_LONGEST = 32_767
"""UTF-16 units a cell can hold; a longer text would be left out whole."""
_CUT = "..."
LIGHTS = {"red": ("#FFC7CE", "#9C0006"), "amber": ("#FFE699", "#7F6000"),
          "green": ("#C6E0B4", "#375623"), "grey": ("#D9D9D9", "#404040")}  # fmt: skip
"""Ground and letters of each light: dark on pale, which a printer without colours still shows."""


class Book:
    """A workbook on its way to bytes. The same content gives the same bytes: no clock, no account."""

    def __init__(self, title: str, day: date) -> None:
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._file,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
             "default_format_properties": {"font_name": FONT, "font_size": POINTS, "valign": "top"}},
        )  # fmt: skip
        self._book.set_properties({"title": fitting(title), "created": datetime.combine(day, time())})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet that prints on A4, as wide as the page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P / &N")
        return sheet

    def style(self, **properties: Any) -> Format:
        """Return the format with these properties of XlsxWriter, each made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": FONT, "font_size": POINTS} | properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Format:
        """Return the format of a cell of a table: framed, wrapped, its text at the top."""
        return self.style(border=1, border_color="#808080", text_wrap=True, valign="top", **properties)

    def head(self) -> Format:
        """Return the format of what stands over a column."""
        return self.cell(bold=True, align="center", bg_color="#EDEDED")

    def light(self, code: str) -> Format:
        """Return the format of a light's word: on its colour."""
        ground, letters = LIGHTS.get(code, LIGHTS["grey"])
        return self.cell(bold=True, align="center", bg_color=ground, font_color=letters)

    def data(self) -> bytes:
        """Close the book and return the file."""
        self._book.close()
        return self._file.getvalue()


def write_heading(book: Book, sheet: Worksheet, title: str, words: str, columns: int) -> None:
    """Write the title over all columns, and below it what was asked for."""
    for row, text, style in (
        (0, title, book.style(bold=True, font_size=16, align="center", valign="vcenter")),
        (1, words, book.style(font_color="#404040", text_wrap=True, valign="vcenter")),
    ):
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", style)
        sheet.write_string(row, 0, fitting(text), style)
    sheet.set_row(0, 30)


def cells(text: str) -> int:
    """Return how many cells a line takes: a Chinese letter, of three bytes, takes two."""
    return (len(text) + len(text.encode())) // 2


def fitted_width(texts: Iterable[str], heading: str, most: int) -> int:
    """Return the width of a column: no wider than its longest line needs or `most` allows.

    Wider than that only where a text would be higher than any row can be.
    """
    longest, whole = cells(heading), 0
    for text in set(texts):
        size = cells(text)
        whole = max(whole, size)
        if size > longest:
            longest = max(longest, *map(cells, text.split("\n")))
    usual = min(longest + 2, most)
    return max(usual, min(ceil(whole / _MOST_LINES) + 2, _WIDEST))


def lines_of(text: str, width: int) -> int:
    """Return how many lines the text takes; a letter less a line, as no line begins with a comma."""
    room = max(width - 2, 2)
    if "\n" in text:
        return sum(max(ceil(cells(line) / room), 1) for line in text.split("\n"))
    return 1 if 2 * len(text) <= room else ceil(cells(text) / room)


def height(lines: int) -> float:
    """Return the points of a row of so many lines."""
    return min(max(lines, 1) * _LINE + _PADDING, _HIGHEST)


def fitting(text: str) -> str:
    """Return the text cut to what one cell can hold, with `...` where something is missing."""
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    room = (_LONGEST - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
