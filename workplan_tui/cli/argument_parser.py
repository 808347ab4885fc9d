"""argparse as this program uses it: its words translated, its errors ours, its imports few."""

from __future__ import annotations

import argparse

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.command_words import MARK, VALUE_OPTIONS
from workplan_tui.cli.version import PrintVersion
from workplan_tui.language import LANGUAGES, tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn, TypeAlias

    SubParsers: TypeAlias = argparse._SubParsersAction["Parser"]

# argparse looks its words up in a catalogue of its own; these are ours (`_argparse_words`).
vars(argparse).update(_=tr, ngettext=trn)


_DESTS = {"--unit": "own_unit"}
"""To some verbs `--unit` says whose form or reminder is wanted, and not which unit is the user's own."""


def _unused_layout(prog: str) -> argparse.HelpFormatter:
    """Return what argparse asks for with every argument; the width, as it imports `shutil` to find one."""
    return argparse.HelpFormatter(prog, width=80)


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are a `UsageError`: one sentence, exit 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"formatter_class": _unused_layout, "allow_abbrev": False, "add_help": False, **options}
        )

    def format_help(self) -> str:
        from workplan_tui.cli.help_layout import HelpLayout

        self.formatter_class = HelpLayout
        return super().format_help()

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print without argparse's own patience: help that a full disk did not take is no success."""
        print(message, file=file, end="")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of the choices with the one that was probably meant."""
        if action.choices is not None and value not in action.choices:
            from workplan_tui.language.hints import hinted  # only where there is a mistake to explain

            word = str(value).replace(MARK, "")
            problem = tr("there is no {word}").format(word=clean(word) or '""')
            raise argparse.ArgumentError(action, hinted(problem, word, action.choices))

    def error(self, message: str) -> NoReturn:
        if message.startswith(tr("the following arguments are required: %s").partition("%s")[0]):
            message = message.replace(", ", tr(", "))  # argparse lists them as English does
        raise UsageError(
            tr("{problem} ({command} --help tells more)").format(
                problem=message.replace(MARK, ""), command=self.prog
            )
        )


def add_global_options(parser: argparse.ArgumentParser, may_ask: bool = True) -> None:
    """Add the options that stand before or after any verb; help leaves `--yes` out where nothing is ever asked."""
    group = parser.add_argument_group(tr("everywhere"))
    metavars_and_helps = (
        (tr("FILE"), tr("the plan, instead of the one found")),
        (tr("DIR"), tr("the journal folder, instead of the plan's")),
        (tr("DAY"), tr("how things stood at the end of that day; read-only")),
        (tr("DAY"), tr("pretend that it is that day")),
        (tr("NAME"), tr("who acts, instead of the account")),
        (tr("UNIT"), tr("your own unit, which `mine` means")),
        ("|".join(LANGUAGES), tr("the language of the words")),
    )
    for option, (metavar, help) in zip(VALUE_OPTIONS, metavars_and_helps, strict=True):
        if option not in parser._option_string_actions:
            group.add_argument(option, metavar=metavar, help=help, dest=_DESTS.get(option))
    parser.set_defaults(own_unit=None)
    group.add_argument("--json", action="store_true", help=tr("data as JSON"))
    if "--yes" not in parser._option_string_actions:
        group.add_argument(
            "--yes", action="store_true",
            help=tr("do not ask: what a filter matches, and a day far from the plan, are meant")
            if may_ask
            else argparse.SUPPRESS,
        )  # fmt: skip
    group.add_argument("--read-only", action="store_true", help=tr("refuse every change"))
    group.add_argument(
        "--version", action=PrintVersion, nargs=0, default=argparse.SUPPRESS,
        help=tr("print the versions of workplan, Python and Textual and stop"),
    )  # fmt: skip
    if "--help" not in parser._option_string_actions:
        group.add_argument("-h", "--help", action="help", help=tr("print this help and stop"))


def _argparse_words(count: int) -> tuple[str, ...]:
    """Name argparse's own words for the catalogues; nothing calls this."""
    return (
        tr("usage: "),
        tr("positional arguments"),
        tr("options"),
        tr("expected one argument"),
        tr("expected at least one argument"),
        tr("argument %(argument_name)s: %(message)s"),
        tr("the following arguments are required: %s"),
        tr("unrecognized arguments: %s"),
        tr("ignored explicit argument %r"),
        tr("not allowed with argument %s"),
        trn("expected %s argument", "expected %s arguments", count),
    )
