"""Standard error: the words that accompany a command, and the exit code it ends with.

Whatever goes wrong becomes one sentence; a traceback never reaches the user.
"""

from __future__ import annotations

import os
import sys

from workplan_tui.base.errors import (
    EXIT_NO_PERMISSION,
    EXIT_NO_PLAN,
    EXIT_NOT_SAVED,
    EXIT_USAGE,
    LACKS_REASON,
    Refused,
    WorkplanError,
)
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.text.harmless import clean


def say(sentence: str) -> None:
    """Print a sentence that is not data, as one line that no terminal obeys.

    A standard error nobody reads is no reason to fail.
    """
    if sys.stderr is None:
        return
    try:
        print(clean(sentence), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def warn(sentence: str) -> None:
    """Print a sentence about something that did not stop the command."""
    say(f"workplan: {sentence}")


def report_error(error: WorkplanError) -> int:
    """Print the error's sentences and return its exit code."""
    from workplan_tui.reports.refused import error_words  # only where something went wrong

    sentence = error_words(error)
    if isinstance(error, Refused) and error.lacks:
        sentence = tr("{refusal} {way}").format(refusal=sentence, way=_way_to_give(error.lacks))
    for line in sentence.splitlines():
        say(f"workplan: {line}")
    if error.entry_line:
        offer_line(error.entry_line)
    return error.exit_code


def _way_to_give(lacking: str) -> str:
    """Return the words of a command that gives what was lacking."""
    return tr("Add -m REASON.") if lacking == LACKS_REASON else tr("Add --actor NAME before the verb.")


def offer_line(entry_line: str) -> None:
    """Print an entry that was not saved, so that nothing typed is lost."""
    warn(
        tr(
            "The next line is the entry, whole. `workplan apply -` takes it back, and doing so twice does no harm:"
        )
    )
    say(entry_line)


def report_os_error(error: OSError) -> int:
    """Print what the system refused, with the file it was about, and return the exit code."""
    problem = why_refused(error)
    if error.filename is None:
        warn(tr("The system refused: {problem}.").format(problem=problem))
    elif isinstance(error, IsADirectoryError):
        warn(tr("{file} is a folder. Name a file.").format(file=clean(os.fsdecode(error.filename))))
    else:
        name = clean(os.fsdecode(error.filename) if not isinstance(error.filename, int) else "")
        warn(tr("{file}: {problem}.").format(file=name, problem=problem))
    if isinstance(error, PermissionError):
        return EXIT_NO_PERMISSION
    if isinstance(error, IsADirectoryError):
        return EXIT_USAGE
    return EXIT_NO_PLAN if isinstance(error, FileNotFoundError) else EXIT_NOT_SAVED


def report_no_memory() -> int:
    """Print that the machine, or a limit on the process, gives no more memory."""
    warn(tr("There is not enough memory for this plan and journal; what was recorded before is whole."))
    return EXIT_NOT_SAVED


def forget_output() -> None:
    """Send what is left of standard output nowhere, so that leaving Python does not complain."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
