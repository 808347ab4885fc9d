"""Messages: they stand in the key line until the next key; what is too long for it, in the detail too."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.text.cells import cell_len

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

    def complain(self, text: str, is_refusal: bool = False) -> None:
        """Say what went wrong; a refusal of what was handed in is brought back by a letter, which does no more."""
        if self._line.prompt is not None and self._line.prompt.choices:
            self._line.finish()
        self.say(text, is_alarm=True)
        self._line.is_refusing = is_refusal and self._line.prompt is not None

    def tell_unsaved(self, reason: str, quit_key: str) -> None:
        """Say why an edit was not saved and how to go on; the prompt it was typed in stays in sight."""
        line = self._line
        if not self._panes.detail.display:
            self.complain(reason, is_refusal=True)
            return
        if line.prompt is not None and line.prompt.choices:
            line.finish()
        if line.prompt is not None:
            line.prompt.note = tr("not saved; Enter tries again")
            way = tr("Enter tries again to save it; leaving asks about all that is not saved.")
            line.hush()
        else:
            way = tr("{key} asks about all that is not saved, and tries it again.").format(key=quit_key)
            fits = cell_len(reason) <= self.room
            line.say(reason if fits else tr("Not saved; the reason stands above."), is_alarm=True)
        self._detail.tell([reason, way])

    def hush(self) -> None:
        """Take the message away, wherever it stands."""
        self._line.hush()
        self._detail.hush()
