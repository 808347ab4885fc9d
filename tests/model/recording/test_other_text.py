"""An id that has become another text's: nothing is carried from one text to the other without a word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from tests.support.error_words import refuses
from workplan_tui.base.errors import Moved
from workplan_tui.model.entry import HASH, Change, said_by
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.plan import Plan
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.rules.other_text import facts_of_other_text
from workplan_tui.model.rules.task_doubts import doubts_of

PLAN = make_plan()


def change(*ops: Any, **more: Any) -> Change:
    return Change(ops, "swj", JUNE, **more)


def swapped(plan: Plan, one: str, other: str) -> Plan:
    """Return the plan in which two texts have changed ids, as a renumbering by hand leaves it."""
    ids = {one: other, other: one}
    return plan.replace(tasks=tuple(task.replace(id=ids.get(task.id, task.id)) for task in plan.tasks))


def recorded(plan: Plan, *ops: Any) -> tuple[Any, ...]:
    return judged(Ledger(plan, []), change(*ops)).ops


def test_every_operation_on_a_task_carries_the_print_of_its_text() -> None:
    ops = recorded(PLAN, note_op("1", "x"), set_op("2", "status", "done"))
    assert [op[HASH] for op in ops] == [fingerprint(PLAN.tasks_by_id[id].text) for id in ("1", "2")]
    assert len({op[HASH] for op in ops}) == 2
    assert all(len(op[HASH]) == 8 for op in ops)


def test_ids_that_were_swapped_are_doubted_refused_and_free_again_when_they_are_back() -> None:
    entry = make_entry(1, *recorded(PLAN, set_op("1", "status", "done")))
    turned = Ledger(swapped(PLAN, "1", "2"), [entry])
    (doubt,) = doubts_of(turned, turned.plan.tasks_by_id["1"])
    assert (doubt.code, doubt.values["count"], doubt.values["actor"]) == ("other_text", 1, "swj")
    assert doubts_of(turned, turned.plan.tasks_by_id["2"]) == ()
    with refuses(Moved, match="when swj recorded on it"):
        judged(turned, change(note_op("1", "x")))
    assert judged(turned, change(note_op("2", "x"))).ops
    assert judged(Ledger(PLAN, [entry]), change(note_op("1", "x"))).ops


def test_what_is_taken_back_is_no_doubt() -> None:
    entry = make_entry(1, *recorded(PLAN, note_op("1", "x")))
    turned = Ledger(swapped(PLAN, "1", "2"), [entry, make_entry(2, undo_op((entry.id,)))])
    assert doubts_of(turned, turned.plan.tasks_by_id["1"]) == ()


def test_what_somebody_else_dated_later_or_earlier_is_doubted_all_the_same() -> None:
    for day in (date(2023, 5, 1), date(2023, 7, 1)):
        entry = make_entry(1, *recorded(PLAN, note_op("1", "x")), on=day)
        with refuses(Moved, match="another text"):
            judged(Ledger(swapped(PLAN, "1", "2"), [entry]), change(note_op("1", "y")))


def test_an_edit_that_was_made_of_another_text_is_refused() -> None:
    (offered,) = recorded(PLAN, note_op("1", "x"))
    with refuses(Moved, match="made of another text than task 1 has now"):
        judged(Ledger(swapped(PLAN, "1", "2"), []), change(offered))
    assert judged(Ledger(PLAN, []), change(offered)).ops == (offered,)


def test_entries_from_before_there_were_prints_say_nothing() -> None:
    entry = make_entry(1, note_op("1", "x"))
    turned = Ledger(swapped(PLAN, "1", "2"), [entry])
    assert doubts_of(turned, turned.plan.tasks_by_id["1"]) == ()


def test_the_same_edit_with_and_without_its_print_is_one() -> None:
    """A line that was offered by an earlier version, and is in the journal by now."""
    entry = make_entry(1, *recorded(PLAN, note_op("1", "x")))
    asked = change(note_op("1", "x"), id=entry.id)
    assert judged(Ledger(PLAN, [entry]), asked).known == entry


@given(st.permutations([task.id for task in PLAN.tasks]), st.data())
def test_whatever_ids_are_given_what_is_shown_without_doubt_was_said_of_that_text(
    order: list[str], data: st.DataObject
) -> None:
    """A property: of every plan with the same ids in another order."""
    said = [
        make_entry(n, *recorded(PLAN, note_op(data.draw(st.sampled_from(order)), f"{n}")))
        for n in range(1, 6)
    ]
    texts = {entry.id: PLAN.tasks_by_id[entry.task_ids[0]].text for entry in said}
    tasks = tuple(task.replace(id=id) for task, id in zip(PLAN.tasks, order, strict=True))
    ledger = Ledger(PLAN.replace(tasks=tasks), said)
    for task in ledger.plan.tasks:
        others = facts_of_other_text(ledger, task)
        for fact in ledger.facts(task.id):
            assert (fact in others) == (texts[fact.entry.id] != task.text)


@pytest.mark.parametrize("digits", [8, 16])
def test_a_print_is_the_beginning_of_the_sha_256(digits: int) -> None:
    """The prints of forms that are out with units must go on to hold."""
    whole = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4, of abc
    assert fingerprint("abc", digits) == whole[:digits]


def test_what_an_operation_says_is_without_its_print() -> None:
    (op,) = recorded(PLAN, note_op("1", "x"))
    assert said_by(op) == note_op("1", "x")
