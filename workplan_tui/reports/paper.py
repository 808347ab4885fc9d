"""An official paper 公文 as values: its head, its body block by block, and its imprint 版记.

What makes a file of it (`exporting`) decides how it looks; here is what it says, all texts harmless.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.numerals import LARGEST, chinese_numeral
from workplan_tui.reports.chart import Figure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class PaperHeading(Value):
    """A heading within the body."""

    text: str
    level: int = 1


class PaperText(Value):
    """Running text."""

    text: str


class PaperItem(Value):
    """A numbered paragraph; numbers begin anew under each heading."""

    text: str
    bold: str = ""
    """What of it, at its beginning, stands out."""


class PaperTable(Value):
    """Rows of cells under one row of headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """How wide each column is against the others."""
    left: frozenset[int] = frozenset()
    """The columns whose texts begin at the left; the others stand in the middle."""


class PaperAnnex(Value):
    """What follows the signature on a page of its own 附件."""

    title: str
    blocks: tuple[PaperBlock, ...]


PaperBlock = PaperHeading | PaperText | PaperItem | PaperTable | Figure


class Imprint(Value):
    """The last lines 版记: who gets a copy 抄送, and who issued it when 印发."""

    cc: str = ""
    issuer: str = ""
    issued: str = ""
    """When it was issued, as words: 2023年9月15日印发."""


class Paper(Value):
    """One paper. Of what is empty nothing is shown."""

    title: str
    blocks: tuple[PaperBlock, ...]
    mark: str = ""
    """The name of the series at the head of the first page 发文机关标志."""
    number: str = ""
    """Which of the series it is: 第5期."""
    issuer: str = ""
    day: str = ""
    """The day it was made, as a letter has it."""
    addressees: str = ""
    annexes: tuple[PaperAnnex, ...] = ()
    imprint: Imprint | None = None
    notes: tuple[str, ...] = ()
    """Small lines below the title: what was asked for."""


def numbered(blocks: Iterable[PaperBlock]) -> tuple[PaperBlock, ...]:
    """Return the blocks with their numbers in the texts: 一、, then （一）, then 1. within each.

    Figures are numbered from first to last.
    """
    found: list[PaperBlock] = []
    counts, figures = [0, 0, 0], 0
    for block in blocks:
        if isinstance(block, PaperHeading):
            place = min(block.level, 2) - 1
            counts[place:] = [counts[place] + 1, *([0] * (2 - place))]
            block = block.replace(text=_number(place, counts[place]) + block.text)
        elif isinstance(block, PaperItem):
            counts[2] += 1
            number = _number(2, counts[2])
            block = block.replace(text=number + block.text, bold=block.bold and number + block.bold)
        elif isinstance(block, Figure):
            figures += 1
            caption = tr("Figure {number}. {caption}").format(number=figures, caption=block.caption)
            block = block.replace(caption=caption)
        found.append(block)
    return tuple(found)


def figures_of(paper: Paper) -> Iterator[Figure]:
    """Give the figures in the order in which they stand."""
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        yield from (block for block in blocks if isinstance(block, Figure))


def numbered_annexes(annexes: Sequence[PaperAnnex]) -> tuple[tuple[str, PaperAnnex], ...]:
    """Return each annex with its number, empty where there is one only."""
    if len(annexes) == 1:
        return (("", annexes[0]),)
    return tuple((str(place), annex) for place, annex in enumerate(annexes, start=1))


def annex_words(number: str, title: str = "") -> str:
    """Return how an annex is announced below the body, with its title, or headed on its own page."""
    head = tr("Annex {number}").format(number=number).rstrip()
    return tr("{annex}: {title}").format(annex=head, title=title) if title else head


def annex_announcements(annexes: Sequence[PaperAnnex]) -> Iterator[tuple[str, float]]:
    """Give the lines below the body that name the annexes, and how many letters in a further line begins."""
    named = numbered_annexes(annexes)
    for number, annex in named:
        head = annex_words(number, "")
        yield annex_words(number, annex.title), letters(head) + 1


def imprint_lines(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """Return the lines of the imprint, each as what stands at its left and at its right."""
    copies = tr("Copies to: {units}").format(units=imprint.cc)
    lines = [(copies, "")] if imprint.cc else []
    return (*lines, (imprint.issuer, imprint.issued))


def letters(text: str) -> float:
    """Return how many letters of the grid the text takes; on paper ambiguous signs are Chinese ones."""
    from unicodedata import east_asian_width

    return sum(1 if east_asian_width(letter) in "WFA" else 0.5 for letter in text)


def _number(place: int, count: int) -> str:
    """Return the number of a heading, of one below it, or of a paragraph, as the language writes them."""
    ways = tr("{count}. |({count}) |{count}. ").split("|")
    return ways[place].format(count=_Count(count))


class _Count(int):
    """A number that a language may also write as a Chinese numeral."""

    @property
    def numeral(self) -> str:
        return chinese_numeral(self) if self <= LARGEST else str(self)
