"""Facts that travel from the panes to the screen."""

from __future__ import annotations

from textual.message import Message


class GroupHighlighted(Message):
    """The tree's highlight moved: the table shows another part of the plan."""

    def __init__(self, key: str | None) -> None:
        self.key = key
        """None for 全部, the whole plan."""
        super().__init__()


class TaskHighlighted(Message):
    """The table's highlight moved to another task."""

    def __init__(self, task_id: str | None) -> None:
        self.task_id = task_id
        super().__init__()


class TaskOpened(Message):
    """Enter was pressed: the detail is wanted large."""


class CopyWanted(Message):
    """A text is to go to the clipboard of the terminal's machine."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class RedrawWanted(Message):
    """What the terminal shows cannot be trusted: another program wrote over it."""


class LookChanged(Message):
    """Other colours or another language from now on: all that is shown is drawn anew."""
