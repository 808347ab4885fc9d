"""`workplan template`: a form for a unit that does not have the program 填报表, or one for every unit."""

from __future__ import annotations

import os
import re

from workplan_tui.base.errors import NotInstalled, Refused, UsageError
from workplan_tui.cli.command_words import as_target
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.cli.recording_verbs import named_period
from workplan_tui.language import tr, trn
from workplan_tui.model.returns.form import UnitForm, due_period, is_open, leader, leading_units, tasks_asked
from workplan_tui.model.returns.mark import FormMark
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task

_KINDS = (".xlsx", ".csv", ".toml")
_NO_NAME = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
"""What some system refuses in the name of a file."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "template",
        description=tr(
            "Make the form in which a unit reports on the tasks it leads, as a spreadsheet that needs no "
            "program of ours. What comes back is taken by workplan apply."
        ),
        epilog=tr("example:")
        + "\n  workplan template --unit 水务局 -o 区水务局.xlsx\n  workplan template --all -o forms/",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--unit", metavar=tr("UNIT"), help=tr("whose form; part of its name will do"))
    parser.add_argument(
        "--all", dest="is_for_all", action="store_true", help=tr("a form for each unit that leads a task")
    )
    parser.add_argument(
        "--shared", action="store_true", help=tr("also tasks of the unit that another one leads")
    )
    parser.add_argument(
        "-o", dest="target", metavar=tr("FILE"), required=True,
        help=tr("the file to write, .xlsx, .csv or .toml; with --all the folder"),
    )  # fmt: skip
    parser.add_argument(
        "--period",
        metavar=tr("PERIOD"),
        help=tr("the month, quarter or week it is for (the one that is due)"),
    )
    parser.add_argument("--force", action="store_true", help=tr("replace a file that exists"))


def run(arguments: Namespace, context: Context) -> int:
    """Write the form, or one a unit into the folder."""
    if arguments.is_for_all == (arguments.unit is not None):
        raise UsageError(tr("Name a unit with --unit UNIT, or all of them with --all."))
    period = named_period(arguments.period)
    store = context.open()
    store.refuse_kept(as_target(arguments.target))
    ledger = store.ledger(context.day(store))
    period = period or due_period(store.plan, ledger.day)
    tasks = _asked_tasks(ledger, arguments, context)
    if arguments.is_for_all:
        units = leading_units(store.plan)
        forms = [
            form for unit in units if (form := _form(ledger, tasks, unit, period, arguments.shared)).tasks
        ]
        _write_all(arguments, forms)
        _tell_leaderless(ledger, tasks)
        return 0
    unit = one_unit(store.plan, arguments.unit)
    form = _form(ledger, tasks, unit, period, arguments.shared)
    if not form.tasks:
        raise _nothing_to_ask(ledger, tasks, unit, arguments.shared)
    path = as_target(arguments.target)
    kind = os.path.splitext(path)[1].lower()
    if kind not in _KINDS:
        raise UsageError(
            tr("{file}: a form is {kinds}, by the end of its name.").format(
                file=clean(arguments.target), kinds=tr(", ").join(_KINDS)
            )
        )
    _write(path, form, arguments.force)
    return 0


def one_unit(plan: Plan, asked: str) -> str:
    """Return the unit of the plan that is meant; `UsageError` where none is, or more than one may be."""
    from workplan_tui.model.who import meant_by

    meant = meant_by(plan, asked, dict.fromkeys(unit for task in plan.tasks for unit in task.units))
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(
            tr("{asked} may mean {units}; write more of the name.").format(
                asked=clean(asked), units=tr(", ").join(map(clean, meant))
            )
        )
    raise UsageError(tr("No unit of the plan is called {unit}.").format(unit=clean(asked)))


def _asked_tasks(ledger: Ledger, arguments: Namespace, context: Context) -> list[Task]:
    from workplan_tui.model.standings import Standings

    return matching(context.filter(*arguments.filter), Standings(ledger), context.say_last)


def _form(ledger: Ledger, tasks: list[Task], unit: str, period: str, with_shared: bool) -> UnitForm:
    asked = tasks_asked(ledger, tasks, unit, with_shared)
    return UnitForm(FormMark(ledger.plan.id, period, unit), ledger, asked)


def _nothing_to_ask(ledger: Ledger, tasks: list[Task], unit: str, with_shared: bool) -> Refused:
    shared = 0 if with_shared else len(tasks_asked(ledger, tasks, unit, True))
    sentence = tr("{unit} leads none of these tasks that is still open; no form was made.")
    if shared:
        sentence = trn(
            "{unit} leads none of these tasks that is still open; add --shared for the {count} it shares.",
            "{unit} leads none of these tasks that is still open; add --shared for the {count} it shares.",
            shared,
        )
    return Refused(sentence.format(unit=clean(unit), count=shared))


def _tell_leaderless(ledger: Ledger, tasks: list[Task]) -> None:
    """Say which tasks nobody is asked about, as the plan gives them to no unit, or to all."""
    numbers = [task.number for task in tasks if leader(task) is None and is_open(ledger, task)]
    if numbers:
        say(
            trn(
                "Of {count} task the plan names no single unit that leads it, so it is in no form: {tasks}.",
                "Of {count} tasks the plan names no single unit that leads them, so they are in no form: {tasks}.",
                len(numbers),
            ).format(count=len(numbers), tasks=format_ids(map(clean, numbers)))
        )


def _write_all(arguments: Namespace, forms: list[UnitForm]) -> None:
    """Write every form into the folder, which is made where it is missing; those that exist are told first."""
    folder = as_target(arguments.target)
    paths = [os.path.join(folder, f"{_NO_NAME.sub('_', form.mark.unit)}.xlsx") for form in forms]
    from workplan_tui.store.disk.folder_to_fill import FolderToFill
    from workplan_tui.store.disk.replace import refuse_existing

    if not arguments.force:
        for path in paths:
            refuse_existing(path)
    with FolderToFill(folder), ProgressLine() as progress:
        for place, (path, form) in enumerate(zip(paths, forms, strict=True)):
            progress.tell(place, len(forms))
            _write(path, form, arguments.force)


def _write(path: str, form: UnitForm, force: bool) -> None:
    from workplan_tui.store.disk.replace import write_whole

    write_whole(path, _rendered(os.path.splitext(path)[1].lower(), form), force)
    count = len(form.tasks)
    say(
        trn(
            "saved: {file}, {count} task for {period}", "saved: {file}, {count} tasks for {period}", count
        ).format(file=clean(os.fsdecode(path)), count=count, period=form.mark.period)
    )


def _rendered(kind: str, form: UnitForm) -> bytes:
    from workplan_tui.exporting.plain_forms import render_csv, render_toml

    if kind == ".csv":
        return render_csv(form)
    if kind == ".toml":
        return render_toml(form)
    try:
        from workplan_tui.exporting.office.unit_form import render_form
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("workplan_tui"):
            raise
        raise NotInstalled(
            tr("Writing {format} needs more libraries: pip install 'workplan[office]'.").format(format="xlsx")
        ) from error
    return render_form(form)
