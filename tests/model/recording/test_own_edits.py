"""Any of one's own edits can be taken back, as long as nothing was built upon it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry
from tests.support.error_words import refuses
from workplan_tui.base.errors import Refused
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.recording.undo_rules import newest_own, own_meant, undo_of, undone_by, why_not_undo
from workplan_tui.reports.refused import why_words

if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

PLAN = make_plan()
DUE = date(2023, 7, 1)


def is_own(entry: Entry) -> bool:
    return entry.actor == "swj"


def ids(*entries: Entry) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def why(ledger: Ledger, entry: Entry) -> str:
    reason = why_not_undo(ledger, entry, is_own)
    return why_words(reason) if reason else ""


def test_the_newest_of_ones_own_that_stand_are_listed_without_undos() -> None:
    first, second, third = (make_entry(n, note_op("1", f"{n}")) for n in (1, 2, 3))
    others = make_entry(4, note_op("1", "x"), actor="chen")
    undo = make_entry(5, undo_op(ids(second)))
    ledger = Ledger(PLAN, [first, second, third, others, undo])
    assert newest_own(ledger, is_own) == (third, first)
    assert newest_own(ledger, is_own, 1) == (third,)


def test_an_older_edit_is_taken_back_whatever_came_after_it_elsewhere() -> None:
    note = make_entry(1, note_op("1", "记"))
    status = make_entry(2, set_op("1", "status", "in_progress"))
    report = make_entry(3, report_op("1", percent=40))
    more = make_entry(4, set_op("2", "status", "done"), report_op("1", percent=50), note_op("1", "x"))
    ledger = Ledger(PLAN, [note, status, report, more])
    assert [why(ledger, one) for one in (note, status, report, more)] == ["", "", "", ""]


def test_a_question_that_was_answered_is_not_taken_back() -> None:
    asked = make_entry(1, flag_op("1", "?"))
    answer = make_entry(2, unflag_op("1", ids(asked), "yes"), actor="chen")
    ledger = Ledger(PLAN, [asked, answer])
    told = "it was dealt with since, which is to be taken back first: task 1 answered (chen, 2023-06-01)"
    assert why(ledger, asked) == told
    with refuses(Refused, match="Not undone: it was dealt with since"):
        undo_of(ledger, is_own, asked.id)
    gone = make_entry(3, undo_op(ids(answer)), actor="chen")
    assert why(Ledger(PLAN, [asked, answer, gone]), asked) == ""


def test_an_answer_can_be_taken_back_and_the_question_is_open_again() -> None:
    asked = make_entry(1, flag_op("1", "?"), actor="chen")
    answer = make_entry(2, unflag_op("1", ids(asked)))
    assert why(Ledger(PLAN, [asked, answer]), answer) == ""


def test_a_question_that_a_meeting_decided_is_told_once_as_decided() -> None:
    asked = make_entry(1, flag_op("1", "?"))
    decided = make_entry(2, decide_op("1", "so", "u", DUE, ids(asked)), unflag_op("1", ids(asked), "so"))
    assert why(Ledger(PLAN, [asked, decided]), asked).endswith("first: task 1 decided (swj, 2023-06-01)")


def test_a_decision_that_was_carried_out_is_not_taken_back() -> None:
    decided = make_entry(1, decide_op("1", "so", "u", DUE))
    done = make_entry(2, carry_out_op("1", ids(decided)))
    ledger = Ledger(PLAN, [decided, done])
    assert why(ledger, decided).endswith("task 1 carried out (swj, 2023-06-01)")
    assert why(ledger, done) == ""


def test_what_an_entry_answers_itself_is_no_obstacle() -> None:
    both = make_entry(1, flag_op("1", "?"), unflag_op("1", ()))
    assert why(Ledger(PLAN, [both]), both) == ""


def test_the_end_of_an_id_means_ones_own_edit() -> None:
    mine = make_entry(0xABCDEF, note_op("1", "x"))
    others = make_entry(0x123456, note_op("1", "y"), actor="chen")
    ledger = Ledger(PLAN, [others, mine])
    assert own_meant(ledger, is_own, "abcdef") == mine
    assert own_meant(ledger, is_own, mine.id) == mine
    assert own_meant(ledger, is_own, others.id) == others, "whose it is, is told when it is to be taken back"
    for mark in ("123456", "def", "ffffff", "", "2023"):
        with refuses(Refused, match="no entry"):
            own_meant(ledger, is_own, mark)
    twin = make_entry(0x1ABCDEF, note_op("1", "z"))
    with refuses(Refused, match="several entries end in abcdef"):
        own_meant(Ledger(PLAN, [mine, twin]), is_own, "abcdef")


_STATUSES = ("not_started", "in_progress", "done", "suspended")


@st.composite
def journals(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries of two actors on two tasks; questions and decisions that are open are dealt with now and then."""
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(2, 12))):
        ledger, task = Ledger(PLAN, entries), draw(st.sampled_from("12"))
        asked = [fact.entry.id for fact in ledger.facts(task, "flag")]
        decided = [fact.entry.id for fact in ledger.facts(task, "decide")]
        choices: list[Op] = [
            set_op(task, "status", draw(st.sampled_from(_STATUSES)), sees=list(ledger.heads(task, "status"))),
            set_op(task, "due_on", f"2024-01-{number:02}", "r", sees=list(ledger.heads(task, "due_on"))),
            note_op(task, f"{number}"), report_op(task, percent=number), flag_op(task, f"{number}"),
            decide_op(task, "so", "u", DUE),
        ]  # fmt: skip
        choices += [unflag_op(task, (draw(st.sampled_from(asked)),))] if asked else []
        choices += [carry_out_op(task, (draw(st.sampled_from(decided)),))] if decided else []
        actor = draw(st.sampled_from(("swj", "chen")))
        entries.append(make_entry(number, draw(st.sampled_from(choices)), actor=actor))
    return tuple(entries)


