"""What may be recorded: judged at the change's own day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, entry_id, make_entry, status_entry
from tests.support.error_words import refuses
from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.model.entry import Change, Entry, said_by
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.judge import judged, seen_in
from workplan_tui.model.recording.undo_rules import redo_of, undo_of

PLAN = make_plan()
SWJ = "swj-a1b2c3d4"


def is_own(entry: Entry) -> bool:
    """Say what the account `swj` recorded, under whatever name."""
    return entry.replica.startswith("swj-")


def change(*ops: object, **more: object) -> Change:
    """Return a change by swj on the first of June."""
    return Change(**{"ops": ops, "actor": "swj", "on": JUNE, **more})  # type: ignore[arg-type]


def test_an_edit_tells_what_was_and_what_it_replaces() -> None:
    before = status_entry(1, "1", "in_progress")
    (op,) = judged(Ledger(PLAN, [before]), change(set_op("1", "status", "done"))).ops
    assert list(op) == ["op", "task", "field", "value", "was", "sees", "hash"]
    assert (op["was"], op["sees"]) == ("in_progress", [before.id])


def test_a_move_is_judged_at_its_own_day() -> None:
    closed_in_july = status_entry(1, "1", "done", on=date(2023, 7, 1))
    ledger = Ledger(PLAN, [closed_in_july])
    asked = change(set_op("1", "status", "in_progress"))
    (op,) = judged(ledger, asked).ops
    assert op["was"] == "not_started"
    assert [fact.entry for fact in judged(ledger, asked).later] == [closed_in_july]


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        (set_op("1", "due_on", "2024-03-31", "r"), set_op("1", "due_on", "2024-01-31", "r")),
        (set_op("1", "target:1", 54), set_op("1", "target:1", 10)),
        (set_op("1", "light", "red", "r"), set_op("1", "light", None)),
        (report_op("1", percent=60), report_op("1", percent=10)),
    ],
)
def test_whatever_is_told_of_an_earlier_day_a_later_value_in_force_is_named(later: Any, asked: Any) -> None:
    of_july, of_june = make_entry(1, later, on=date(2023, 7, 1)), make_entry(2, later, on=date(2023, 6, 1))
    assert [fact.entry for fact in judged(Ledger(PLAN, [of_july]), change(asked)).later] == [of_july]
    assert judged(Ledger(PLAN, [of_june]), change(asked)).later == ()


def test_what_somebody_has_looked_at_is_not_refused_and_what_came_since_is() -> None:
    known, news = (
        make_entry(1, report_op("1", percent=60)),
        make_entry(2, report_op("1", percent=70), actor="li"),
    )
    asked = report_op("1", percent=10)
    seen = seen_in(Ledger(PLAN, [known]), [asked])
    (op,) = judged(Ledger(PLAN, [known]), change(asked, seen=seen)).ops
    assert said_by(op) == asked
    with refuses(Refused, match="li reported 70% on task 1 meanwhile"):
        judged(Ledger(PLAN, [known, news]), change(asked, seen=seen))


def test_the_present_value_again_is_a_confirmation() -> None:
    before = status_entry(1, "1", "suspended")
    (op,) = judged(Ledger(PLAN, [before]), change(set_op("1", "status", "suspended"))).ops
    assert op["value"] == op["was"] == "suspended"


@pytest.mark.parametrize("status", ["not_started", "in_progress", "closed", "suspended", "cancelled"])
def test_only_a_claim_can_be_returned(status: str) -> None:
    """A claim that somebody closed meanwhile is no claim any more when the lock is held."""
    ledger = Ledger(PLAN, [status_entry(1, "1", status)])
    asked = change(set_op("1", "status", "in_progress", "材料不全"), is_return=True)
    with refuses(Refused, match="only one that is claimed done can be returned"):
        judged(ledger, asked)
    assert judged(ledger, asked.replace(is_return=False))
    assert judged(Ledger(PLAN, [status_entry(1, "1", "done")]), asked)


def test_a_note_is_kept_as_it_is() -> None:
    (op,) = judged(Ledger(PLAN, []), change(note_op("1", "[/b]"))).ops
    assert said_by(op) == note_op("1", "[/b]")


def test_a_stale_view_is_refused() -> None:
    meanwhile = status_entry(1, "1", "done", actor="chen")
    asked = change(set_op("1", "status", "in_progress", "因故"), seen={("1", "status"): "not_started"})
    with refuses(Refused, match="chen"):
        judged(Ledger(PLAN, [meanwhile]), asked)


def test_a_task_that_is_not_in_the_plan_is_named() -> None:
    with refuses(UsageError, match="999"):
        judged(Ledger(PLAN, []), change(note_op("999", "无")))


def test_a_plan_may_let_the_claimant_close() -> None:
    lenient = make_plan(rules={"close_needs_other_actor": False})
    claimed = status_entry(1, "1", "done")
    assert judged(Ledger(lenient, [claimed]), change(set_op("1", "status", "closed")))
    with pytest.raises(Refused):
        judged(Ledger(PLAN, [claimed]), change(set_op("1", "status", "closed")))


@pytest.mark.parametrize("needed", [("method",), ("evidence",), ("method", "evidence")])
def test_a_plan_may_ask_how_and_by_what_a_task_was_closed_out(needed: tuple[str, ...]) -> None:
    plan = make_plan(rules={"close_needs": list(needed)})
    ledger = Ledger(plan, [status_entry(1, "1", "done", actor="chen")])
    said = {"method": "site", "evidence": ["验收单.pdf"]}
    for lacking in needed:
        told = {key: value for key, value in said.items() if key != lacking}
        with refuses(Refused, match="closing it out needs"):
            judged(ledger, change(set_op("1", "status", "closed", **told)))
    assert judged(ledger, change(set_op("1", "status", "closed", **said))).ops
    closed = Ledger(plan, [*ledger.entries, status_entry(2, "1", "closed", actor="wang")])
    assert judged(closed, change(set_op("1", "status", "closed"))).ops, "a confirmation says nothing anew"


def test_undo_passes_by_what_others_recorded() -> None:
    own = status_entry(1, "1", "done")
    others = status_entry(2, "2", "done", actor="chen")
    assert undo_of(Ledger(PLAN, [own, others]), is_own)[0] == own


def test_undo_is_the_accounts_whatever_name_it_acts_under() -> None:
    """A name is typed by whom it pleases: neither does it give others' entries, nor take away one's own."""
    own = status_entry(1, "1", "done", actor="chen", replica=SWJ)
    pretended = status_entry(2, "2", "done", actor="swj", replica="li-00000001")
    assert undo_of(Ledger(PLAN, [own, pretended]), is_own)[0] == own
    with refuses(Refused, match="nothing of yours"):
        undo_of(Ledger(PLAN, [pretended]), is_own)


def test_an_entry_that_is_named_is_taken_back_if_it_is_the_accounts_and_stands() -> None:
    first, second = status_entry(1, "1", "done"), status_entry(2, "2", "done")
    foreign = status_entry(3, "3", "done", replica="li-00000001")
    back = make_entry(4, undo_op((second.id,)))
    ledger = Ledger(PLAN, [first, second, foreign, back])
    assert undo_of(ledger, is_own, first.id)[0] == first
    for entry, why in (
        (second, "taken back already"),
        (foreign, "another account"),
        (entry_of(9), "no entry"),
    ):
        with refuses(Refused, match=why):
            undo_of(ledger, is_own, entry.id)


def test_an_undo_refuses_over_what_this_very_account_has_set_since_elsewhere() -> None:
    first = status_entry(1, "1", "in_progress")
    second = make_entry(2, set_op("1", "status", "done", sees=[first.id]))
    with refuses(Refused, match="task 1 done"):
        undo_of(Ledger(PLAN, [first, second]), is_own, first.id)


def test_an_undo_that_is_handed_in_may_take_back_what_the_accounts_own_could() -> None:
    own = status_entry(1, "1", "done", actor="li", replica=SWJ)
    foreign = status_entry(2, "2", "done", replica="li-00000001")
    ledger = Ledger(PLAN, [own, foreign])
    assert judged(ledger, change(undo_op((own.id,))), is_own)
    with refuses(Refused, match="another account"):
        judged(ledger, change(undo_op((foreign.id,))), is_own)


def entry_of(number: int) -> Entry:
    return status_entry(number, "1", "done")


def test_undo_of_a_note_does_not_mind_a_later_edit_of_the_status() -> None:
    note = make_entry(1, note_op("1", "记"))
    others = status_entry(2, "1", "done", actor="chen")
    assert undo_of(Ledger(PLAN, [note, others]), is_own)[0] == note


def test_nothing_to_undo_says_so() -> None:
    with refuses(Refused, match="nothing of yours to undo"):
        undo_of(Ledger(PLAN, []), is_own)


def seeing(number: int, status: str, sees: list[Entry], **more: object) -> Entry:
    """Return an entry on task 1 that saw those and no other."""
    op = set_op("1", "status", status, sees=[entry.id for entry in sees])
    return make_entry(number, op, **more)  # type: ignore[arg-type]


def test_undo_shows_everything_it_would_lose() -> None:
    own = make_entry(1, set_op("1", "status", "done"), set_op("2", "due_on", "2023-12-30"))
    chen = status_entry(2, "1", "in_progress", actor="chen")
    li = make_entry(3, set_op("2", "due_on", "2023-12-31"), actor="li", on=date(2023, 6, 2))
    lost = r"task 1 in progress \(chen, 2023-06-01\); task 2 due_on 2023-12-31 \(li, 2023-06-02\)"
    with refuses(Refused, match=lost):
        undo_of(Ledger(PLAN, [own, chen, li]), is_own)


def test_undo_refuses_over_an_edit_from_elsewhere_that_it_had_not_seen() -> None:
    """Another host's clock is behind: its entry has the smaller id and still is news."""
    elsewhere = seeing(1, "suspended", [], actor="chen")
    own = seeing(2, "done", [])
    with refuses(Refused, match="chen"):
        undo_of(Ledger(PLAN, [elsewhere, own]), is_own)


