"""A screen that takes the keys itself, and tells when it is done with one."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from textual.screen import Screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events

    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.prompts.prompt import Prompt

_Result = TypeVar("_Result")


class KeyTaker(Screen[_Result]):
    """Takes every key, one after the other, however fast they come.

    Keys that went to a focused widget or through bindings could overtake each other while a
    prompt opens: `s2` typed ahead would jump to task 2. The app hands the next key on only when
    `is_free`, as this one may open or close a screen: of `:note` typed ahead, `n` would begin one.
    """

    keymap: Keymap

    def __init__(self) -> None:
        super().__init__()
        self.is_free = asyncio.Event()

    @property
    def takes_clicks(self) -> bool:
        """Whether the mouse may choose: not while a prompt asks about what is highlighted."""
        return True

    @property
    def asking(self) -> Prompt | None:
        """What the next key answers, if something is asked."""
        return None

    def take_text(self, text: str) -> None:
        """Take what came at once as text and not as keys: an input method's, or pasted without brackets."""
        raise NotImplementedError

    async def take(self, event: events.Key) -> bool:
        """Do what the key says; return whether it says anything."""
        raise NotImplementedError

    async def on_key(self, event: events.Key) -> None:
        """Take the key."""
        try:
            if await self.take(event):
                event.stop()
                event.prevent_default()
        finally:
            self.is_free.set()
