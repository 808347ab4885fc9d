"""The program itself: help and palette, drawing anew, the way to the shell and out."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.tui.commands.registry import DETAIL, TABLE, TREE
from workplan_tui.tui.messages import RedrawWanted
from workplan_tui.tui.terminal.capabilities import has_shell_behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.screens.main import MainScreen
    from workplan_tui.tui.unsaved import Unsaved

_WAYS_TO_QUIT = ("quit", "palette", "help")
"""Commands after which the warning that something is unsaved still stands."""


class Program:
    """The commands that are about no task."""

    def __init__(self, screen: MainScreen, unsaved: Unsaved) -> None:
        self._screen = screen
        self._unsaved = unsaved
        self._is_warned = False
        """Whether the user knows that leaving now leaves something unsaved."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "help": self.help,
            "palette": self.palette,
            "redraw": self.redraw,
            "suspend": self.suspend,
            "quit": self.quit,
        }

    def note_command(self, command_id: str) -> None:
        """Take note of the command that runs next."""
        if command_id not in _WAYS_TO_QUIT:
            self._is_warned = False

    async def help(self) -> None:
        """Show every command with its keys, those of the pane with the focus first."""
        screen = self._screen
        panes = {screen.tree_pane: TREE, screen.table: TABLE, screen.detail: DETAIL}
        await self._choose(panes[screen.active])

    async def palette(self) -> None:
        """Find a command by its number or by words, which may be typed already."""
        await self._choose(None)

    async def _choose(self, help_for: str | None) -> None:
        from workplan_tui.tui.screens.choosing import Choosing

        screen, dispatch = self._screen, self._screen.dispatch
        saved = screen.viewing.offered()
        choosing = Choosing(screen.keymap, dispatch.situation, dispatch.run_chosen, help_for, saved)
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

    async def quit(self) -> None:
        """Leave, once what was typed before is saved; at the second time, although something is not."""
        await self._screen.desk.do(lambda store: None)
        count = len(self._unsaved.lines)
        if not count or self._is_warned:
            self._screen.app.exit()
            return
        self._is_warned = True
        self._screen.say(
            trn(
                "{count} entry is not saved. {key} again leaves and prints it as a line for `workplan apply -`.",
                "{count} entries are not saved. {key} again leaves and prints them as lines for `workplan apply -`.",
                count,
            ).format(count=count, key=self._screen.keymap.name("quit")),
            is_alarm=True,
        )
