"""The command `workplan`: find the verb, hand over to its module, turn every failure into words.

Nothing heavy is imported here: `workplan set 42 done` over a slow line has 50 ms for everything.
"""

from __future__ import annotations

import os
import sys

from workplan_tui import language
from workplan_tui.cli.diagnostics import (
    EXIT_INTERRUPTED,
    forget_output,
    report_error,
    report_os_error,
)
from workplan_tui.cli.parser import Parser, add_global_options, takes_value
from workplan_tui.cli.words import arranged, as_path, decoded, unmark
from workplan_tui.errors import EXIT_OK, UsageError, WorkplanError
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.verbs import Verb


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; nothing but `KeyboardInterrupt` in a test escapes."""
    _speak_utf8()
    try:
        try:
            code = _run(sys.argv[1:] if argv is None else argv, os.environ)
        except SystemExit as done:  # argparse after --help and --version
            code = int(done.code or 0)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except WorkplanError as error:
        return report_error(error)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        forget_output()
        return EXIT_OK
    except OSError as error:
        forget_output()
        return report_os_error(error)


def _run(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    from workplan_tui.settings import read_settings

    language.use(language.choose(_peek(argv, "--lang"), environment))
    words = decoded(argv)
    settings = read_settings(environment)
    language.use(language.choose(_peek(words, "--lang") or settings.language, environment))
    parser = Parser(prog="workplan", description=tr("How every task of a yearly work plan stands."))
    add_global_options(parser, after_verb=False)
    before, verb_name, after = _split_at_verb(parser, words)
    verb = _add_verb(parser, verb_name)
    ordered = [*arranged(parser, before)]
    if verb_name:
        ordered += [verb_name, *arranged(_verb_parser(parser, verb_name), after)]
    arguments = unmark(parser.parse_args(ordered))
    for name in ("plan", "journal"):
        given = getattr(arguments, name)
        setattr(arguments, name, as_path(given) if given else None)
    from workplan_tui.cli.context import Context

    context = Context(arguments, environment, settings)
    return verb.run(arguments, context) if verb else _open_screen(context)


def _split_at_verb(
    parser: Parser, words: Sequence[str]
) -> tuple[Sequence[str], str | None, Sequence[str]]:
    """Return what stands before the verb, the verb, and what stands after it."""
    place = 0
    while place < len(words):
        if not words[place].startswith("-"):
            return words[:place], words[place], words[place + 1 :]
        place += 2 if takes_value(parser, words[place]) else 1
    return words, None, ()


def _add_verb(parser: Parser, name: str | None) -> Verb | None:
    """Give the parser the verb's own parser, or without a verb the list of all."""
    if name is None:
        from workplan_tui.cli.overview import overview

        parser.usage, parser.epilog = tr("workplan [VERB …]"), overview()
        return None
    from workplan_tui.cli.verbs import load_verb

    verb = load_verb(name)
    # `prog` is given because argparse would import `shutil` to make one up.
    verb.add_parser(parser.add_subparsers(prog="workplan", dest="verb", parser_class=Parser))
    add_global_options(_verb_parser(parser, name), after_verb=True)
    return verb


def _verb_parser(parser: Parser, name: str) -> Parser:
    found: Parser = parser._subparsers._group_actions[0].choices[name]  # type: ignore
    return found


def _open_screen(context: Context) -> int:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise UsageError(
            tr("The screen needs a terminal. Without one use a command: workplan --help lists them.")
        )
    if context.environment.get("TERM", "") in ("", "dumb"):
        raise UsageError(
            tr("This terminal (TERM={term}) can show no screen. Use a command: workplan --help lists them.").format(
                term=context.environment.get("TERM", "")
            )
        )
    store = context.open()
    from workplan_tui.tui.launch import run

    code: int | None = run(
        store, actor=context.actor, day=context.day(store), language=language.current()
    )
    return code or EXIT_OK


def _peek(words: Sequence[str], option: str) -> str | None:
    """Return the option's value before anything is parsed: the parser's own words depend on it."""
    for place, word in enumerate(words):
        if word == option and place + 1 < len(words):
            return words[place + 1]
        if word.startswith(option + "="):
            return word.partition("=")[2]
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale is: LANG=C over SSH must not lose a Chinese word."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
