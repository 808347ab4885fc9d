"""The moves of docs/words.md, as one table."""

from __future__ import annotations

import pytest

from workplan_tui.base.errors import LACKS_REASON
from workplan_tui.language.words import find_status
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.status import allowed_moves, needs_reason, why_not_close, why_not_move
from workplan_tui.reports.refused import refusal_words

MOVES = {
    "not_started": {"in_progress", "done", "suspended", "cancelled"},
    "in_progress": {"not_started", "done", "suspended", "cancelled"},
    "done": {"closed", "in_progress"},
    "closed": {"in_progress"},
    "suspended": {"in_progress"},
    "cancelled": {"in_progress"},
}
REASONED = {
    ("not_started", "suspended"), ("not_started", "cancelled"), ("in_progress", "suspended"),
    ("in_progress", "cancelled"), ("done", "in_progress"), ("closed", "in_progress"),
    ("suspended", "in_progress"), ("cancelled", "in_progress"),
}  # fmt: skip


@pytest.mark.parametrize("was", STATUSES)
@pytest.mark.parametrize("wanted", STATUSES)
def test_a_move_is_allowed_just_where_the_table_says(was: str, wanted: str) -> None:
    refusal = why_not_move("42", was, wanted, reason="因故")
    assert (refusal is None) == (was == wanted or wanted in MOVES[was])


@pytest.mark.parametrize("was", STATUSES)
@pytest.mark.parametrize("wanted", STATUSES)
def test_a_reason_is_asked_for_just_where_the_table_says(was: str, wanted: str) -> None:
    assert needs_reason(was, wanted) == ((was, wanted) in REASONED) or wanted not in MOVES[was]
    if (was, wanted) in REASONED:
        refusal = why_not_move("42", was, wanted, reason=" ")
        assert refusal is not None
        assert refusal.lacks == LACKS_REASON


def test_a_refusal_names_task_and_what_would_be_allowed() -> None:
    refusal = why_not_move("42", "closed", "cancelled", "因故")
    assert refusal_words(refusal) == "Task 42: closed; it can only become in progress."


def test_an_unknown_status_moves_like_one_in_progress() -> None:
    assert set(allowed_moves("暂停待定")) == MOVES["in_progress"]


def test_only_the_claimant_may_not_close() -> None:
    assert why_not_close("42", "swj", "swj")
    assert why_not_close("42", "duchashi", "swj") is None
    assert why_not_close("42", "swj", None) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("3", "done"), ("已完成", "done"), ("done", "done"), ("In Progress", "in_progress"),
     ("in-progress", "in_progress"), ("推进中", "in_progress"), ("7", None), ("完成了", None)],
)  # fmt: skip
def test_a_status_is_found_by_digit_code_and_word(word: str, code: str | None) -> None:
    assert find_status(word) == code
