"""What the user wants of the screen, as `config.toml` says it."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.settings.config import wrong
from workplan_tui.tui.drawing.themes import NAMES
from workplan_tui.tui.keys.keymap import USUAL, Keymap, WrongKeys, keymap_of
from workplan_tui.tui.views.look import SavedView, WrongLook, parse_views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.settings.config import Settings


class Preferences(Value):
    """The settings of the screen; the defaults are what holds without a settings file."""

    unit: str | None = None
    """The user's own unit, for the filter 我的."""
    views: tuple[SavedView, ...] = ()
    path: str = ""
    """The settings file, into which saved views are written; empty where nothing is kept."""
    keymap: Keymap = USUAL
    theme: str = "auto"
    """One of `themes.NAMES`."""
    mouse: bool = True
    """Whether clicks and the wheel are asked of the terminal."""
    ambiguous_width: int | None = None
    """Cells of signs such as “ ”: 1 or 2; None where the terminal is asked."""


def preferences_of(settings: Settings) -> Preferences:
    """Return what the settings say of the screen; `UsageError` where one cannot be used."""
    try:
        keymap = keymap_of(settings.screen.get("keys", {}))
        views = parse_views(settings.screen.get("views", []))
    except (WrongKeys, WrongLook) as error:
        raise wrong(settings.path, str(error)) from None
    return Preferences(
        unit=settings.unit,
        views=views,
        path=settings.path,
        keymap=keymap,
        theme=_theme(settings),
        mouse=_mouse(settings),
        ambiguous_width=_ambiguous_width(settings),
    )


def _ambiguous_width(settings: Settings) -> int | None:
    wanted = settings.screen.get("ambiguous_width", "auto")
    if wanted in (1, 2) and not isinstance(wanted, bool):
        return int(wanted)
    if wanted == "auto":
        return None
    raise wrong(settings.path, tr('ambiguous_width must be 1, 2 or "auto"'))


def _mouse(settings: Settings) -> bool:
    wanted = settings.screen.get("mouse", True)
    if isinstance(wanted, bool):
        return wanted
    raise wrong(settings.path, tr("mouse must be true or false"))


def _theme(settings: Settings) -> str:
    name = settings.screen.get("theme", "auto")
    if str(name) in NAMES:
        return str(name)
    problem = tr("there is no theme {word}; there are {known}")
    raise wrong(settings.path, problem.format(word=name, known=tr(", ").join(NAMES)))
