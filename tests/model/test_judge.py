"""What may be recorded: judged at the change's own day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry, status_entry
from workplan_tui.errors import Refused, UsageError
from workplan_tui.model.entry import Change, Entry, note_op, set_op
from workplan_tui.model.judge import judged, later_values, redo_of, undo_of
from workplan_tui.model.ledger import Ledger

PLAN = make_plan()


def change(*ops: object, **more: object) -> Change:
    """Return a change by swj on the first of June."""
    return Change(**{"ops": ops, "actor": "swj", "on": JUNE, **more})  # type: ignore[arg-type]


def test_an_edit_tells_what_was_and_what_it_replaces() -> None:
    before = status_entry(1, "1", "in_progress")
    (op,) = judged(Ledger(PLAN, [before]), change(set_op("1", "status", "done")))
    assert list(op) == ["op", "task", "field", "value", "was", "sees"]
    assert (op["was"], op["sees"]) == ("in_progress", [before.id])


def test_a_move_is_judged_at_its_own_day() -> None:
    closed_in_july = status_entry(1, "1", "done", on=date(2023, 7, 1))
    ledger = Ledger(PLAN, [closed_in_july])
    asked = change(set_op("1", "status", "in_progress"))
    (op,) = judged(ledger, asked)
    assert op["was"] == "not_started"
    assert later_values(ledger, asked) == (("1", "done", date(2023, 7, 1)),)


def test_the_present_value_again_is_a_confirmation() -> None:
    before = status_entry(1, "1", "suspended")
    (op,) = judged(Ledger(PLAN, [before]), change(set_op("1", "status", "suspended")))
    assert op["value"] == op["was"] == "suspended"


def test_a_note_is_kept_as_it_is() -> None:
    assert judged(Ledger(PLAN, []), change(note_op("1", "[/b]"))) == (note_op("1", "[/b]"),)


def test_a_stale_view_is_refused() -> None:
    meanwhile = status_entry(1, "1", "done", actor="chen")
    asked = change(set_op("1", "status", "in_progress", "因故"), seen={("1", "status"): "not_started"})
    with pytest.raises(Refused, match="chen"):
        judged(Ledger(PLAN, [meanwhile]), asked)


def test_a_task_that_is_not_in_the_plan_is_named() -> None:
    with pytest.raises(UsageError, match="999"):
        judged(Ledger(PLAN, []), change(note_op("999", "无")))


def test_a_plan_may_let_the_claimant_close() -> None:
    lenient = make_plan(rules={"close_needs_other_actor": False})
    claimed = status_entry(1, "1", "done")
    assert judged(Ledger(lenient, [claimed]), change(set_op("1", "status", "closed")))
    with pytest.raises(Refused):
        judged(Ledger(PLAN, [claimed]), change(set_op("1", "status", "closed")))


def test_undo_passes_by_what_others_recorded() -> None:
    own = status_entry(1, "1", "done")
    others = status_entry(2, "2", "done", actor="chen")
    assert undo_of(Ledger(PLAN, [own, others]), "swj")[0] == own


def test_undo_of_a_note_does_not_mind_a_later_edit_of_the_status() -> None:
    note = make_entry(1, note_op("1", "记"))
    others = status_entry(2, "1", "done", actor="chen")
    assert undo_of(Ledger(PLAN, [note, others]), "swj")[0] == note


def test_nothing_to_undo_says_so() -> None:
    with pytest.raises(Refused, match="nothing of yours to undo"):
        undo_of(Ledger(PLAN, []), "swj")


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=14))
def test_undo_and_redo_are_those_of_an_editor(steps: list[str]) -> None:
    """A list of values and a place in it is the model every editor's user has in mind."""
    entries: list[Entry] = []
    past, future = [0], []
    for number, step in enumerate(steps, start=1):
        ledger = Ledger(PLAN, entries)
        try:
            if step == "edit":
                ops = judged(ledger, change(set_op("1", "target:1", number)))
            elif step == "undo":
                ops = (undo_of(ledger, "swj")[1],)
            else:
                ops = (redo_of(ledger, "swj")[1],)
        except Refused:
            assert (step == "undo" and len(past) == 1) or (step == "redo" and not future)
            continue
        entries.append(make_entry(number, *ops))
        if step == "edit":
            past.append(number)
            future = []
        elif step == "undo":
            future.append(past.pop())
        else:
            past.append(future.pop())
        assert Ledger(PLAN, entries).value("1", "target:1", 0) == past[-1]
