"""Conflicts: every two values of which neither writer saw the other, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.judge import judged

PLAN = make_plan()
VALUES = st.sampled_from([1, 2, 3])


def seeing(number: int, value: object, *sees: Entry, **more: object) -> Entry:
    """Return an entry that measured task 1's target, having seen those entries."""
    op = set_op("1", "target:1", value, sees=[entry.id for entry in sees])
    return make_entry(number, op, **more)  # type: ignore[arg-type]


def sides(entries: list[Entry], day: date = date.max) -> list[list[object]]:
    """Return the opposed values of each conflict, the one in force first."""
    return [[f.value for f in c.facts] for c in conflicts_of(Ledger(PLAN, entries, day), "1")]


def test_two_who_had_not_seen_each_other_are_shown_the_one_in_force_first() -> None:
    assert sides([seeing(1, 3), seeing(2, 4, actor="chen")]) == [[4, 3]]


def test_the_same_value_twice_is_no_conflict() -> None:
    assert sides([seeing(1, 3), seeing(2, 3, actor="chen")]) == []


def test_whoever_has_seen_both_settles_it() -> None:
    one, other = seeing(1, 3), seeing(2, 4, actor="chen")
    assert sides([one, other, seeing(3, 4, one, other)]) == []


def test_a_settlement_that_is_taken_back_leaves_the_conflict() -> None:
    one, other = seeing(1, 3), seeing(2, 4, actor="chen")
    settled = seeing(3, 4, one, other)
    assert sides([one, other, settled, make_entry(4, undo_op((settled.id,)))]) == [[4, 3]]


def test_a_day_before_the_other_value_knows_no_conflict() -> None:
    assert sides([seeing(1, 3), seeing(2, 4, on=date(2023, 6, 2))], JUNE) == []


def test_different_fields_are_no_conflict() -> None:
    assert sides([seeing(1, 3), make_entry(2, set_op("1", "status", "done", sees=[]))]) == []


@given(st.lists(st.tuples(VALUES, st.integers(0, 5)), max_size=8))
def test_one_host_alone_makes_no_conflict_however_it_back_dates(edits: list[tuple[int, int]]) -> None:
    entries: list[Entry] = []
    for number, (value, days) in enumerate(edits, start=1):
        on = JUNE + timedelta(days=days)
        ops = judged(Ledger(PLAN, entries), Change((set_op("1", "target:1", value),), "swj", on)).ops
        entries.append(make_entry(number, *ops, on=on))
        assert sides(entries) == []
        assert all(sides(entries, JUNE + timedelta(days=day)) == [] for day in range(6))


@given(VALUES, VALUES, st.integers(0, 3), st.integers(0, 3))
def test_two_hosts_that_set_different_values_are_always_shown(
    one: int, other: int, first: int, second: int
) -> None:
    both = [
        seeing(1, one, on=JUNE + timedelta(days=first)),
        seeing(2, other, on=JUNE + timedelta(days=second), actor="chen"),
    ]
    in_force = Ledger(PLAN, both).value("1", "target:1")
    loser = other if in_force == one else one
    assert sides(both) == ([] if one == other else [[in_force, loser]])
