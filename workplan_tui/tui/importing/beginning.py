"""The command of the screen that begins a new plan; what reads documents is imported only then."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.importing.starting import Starting
    from workplan_tui.tui.screens.main import MainScreen


class Beginning:
    """Begins a plan beside the one that is open."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._starting: Starting | None = None

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"new_plan": self.begin}

    def begin(self) -> None:
        """Ask for the document; the one named last is offered again."""
        if self._starting is None:
            from workplan_tui.tui.importing.starting import Starting

            self._starting = Starting(self._screen)
        self._starting.begin()