def test_undo_does_not_mind_what_the_edit_had_seen_however_long_ago() -> None:
    first = seeing(1, "in_progress", [], actor="chen")
    second = seeing(2, "done", [first], actor="chen")
    own = seeing(3, "in_progress", [second])
    back = make_entry(4, undo_op((second.id,)), actor="chen")
    assert undo_of(Ledger(PLAN, [first, second, own, back]), is_own)[0] == own


def test_undo_does_not_mind_a_later_dated_value_that_was_there_before() -> None:
    july = seeing(1, "done", [], actor="chen", on=date(2023, 7, 1))
    own = seeing(2, "in_progress", [])
    assert undo_of(Ledger(PLAN, [july, own]), is_own)[0] == own


def test_a_taken_back_edit_of_somebody_else_is_nothing_to_lose() -> None:
    own = seeing(1, "done", [])
    chen = seeing(2, "in_progress", [own], actor="chen")
    back = make_entry(3, undo_op((chen.id,)), actor="chen")
    assert undo_of(Ledger(PLAN, [own, chen, back]), is_own)[0] == own


def test_redo_refuses_over_what_somebody_else_set_meanwhile() -> None:
    own = seeing(1, "done", [])
    undo = make_entry(2, undo_op((own.id,)))
    chen = seeing(3, "suspended", [], actor="chen")
    with refuses(Refused, match="chen"):
        redo_of(Ledger(PLAN, [own, undo, chen]), is_own)


