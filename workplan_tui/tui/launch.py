"""Open the screen: what must be set before Textual is imported, and nothing else."""

from __future__ import annotations

import gc
import os

from workplan_tui.model.plan import DEMO_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.preview import Preview
    from workplan_tui.settings.values import Settings
    from workplan_tui.store.store import Store
    from workplan_tui.tui.edits.unsaved import Unsaved
    from workplan_tui.tui.importing.written import Write, Written
    from workplan_tui.tui.views.preferences import Preferences


def run(
    store: Store,
    *,
    actor: str,
    unit: str | None,
    day: date,
    settings: Settings,
    greeting: str = "",
    environment: Mapping[str, str],
    is_read_only: bool = False,
) -> tuple[int, tuple[Unsaved, ...], tuple[str, ...]]:
    """Show the screen until the user quits; return the exit code, what could not be saved, and what was.

    The last are edits of which the screen could not tell any more that they are: all others are told, and
    all are on the disk or in what could not be saved. The terminal is as it was. A thread may still wait
    for a key: the caller ends the process. What was shown last is shown again, and what is shown at the
    end is remembered unless all `is_read_only`; the demonstration remembers nothing.
    """
    preferences = _prepared(settings, environment).replace(unit=unit)
    from workplan_tui.model.resting_day import resting_day
    from workplan_tui.tui.app import WorkplanApp
    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.edits.drafts import DraftKeeper
    from workplan_tui.tui.edits.earlier import Earlier
    from workplan_tui.tui.views.first_words import Opening, opening_words
    from workplan_tui.tui.views.memory import ScreenMemory

    remembers = store.plan.id != DEMO_ID
    if not remembers:
        preferences = preferences.replace(path="")
    asked_day = day if day != store.today() else None
    opening = Opening(greeting, resting_day(store.ledger(day)) if asked_day is None else None)
    memory = ScreenMemory(environment, store.plan.id, is_read_only)
    remembered = memory.recall() if remembers else None
    drafts = DraftKeeper(environment, is_read_only) if remembers else None
    earlier = Earlier(environment, store) if remembers and not is_read_only else None
    if remembered is None:
        opening = opening.replace(words=opening_words(store, actor, preferences.keymap))
    desk = Desk(store)
    app = WorkplanApp(desk, actor, asked_day, preferences, opening, remembered, drafts)
    if earlier is not None and earlier.edits:
        app.take_up(earlier.edits, earlier.sentence)
    try:
        app.run(mouse=preferences.screen.mouse)
    finally:
        if app.main is not None:
            app.main.drafts.put_away()  # the wait for the lock may outlast the program
        desk.close()
        if app.main is not None:
            typed = {edit.entry_id: edit.typed for edit in app.unsaved.all if edit.typed is not None}
            app.main.drafts.end(typed, app.unsaved.saved)
        if earlier is not None:
            earlier.keep(app.unsaved.lines if app.return_code else ())
    if remembers and app.main is not None:
        memory.keep(app.main.found, app.main.to_remember())
    return app.return_code or 0, app.unsaved.all, app.unsaved.untold


def preview(
    shown: Preview,
    source: Source,
    target: str,
    write: Write,
    *,
    settings: Settings,
    environment: Mapping[str, str],
) -> tuple[int, Written | None]:
    """Show what an import read until it is written or left; return the exit code, and what was written."""
    preferences = _prepared(settings, environment)
    from workplan_tui.tui.preview_app import PreviewApp

    app = PreviewApp(shown, source, target, write, preferences)
    app.run(mouse=preferences.screen.mouse)
    return app.return_code or 0, app.written


def _prepared(settings: Settings, environment: Mapping[str, str]) -> Preferences:
    """Prepare what is drawn with, before the first frame; return what the user wants of the screen."""
    # The kitty keyboard protocol loses what a Chinese input method commits (docs/terminals.md).
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    gc.disable()  # neither Textual's import nor the first frame makes garbage worth looking for (app.py)
    from workplan_tui.text import cells
    from workplan_tui.tui.drawing import palette
    from workplan_tui.tui.drawing.themes import theme_of
    from workplan_tui.tui.terminal.capabilities import colours
    from workplan_tui.tui.views.preferences import preferences_of

    preferences = preferences_of(settings)
    palette.automatic = theme_of(environment, colours())
    palette.use_named(preferences.screen.theme)
    cells.use(preferences.screen.ambiguous_width == 2)
    os.environ.pop("NO_COLOR", None)  # else Textual would make greys of what the theme has
    return preferences
