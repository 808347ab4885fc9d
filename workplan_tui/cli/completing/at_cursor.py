"""What could stand at the cursor of a command line: verbs, options, and the values that each takes.

What a verb takes is read off its own parser, so that nothing of it is said twice; what a value can be,
`argument_values` knows by the name the parser gives it. The journal is not read: the plan says all that is offered.
"""

from __future__ import annotations

import os

from workplan_tui.base.value import Value
from workplan_tui.cli.arguments import own_parser, whole_parser
from workplan_tui.cli.command_words import VALUE_OPTIONS, none_but
from workplan_tui.cli.completing.argument_values import AskedValue, takes_filter, values
from workplan_tui.cli.completing.offer import NOTHING, offer
from workplan_tui.cli.context import Context
from workplan_tui.cli.verbs import has_verb, load_verb, verb_lines
from workplan_tui.settings.folders import home_of
from workplan_tui.settings.values import HOME_SIGN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, ArgumentParser
    from collections.abc import Iterable, Mapping, Sequence

    from workplan_tui.cli.completing.offer import TabOffer
    from workplan_tui.settings.values import Settings

_SUPPRESS = "==SUPPRESS=="
"""What argparse calls the help of an option that is not shown."""


class _Read(Value):
    """The finished words of a command line, read as far as they say something."""

    others: tuple[str, ...]
    """What belongs to no option, without the verb."""
    open_option: str | None
    """The option whose value is at the cursor."""
    given: dict[str, str]
    """The global options with their values."""


def at_cursor(
    words: Sequence[str], begun: str, environment: Mapping[str, str], settings: Settings
) -> TabOffer:
    """Return what the word `begun` could become behind these finished words, the command itself left out."""
    verb = _verb_of(words)
    if verb is not None and not has_verb(verb):
        return NOTHING
    parser = own_parser(load_verb(verb), verb) if verb else whole_parser()
    read = _read(parser, verb, words)
    option, has_sign, value = begun.partition("=")
    asked = AskedValue(read.others, _context(read.given, environment, settings))
    if read.open_option:
        return values(parser._option_string_actions[read.open_option], asked, begun)
    if has_sign and (action := parser._option_string_actions.get(option)) and action.nargs is None:
        found = values(action, asked, value)
        return found.replace(words=tuple((f"{option}={text}", means) for text, means in found.words))
    place = _place(parser, len(read.others))
    if begun.startswith("-") and not (place and takes_filter(place) and begun[:2] not in ("-", "--")):
        return offer(_options(parser, begun))
    if verb is None:
        return offer((name, means) for name, means in _verbs() if name.startswith(begun))
    return values(place, asked, begun) if place else NOTHING


def _verb_of(words: Sequence[str]) -> str | None:
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            return word
        if word in VALUE_OPTIONS:
            next(rest, None)
    return None


def _read(parser: ArgumentParser, verb: str | None, words: Sequence[str]) -> _Read:
    declared = parser._option_string_actions
    others, given, open_option = list[str](), dict[str, str](), None
    is_behind_dashes = False
    for word in words:
        if open_option:
            given[open_option], open_option = word, None
        elif word == "--" and not is_behind_dashes:
            is_behind_dashes = True
        elif not is_behind_dashes and word in declared:
            open_option = word if declared[word].nargs is None else None
        elif not is_behind_dashes and word.partition("=")[0] in declared:
            option, _, given[option] = word.partition("=")
        else:
            others.append(word)
    if verb is not None:
        others.remove(verb)
    return _Read(tuple(others), open_option, given)


def _place(parser: ArgumentParser, index: int) -> Action | None:
    """Return what the next word that belongs to no option is for; the last one may take many."""
    actions = [action for action in parser._get_positional_actions() if action.dest != _SUPPRESS]
    if index < len(actions):
        return actions[index]
    return actions[-1] if actions and actions[-1].nargs in ("*", "+") else None


def _options(parser: ArgumentParser, begun: str) -> Iterable[tuple[str, str]]:
    for option, action in parser._option_string_actions.items():
        if option.startswith(begun) and action.help != _SUPPRESS:
            yield option, action.help or ""


def _verbs() -> Iterable[tuple[str, str]]:
    return ((usage.split()[0], means) for usage, means in verb_lines())


def _context(given: Mapping[str, str], environment: Mapping[str, str], settings: Settings) -> Context:
    """Return the context that the line would have as far as its plan is concerned."""
    plan = given.get("--plan")
    if plan and plan.startswith(HOME_SIGN):  # as the shell itself would have written it
        plan = os.path.join(home_of(environment), plan.removeprefix(HOME_SIGN))
    return Context(none_but(plan=plan), environment, settings)
