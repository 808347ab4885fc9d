"""What the last line offers: the keys of what is shown now, and of those only the ones that apply."""

from __future__ import annotations

from workplan_tui.language import current, tr
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.keys.keymap import LARGE_DETAIL, USUAL_LINE, key_line
from workplan_tui.tui.widgets.key_line import BETWEEN_FACTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.tui.detail.detail import Detail
    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.stage import Stage
    from workplan_tui.tui.widgets.key_line import KeyLine

    WordsNow = Callable[[], tuple[LineWord, ...]]
    """Gives what the line says while something is open; nothing where it is not."""


class OfferedKeys:
    """Keeps the key line of the screen to what the screen is at, and counts at its right end."""

    def __init__(
        self,
        screen: Stage,
        line: KeyLine,
        panes: Panes,
        detail: Detail,
        *,
        of_range: WordsNow,
        of_review: WordsNow,
        count_unsaved: Callable[[], int],
    ) -> None:
        self._screen = screen
        self._line = line
        self._panes = panes
        self._detail = detail
        self._of_range, self._of_review = of_range, of_review
        self._count_unsaved = count_unsaved
        self._usual: tuple[LineWord, ...] = ()
        """The keys of the three panes."""
        self._large: tuple[LineWord, ...] = ()
        """The keys of the large detail."""
        self._made_for: tuple[bool, str] | None = None
        """Whether nothing can be edited, and the language of the lines."""

    def follow(self) -> None:
        """Show the keys of what is shown now."""
        self._line.show_keys(*self._words())
        self._line.follow_position()

    def show_counts(self) -> None:
        """Show how many tasks there are, and how much is not saved: its message is gone at the next key."""
        count = self._count_unsaved()
        unsaved = (LineWord(tr("not saved {count}").format(count=count), 1),) if count else ()
        self._line.show_right((*unsaved, *self._screen.view.count_words(self._panes.table.cursor)))

    def _words(self) -> tuple[tuple[LineWord, ...], str]:
        """Return the words, and what stands between them."""
        self._renew()
        if range_words := self._of_range():
            return range_words, BETWEEN_FACTS
        is_large = self._panes.is_enlarged
        if self._detail.explains:
            told = (
                tr("Esc back  {why} the task again")
                if is_large
                else tr("Esc back  {open} larger  {why} the task again")
            )
            name = self._screen.keymap.name
            return (LineWord(told.format(open=name("open"), why=name("why")), 1, may_be_cut=True),), " "
        if is_large:
            return self._large, " "
        review_words = self._of_review()
        return (review_words, BETWEEN_FACTS) if review_words else (self._usual, " ")

    def _renew(self) -> None:
        """Make the usual lines, once, and again when edits become possible or impossible, or in other words."""
        is_read_only = self._screen.read_only_reason is not None
        made_for = is_read_only, current()
        if made_for == self._made_for:
            return
        self._made_for = made_for
        self._usual = key_line(self._screen.keymap, USUAL_LINE, is_read_only)
        self._large = key_line(self._screen.keymap, LARGE_DETAIL, is_read_only)

    def position(self) -> str:
        """Return which lines of a text are shown, where it is read: large, explained, or with the keys."""
        is_read = self._panes.is_read or self._detail.explains
        return self._panes.detail.position() if is_read else ""
