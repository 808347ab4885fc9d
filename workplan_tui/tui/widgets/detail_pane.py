"""The detail: everything known of the highlighted task, or the notice itself."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.language import trn
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len, cut, left
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.paragraph import DetailParagraph
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    StyledParts = list[tuple[str, Style]]
    Spans = Sequence[tuple[int, int]]
    Find = Callable[[str], Spans]
    Foot = Callable[[int], str]


_LEAD_CELLS, _LEAD_SHARE = 150, 6
"""A leading text keeps the lines that so many cells take, which hold most texts of a plan, but at most
this part of the height: the facts below stand in one place from task to task, the eye finds them, and
fewer cells change."""
_LEAST_HISTORY, _HISTORY_SHARE = 4, 5
"""Lines of history in the small detail: so many, or this part of a tall one. Each costs bytes whenever
another task is highlighted, so that not all the room is theirs."""
_LEAST_WIDTH = 4
"""Cells below which nothing is told."""
_TALL = 20
"""Lines of a pane from which on an entry of the history may take two."""
_WIDE, _LOW = 60, 20
"""Cells from which on, and lines up to which, facts stand beside each other."""
_GAP = 3
_INDENT = 3
"""Cells by which all but the number of a task stand further in."""


class DetailPane(LinePane):
    """Paragraphs, wrapped by the rules of Chinese text; it scrolls."""

    def __init__(self) -> None:
        super().__init__("detail-pane")
        self._paragraphs: Sequence[DetailParagraph] = ()
        self._lines: list[StyledParts] = []
        self.tell_scrolled: Callable[[], None] = lambda: None
        """Called when other lines of the text are visible."""
        self._find: Find | None = None
        """Says where in a text what is looked for stands."""
        self.hits: list[int] = []
        """The lines of what is looked for, one for each place."""
        self._foot: Foot | None = None
        """Says in the last visible line how many lines are hidden from there on."""
        self._current: tuple[int, int] | None = None
        """The lines of the paragraph that is kept in sight: the first, and the one after the last."""
        self.is_below_table = False
        """Whether it stands below the table alone: a blank line and an indent part the two."""

    def show(self, paragraphs: Sequence[DetailParagraph], is_same: bool, foot: Foot | None = None) -> None:
        """Show the paragraphs; `is_same` keeps the place, as it is the same task still."""
        if is_same and list(paragraphs) == list(self._paragraphs):
            return
        before = self._visible()
        self._paragraphs, self._foot = paragraphs, foot
        self._repaint(self.top if is_same else 0, before)

    def look_for(self, find: Find | None) -> None:
        """Mark what the function finds in each text; None marks nothing any more."""
        before = self._visible()
        self._find = find
        self._repaint(self.top, before)

    def _repaint(self, top: int, before: Sequence[StyledParts]) -> None:
        """Lay the lines out anew and paint those that differ from the lines seen before."""
        self._wrap()
        self.top = top = self._in_sight(min(top, max(0, len(self._lines) - self.size.height)))
        after = self._visible()
        changed = (n for n in range(self.size.height) if before[n : n + 1] != after[n : n + 1])
        self.refresh_lines(*(top + n for n in changed))

    def scrolled(self) -> None:
        """Tell the screen."""
        self.tell_scrolled()

    def lay_out(self) -> None:
        """Wrap to the new width."""
        self._wrap()
        super().lay_out()
        self.top = self._in_sight(self.top)

    def _in_sight(self, top: int) -> int:
        """Return the first visible line at which the current paragraph is seen, as near as can be."""
        if self._current is None:
            return top
        first, after = self._current
        room = self.size.height - (self._foot is not None)
        return min(first, max(top, min(after - room, len(self._lines) - self.size.height)))

    def _visible(self) -> list[StyledParts]:
        """Return the lines that are to be seen; the foot takes the place of the last."""
        lines = self._lines[self.top : self.top + self.size.height]
        hidden = len(self._lines) - (self.top + self.size.height - 1)
        if self._foot and lines and hidden > 1:
            margin = " " * (1 + self._indent)
            lines[-1] = [(margin, palette.DETAIL), (self._foot(hidden), palette.DETAIL_STRONG)]
        return lines

    def _wrap(self) -> None:
        width = self.size.width - 1
        self._lines, self.hits, self._current = [], [], None
        if width < _LEAST_WIDTH:
            return
        if self.is_below_table:
            self._lines.append([])
            width -= _INDENT
        history = [paragraph for paragraph in self._paragraphs if paragraph.is_history]
        for paragraph in self._paragraphs:
            if not paragraph.is_history:
                self._add(paragraph, width)
        self._add_history(history, width)

    def _add_history(self, history: Sequence[DetailParagraph], width: int) -> None:
        """Add the entries there is room for; what is left over takes a line to say so."""
        height = self.size.height
        room = max(2, min(height - len(self._lines), max(_LEAST_HISTORY, height // _HISTORY_SHARE)))
        entries = [_wrapped(one, width, self._found_in(one), 2 if height >= _TALL else 1) for one in history]
        sizes = [len(lines) for lines, _ in entries]
        shown = len(entries)
        while shown and sum(sizes[:shown]) + (shown < len(entries)) > room:
            shown -= 1
        for lines, _ in entries[:shown]:
            self._lines += self._further_in(lines)
        if shown < len(entries):
            self._add(DetailParagraph("", _more_words(len(entries) - shown)), width)

    def _found_in(self, paragraph: DetailParagraph) -> Spans:
        return self._find(paragraph.text) if self._find else ()

    @property
    def _indent(self) -> int:
        return _INDENT if self.is_below_table else 0

    def _further_in(self, lines: Sequence[StyledParts], kept: int = 0) -> list[StyledParts]:
        """Return the lines, all but the `kept` first ones further in where the pane asks for it."""
        blank = [(" " * self._indent, palette.DETAIL)] if self._indent else []
        return [*lines[:kept], *([*blank, *line] for line in lines[kept:])]

    @property
    def _is_packed(self) -> bool:
        """Whether facts stand beside each other."""
        return self.size.width >= _WIDE and self.size.height < _LOW

    def _add_beside(self, paragraph: DetailParagraph, width: int) -> bool:
        """Put the paragraph beside the one before, if both have room in a line; return whether they do."""
        if not (paragraph.stop and self._is_packed and self._lines and self._lines[-1]):
            return False
        line = self._lines[-1]
        used = sum(cell_len(text) for text, _ in line) - self._indent
        name = f"{paragraph.name} "
        gap = " " * max(_GAP, paragraph.stop - used)
        if paragraph.joint:
            gap, name = paragraph.joint, ""
        if used + cell_len(gap) + cell_len(name) + cell_len(paragraph.text) > width + 1:
            return False
        if self._found_in(paragraph):
            self.hits += [len(self._lines) - 1] * len(self._found_in(paragraph))
        ink = palette.DETAIL_STRONG if paragraph.is_strong else palette.DETAIL
        told = _marked(paragraph.text, 0, paragraph.marks, self._found_in(paragraph), ink)
        self._lines[-1] = [*line, (gap, palette.DETAIL), (name, palette.DETAIL_NAME), *told]
        return True

    def _add(self, paragraph: DetailParagraph, width: int) -> None:
        if self._add_beside(paragraph, width):
            return
        lines, hits = _wrapped(paragraph, width, self._found_in(paragraph))
        lines = self._further_in(lines, kept=paragraph.is_lead)
        self.hits += [len(self._lines) + line for line in hits]
        if paragraph.is_lead:
            kept = min(-(-_LEAD_CELLS // width), self.size.height // _LEAD_SHARE)
            lines += [[]] * (kept - len(lines))
        if paragraph.is_current:
            self._current = len(self._lines), len(self._lines) + len(lines)
        self._lines += lines

    def line_count(self) -> int:
        """Return how many lines the text takes."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line of the text."""
        return strip_of(self._visible()[line - self.top], self.size.width, palette.DETAIL)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.DETAIL)


