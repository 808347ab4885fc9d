"""Some commands that belong together."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    Runner: TypeAlias = Callable[[], object]
    """Runs a command; what it returns is awaited if it can be."""


class CommandGroup(Protocol):
    """Says which commands are its own."""

    @property
    def commands(self) -> Mapping[str, Runner]:
        """What runs each of them, by its id."""
