"""What a journal costs that was made to cost much, counted: no more than in proportion to its length."""

from __future__ import annotations

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry
from tests.support.effort import steps
from workplan_tui.model.entry import Entry
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.fold.knowledge import Knowledge
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op

PLAN = make_plan()


def value(number: int, sees: list[str]) -> Entry:
    """Return an entry that sets the status to a word of its own, and names what it saw."""
    return make_entry(number, {**set_op("1", "status", f"{number}"), "sees": sees})


def test_of_values_that_all_name_all_before_each_is_looked_up_once() -> None:
    entries = [value(number, [entry_id(older) for older in range(1, number)]) for number in range(1, 17)]
    facts = Ledger(PLAN, entries).facts("1", "set")
    knowledge = Knowledge(facts)

    assert steps(lambda: knowledge.of(facts[-1], {entry_id(1)})) < 2_000


def test_of_many_values_side_by_side_few_are_compared() -> None:
    ledger = Ledger(PLAN, [value(number, []) for number in range(1, 301)])

    assert steps(lambda: conflicts_of(ledger, "1")) < 300 * 100


def test_an_undo_that_names_an_entry_a_thousand_times_is_one_undo() -> None:
    entries = [value(1, []), *(make_entry(number, undo_op((entry_id(1),) * 1000)) for number in range(2, 7))]
    facts = Facts(PLAN.id, entries)

    assert len(facts.undos_of(entry_id(1))) == 5


def test_whether_entries_stand_that_take_each_other_back_is_worked_out_once() -> None:
    entries = [
        value(1, []),
        *(make_entry(number, undo_op((entry_id(number - 1),))) for number in range(2, 301)),
    ]
    facts = Facts(PLAN.id, entries)

    assert steps(lambda: [facts.stands(entry.id) for entry in entries]) < 300 * 100
