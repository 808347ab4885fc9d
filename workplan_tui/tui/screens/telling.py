"""What the screen tells: the detail of what is highlighted, and messages until the next key."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.drawing.width import cell_len
from workplan_tui.tui.paragraphs import (
    Paragraph,
    notice_paragraphs,
    reason_paragraphs,
    task_paragraphs,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.screens.main import MainScreen

_NOTICE, _MESSAGE = object(), object()
"""What the detail is about while it shows the notice, or a message too long for the key line."""


class Telling:
    """Fills the detail pane and the key line of the screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shows_notice = False
        """Whether the detail is about the tree's 全部, also while it is enlarged or scrolled."""
        self.explains = False
        """Whether the detail says why the light is what it is."""
        self._about: object = None
        """What the detail is about: a task's id, a form, the notice, a message, or None where no task is shown."""

    def show(self) -> None:
        """Show the form that is filled in, else the notice if it is wanted, else the highlighted task.

        A long message stays until the next key.
        """
        if self._about is _MESSAGE:
            return
        paragraphs, subject = self._paragraphs()
        self._screen.detail.show(paragraphs, is_same=subject == self._about)
        self._about = subject
        self._screen.key_line.show_right(self._screen.view.count_words(self._screen.table.cursor))

    def follow(self) -> bool:
        """Show the highlighted task if the detail is about another; return whether it was."""
        screen = self._screen
        if screen.filling.form is not None or screen.table.task_id == self._about:
            return False
        self.show()
        return True

    def _paragraphs(self) -> tuple[list[Paragraph], object]:
        screen = self._screen
        if screen.filling.form is not None:
            return screen.filling.form.paragraphs(), screen.filling.form
        standings = screen.view.standings
        task = standings.ledger.plan.tasks_by_id.get(screen.table.task_id or "")
        if self._shows_notice and screen.view.key is None:
            return notice_paragraphs(standings.ledger.plan), _NOTICE
        if task is None:
            return [], None
        if self.explains:
            return reason_paragraphs(standings, task), task.id
        return task_paragraphs(standings, task, screen.has_class("-enlarged")), task.id

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something in the key line until the next key; what is too long, in the detail too."""
        self._screen.key_line.say(text, is_alarm)
        if cell_len(text) > self._screen.size.width - 2:
            self._screen.detail.show([Paragraph("", text)], is_same=False)
            self._about = _MESSAGE

    def offer(self, reason: str, entry_line: str) -> None:
        """Show an entry that was not saved, whole, until the next key."""
        way = tr("The same again tries to save it; leaving prints it as a line for `workplan apply -`:")
        told = [Paragraph("", reason), Paragraph("", way), Paragraph("", entry_line)]
        self._screen.detail.show(told, is_same=False)
        self._about = _MESSAGE

    def hush(self) -> None:
        """Take the message away, wherever it stands."""
        self._screen.key_line.hush()
        if self._about is _MESSAGE:
            self._about = None
            self.show()

    def turn_to_notice(self, is_wanted: bool) -> None:
        """Let the detail be about the notice while the whole plan is highlighted in the tree."""
        self._shows_notice = is_wanted

    def why(self) -> None:
        """Say why the light is what it is, or show the task again."""
        self.explains = not self.explains
        self.show()

    def stop_explaining(self) -> bool:
        """Show the task again; return whether the detail said why its light is what it is."""
        explained, self.explains = self.explains, False
        if explained:
            self.show()
        return explained
