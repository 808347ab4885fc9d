"""The program itself: help and palette, drawing anew, the way to the shell."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.messages import RedrawWanted
from workplan_tui.tui.registry import DETAIL, TABLE, TREE
from workplan_tui.tui.terminal.capabilities import has_shell_behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.screens.main import MainScreen


class Program:
    """The commands that are about no task."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

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
        screen = self._screen
        panes = {screen.tree_pane: TREE, screen.table: TABLE, screen.detail: DETAIL}
        await self._choose(panes[screen.active])

    async def palette(self) -> None:
        """Find a command by its number or by words, which may be typed already."""
        await self._choose(None)

    async def _choose(self, help_for: str | None) -> None:
        from workplan_tui.tui.screens.command_list import CommandList

        screen, dispatch = self._screen, self._screen.dispatch
        saved = screen.viewing.offered()
        choosing = CommandList(screen.keymap, dispatch.situation, dispatch.run_chosen, help_for, saved)
        await screen.app.push_screen(choosing)

    def redraw(self) -> None:
        """Write over what another program left on the screen."""
        self._screen.post_message(RedrawWanted())

    async def suspend(self) -> None:
        """Stop until the shell brings the program back, once what was typed before is saved."""
        await self._screen.desk.do(lambda store: None)
        if has_shell_behind():
            self._screen.app.action_suspend_process()
        else:
            self._screen.say(tr("There is no shell behind this screen that could bring it back."))
