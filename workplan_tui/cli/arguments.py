"""What the command line asks for: its words, understood by the parser of one verb."""

from __future__ import annotations

from workplan_tui.cli.argument_parser import Parser, add_global_options
from workplan_tui.cli.command_words import arranged, unmark
from workplan_tui.cli.verbs import ASKING
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.verbs import Verb


class _WholeParser(Parser):
    """The parser without a verb: its help tells of every verb, whose words nobody else needs."""

    def format_help(self) -> str:
        from workplan_tui.cli.overview import overview

        self.epilog = overview()
        return super().format_help()


def parsed(verb: Verb | None, name: str | None, words: Sequence[str]) -> Namespace:
    """Return the arguments, understood by the verb's own parser, the only one that is built."""
    if verb is None or name is None:
        parser = whole_parser()
        return _filled(parser, unmark(parser.parse_args(arranged(parser, words))))
    # `prog` is given because argparse would import `shutil` to make one up.
    parser = _WholeParser(prog="workplan")
    subparsers = parser.add_subparsers(prog="workplan", parser_class=Parser)
    own = _declared(verb, name, subparsers)
    return _filled(own, unmark(parser.parse_args([name, *arranged(own, words)])))


def _filled(parser: Parser, arguments: Namespace) -> Namespace:
    """Refuse what names nothing, as a variable of the shell does that was never set.

    What is told may be empty, and who names no task is told how tasks are named.
    """
    told = {tr("TEXT"), tr("REASON"), tr("FILTER"), tr("TASKS")}
    for action in parser._actions:
        value = getattr(arguments, action.dest, None)
        if isinstance(value, str) and not value.strip() and action.metavar not in told:
            name = action.option_strings[-1] if action.option_strings else action.metavar or action.dest
            parser.error(tr("{name} is empty: write what is meant").format(name=name))
    return arguments


def whole_parser() -> Parser:
    """Return the parser of the program without a verb."""
    parser = _WholeParser(prog="workplan")
    parser.description = tr("How every task of a yearly work plan stands.")
    parser.usage = tr("workplan [VERB ...]")
    add_global_options(parser)
    return parser


def own_parser(verb: Verb, name: str) -> Parser:
    """Return the parser of a verb."""
    return _declared(
        verb, name, _WholeParser(prog="workplan").add_subparsers(prog="workplan", parser_class=Parser)
    )


def _declared(verb: Verb, name: str, subparsers: SubParsers) -> Parser:
    verb.add_parser(subparsers)
    own: Parser = subparsers.choices[name]
    own.epilog = own.epilog or tr("example:") + f"\n  workplan {name}"
    add_global_options(own, may_ask=name in ASKING)
    return own
