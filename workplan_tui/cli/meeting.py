"""`workplan meeting` 会商: one page an official: lights, questions put to him, what was decided and how it stands."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching, refuse_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.cli.paper_output import PaperOutput, add_target
from workplan_tui.language import tr
from workplan_tui.model.meeting import meeting_sheet, officials
from workplan_tui.model.plan_parts import LEADS
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import one_meant
from workplan_tui.model.wrap import wrap
from workplan_tui.reports.meeting import nothing_words, sheet_paper, sheet_row, sheet_words
from workplan_tui.text.cells import cell_len
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Plan
    from workplan_tui.reports.meeting import SheetWords


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "meeting",
        description=tr(
            "Print a page for an official: what is red and amber, what was asked and since when, "
            "what the last meeting decided and how it stands."
        ),
        epilog=tr("example:")
        + "\n  workplan meeting --for 常务副区长\n  workplan meeting --all --on 2023-09-20 -o 会商单.docx",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "--for", dest="whose", metavar=tr("LEAD"), help=tr("the official, or a part of the name")
    )
    parser.add_argument(
        "--all", action="store_true", help=tr("a page for each official who has something on it")
    )
    parser.add_argument("--on", metavar=tr("DAY"), help=tr("the day of the meeting (today)"))
    add_target(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Print the pages."""
    output = PaperOutput(arguments.target, arguments.force)
    if arguments.all == (arguments.whose is not None):
        raise UsageError(tr("Name the official with --for NAME, or take --all of them."))
    asked = context.filter(*arguments.filter)
    store = context.open()
    output.refuse_kept(store)
    today = context.day(store)
    on = context.named_day(store, arguments.on, "--on")
    context.confirm_days(store.plan, on)
    standings = Standings(store.ledger(on or today))
    tasks = matching(asked, standings, context.say_last)
    known = officials(standings.ledger, tasks)
    if not known:
        refuse_absent(standings.ledger, LEADS)
    chosen = known if arguments.all else (_one(store.plan, arguments.whose, known),)
    sheets = [meeting_sheet(standings, tasks, lead) for lead in chosen]
    filled = [sheet for sheet in sheets if not (arguments.all and sheet.is_empty)]
    if context.as_json:
        print_json([sheet_row(standings, sheet) for sheet in filled])
        return 0
    pages = [sheet_words(standings, sheet) for sheet in filled]
    if output.target is not None:
        output.prepared(sheet_paper(store.plan, on or today, pages), context.settings)()
    else:
        _print_pages(pages)
    _tell_rest([sheet.lead for sheet in sheets if arguments.all and sheet.is_empty])
    if on and on > today:
        say(tr("{day} is still to come: this is what is known on {today}.").format(day=on, today=today))
    return 0


def _one(plan: Plan, asked: str, known: Sequence[str]) -> str:
    """Return the one official who is meant; a slip of the pen must not look like good news."""
    meant = one_meant(plan, asked, known)
    if meant is not None:
        return meant
    raise UsageError(
        tr("{name} leads no task of the plan, and was asked nothing that is open.").format(name=clean(asked))
    )


def _print_pages(pages: Sequence[SheetWords]) -> None:
    for place, words in enumerate(pages):
        if place:
            print_line()
        _print(words, terminal_width())


def _print(words: SheetWords, cells: int | None) -> None:
    """Print a page; on a terminal long lines go on below themselves."""
    for line in (words.title, words.counts):
        _print_wrapped("", line, cells)
    for section in words.sections:
        print_line()
        print_line(section.heading)
        for place, item in enumerate(section.items, start=1):
            _print_wrapped(f"{place:>3}. ", item.head, cells)
            for told in item.told:
                _print_wrapped("     ", told, cells)
    if not words.sections:
        print_line()
        print_line(nothing_words())


def _print_wrapped(before: str, text: str, cells: int | None) -> None:
    lines = wrap(text, max(cells - len(before), 1), cell_len) if cells else [text]
    for place, line in enumerate(lines):
        print_line((before if not place else " " * len(before)) + line.rstrip())


def _tell_rest(leads: Sequence[str]) -> None:
    if leads:
        say(tr("Nothing is on the page of: {leads}.").format(leads=tr(", ").join(map(clean, leads))))
