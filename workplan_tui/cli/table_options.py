"""Which columns a table has and in which order its rows stand, as `list` and `export` are told."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_order(parser: ArgumentParser) -> None:
    """Declare what rows are ordered by."""
    from workplan_tui.model.sorting import ORDERS

    parser.add_argument(
        "--sort",
        metavar=tr("COLUMN"),
        type=code_meant,
        choices=ORDERS,
        default="id",
        help=tr("what to order by, instead of the plan's order: {columns}").format(
            columns=tr(", ").join(ORDERS)
        ),
    )
    parser.add_argument("--reverse", action="store_true", help=tr("the other way round"))


def code_meant(word: str) -> str:
    """Return the code that a heading means, in any language; a code, and what means none, as it is."""
    if word.isascii() and word.islower():
        return word
    from workplan_tui.exporting.ledger_columns import find_column  # only where somebody writes no code

    return find_column(word) or word


def column_codes_of(words: str) -> tuple[str, ...]:
    """Return the codes of the columns that are named, with commas; `UsageError` for a word that names none."""
    from workplan_tui.exporting.ledger_columns import column_codes, column_of, find_column
    from workplan_tui.model.task_ids import split_at_commas

    codes: dict[str, None] = {}
    for word in split_at_commas(words):
        code = find_column(word)
        if code is None:
            from workplan_tui.language.hints import (
                hinted_sentence,  # only where there is a mistake to explain
            )

            problem = tr("There is no column {word}").format(word=clean(word) or '""')
            known = column_codes()
            told = tr(", ").join(f"{one} {column_of(one).word}" for one in known)
            raise UsageError(hinted_sentence(problem, word, known, told))
        codes[code] = None
    return tuple(codes)