def what_stands(ledger: Ledger) -> set[tuple[str, str]]:
    return {(fact.entry.id, fact.kind) for task in "1234" for fact in ledger.facts(task)}


def answers_to_nothing(ledger: Ledger) -> list[str]:
    """Return the ids that answers name and that raise nothing."""
    return [
        id
        for task in "12"
        for fact in ledger.facts(task)
        for id in fact.op.get("of", ())
        if id not in {one.entry.id for one in ledger.facts(task)}
    ]


@given(journals())
def test_one_that_may_be_taken_back_takes_nothing_else_with_it(entries: tuple[Entry, ...]) -> None:
    ledger = Ledger(PLAN, entries)
    for entry in newest_own(ledger, is_own):
        if why_not_undo(ledger, entry, is_own) is not None:
            continue
        undo = make_entry(99, undo_op((entry.id,)))
        after = Ledger(PLAN, [*entries, undo])
        assert what_stands(after) == {one for one in what_stands(ledger) if one[0] != entry.id}
        assert not answers_to_nothing(after)
        values = {(task, field) for task in "12" for field in ("status", "due_on")}
        without = Ledger(PLAN, [one for one in entries if one.id != entry.id])
        assert all(after.value(*one) == without.value(*one) for one in values)
        redone = Ledger(PLAN, [*entries, undo, make_entry(100, undo_op((undo.id,)))])
        assert what_stands(redone) == what_stands(ledger)
        assert undone_by(redone, undo) == (entry,)


@given(journals())
def test_whoever_goes_through_the_list_from_the_newest_can_take_all_of_it_back(
    entries: tuple[Entry, ...],
) -> None:
    mine = [entry.replace(actor="swj") for entry in entries]
    number = 100
    while found := newest_own(Ledger(PLAN, mine), is_own):
        assert why_not_undo(Ledger(PLAN, mine), found[0], is_own) is None
        number += 1
        mine.append(make_entry(number, undo_op((found[0].id,))))
    assert all(one.id < other.id for one, other in pairwise(mine))


@pytest.mark.parametrize("field", ["status", "due_on"])
def test_an_older_value_under_ones_own_newer_one_says_which(field: str) -> None:
    first = make_entry(1, set_op("1", field, "done"))
    second = make_entry(2, set_op("1", field, "suspended", sees=[first.id]))
    told = why(Ledger(PLAN, [first, second]), first)
    assert told.startswith("it would lose what was set since: task 1 ")
    assert told.endswith("suspended (swj, 2023-06-01)")
