"""Messages: they stand in the key line until the next key; what is too long for it, in the detail too."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.drawing.width import cell_len

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.detail.detail import Detail
    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.widgets.key_line import KeyLine


class MessageLine:
    """Says what just happened."""

    def __init__(self, line: KeyLine, panes: Panes, detail: Detail) -> None:
        self._line = line
        self._panes = panes
        self._detail = detail

    @property
    def room(self) -> int:
        """The cells of a message that its line shows whole."""
        return self._panes.line_room

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something until the next key."""
        self._line.say(text, is_alarm)
        if cell_len(text) > self.room:
            self._detail.tell([text])

    def say_at_once(self, text: str) -> None:
        """Say something and draw it now: Textual would wait until the key that is being taken is done with.

        Private names of Textual, which is pinned; a test in a pty sees the line while an edit waits.
        """
        self.say(text)
        screen = self._line.screen
        screen._compositor.update_widgets({self._line})
        screen._compositor_refresh()

    def say_each(self, head: str, reasons: Sequence[str]) -> None:
        """Say what went wrong with its reasons; those that the key line has no room for, in the detail."""
        whole = tr("{head}. {reasons}").format(head=head, reasons=tr("; ").join(reasons))
        if cell_len(whole) <= self.room or not self._panes.detail.display:
            self.say(whole, is_alarm=True)
        else:
            self._line.say(head, is_alarm=True)
            self._detail.tell([head, *reasons])

    def offer(self, reason: str, entry_line: str) -> None:
        """Show an entry that was not saved, whole, until the next key."""
        way = tr(
            "The same again tries to save it; leaving asks, and prints it as a line for `workplan apply -`:"
        )
        self._detail.tell([reason, way, entry_line])

    def hush(self) -> None:
        """Take the message away, wherever it stands."""
        self._line.hush()
        self._detail.hush()
