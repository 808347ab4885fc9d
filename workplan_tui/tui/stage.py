"""What a command sees of the screen: what is shown, what is asked, and what is said of it.

Whatever else a command needs (the panes, the drafts, the way out) it is given by name when it is made.
"""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.prompts.prompt import Prompt
    from workplan_tui.tui.views.table_view import TableView


class Stage(Protocol):
    """The main screen, as far as commands go."""

    @property
    def desk(self) -> Desk:
        """The store, in its own thread."""

    @property
    def keymap(self) -> Keymap:
        """Which key leads to which command, for sentences that name one."""

    @property
    def view(self) -> TableView:
        """What is shown."""

    @property
    def task_id(self) -> str | None:
        """The highlighted task."""

    @property
    def asking(self) -> Prompt | None:
        """What the key line asks, if it asks something."""

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed on what is shown, or None where edits are possible."""

    def show(self, view: TableView) -> None:
        """Show this from now on."""

    def show_now(self) -> None:
        """Show how things stand now; group, filter and highlight stay."""

    def go_to(self, task_id: str) -> None:
        """Highlight the task, whatever group and filter hide it."""

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something until the next key."""

    def complain(self, text: str, is_refusal: bool = False) -> None:
        """Say what went wrong; an open prompt keeps what was typed and comes back at the next key.

        After the refusal of what was handed in a letter only brings it back.
        """

    def ask(self, prompt: Prompt) -> None:
        """Open the prompt; what its line has no room for stands in the detail."""

    def finish(self) -> None:
        """Close the prompt."""
