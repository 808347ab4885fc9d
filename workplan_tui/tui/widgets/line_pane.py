"""A pane that draws its own lines: a list with a highlight, or a text that scrolls.

Stock widgets cost 8 to 10 kB a key; a pane that repaints the two lines that changed costs some
hundred bytes (docs/performance.md).
"""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.tui.keys.taker import KeyTaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual.geometry import Size


class PaneClicked(Message):
    """The mouse chose a pane: the keys go there from now on."""

    def __init__(self, pane: LinePane) -> None:
        self.pane = pane
        super().__init__()


class LinePane(Widget):
    """Base of the panes. Subclasses say how many lines there are and draw one of them.

    Panes never take Textual's focus: all keys reach the screen in the order they were typed,
    and the screen says which pane is active.
    """

    def __init__(self, id: str) -> None:
        self._drawn: dict[int, Strip] = {}
        """The visible lines that need not be drawn again."""
        super().__init__(id=id)
        self.top = 0
        """The first line that is visible."""
        self.is_active = False
        """Whether the keys go here."""
        self._laid_out_for: Size | None = None
        """The size the lines were laid out for; no size, when they must be laid out anew."""

    def line_count(self) -> int:
        """Return how many lines there are to show."""
        raise NotImplementedError

    def draw_line(self, line: int) -> Strip:
        """Return the line, `self.size.width` cells wide."""
        raise NotImplementedError

    def draw_blank(self) -> Strip:
        """Return a line of nothing."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return the y-th visible line."""
        line = self.top + y
        return self.draw_line(line) if line < self.line_count() else self.draw_blank()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the visible lines of the region, which Textual asks for.

        Textual's own would put border, padding and opacity around each, which a pane has none of.
        The lines are laid out here for a size that is new: when Textual tells of it, they were drawn.
        """
        self._lay_out_once()
        for y in crop.line_range:
            if y not in self._drawn:
                self._drawn[y] = self.render_line(y)
        strips = [self._drawn[y] for y in crop.line_range]
        whole = (0, self.size.width)
        return strips if crop.column_span == whole else [strip.crop(*crop.column_span) for strip in strips]

    def _lay_out_once(self) -> None:
        if self._laid_out_for != self.size:
            self._laid_out_for = self.size
            self._drawn.clear()
            self.lay_out()

    def position(self) -> str:
        """Return which lines are visible of how many, `1-20/45 lines`; nothing where all are."""
        if not (self.size and self.display):
            return ""
        self._lay_out_once()
        shown, count = self.size.height, self.line_count()
        if count <= shown:
            return ""
        return tr("{first}-{last}/{all} lines").format(
            first=self.top + 1, last=min(self.top + shown, count), all=count
        )

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint the regions again, or the whole pane."""
        for y in {y for region in regions for y in region.line_range} if regions else tuple(self._drawn):
            self._drawn.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_lines(self, *lines: int) -> None:
        """Paint just these lines again, if they are visible; neighbours in one go."""
        width, height = self.size
        visible = sorted({line - self.top for line in lines if 0 <= line - self.top < height})
        regions: list[Region] = []
        for y in visible:
            if regions and regions[-1].bottom == y:
                regions[-1] = regions[-1].grow((0, 0, 1, 0))
            else:
                regions.append(Region(0, y, width, 1))
        if regions:
            self.refresh(*regions)

    def show_from(self, top: int) -> None:
        """Make `top` the first visible line, as far as there are lines."""
        top = max(0, min(top, self.line_count() - self.size.height))
        if top != self.top:
            self.top = top
            self.refresh()
            self.scrolled()

    def scrolled(self) -> None:
        """Take note that other lines are visible."""

    def lay_out(self) -> None:
        """Find the first visible line for the room there is now."""
        self.top = max(0, min(self.top, self.line_count() - self.size.height))

    def forget_layout(self) -> None:
        """Lay the lines out anew, as letters have another width."""
        self._laid_out_for = None
        self.refresh()

    def activate(self, is_active: bool) -> None:
        """Take note of whether the keys go here."""
        self.is_active = is_active

    def move_to(self, line: int) -> None:
        """Go to the line; a text scrolls there."""
        self.show_from(line)

    def move_by(self, lines: int) -> None:
        """Go up or down by lines."""
        self.show_from(self.top + lines)

    def on_click(self, event: events.Click) -> None:
        """Choose the pane, and what is under the mouse."""
        if isinstance(self.screen, KeyTaker) and self.screen.takes_clicks:
            self.choose(self.top + event.y)
            self.post_message(PaneClicked(self))

    def choose(self, line: int) -> None:
        """Take note of a click on a line; a text has nothing to choose."""

    def on_mouse_scroll_down(self) -> None:
        """Scroll with the wheel."""
        self.show_from(self.top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll with the wheel."""
        self.show_from(self.top - 3)


class ListPane(LinePane):
    """A pane with one highlighted line, which stays visible."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.cursor = 0

    def highlighted(self) -> None:
        """Tell the screen that the highlight moved."""
        raise NotImplementedError

    def move_to(self, line: int) -> None:
        """Highlight the line nearest to `line` that there is."""
        line = max(0, min(line, self.line_count() - 1))
        if line == self.cursor:
            return
        before, self.cursor = self.cursor, line
        if not self.reveal():
            self.refresh_lines(before, line)
        self.highlighted()

    def move_by(self, lines: int) -> None:
        """Move the highlight up or down."""
        self.move_to(self.cursor + lines)

    def reveal(self) -> bool:
        """Scroll half a page when the highlight left the view; return whether all was repainted.

        One line at a time would repaint the whole pane at every key.
        """
        height = self.size.height
        if height and not self.top <= self.cursor < self.top + height:
            before = self.top
            self.show_from(self.cursor - height // 2)
            return self.top != before
        return False

    def activate(self, is_active: bool) -> None:
        """Show in the highlight whether the keys go here."""
        super().activate(is_active)
        self.refresh_lines(self.cursor)

    def lay_out(self) -> None:
        """Keep the highlight visible."""
        if not self.top <= self.cursor < self.top + self.size.height:
            self.top = self.cursor - self.size.height // 2
        super().lay_out()

    def choose(self, line: int) -> None:
        """Highlight the clicked line."""
        if line < self.line_count():
            self.move_to(line)


class StoppingPane(ListPane):
    """A list of which only some lines can be highlighted: the highlight goes from one to the next."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.stops: Sequence[int] = ()
        """The lines that can be highlighted, in order."""

    def move_to(self, line: int) -> None:
        """Highlight the stop at the line, or the next one in the direction moved.

        Beyond the first and the last the lines are shown that stand there.
        """
        if not self.stops:
            self.show_from(self.top + line - self.cursor)
            return
        after = [place for place in self.stops if place >= line]
        before = [place for place in self.stops if place <= line]
        near = after[:1] if line > self.cursor else before[-1:]
        super().move_to(near[0] if near else (after or before[-1:])[0])
        if self.cursor == self.stops[0] and line <= self.cursor:
            self.show_from(0)  # with the heading above it
        elif line > self.stops[-1]:
            self.show_from(self.top + line - self.stops[-1])