def test_what_others_wrote_cannot_command_the_terminal_in_a_refusal() -> None:
    own = make_entry(1, set_op("1", "light", "red"))
    hostile = make_entry(2, set_op("1", "light", "\x1b[2J\u202e"), actor="ch\x1ben")
    with pytest.raises(Refused) as caught:
        undo_of(Ledger(PLAN, [own, hostile]), is_own)
    assert not {"\x1b", "\u202e"} & set(str(caught.value))


def test_a_back_dated_edit_tells_what_it_leaves_in_force_beside_it() -> None:
    july = status_entry(1, "1", "done", on=date(2023, 7, 1))
    (op,) = judged(Ledger(PLAN, [july]), change(set_op("1", "status", "in_progress"))).ops
    assert (op["sees"], op["beside"]) == ([], [july.id])


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=14))
def test_undo_and_redo_are_those_of_an_editor(steps: list[str]) -> None:
    """A list of values and a place in it is the model every editor's user has in mind."""
    entries: list[Entry] = []
    past, future = [0], []
    for number, step in enumerate(steps, start=1):
        ledger = Ledger(PLAN, entries)
        try:
            if step == "edit":
                ops = judged(ledger, change(set_op("1", "target:1", number))).ops
            elif step == "undo":
                ops = (undo_of(ledger, is_own)[1],)
            else:
                ops = (redo_of(ledger, is_own)[1],)
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


def test_an_undo_handed_in_late_takes_back_nothing_that_was_recorded_after_it_was_made() -> None:
    first, later = status_entry(1, "1", "in_progress"), status_entry(5, "1", "done")
    ledger = Ledger(PLAN, [first, later])
    assert judged(ledger, change(undo_op((later.id,)), id=entry_id(6)), lambda entry: True)
    with refuses(Refused, match="no entry"):
        judged(ledger, change(undo_op((later.id,)), id=entry_id(3)), lambda entry: True)


def test_an_extension_without_a_reason_is_refused() -> None:
    asked = set_op("2", "due_on", "2024-01-31")
    with refuses(Refused, match="needs a reason"):
        judged(Ledger(PLAN, []), change(asked))
    assert judged(Ledger(PLAN, []), change({**asked, "reason": "雨季"}))
