"""What all verbs that record have in common: the day, the record, and what is said about it."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import Unprinted, UsageError
from workplan_tui.cli.confirmation import confirm
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.entry import Change
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.numbers import find_number
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.recording.odd_days import odd_days
from workplan_tui.model.status import NOT_STARTED
from workplan_tui.reports.operations import describe_later, describe_saved
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Iterable

    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.store.recorded import Recorded
    from workplan_tui.store.store import Store


def add_day(parser: ArgumentParser) -> None:
    """Declare the day that facts hold from, for what is told later."""
    parser.add_argument("--on", metavar=tr("DAY"), help=tr("the day it holds from (today)"))


def add_reason(parser: ArgumentParser, help: str = "") -> None:
    """Declare the words that explain the change in the journal; `help` says what else they are."""
    parser.add_argument("-m", dest="reason", metavar=tr("REASON"), help=help or tr("why"))


def needed_reason(reason: str | None, command: str) -> str:
    """Return the reason; `UsageError` with the way to give it where there is none."""
    if reason is not None:
        return reason
    raise UsageError(
        tr('{command} needs a reason, which stays in the journal: add -m "REASON".').format(command=command)
    )


def number_of(word: str, option: str) -> float:
    """Return the number that was typed; `UsageError` when it is none."""
    found = find_number(word)
    if found is None:
        raise UsageError(
            tr("{option} {text} is no number; write it as 54, 4.5 or 1,200.").format(
                option=option, text=clean(word)
            )
        )
    return found


def named_period(asked: str | None) -> str | None:
    """Return the name of the period that `--period` gives; `UsageError` where it is none."""
    if asked is None:
        return None
    from workplan_tui.model.rules.periods import read_period

    found = read_period(asked)
    if found is None:
        raise UsageError(
            tr("--period {text} is no period; write it as 2023-05, 2023-Q2 or 2023-W18.").format(
                text=clean(asked)
            )
        )
    return found


def day_of_facts(store: Store, context: Context, asked: str | None) -> date:
    """Return the day that `--on` names, else today; a fact cannot hold from a day to come."""
    today = store.today()
    on = context.named_day(store, asked, "--on", is_recorded=True)
    if on and on > today:
        raise UsageError(tr("--on {day} is still to come; today is {today}.").format(day=on, today=today))
    return on or today


def record(store: Store, context: Context, ops: Iterable[Op], on: date) -> int:
    """Record the operations as one entry and tell what was saved."""
    return record_change(store, context, Change(ops=tuple(ops), actor=context.actor, on=on))


def record_change(store: Store, context: Context, change: Change) -> int:
    """Record the change as one entry and tell what was saved, or that it was there already."""
    return print_entry(context, recorded_change(store, context, change).entry)


def recorded_change(store: Store, context: Context, change: Change) -> Recorded:
    """Record the change, say what was saved, or that it was there already, and return it."""
    confirm(oddities(store, change), context.is_sure)
    recorded = store.record(change)
    if not recorded.is_new:
        from workplan_tui.reports.history import moment  # what is recorded twice is rare

        say(tr("recorded already at {at}; nothing was changed").format(at=moment(recorded.entry.at)))
        return recorded
    for words in _what(store, recorded.entry):
        say(tr("saved: {what}").format(what=words))
    warn_of(store.plan, recorded)
    unit = context.unit
    if unit and change.source is None:  # what a unit's form says the unit says itself
        from workplan_tui.reports.claims import stranger_words

        for told in stranger_words(store.plan, recorded.entry, unit):
            warn(told)
    return recorded


def warn_of(plan: Plan, recorded: Recorded) -> None:
    """Say what speaks against what was recorded, or stays in force over it."""
    for fact in recorded.later:
        warn(describe_later(fact, plan))
    if recorded.claims:
        from workplan_tui.reports.claims import doubt_words  # most edits claim nothing

        for claim in recorded.claims:
            warn(doubt_words(claim, plan))
    for doubt in recorded.doubts:
        warn(doubt)


def oddities(store: Store, change: Change) -> tuple[Reason, ...]:
    """Return what of the change is most often a slip: asked about, and not refused."""
    return (*odd_days(store.plan, change), *_odd_figures(store, change), *_odd_moves(store, change))


def _odd_figures(store: Store, change: Change) -> tuple[Reason, ...]:
    """Return what is odd about the figures; a line that is handed in again was asked about before."""
    if change.id or not any(kind_of(op) == "report" or FieldSet(op).name == "target" for op in change.ops):
        return ()
    from workplan_tui.model.recording.odd_figures import odd_figures  # few edits have figures

    return tuple(odd.reason for odd in odd_figures(store.ledger_about(change), change))


def _odd_moves(store: Store, change: Change) -> tuple[Reason, ...]:
    """Return what is odd about statuses; a line that is handed in again was asked about before."""
    if change.id or not any(FieldSet(op).value == NOT_STARTED for op in change.ops):
        return ()
    from workplan_tui.model.recording.odd_moves import odd_moves  # few edits say that nothing was begun

    return odd_moves(store.ledger_about(change), change)


def _what(store: Store, entry: Entry) -> tuple[str, ...]:
    if not entry.is_undo:
        return describe_saved(entry, store.plan, lambda id: store.ledger(date.max).find(id))
    from workplan_tui.reports.history import describe_entry, undo_words  # an undo that was handed in

    return (undo_words(store.ledger(date.max), entry, lambda one: describe_entry(one, store.plan)),)


def print_entry(context: Context, entry: Entry) -> int:
    """Print the entry if data was asked for, and return success."""
    if context.as_json:
        from workplan_tui.cli.output import print_json

        print_recorded(
            lambda: print_json(entry.record),
            tr("The edit is saved; only what was to be printed was not: {reason}."),
        )
    return 0


def print_recorded(print_all: Callable[[], None], sentence: str) -> None:
    """Print what tells of an edit that is saved; `Unprinted` with the sentence where nobody takes it.

    Output that a full disk does not take makes the edit no less saved: whoever tried it again on
    being told otherwise would record it twice.
    """
    from workplan_tui.cli.output import flush

    try:
        print_all()
        flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unprinted(sentence.format(reason=why_refused(error))) from error
