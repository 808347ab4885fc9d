"""What the user wants of the screen, as `config.toml` says it."""

from __future__ import annotations

from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.base.value import Value
from workplan_tui.settings.config import chosen, wrong
from workplan_tui.settings.file_table import KEYS, PAPER, SCREEN, VIEWS
from workplan_tui.settings.reading import WrongValue
from workplan_tui.settings.values import Screen
from workplan_tui.tui.keys.keymap import USUAL, Keymap, keymap_of
from workplan_tui.tui.views.look import SavedView, parse_views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.settings.values import Settings


class Preferences(Value):
    """The settings of the screen; the defaults are what holds without a settings file."""

    unit: str | None = None
    """The user's own unit, for the filter 我的; it may also be said with the command."""
    views: tuple[SavedView, ...] = ()
    path: str = ""
    """The settings file, into which saved views are written; empty where nothing is kept."""
    keymap: Keymap = USUAL
    screen: Screen = Screen()
    """How it looks and behaves."""
    fonts: PaperFonts = PaperFonts()
    """Those of official pages."""


def preferences_of(settings: Settings) -> Preferences:
    """Return what the settings say of the screen; `UsageError` where one cannot be used."""
    try:
        keymap = keymap_of(settings.others.get(KEYS.name, {}))
        views = parse_views(settings.others.get(VIEWS.name, []))
    except WrongValue as error:
        raise wrong(settings.path, str(error)) from None
    return Preferences(
        views=views,
        path=settings.path,
        keymap=keymap,
        screen=chosen(settings, SCREEN),
        fonts=chosen(settings, PAPER),
    )
