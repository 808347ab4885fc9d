"""`workplan export`: the view that is asked for, in a format that another program opens."""

from __future__ import annotations

import os

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.command_words import as_target
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.output import is_terminal, print_bytes, print_json
from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.cli.table_options import add_order, column_codes_of
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.exporting.view import View
    from workplan_tui.store.store import Store

_STANDARD_OUTPUT = "-"


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    from workplan_tui.exporting.formats import FORMATS
    from workplan_tui.reports.columns import aligned

    parser = subparsers.add_parser(
        "export",
        description=tr("Hand out the tasks that match the filter, or all, in a format of other programs."),
        epilog="\n".join(
            (
                tr("formats:"),
                *(
                    "  ".join(cells)
                    for cells in aligned([["", one.code, tr(one.meaning)] for one in FORMATS])
                ),
                "",
                tr("example:"),
                "  workplan export csv -o ledger.csv",
                "  workplan export md 灯:红,黄 --sort light > lights.md",
                "  workplan export xlsx 单位:水务 -o 水务.xlsx --as-of 2023-06-30",
                "  workplan export ics is:mine -o ~/.calendars/plan/",
            )
        ),
    )
    parser.add_argument("format", metavar=tr("FORMAT"), help=tr("one of those below"))
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "-o",
        dest="target",
        metavar=tr("FILE"),
        help=tr("the file to write, of ics also a folder (FOLDER/); without it to standard output"),
    )
    parser.add_argument("--force", action="store_true", help=tr("replace a file that exists"))
    parser.add_argument(
        "--columns",
        metavar=tr("COLUMNS"),
        help=tr("the columns of a table, with commas: codes or headings; number and task always stand"),
    )
    add_order(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Write the file, or print it."""
    from workplan_tui.exporting.formats import Options, files, format_of, render

    wanted = format_of(arguments.format)
    target = None if arguments.target in (None, _STANDARD_OUTPUT) else as_target(arguments.target)
    if target is None and not wanted.is_text and is_terminal():
        raise UsageError(
            tr("{format} is no text for a terminal: name a file with -o FILE.").format(format=wanted.code)
        )
    is_folder = wanted.has_files and target is not None and (target.endswith("/") or os.path.isdir(target))
    if target is not None and not is_folder and not arguments.force:
        from workplan_tui.store.disk.replace import refuse_existing

        refuse_existing(target)
    from workplan_tui.cli.paper_output import paper_fonts

    store = context.open()
    if target is not None:
        store.refuse_kept(target)
    view = _view(arguments, context, store)
    with ProgressLine() as progress:
        options = Options(progress=progress.tell, fonts=paper_fonts(context.settings))
        if target is not None and is_folder:
            written = _write_files(target, files(wanted, view, options), arguments.force)
        else:
            written = _write(target, render(wanted, view, options), arguments.force)
    if target is None:
        say(view.heading_line)
        return 0
    say(tr("saved: {file} ({view})").format(file=clean(arguments.target), view=view.heading_line))
    if context.as_json:
        told = {"file": arguments.target, "format": wanted.code, "tasks": len(view.tasks), "bytes": written}
        print_json(told)
    return 0


def _write(target: str | None, data: bytes, force: bool) -> int:
    """Write the file, or print it; return its bytes."""
    if target is None:
        print_bytes(data)
    else:
        from workplan_tui.store.disk.replace import write_whole

        write_whole(target, data, force)
    return len(data)


def _write_files(folder: str, made: Iterator[tuple[str, bytes]], force: bool) -> int:
    """Write each file whole into the folder, none where one of them is there already; return how many bytes."""
    from workplan_tui.store.disk.folder_to_fill import FolderToFill
    from workplan_tui.store.disk.replace import refuse_existing, write_whole

    files = {os.path.join(folder, name): data for name, data in made}
    if not force:
        for path in files:
            refuse_existing(path)
    with FolderToFill(folder):
        for path, data in files.items():
            write_whole(path, data, force)
    return sum(map(len, files.values()))


def _view(arguments: Namespace, context: Context, store: Store) -> View:
    from workplan_tui.exporting.view import View
    from workplan_tui.model.sorting import in_order
    from workplan_tui.model.standings import Standings

    asked = context.filter(*arguments.filter)
    chosen = None if arguments.columns is None else column_codes_of(arguments.columns)
    standings = Standings(store.ledger(context.day(store)))
    found = matching(asked, standings, context.say_last)
    return View(
        standings=standings,
        tasks=in_order(standings, found, arguments.sort, arguments.reverse),
        filter_text=" ".join(arguments.filter),
        sort_by=arguments.sort,
        is_reversed=arguments.reverse,
        chosen=chosen,
    )
