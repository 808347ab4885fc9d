"""`workplan completion`: print the script by which a shell completes, and answer what the script asks.

A Tab is answered in the time of one small command: the plan is read from its cache, the journal not at all.
"""

from __future__ import annotations

import os

from workplan_tui.cli.completing.offer import WORDS
from workplan_tui.cli.output import print_line
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.completing.offer import TabOffer
    from workplan_tui.cli.context import Context

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "completions")
SCRIPTS = {"bash": "workplan.bash", "zsh": "_workplan", "fish": "workplan.fish"}
"""By shell: its script, which a wheel also lays where the shell looks by itself."""
_LISTED = "list"
"""What bash's script adds where the words are to be shown, not put there."""
_OPEN, _SPELT = "open", "spelt"
"""What may stand behind the kind of an offer: no blank is to follow; the words do not begin as typed."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "completion",
        description=tr(
            "Print the script by which a shell completes verbs, options, ids, units and statuses at Tab."
        ),
        epilog=tr("example:")
        + "\n  workplan completion bash > ~/.local/share/bash-completion/completions/workplan"
        + "\n  workplan completion zsh > ~/.zfunc/_workplan"
        + "\n  workplan completion fish > ~/.config/fish/completions/workplan.fish",
    )
    parser.add_argument("shell", choices=tuple(SCRIPTS), help=tr("whose script"))
    parser.add_argument(
        "words", metavar=tr("WORDS"), nargs="*",
        help=tr("behind --, as the script asks: what stands before the cursor"),
    )  # fmt: skip


def run(arguments: Namespace, context: Context) -> int:
    """Print the script, or what it asks for."""
    if not arguments.words:
        with open(os.path.join(_FOLDER, SCRIPTS[arguments.shell]), encoding="utf-8") as file:
            print_line(file.read().rstrip())
        return 0
    if arguments.shell == "bash":
        line, *asked = arguments.words
        lines = _for_bash(line, _LISTED in asked, context)
    else:
        lines = _for_others(arguments.words, context)
    for line in lines:
        print_line(line)
    return 0


def _for_bash(line: str, is_listed: bool, context: Context) -> Iterable[str]:
    """Yield the kind of the offer, then what bash is to put at the cursor, or to list with its meanings."""
    from workplan_tui.cli.completing.at_cursor import at_cursor
    from workplan_tui.cli.completing.bash_line import taken_apart
    from workplan_tui.reports.columns import aligned, joined

    read = taken_apart(line)
    found = at_cursor(read.words[1:], read.begun, context.environment, context.settings)
    yield _heading(found, read.begun)
    words = [(read.fitted(word), means) for word, means in found.words]
    if is_listed and len(words) > 1:
        yield from map(joined, aligned(words))
        return
    if len(words) > 1 and _is_spelt(found, read.begun):
        yield read.fitted(read.begun)  # else what they begin with in common would stand for what was typed
    yield from (word for word, _ in words)


def _for_others(words: Sequence[str], context: Context) -> Iterable[str]:
    """Yield the kind of the offer, then each word with its meaning behind a tab."""
    from workplan_tui.cli.completing.at_cursor import at_cursor

    *before, begun = words
    found = at_cursor(before, begun, context.environment, context.settings)
    yield _heading(found, begun)
    yield from (f"{word}\t{means}" for word, means in found.words)


def _heading(found: TabOffer, begun: str) -> str:
    signs = [found.kind]
    if found.is_open:
        signs.append(_OPEN)
    if found.kind == WORDS and _is_spelt(found, begun):
        signs.append(_SPELT)
    return " ".join(signs)


def _is_spelt(found: TabOffer, begun: str) -> bool:
    """Return whether a word does not begin as typed, because pinyin or a part of it was typed."""
    return any(not word.startswith(begun) for word, _ in found.words)
