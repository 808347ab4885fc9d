"""What the last line offers: the keys of what is shown now, and of those only the ones that apply."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.drawing.words import Word
from workplan_tui.tui.keys.keymap import LARGE_DETAIL, USUAL_LINE, key_line
from workplan_tui.tui.widgets.key_line import BETWEEN_FACTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.screens.main import MainScreen


class OfferedKeys:
    """Keeps the key line of the screen to what the screen is at."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._usual: tuple[Word, ...] = ()
        """The keys of the three panes."""
        self._large: tuple[Word, ...] = ()
        """The keys of the large detail."""
        self._is_read_only: bool | None = None

    def follow(self) -> None:
        """Show the keys of what is shown now."""
        key_line = self._screen.key_line
        key_line.show_keys(*self._words())
        key_line.follow_position()

    @property
    def may_edit(self) -> bool:
        """Whether edits are offered."""
        return self._screen.read_only_reason is None

    def _words(self) -> tuple[tuple[Word, ...], str]:
        """Return the words, and what stands between them."""
        screen = self._screen
        self._renew()
        if range_words := screen.marking.words():
            return range_words, BETWEEN_FACTS
        is_large = screen.has_class("-enlarged")
        if screen.telling.explains:
            told = (
                tr("Esc back  {why} the task again")
                if is_large
                else tr("Esc back  {open} larger  {why} the task again")
            )
            name = screen.keymap.name
            return (Word(told.format(open=name("open"), why=name("why")), 1, may_be_cut=True),), " "
        if is_large:
            return self._large, " "
        review_words = screen.reviewing.words()
        return (review_words, BETWEEN_FACTS) if review_words else (self._usual, " ")

    def _renew(self) -> None:
        """Make the usual lines, once, and again when edits become possible or impossible."""
        is_read_only = not self.may_edit
        if is_read_only == self._is_read_only:
            return
        self._is_read_only = is_read_only
        self._usual = key_line(self._screen.keymap, USUAL_LINE, is_read_only)
        self._large = key_line(self._screen.keymap, LARGE_DETAIL, is_read_only)

    def position(self) -> str:
        """Return which lines of a text are shown, where it is read: large, explained, or with the keys."""
        screen = self._screen
        is_read = screen.has_class("-enlarged") or screen.telling.explains or screen.active is screen.detail
        return screen.detail.position() if is_read else ""
