"""Open questions and their numbers: one answer is for one question."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry
from workplan_tui.model.flags import named_by, numbered_flags
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.reports.refused import refusal_words

PLAN = make_plan()
ASKED = [
    make_entry(1, flag_op("3", "用地", "常务副区长"), on=date(2023, 6, 20)),
    make_entry(2, flag_op("3", "资金", "区财政局"), on=date(2023, 6, 10)),
    make_entry(3, flag_op("3", "人手")),
]


def ledger(*more: object, day: date = date(2023, 6, 30)) -> Ledger:
    return Ledger(PLAN, [*ASKED, *more], day)  # type: ignore[list-item]


def numbers(then: Ledger) -> list[int]:
    return [number for number, _ in numbered_flags(then, "3")]


def test_a_number_stays_while_others_are_answered_and_whatever_the_day() -> None:
    assert numbers(ledger()) == [1, 2, 3]
    assert numbers(ledger(make_entry(4, unflag_op("3", (entry_id(1),))))) == [2, 3]
    assert numbers(ledger(day=date(2023, 6, 15))) == [2, 3]
    assert numbers(ledger(make_entry(4, undo_op((entry_id(1),)), on=date(2023, 6, 20)))) == [2, 3]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("1", [1]), ("２", [2]), ("4", []), ("财政", [2]), ("区", [1, 2]), ("水务", []), ("", []), (" 3 ", [3])],
)
def test_a_question_is_named_by_its_number_or_whom_it_was_put_to(asked: str, found: list[int]) -> None:
    assert [number for number, _ in named_by(numbered_flags(ledger(), "3"), asked)] == found


def test_an_answer_that_names_none_of_several_is_refused() -> None:
    refusal = why_not_record(ledger(), unflag_op("3", ()), "swj")

    assert "3 open questions" in refusal_words(refusal)
    assert why_not_record(ledger(), unflag_op("3", (entry_id(2),)), "swj") is None
