"""The fold grows by what is new and is still the fold its definition describes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, entry_id, make_entry, status_entry
from tests.model.fold.naive import naive_picture, picture
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.entry import Entry
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op

PLAN = make_plan()
TASKS = ["1", "2", "gone"]
LONGEST = 14
IDS = st.integers(1, LONGEST).map(entry_id)
DAYS = st.integers(0, 4).map(lambda days: JUNE + timedelta(days=days))

OPS = st.one_of(
    st.builds(
        lambda task, status, sees: set_op(task, "status", status, sees=sees),
        st.sampled_from(TASKS), st.sampled_from(STATUSES[:3]), st.lists(IDS, max_size=2),
    ),
    st.builds(lambda task: set_op(task, "due_on", "2023-12-30"), st.sampled_from(TASKS)),
    st.builds(lambda task: note_op(task, "记"), st.sampled_from(TASKS)),
    st.just({"op": "remind", "task": "1"}),
    st.lists(IDS, min_size=1, max_size=2).map(lambda ids: undo_op(tuple(ids))),
)  # fmt: skip


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw a journal nobody keeps to any rule in: undos of undos, of what comes later, of nothing."""
    numbers = range(1, draw(st.integers(1, LONGEST)) + 1)
    plans = st.sampled_from(["plan-2023"] * 5 + ["another"])
    return [
        make_entry(n, *draw(st.lists(OPS, min_size=1, max_size=2)), on=draw(DAYS), plan=draw(plans))
        for n in numbers
    ]


def days_of(entries: list[Entry]) -> list[date]:
    """Return every day on which something changes, and the end of days."""
    return [*sorted({entry.on for entry in entries}), date.max]


def look(facts: Facts, entries: list[Entry]) -> list[Any]:
    """Return what can be read on each day."""
    return [picture(Ledger(PLAN, facts, day), TASKS) for day in days_of(entries)]


def definition(entries: list[Entry], days: list[Entry]) -> list[Any]:
    """Return the same from the definition."""
    return [naive_picture(entries, PLAN.id, TASKS, day) for day in days_of(days)]


@given(journals())
def test_the_fold_is_what_its_definition_says(entries: list[Entry]) -> None:
    assert look(Facts(PLAN.id, entries), entries) == definition(entries, entries)


@given(journals(), st.data())
def test_growing_by_any_pieces_equals_folding_from_scratch(entries: list[Entry], data: st.DataObject) -> None:
    deliveries = data.draw(st.lists(st.lists(st.sampled_from(entries), max_size=5), max_size=6))
    facts, known = Facts(PLAN.id), []
    for delivery in [*deliveries, entries]:
        facts = facts.grown(delivery)
        known += delivery
        if data.draw(st.booleans()):  # what was read before is kept, and must not grow stale
            assert look(facts, entries) == definition(known, entries)
    assert look(facts, entries) == definition(entries, entries)


@given(journals(), st.integers(0, LONGEST))
def test_growing_leaves_what_was_read_before_as_it_was(entries: list[Entry], count: int) -> None:
    before = Facts(PLAN.id, entries[:count])
    first, second = before.grown(entries[count:]), before.grown(entries[count + 1 :])
    later = [entry for entry in entries if entry is not entries[min(count, len(entries) - 1)]]
    assert look(before, entries) == definition(entries[:count], entries)
    assert look(first, entries) == definition(entries, entries)
    assert look(second, entries) == definition(later if count < len(entries) else entries, entries)


@given(journals(), st.data())
def test_entry_by_entry_every_former_state_stays(entries: list[Entry], data: st.DataObject) -> None:
    states = [Facts(PLAN.id)]
    for entry in entries:
        states.append(states[-1].grown([entry]))
        if data.draw(st.booleans()):
            look(states[-1], entries)
    for count, facts in enumerate(states):
        assert look(facts, entries) == definition(entries[:count], entries)


@given(journals(), journals(), journals())
def test_putting_journals_together_is_commutative_associative_and_idempotent(
    one: list[Entry], two: list[Entry], three: list[Entry]
) -> None:
    """The three draw from the same ids, so that one id often stands for different entries."""
    days = [*one, *two, *three]
    whole = look(Facts(PLAN.id, [*one, *two, *three]), days)
    assert look(Facts(PLAN.id, three).grown(two).grown(one), days) == whole
    assert look(Facts(PLAN.id, one).grown([*two, *three]), days) == whole
    assert look(Facts(PLAN.id, two).grown(one).grown(two).grown(three).grown(one), days) == whole


@given(journals(), journals())
def test_adding_entries_never_loses_one(one: list[Entry], two: list[Entry]) -> None:
    known = {entry.id for entry in Facts(PLAN.id, one)}
    assert known <= {entry.id for entry in Facts(PLAN.id, one).grown(two)}


def test_of_two_entries_under_one_id_the_same_one_counts_whichever_came_first() -> None:
    done, suspended = status_entry(1, "1", "done"), status_entry(1, "1", "suspended")
    values = {
        Ledger(PLAN, Facts(PLAN.id, [first]).grown([second])).status("1")
        for first, second in ((done, suspended), (suspended, done))
    }
    assert len(values) == 1


def test_entries_that_claim_to_have_seen_each_other_still_leave_a_head() -> None:
    first = make_entry(1, set_op("1", "status", "done", sees=[entry_id(1), entry_id(2)]))
    second = make_entry(2, set_op("1", "status", "suspended", sees=[entry_id(1), entry_id(2)]))
    assert Ledger(PLAN, [first, second]).heads("1", "status") == (second.id,)


def test_a_long_chain_of_undos_is_followed_to_its_end() -> None:
    edit = status_entry(1, "1", "done")
    undos = [make_entry(n, undo_op((entry_id(n - 1),))) for n in range(2, 3001)]
    facts = Facts(PLAN.id, [edit, *undos])
    assert not facts.stands(edit.id)
    assert facts.grown([make_entry(3001, undo_op((entry_id(3000),)))]).stands(edit.id)


def test_growing_by_nothing_new_is_no_growth() -> None:
    facts = Facts(PLAN.id, [status_entry(1, "1", "done")])
    assert facts.grown([status_entry(1, "1", "done")]) is facts


def test_an_undo_gives_back_the_heads_and_a_redo_takes_them_again() -> None:
    first = status_entry(1, "1", "in_progress")
    second = make_entry(2, set_op("1", "status", "done", sees=[first.id]))
    undo, redo = make_entry(3, undo_op((second.id,))), make_entry(4, undo_op((entry_id(3),)))
    facts, heads = Facts(PLAN.id, [first]), []
    for entry in (second, undo, redo):
        facts = facts.grown([entry])
        heads.append(Ledger(PLAN, facts).heads("1", "status"))
    assert heads == [(second.id,), (first.id,), (second.id,)]
