"""The command `workplan`: find the verb, hand over to its module, turn every failure into words.

Nothing heavy is imported here: `workplan set 42 done` over a slow line has 50 ms for everything.
"""

from __future__ import annotations

import gc
import os
import sys

from workplan_tui import language
from workplan_tui.base.errors import EXIT_OK, WorkplanError
from workplan_tui.cli.command_words import NONE_GIVEN, decoded, split_verb, with_help_as_option
from workplan_tui.cli.diagnostics import (
    forget_output,
    report_error,
    report_no_memory,
    report_os_error,
    warn,
)
from workplan_tui.cli.interrupts import INTERRUPTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.verbs import Verb


_OPENING = (None, "demo")
"""What opens the screen, which says itself what standard error would."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; without `argv` this is the process's own."""
    if argv is not None:
        return _guarded(argv)
    gc.disable()  # a one-shot command ends before a collection pays: 4 ms of 40
    code = _guarded(sys.argv[1:], is_own=True)
    _leave_at_once(code)
    return code


def _guarded(argv: Sequence[str], is_own: bool = False) -> int:
    """Run the command; every failure becomes a sentence and an exit code."""
    try:
        _speak_utf8()
        try:
            code = _run(argv, os.environ)
        except SystemExit as done:  # argparse after --help and --version
            code = int(done.code or 0)
        if sys.stdout is not None:
            sys.stdout.flush()
        return INTERRUPTS.ended(code)
    except WorkplanError as error:
        return report_error(error)
    except KeyboardInterrupt:
        return INTERRUPTS.cut_short()
    except MemoryError:
        return report_no_memory()
    except BrokenPipeError:
        forget_output()
        return EXIT_OK
    except OSError as error:
        forget_output()
        return report_os_error(error)
    finally:
        INTERRUPTS.forget(is_last=is_own)


def _leave_at_once(code: int) -> None:
    """End the process without taking Python down piece by piece: 3 ms of 40.

    What was recorded is flushed to disk and both streams are written. Who starts a thread that
    must not be cut short ends it before.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        pass  # already told, or nobody is left to tell
    os._exit(code)


def _run(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    language.use(language.choose(_peek(argv, "--lang"), environment))
    from workplan_tui.cli.verbs import RECORDING, found_verb, load_verb
    from workplan_tui.settings.config import ignored_words, read_settings

    words = with_help_as_option(decoded(argv))
    settings = read_settings(environment)
    if settings.has_wide_signs:
        from workplan_tui.text import cells

        cells.use(True)
    language.use(language.choose(_peek(words, "--lang") or settings.language, environment))
    asked, rest = split_verb(words)
    verb_name = found_verb(asked) if asked else None
    INTERRUPTS.may_record = verb_name in RECORDING
    verb = load_verb(verb_name) if verb_name else None
    arguments = _understood(verb, verb_name, rest)
    from workplan_tui.cli.context import Context

    context = Context(arguments, environment, settings)
    if settings.unknown_keys and verb_name not in _OPENING:
        warn(ignored_words(settings))
    code = verb.run(arguments, context) if verb else _open_screen(context)
    context.end()
    return code


def _understood(verb: Verb | None, name: str | None, words: Sequence[str]) -> Namespace:
    """Return the arguments; the screen usually has none, and starts 4 ms earlier without argparse."""
    if verb is None and not words:
        return NONE_GIVEN
    from workplan_tui.cli.arguments import parsed

    return parsed(verb, name, words)


def _open_screen(context: Context) -> int:
    from workplan_tui.cli.screen import open_screen, refuse_without_terminal

    refuse_without_terminal(context)
    store = context.open()
    return open_screen(context, store, context.day(store), context.greeting(store))


def _peek(words: Sequence[str], option: str) -> str | None:
    """Return the option's value before anything is parsed: the parser's own words depend on it."""
    for place, word in enumerate(words):
        if word == option and place + 1 < len(words):
            return words[place + 1]
        if word.startswith(option + "="):
            return word.partition("=")[2]
    return None


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale is: LANG=C over SSH must not lose a Chinese word."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
