"""The fold of plan and journal: its algebra, and what each operation means."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, entry_id, make_entry, status_entry
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.updated import updated

PLAN = make_plan()
TASKS = [task.id for task in PLAN.tasks]


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw a journal: edits, notes and undos of earlier entries, on any days of June."""
    entries: list[Entry] = []
    for number in range(1, draw(st.integers(1, 10)) + 1):
        task = draw(st.sampled_from(TASKS))
        kinds = [set_op(task, "status", draw(st.sampled_from(STATUSES))), note_op(task, "记")]
        if entries:
            kinds.append(undo_op((draw(st.sampled_from(entries)).id,)))
        on = JUNE + timedelta(days=draw(st.integers(0, 9)))
        entries.append(make_entry(number, draw(st.sampled_from(kinds)), on=on))
    return entries


def picture(ledger: Ledger) -> list[object]:
    """Return all that can be read of a ledger."""
    return [
        (ledger.status(id), ledger.heads(id, "status"), ledger.facts(id), updated(ledger, id)) for id in TASKS
    ]


@given(journals(), st.randoms())
def test_the_order_and_number_of_deliveries_change_nothing(entries: list[Entry], random: object) -> None:
    delivered = [*entries, *entries[: len(entries) // 2]]
    random.shuffle(delivered)  # type: ignore[attr-defined]
    assert picture(Ledger(PLAN, delivered)) == picture(Ledger(PLAN, entries))


@given(journals(), st.integers(0, 9))
def test_as_of_a_day_ignores_what_came_after_it(entries: list[Entry], days: int) -> None:
    day = JUNE + timedelta(days=days)
    known = [entry for entry in entries if entry.on <= day]
    assert picture(Ledger(PLAN, entries, day)) == picture(Ledger(PLAN, known))
    assert picture(Ledger(PLAN, entries).at(day)) == picture(Ledger(PLAN, entries, day))


@given(journals())
def test_an_undo_gives_the_ledger_without_the_entry(entries: list[Entry]) -> None:
    undo = make_entry(len(entries) + 1, undo_op((entries[-1].id,)))
    undone = picture(Ledger(PLAN, [*entries, undo]))
    assert undone == picture(Ledger(PLAN, entries[:-1]))


@given(journals())
def test_undoing_the_undo_gives_all_back(entries: list[Entry]) -> None:
    undo = make_entry(len(entries) + 1, undo_op((entries[-1].id,)))
    redo = make_entry(len(entries) + 2, undo_op((undo.id,)))
    assert picture(Ledger(PLAN, [*entries, undo, redo])) == picture(Ledger(PLAN, entries))


@given(journals())
def test_entries_of_another_plan_change_nothing(entries: list[Entry]) -> None:
    foreign = [entry.replace(plan="another") for entry in entries]
    assert picture(Ledger(PLAN, foreign)) == picture(Ledger(PLAN, []))


def test_without_an_entry_a_task_is_not_started() -> None:
    assert Ledger(PLAN, []).status("1") == "not_started"


def test_a_back_dated_edit_does_not_replace_a_later_dated_one() -> None:
    july = status_entry(1, "1", "done", on=date(2023, 7, 1))
    back_dated = status_entry(2, "1", "in_progress", on=JUNE)
    ledger = Ledger(PLAN, [july, back_dated])
    assert ledger.status("1") == "done"
    assert ledger.at(date(2023, 6, 30)).status("1") == "in_progress"


def test_an_unknown_word_and_operation_are_kept() -> None:
    odd = make_entry(1, set_op("1", "status", "暂停待定"), {"op": "weigh", "task": "1"})
    ledger = Ledger(PLAN, [odd])
    assert ledger.status("1") == "暂停待定"
    assert [fact.op["op"] for fact in ledger.facts("1")] == ["set", "weigh"]


def test_heads_are_what_nobody_has_seen() -> None:
    first = status_entry(1, "1", "in_progress")
    seeing = make_entry(2, {**set_op("1", "status", "done"), "sees": [first.id]})
    blind = status_entry(3, "1", "suspended", actor="chen")
    assert Ledger(PLAN, [first, seeing, blind]).heads("1", "status") == (entry_id(2), entry_id(3))


def test_the_claim_outlives_confirmation_and_closing_but_not_a_return() -> None:
    entries = [
        status_entry(1, "1", "done", actor="swj"),
        status_entry(2, "1", "done", actor="chen"),
        status_entry(3, "1", "closed", actor="duchashi"),
    ]
    claim = Ledger(PLAN, entries).claim("1")
    assert claim is not None
    assert claim.entry.actor == "swj"
    returned = Ledger(PLAN, [*entries, status_entry(4, "1", "in_progress")])
    assert returned.claim("1") is None


def test_a_reminder_is_no_news_of_the_task() -> None:
    told = make_entry(1, note_op("1", "开工"))
    reminded = make_entry(2, {"op": "remind", "task": "1"}, on=date(2023, 8, 1))
    assert updated(Ledger(PLAN, [told, reminded]), "1") == told


def test_the_history_of_a_task_keeps_what_was_taken_back() -> None:
    edit = status_entry(1, "1", "done")
    undo = make_entry(2, undo_op((edit.id,)))
    other = status_entry(3, "2", "done")
    ledger = Ledger(PLAN, [edit, undo, other])
    assert ledger.touching("1") == (edit, undo)
    assert not ledger.stands(edit)
