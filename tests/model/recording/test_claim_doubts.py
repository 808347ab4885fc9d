"""A claim that the figures speak against is recorded and said; one they support says nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.entry import Change
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Target
from workplan_tui.model.recording.claim_doubts import claim_doubts
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.rules.signals import below_level
from workplan_tui.reports.claims import doubt_words
from workplan_tui.reports.details import target_words
from workplan_tui.reports.reasons import reason_words

JUNE, LATER = date(2023, 6, 30), date(2024, 1, 5)


def doubts(task: str, on: date, *ops: object) -> tuple[str, ...]:
    """Return what is said of a claim made that day, after these values were recorded."""
    entries = [make_entry(n, op, on=date(2023, 6, 1)) for n, op in enumerate(ops, start=1)]
    ledger = Ledger(make_plan(), entries)
    found = claim_doubts(ledger.at(on), [task])
    return tuple(doubt_words(one, make_plan()) for one in found)


def test_a_claim_in_time_with_its_figures_met_is_not_doubted() -> None:
    assert doubts("1", JUNE, set_op("1", "target:1", 4.6)) == ()


@pytest.mark.parametrize(
    ("ops", "said"),
    [
        ((set_op("1", "target:1", 4.1),), "地区生产总值增长 is 4.1, to be at least 4.5%"),
        ((), "nothing was recorded of 地区生产总值增长"),
    ],
)
def test_a_figure_that_is_not_met_or_not_known_is_named(ops: tuple[object, ...], said: str) -> None:
    (sentence,) = doubts("1", JUNE, *ops)
    assert sentence == f"task 1 is claimed done, but {said}."


@pytest.mark.parametrize(("value", "shown"), [(1234567, "1234567"), (0.5, "0.5")])
def test_a_range_keeps_both_its_ends_and_a_figure_all_its_digits(value: float, shown: str) -> None:
    wanted = Target(1, "区域总部", "=", 2000000, 3000000, "个", "", "level")
    task = make_plan().tasks[0].replace(targets=(wanted,))
    ledger = Ledger(
        make_plan((task,)), [make_entry(1, set_op("1", "target:1", value), on=date(2023, 6, 1))], JUNE
    )

    (doubt,) = claim_doubts(ledger.at(JUNE), ["1"])
    told = f"区域总部 {shown} / 2000000-3000000个  not kept"
    assert doubt_words(doubt, make_plan()).endswith(f"区域总部 is {shown}, to be 2000000-3000000个.")
    below = below_level(case_of(ledger, task))
    assert below
    assert reason_words(below) == f"below its target: 区域总部 {shown}, to be 2000000-3000000个"
    assert target_words(ledger, task, wanted) == told


def test_a_late_claim_with_a_milestone_that_was_never_met_says_both() -> None:
    (sentence,) = doubts("3", LATER)
    assert "its deadline 2023-12-31 is past" in sentence
    assert "not met" in sentence


def test_the_day_of_the_claim_decides_and_not_what_came_after() -> None:
    entries = [make_entry(1, set_op("1", "target:1", 4.6), on=LATER)]
    change = Change((set_op("1", "status", "done"),), "swj", JUNE)
    assert judged(Ledger(make_plan(), entries), change).claims


def test_other_edits_are_not_doubted() -> None:
    change = Change((set_op("1", "status", "in_progress"), note_op("1", "done")), "swj", LATER)
    assert judged(Ledger(make_plan(), []), change).claims == ()
