"""What the detail is about: a prompt, a form, a message too long for its line, the notice, or a task."""

from __future__ import annotations

from workplan_tui.tui.detail.paragraphs import (
    more_below,
    notice_paragraphs,
    reason_paragraphs,
    task_paragraphs,
)
from workplan_tui.tui.drawing.line_words import packed
from workplan_tui.tui.drawing.paragraph import DetailParagraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.prompts.form_prompt import FormPrompt
    from workplan_tui.tui.stage import Stage

_PAGES = {"pagedown": 1, "pageup": -1}
_NOTICE, _MESSAGE = object(), object()
"""What the detail is about while it shows the notice, or a message too long for the key line."""


class Detail:
    """Fills the detail pane of the screen."""

    def __init__(
        self, screen: Stage, panes: Panes, form: Callable[[], FormPrompt | None], shown: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._form = form
        """Gives the form that is being filled in, if one is."""
        self._shown = shown
        """Told when the detail may be about something else."""
        self._shows_notice = False
        """Whether the detail is about the tree's 全部, also while it is enlarged or scrolled."""
        self.explains = False
        """Whether the detail says why the light is what it is."""
        self._told: tuple[str, ...] = ()
        """What the detail shows for a prompt: its options or the like."""
        self._about: object = None
        """What the detail is about: a task's id, a form, a prompt, the notice, a message; None: no task."""

    def show(self) -> None:
        """Show the form that is filled in, else the notice if it is wanted, else the highlighted task.

        A long message stays until the next key.
        """
        if self._about is _MESSAGE:
            return
        self._told = self._told_now()
        paragraphs, subject = self._paragraphs()
        foot = more_below if self._is_asked else None
        self._panes.detail.show(paragraphs, is_same=subject == self._about, foot=foot)
        self._about = subject
        self._shown()

    def attend(self) -> None:
        """Show what the prompt has to tell that its line has no room for, or no longer."""
        if self._told_now() != self._told:
            self.show()

    def _told_now(self) -> tuple[str, ...]:
        prompt = self._screen.asking
        return tuple(prompt.told(self._panes.line_room)) if prompt is not None else ()

    @property
    def _is_asked(self) -> bool:
        """Whether the detail belongs to a form or a prompt."""
        return self._form() is not None or bool(self._told)

    def follow(self) -> bool:
        """Show the highlighted task if the detail is about another; return whether it was."""
        if self._is_asked or self._screen.task_id == self._about:
            return False
        self.show()
        return True

    def follow_pane(self) -> None:
        """Show what the pane with the keys is about: the tree's 全部 is the notice."""
        panes = self._panes
        if panes.active is not panes.detail:
            self.turn_to_notice(panes.active is panes.tree)
        self.show()

    def _paragraphs(self) -> tuple[list[DetailParagraph], object]:
        screen, form = self._screen, self._form()
        if self._told:  # also of a question that is asked about a form
            lines = packed(self._told, self._panes.detail.size.width - 2)
            return [DetailParagraph("", line) for line in lines], self._told
        if form is not None:
            return form.paragraphs(), form
        standings = screen.view.standings
        task = standings.ledger.plan.tasks_by_id.get(screen.task_id or "")
        if self._shows_notice and screen.view.key is None:
            return notice_paragraphs(standings.ledger.plan), _NOTICE
        if task is None:
            return [], None
        if self.explains:
            return reason_paragraphs(standings, task), task.id
        return task_paragraphs(standings, task, self._panes.is_enlarged), task.id

    def tell(self, texts: Sequence[str]) -> None:
        """Show a message that its line has no room for, until it is hushed."""
        told = [DetailParagraph("", text) for text in texts]
        self._panes.detail.show(told, is_same=False, foot=more_below)
        self._about = _MESSAGE

    def scroll(self, key: str) -> bool:
        """Scroll a form, a prompt's options or a message that is longer than the detail; return whether."""
        pane = self._panes.detail
        if key not in _PAGES or not (self._is_asked or self._about is _MESSAGE):
            return False
        if pane.line_count() <= pane.size.height:
            return False
        pane.move_by(_PAGES[key] * max(1, pane.size.height - 2))
        return True

    def hush(self) -> None:
        """Take the message away, if there is one."""
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
