"""`workplan plan new`: a plan to begin with, in a file of its own: empty, a copy, or what a year left unfinished."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say
from workplan_tui.language import tr
from workplan_tui.settings.plan_choice import built_in_plan
from workplan_tui.settings.values import BUILT_IN
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context

_YEARS = range(1900, 10_000)


def begin_plan(arguments: Namespace, context: Context) -> int:
    """Write the file and say how to go on; an existing one is refused without `--force`."""
    from workplan_tui.store.disk.replace import write_whole
    from workplan_tui.store.kept_files import refuse_in_journal
    from workplan_tui.store.plan.file import parse_plan

    if not arguments.output:
        raise UsageError(tr("--output FILE is missing; workplan plan --help has an example."))
    target = as_path(arguments.output)
    refuse_in_journal(target)
    if arguments.force:
        _refuse_recorded(target)
    data = _of_other(arguments, context) if arguments.origins else _empty(arguments)
    plan = parse_plan(data, target)
    write_whole(target, data, bool(arguments.force))
    say(
        tr(
            "saved: {file}, sections: {sections}, tasks: {tasks}. Next: workplan --plan {file} plan add"
        ).format(file=clean(arguments.output), sections=len(plan.sections), tasks=len(plan.tasks))
    )
    return 0


def _refuse_recorded(target: str) -> None:
    """Refuse to put another plan where one stands that something is recorded on: its journal would speak of this."""
    from workplan_tui.store.disk.file_steps import is_folder
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.place import beside

    files = Files()
    folder = beside(files.real_path(target))
    if is_folder(files, folder):
        raise Refused(
            tr("{folder} is the journal of the plan {file} that stands there: name another file.").format(
                folder=clean(folder), file=clean(target)
            )
        )


def _empty(arguments: Namespace) -> bytes:
    from workplan_tui.model.next_year import empty_plan
    from workplan_tui.store.plan.plan_text import format_plan

    year = _year(arguments.year)
    if not (arguments.title or "").strip() or not arguments.section or year is None:
        raise UsageError(
            tr(
                "A new plan needs --title, --year and a --section, or --from another plan; see workplan plan --help."
            )
        )
    return format_plan(empty_plan(arguments.title.strip(), year, arguments.section)).encode("utf-8")


def _of_other(arguments: Namespace, context: Context) -> bytes:
    """Return the other plan's bytes; of another year what it left unfinished, without what only the other year has."""
    from workplan_tui.store.plan.file import read_bytes
    from workplan_tui.store.sealing.door import door

    path = built_in_plan() if arguments.origins == BUILT_IN else as_path(arguments.origins)
    year = _year(arguments.year)
    if year is None:
        if arguments.title or arguments.section:
            raise UsageError(tr("A copy of {plan} keeps its title and sections; --year begins another year.").format(
                plan=clean(arguments.origins)
            ))  # fmt: skip
        return read_bytes(*door(path))
    from workplan_tui.model.next_year import carried_over
    from workplan_tui.store.plan.plan_text import format_plan
    from workplan_tui.store.store import Store

    store = Store.open(path, read_only=True, environment=context.environment)
    return format_plan(carried_over(store.ledger(date.max), year, arguments.title)).encode("utf-8")


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    digits = half_width(words).removesuffix("年")
    if not (digits.isascii() and digits.isdigit() and int(digits) in _YEARS):
        raise UsageError(tr("{word} is no year: write four digits.").format(word=clean(words)))
    return int(digits)
