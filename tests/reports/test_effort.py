"""What is worked out from a journal takes steps as the journal is long, whatever its entries name."""

from __future__ import annotations

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from tests.support.effort import steps
from tests.support.heavy import JOURNALS
from workplan_tui.model.entry import Entry
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.fold.fact import facts_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.recording.undo_rules import others_values
from workplan_tui.reports.history import history_lines

PLAN = make_plan()
_TIMES = 4


def work_out(entries: list[Entry]) -> None:
    """Do what `show`, `log` and `undo` do for one task."""
    ledger = Ledger(PLAN, entries)
    conflicts_of(ledger, "1")
    history_lines(ledger, ledger.touching("1"), "1")
    others_values(ledger, entries[:1], lambda entry: False)
    for entry in entries:
        ledger.stands(entry)
    Ledger(PLAN, entries, entries[0].on).heads("1", "status")


def size(entries: list[Entry]) -> int:
    return sum(len(repr(entry)) for entry in entries)


@pytest.mark.parametrize("kind", JOURNALS)
def test_a_longer_journal_takes_steps_as_it_is_longer(kind: str) -> None:
    def made(lines: int) -> list[Entry]:
        ops = enumerate(JOURNALS[kind](lines), start=1)
        return [make_entry(number, *its, actor=f"{number % 3}") for number, its in ops]

    few, many = 6, 6 * _TIMES
    growth = size(made(many)) / size(made(few))
    work_out(made(few))  # what is loaded at its first use
    short, long = made(few), made(many)
    assert steps(lambda: work_out(long)) < 1.5 * growth * steps(lambda: work_out(short))


def test_asking_for_every_task_of_a_line_looks_at_each_operation_once() -> None:
    def ask(tasks: int) -> int:
        entry = make_entry(1, *(note_op(f"{n}", "x") for n in range(tasks)))
        return steps(lambda: [facts_of(f"{n}", [entry]) for n in range(tasks)])

    assert ask(400) < 4 * 1.5 * ask(100)
