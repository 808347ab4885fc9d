"""Text: lines, or the tables that text can hold (tabs, commas, pipes, columns of blanks, a cell a line)."""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_tui.importing.letters import mend
from workplan_tui.importing.neutral_form import Paragraph, Place, Source
from workplan_tui.importing.readers import cells_a_line, marked, separated, spaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_PAGE = re.compile(
    r"^\s*(?:第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|"
    r"[-－–—]+\s*第?\s*\d+\s*页?\s*[-－–—]+|Page \d+(?: of \d+)?)\s*$",
    re.IGNORECASE,
)
_LEAST_LINES = 2
"""Of a page."""
_DASHES = re.compile(r"[\s(（\-－–—]+")
_BARE_NUMBER = re.compile(r"^\s*(\d{1,3})\s*$")


def read_text(text: str, given: Mapping[str, str] | None = None) -> Source:
    """Return the text in the neutral form: as a table where it is one."""
    text = mend(text).replace("\r\n", "\n").replace("\r", "\n")
    for read in (marked.read_marked, separated.read_separated, cells_a_line.read_cells, spaced.read_spaced):
        source = read(text, given)
        if source is not None:
            return source
    return Source(_lines(text), "text")


def _lines(text: str) -> tuple[Paragraph, ...]:
    """Return every line as a paragraph with its number; page numbers go, their lines stay counted."""
    blocks: list[Paragraph] = []
    number = 0
    counted = _page_numbers(text)
    pages = text.split("\f")
    for page, words in enumerate(pages, 1):
        lines = words.split("\n")
        filled = [at for at, line in enumerate(lines) if line.strip()]
        edges = {filled[0], filled[-1]} if filled and len(pages) > 1 else set()
        for at, line in enumerate(lines):
            number += at > 0 or page == 1
            is_mark = bool(_PAGE.match(line)) or (bool(_BARE_NUMBER.match(line)) and (at in edges or counted))
            blocks.append(
                Paragraph("" if is_mark else line, Place(page=page if len(pages) > 1 else 0, line=number))
            )
    return tuple(blocks)


def _page_numbers(text: str) -> bool:
    """Return whether the lines of nothing but a number count the pages: every one is the next, none side by side."""
    lines = [line for line in text.split("\n") if line.strip()]
    places = [at for at, line in enumerate(lines) if _BARE_NUMBER.match(line)]
    if any(_DASHES.fullmatch(lines[at - 1]) for at in places if at):
        return False  # the number between dashes of a page mark, each on its own line: `clean` knows those
    numbers = [int(lines[at]) for at in places]
    apart = all(after - before > _LEAST_LINES for before, after in pairwise(places))
    return len(numbers) > 1 and apart and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
