"""The keys of one read, kept together: whether they are commands or text, only all of them tell."""

from __future__ import annotations

from textual import events

from workplan_tui.tui.terminal.key_parser import KeyParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.message import Message


class Burst(events.Event, bubble=False):
    """Two or more keys that the terminal sent at once."""

    def __init__(self, keys: Sequence[events.Key]) -> None:
        super().__init__()
        self.keys = tuple(keys)


class BurstParser(KeyParser):
    """Gives single keys as they are, and several of one read as a burst."""

    def feed(self, data: str) -> Iterable[Message]:
        """Give the messages of what the terminal sent."""
        keys: list[events.Key] = []
        for message in super().feed(data):
            if isinstance(message, events.Key):
                keys.append(message)
            else:
                yield from _together(keys)
                keys = []
                yield message
        yield from _together(keys)


def _together(keys: Sequence[events.Key]) -> Iterable[Message]:
    return (Burst(keys),) if len(keys) > 1 else keys
