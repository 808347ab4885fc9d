"""Extensions and corrections of a deadline: what may be, and what is counted as which."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.deadlines import moves_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.set import set_op
from workplan_tui.reports.details import deadline_words
from workplan_tui.reports.operations import describe_op
from workplan_tui.reports.refused import refusal_words

PLAN = make_plan()  # task 2 is due 2023-11-30


def ledger(*days: str, status: str | None = None) -> Ledger:
    entries = [make_entry(n, set_op("2", "due_on", day, "雨季")) for n, day in enumerate(days, start=1)]
    if status:
        entries.append(make_entry(99, set_op("2", "status", status)))
    return Ledger(PLAN, entries, date(2023, 12, 1))


@pytest.mark.parametrize(
    ("days", "moves"),
    [
        ((), (0, 0)), (("2024-01-31",), (1, 0)), (("2062-03-01", "2024-03-01"), (1, 1)),
        (("2062-03-01", "2023-11-30"), (1, 1)), (("2024-01-31", "2024-03-01", "2024-02-01"), (2, 1)),
        (("bald", "2024-01-31"), (1, 0)),
    ],
)  # fmt: skip
def test_a_later_day_is_an_extension_and_an_earlier_one_a_correction(
    days: tuple[str, ...], moves: tuple[int, int]
) -> None:
    assert moves_of(ledger(*days), PLAN.tasks_by_id["2"]) == moves


def test_the_deadline_tells_both_counts() -> None:
    task = PLAN.tasks_by_id["2"]

    assert deadline_words(ledger("2024-01-31"), task) == "2024-01-31 (at first 2023-11-30, extended once)"
    assert deadline_words(ledger("2062-03-01", "2024-03-01"), task) == (
        "2024-03-01 (at first 2023-11-30, extensions 1, corrections 1)"
    )


@pytest.mark.parametrize(
    ("present", "wanted", "reason", "said"),
    [
        ("2062-03-01", "2024-03-01", "笔误", None),
        ("2062-03-01", "2023-11-30", "笔误", None),
        ("2062-03-01", "2023-11-29", "笔误", "the plan's own deadline 2023-11-30"),
        ("2062-03-01", "2062-03-01", "笔误", "an extension needs a later day"),
        ("2062-03-01", "2024-03-01", "", "is a correction and needs a reason"),
        (None, "2023-11-29", "x", "an extension needs a later day"),
        (None, "2023-11-30", "x", "an extension needs a later day"),
    ],
)
def test_a_correction_goes_back_to_the_plans_deadline_at_most_and_gives_its_reason(
    present: str | None, wanted: str, reason: str, said: str | None
) -> None:
    then = ledger(*([present] if present else []))

    refusal = why_not_record(then, set_op("2", "due_on", wanted, reason), "swj")

    assert (refusal is None) if said is None else said in refusal_words(refusal)


def test_what_is_done_can_be_corrected_but_not_extended() -> None:
    then = ledger("2062-03-01", status="done")

    assert why_not_record(then, set_op("2", "due_on", "2024-03-01", "笔误"), "swj") is None
    assert why_not_record(then, set_op("2", "due_on", "2063-03-01", "雨季"), "swj") is not None


def test_histories_call_a_correction_by_its_name() -> None:
    op = {"op": "set", "task": "2", "field": "due_on", "value": "2024-03-01", "was": "2062-03-01"}

    assert describe_op(op, None) == "deadline corrected 2062-03-01 -> 2024-03-01"
    assert describe_op({**op, "was": "2023-11-30"}, None) == "deadline 2023-11-30 -> 2024-03-01"