def _wrapped(
    paragraph: DetailParagraph, width: int, found: Spans, most: int | None = None
) -> tuple[list[StyledParts], list[int]]:
    """Return the lines of one paragraph, its name before the first, and the line of each find.

    Of more than `most` lines the last that is shown is cut.
    """
    name, width = paragraph.name, max(_LEAST_WIDTH, width - paragraph.indent)
    indent = cell_len(name) + 1 if name else 0
    texts = wrap(paragraph.text, width, cell_len, indent)
    if paragraph.is_item:
        texts = [cut(paragraph.text, width - indent)]
    elif most and len(texts) > most:
        texts[most - 1 :] = [cut("".join(texts[most - 1 :]), width - (indent if most == 1 else 0))]
    lines: list[StyledParts] = []
    hits: list[int] = []
    at = 0
    for number, text in enumerate(texts):
        hits += [number for start, _ in found if at <= start < at + len(text)]
        ink = palette.DETAIL_HINT if paragraph.is_hint else palette.DETAIL
        lines.append([(" ", palette.DETAIL), *_marked(text.rstrip(), at, paragraph.marks, found, ink)])
        at += len(text)
    if paragraph.share is not None:
        lines[0] = [(" ", palette.DETAIL), *_filled(texts[0].rstrip(), width - indent, paragraph.share)]
    if name:
        strong = palette.DETAIL_STRONG if paragraph.is_strong else palette.DETAIL_NAME
        style = palette.LIGHTS.get(paragraph.light, strong)
        lines[0] = [(" ", palette.DETAIL), (name, style), *lines[0]]
    if paragraph.indent:
        lines = [[(" " * paragraph.indent, palette.DETAIL), *line] for line in lines]
    return lines, hits


def _marked(text: str, at: int, marks: Spans, found: Spans, ink: Style) -> StyledParts:
    """Return a line, which begins at a place of its paragraph, with its figures and finds marked."""
    styles = [ink] * len(text)
    for spans, style in ((marks, palette.FIGURE), (found, palette.FOUND)):
        for start, end in spans:
            for place in range(max(start - at, 0), min(end - at, len(text))):
                styles[place] = style
    line: StyledParts = []
    for letter, style in zip(text, styles, strict=True):
        if line and line[-1][1] is style:
            line[-1] = (line[-1][0] + letter, style)
        else:
            line.append((letter, style))
    return line


def _filled(text: str, cells: int, share: float) -> StyledParts:
    """Return the text as a bar, so much of which is filled."""
    padded, used, place = left(text, cells), 0, 0
    while place < len(padded) and used + cell_len(padded[place]) <= share * cells:
        used += cell_len(padded[place])
        place += 1
    return [(padded[:place], palette.DETAIL_BAR), (padded[place:], palette.DETAIL)]


def _more_words(count: int) -> str:
    """Return how much of the history the small detail has no room for."""
    return trn("{count} more: Enter shows all", "{count} more: Enter shows all", count).format(count=count)
