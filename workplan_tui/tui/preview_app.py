"""The preview as a program of its own: `workplan import` on a terminal."""

from __future__ import annotations

from workplan_tui.tui.app import TerminalApp
from workplan_tui.tui.importing.written import Written
from workplan_tui.tui.screens.import_preview import PreviewScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.preview import Preview
    from workplan_tui.tui.importing.written import Write
    from workplan_tui.tui.views.preferences import Preferences


class PreviewApp(TerminalApp, inherit_bindings=False):
    """Ends when its one screen is left."""

    CSS_PATH = "workplan.tcss"

    def __init__(
        self, preview: Preview, source: Source, target: str, write: Write, preferences: Preferences
    ) -> None:
        super().__init__(preferences)
        self._shown = preview, source, target, write
        self.written: Written | None = None
        """What was written, once it was."""

    def on_mount(self) -> None:
        """Show the preview."""
        super().on_mount()
        self.push_screen(PreviewScreen(*self._shown, self._preferences.keymap), self._leave)

    def _leave(self, written: Written | None) -> None:
        self.written = written
        self.exit()
