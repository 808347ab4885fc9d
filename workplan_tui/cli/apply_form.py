"""`workplan apply FORM`: what one form would change is shown, asked about and recorded; wrong cells are pointed at."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import EXIT_REFUSED, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.cli.recording_verbs import day_of_facts, named_period, print_recorded, recorded_change
from workplan_tui.cli.returned import Asked, came_back
from workplan_tui.language import tr, trn
from workplan_tui.model.returns.form import due_period
from workplan_tui.model.returns.form_changes import later_fact
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.returned import step_rows
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.returned import CameBack
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.returns.form_changes import FormChange
    from workplan_tui.store.store import Store

_MOST_TOLD = 20
"""Wrong places of one file: a file that is no form at all has hundreds."""


def apply_form(store: Store, context: Context, arguments: Namespace, data: bytes) -> int:
    """Show what the form would change and record it, or point at what is wrong with it."""
    one = came_back(store, context, asked_of(store, context, arguments), as_path(arguments.file), data)
    if one.steps and not one.wrong and not context.as_json and (one.unit or arguments.dry_run):
        print_steps(store, one)
    entry = None
    if one.wrong:
        tell_wrong(one)
    elif one.change is None:
        say(why_nothing(one))
    elif not arguments.dry_run:
        if one.unit:
            confirm_forms(context, [one])
        entry = recorded_change(store, context, one.change).entry
    if context.as_json:
        print_rows(one.row(entry), is_saved=entry is not None)
    return EXIT_REFUSED if one.wrong else 0


def print_rows(rows: object, is_saved: bool) -> None:
    """Print what `--json` asks for; what is saved stays so where nobody takes the rows."""
    if not is_saved:
        print_json(rows)
        return
    print_recorded(
        lambda: print_json(rows), tr("The edit is saved; only what was to be printed was not: {reason}.")
    )


def asked_of(store: Store, context: Context, arguments: Namespace) -> Asked:
    """Return of which period a form must be, and the day its facts hold from."""
    on = day_of_facts(store, context, arguments.on) if arguments.on else None
    return Asked(named_period(arguments.period) or due_period(store.plan, store.today()), on)


def print_steps(store: Store, one: CameBack) -> None:
    """Print what the form would change as a table under its name."""
    room = terminal_width()
    print_line(" ".join(filter(None, (clean(one.name), clean(one.unit)))))
    rows = step_rows(store.plan, one.steps, _later(store, one))
    for cells in aligned(rows, room - 2 if room else None):
        print_line(f"  {joined(cells)}")


def _later(store: Store, one: CameBack) -> Callable[[FormChange], Fact | None]:
    """Return what says of a step what will stay in force over it."""
    if one.change is None:
        return lambda step: None
    whole, on = store.ledger(date.max), one.change.on
    return lambda step: later_fact(whole, on, step)


def tell_wrong(one: CameBack) -> None:
    """Say every place that is wrong, and that nothing of the file was recorded."""
    for sentence in one.wrong[:_MOST_TOLD]:
        say(tr("{place}: {sentence}").format(place=clean(one.name), sentence=sentence))
    if more := len(one.wrong[_MOST_TOLD:]):
        say(trn("{file}: and {count} more place", "{file}: and {count} more places", more).format(
            file=clean(one.name), count=more
        ))  # fmt: skip
    say(tr("{file}: nothing was saved.").format(file=clean(one.name)))


def why_nothing(one: CameBack) -> str:
    """Return why there is nothing to record of a file in which nothing is wrong."""
    file = clean(one.name)
    if one.known:
        from workplan_tui.reports.history import moment  # few files come back twice

        return tr("{file}: recorded already at {at}; nothing was changed").format(
            file=file, at=moment(one.known.at)
        )
    return tr("{file}: it says nothing that does not stand already; nothing was changed").format(file=file)


def confirm_forms(context: Context, forms: list[CameBack]) -> None:
    """Ask whether what was shown is to be recorded; `UsageError` where nobody can be asked."""
    if context.is_sure:
        return
    count = sum(len(one.steps) for one in forms)
    if not can_ask():
        raise UsageError(
            trn(
                "The form would change {count} value. Add --yes to record it.",
                "The forms would change {count} values. Add --yes to record them.",
                count,
            ).format(count=count)
        )
    ask(
        trn("Record this {count} value? [y/N]", "Record these {count} values? [y/N]", count).format(
            count=count
        )
    )
