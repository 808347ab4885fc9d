"""The program itself: help and palette, drawing anew, the way to the shell."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.messages import RedrawWanted
from workplan_tui.tui.registry import DETAIL, TABLE, TREE
from workplan_tui.tui.terminal.capabilities import has_shell_behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.message import Message

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.stage import Stage


class Program:
    """The commands that are about no task."""

    def __init__(
        self,
        screen: Stage,
        panes: Panes,
        *,
        list_commands: Callable[[str | None], Awaitable[None]],
        send: Callable[[Message], object],
        stop: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._list_commands = list_commands
        """Shows all commands: the help of a pane, or without one the palette."""
        self._send = send
        self._stop = stop
        """Stops the program until its shell goes on with it."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "help": self.help,
            "palette": self.palette,
            "redraw": self.redraw,
            "suspend": self.suspend,
        }

    async def help(self) -> None:
        """Show every command with its keys, those of the pane with the focus first."""
        panes = {self._panes.tree: TREE, self._panes.table: TABLE, self._panes.detail: DETAIL}
        await self._list_commands(panes[self._panes.active])

    async def palette(self) -> None:
        """Find a command by its number or by words, which may be typed already."""
        await self._list_commands(None)

    def redraw(self) -> None:
        """Write over what another program left on the screen."""
        self._send(RedrawWanted())

    async def suspend(self) -> None:
        """Stop until the shell brings the program back, once what was typed before is saved."""
        await self._screen.desk.do(lambda store: None)
        if has_shell_behind():
            self._stop()
        else:
            self._screen.say(tr("There is no shell behind this screen that could bring it back."))
