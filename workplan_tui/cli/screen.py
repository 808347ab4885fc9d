"""The one door from the command line to the screen; what is behind it is imported only here."""

from __future__ import annotations

import sys

from workplan_tui.base.errors import EXIT_NOT_SAVED, UsageError
from workplan_tui.cli.diagnostics import offer_line, say, warn
from workplan_tui.language import tr
from workplan_tui.settings.config import ignored_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO

    from workplan_tui.cli.context import Context
    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.preview import Preview
    from workplan_tui.store.store import Store
    from workplan_tui.tui.importing.written import Write, Written


def refuse_without_terminal(context: Context) -> None:
    """Raise `UsageError` where no screen can be shown: it is drawn on standard error."""
    if not all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(
            tr("The screen needs a terminal. Without one use a command: workplan --help lists them.")
        )
    term = context.environment.get("TERM", "")
    if term in ("", "dumb"):
        raise UsageError(
            tr(
                "This terminal (TERM={term}) can show no screen. Use a command: workplan --help lists them."
            ).format(term=term)
        )


def can_show(context: Context) -> bool:
    """Return whether somebody sits at a terminal that can show a screen."""
    try:
        refuse_without_terminal(context)
    except UsageError:
        return False
    return True


def open_preview(
    context: Context, shown: Preview, source: Source, target: str, write: Write
) -> tuple[int, Written | None]:
    """Show what an import read until it is written or left; return the exit code, and what was written."""
    from workplan_tui.tui.launch import preview

    return preview(shown, source, target, write, settings=context.settings, environment=context.environment)


def open_screen(context: Context, store: Store, day: date, greeting: str = "") -> int:
    """Show the screen until the user quits; return the exit code.

    What could not be saved in it is printed where the shell is again.
    """
    from workplan_tui.tui.launch import run

    told = "  ".join(filter(None, (ignored_words(context.settings), greeting)))
    code, unsaved, saved = run(
        store, actor=context.actor, unit=context.unit, day=day, greeting=told, settings=context.settings,
        environment=context.environment, is_read_only=context.read_only,
    )  # fmt: skip
    for what in saved:
        say(tr("saved: {what}").format(what=what))
    for edit in unsaved:
        warn(tr("Not saved: {what}").format(what=edit.what))
        offer_line(edit.line)
    return EXIT_NOT_SAVED if unsaved else code


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
