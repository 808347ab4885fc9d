"""The words of the command line as they arrive: decoded, and put in an order argparse can read.

argparse takes every word that begins with `-` for an option and loses words that stand between
options; in a filter `-水务` excludes, and global options stand wherever the user puts them.
"""

from __future__ import annotations

import os
from types import SimpleNamespace

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, ArgumentParser, Namespace
    from collections.abc import Iterable, Sequence
    from typing import NoReturn

MARK = "\0"
"""Put before a word that begins with `-` and is no option; no argument can hold it."""
VALUE_OPTIONS = ("--plan", "--journal", "--as-of", "--today", "--actor", "--unit", "--lang")
"""The global options that the next word belongs to."""
NONE_GIVEN: Namespace = SimpleNamespace(  # type: ignore[assignment]
    plan=None,
    journal=None,
    as_of=None,
    today=None,
    actor=None,
    own_unit=None,
    lang=None,
    json=False,
    read_only=False,
    yes=False,
)
"""What the global options are where none stands."""


def none_but(**given: str | None) -> Namespace:
    """Return the global options of which only these stand."""
    return SimpleNamespace(**{**vars(NONE_GIVEN), **given})  # type: ignore[return-value]


def decoded(words: Iterable[str]) -> list[str]:
    """Return the words read as UTF-8, whatever the locale made of their bytes."""
    return [_decoded(word) for word in words]


def as_path(text: str) -> str:
    """Return a path that was read as UTF-8 in the form the locale's file functions want."""
    return os.fsdecode(text.encode("utf-8"))


def as_target(text: str) -> str:
    """Return the path of a file that is to be written; `UsageError` for an empty name."""
    if not text.strip():
        raise UsageError(tr("An empty name names no file. Write -o FILE."))
    return as_path(text)


def split_verb(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the verb and what stands before and after it."""
    place = 0
    while place < len(words):
        if not words[place].startswith("-"):
            return words[place], [*words[:place], *words[place + 1 :]]
        place += 2 if words[place] in VALUE_OPTIONS else 1
    return None, words


def with_help_as_option(words: Sequence[str]) -> Sequence[str]:
    """Return `set --help` for `help set`, as other programs take it."""
    verb, rest = split_verb(words)
    return [*rest, "--help"] if verb is not None and verb.casefold() == "help" else words


def arranged(parser: ArgumentParser, words: Iterable[str]) -> list[str]:
    """Return the words with all options first; what only looks like an option is marked."""
    options: list[str] = []
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            others.extend(map(_marked, rest))
            break
        option, is_whole = _option(parser, word)
        if option is None:
            if _is_slip(parser, word):  # told as one, and neither searched for nor recorded as a text
                _refuse_option(parser, word)
            others.append(_marked(word))
            continue
        options.append(word)
        if is_whole and option.nargs is None:
            value = next(rest, None)
            # Else the first of the other words, or an option, would be taken for it.
            if value is None or value in parser._option_string_actions:
                parser.error(tr("{option} needs a value behind it").format(option=word))
            options.append(_marked(value))
    return options + others


def unmark(arguments: Namespace) -> Namespace:
    """Take the marks out of what argparse understood."""
    for name, value in vars(arguments).items():
        if isinstance(value, str):
            setattr(arguments, name, _unmarked(value))
        elif isinstance(value, list):
            setattr(arguments, name, [_unmarked(v) if isinstance(v, str) else v for v in value])
    return arguments


def _option(parser: ArgumentParser, word: str) -> tuple[Action | None, bool]:
    """Return the declared option the word is, and whether its value is still to come."""
    declared = parser._option_string_actions
    if word in declared:
        return declared[word], True
    if _is_long(word):
        return declared.get(word.partition("=")[0]), False
    attached = declared.get(word[:2]) if len(word) > 2 and word[0] == "-" else None
    return (attached, False) if attached and attached.nargs is None else (None, False)


def _is_slip(parser: ArgumentParser, word: str) -> bool:
    """Return whether the word looks like an option that the verb has not; where filters are, `-m` excludes."""
    if _is_long(word):
        return True
    is_short = len(word) == len("-m") and word[0] == "-" and word[1].isascii() and word[1].isalpha()
    return is_short and not any(action.metavar == tr("FILTER") for action in parser._actions)


def _refuse_option(parser: ArgumentParser, word: str) -> NoReturn:
    from workplan_tui.language.hints import hinted  # only where there is a mistake to explain

    name = word.partition("=")[0]
    problem = tr("there is no option {option}").format(option=clean(name))
    known = [option for option in parser._option_string_actions if _is_long(option)]
    parser.error(hinted(problem, name, known) if _is_long(name) else problem)


def _is_long(word: str) -> bool:
    return word.startswith("--") and word[2:3].isascii() and word[2:3].isalpha()


def _marked(word: str) -> str:
    return MARK + word if word.startswith("-") else word


def _unmarked(word: str) -> str:
    return word.removeprefix(MARK)


def _decoded(word: str) -> str:
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        raise UsageError(
            tr("{word} is not written in UTF-8; set the terminal to UTF-8.").format(word=clean(word))
        ) from None
