"""Targets and milestones in words: how far, kept or not, in time or late, what comes next."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Target
from workplan_tui.reports.details import is_next, milestone_words, target_words


def ledger(day: str, *ops: object) -> Ledger:
    """Return the small plan's ledger at a day, after these operations in May."""
    entries = [make_entry(n, op, on=date(2023, 5, 1)) for n, op in enumerate(ops, start=1)]
    return Ledger(make_plan(), entries, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "met_on", "said"),
    [
        ("2023-06-10", None, "2023-06-30 启动招投标: in 20 days"),
        ("2023-07-12", None, "2023-06-30 启动招投标: missed, 12 days over"),
        ("2023-07-12", "2023-06-30", "2023-06-30 启动招投标: met on 2023-06-30"),
        ("2023-07-12", "2023-07-01", "2023-06-30 启动招投标: met on 2023-07-01, 1 day late"),
        ("2023-07-12", "soon", "2023-06-30 启动招投标: met on soon"),
    ],
)
def test_a_milestone_says_how_it_stands(day: str, met_on: str | None, said: str) -> None:
    at = ledger(day, *([set_op("3", "milestone:1", met_on)] if met_on else []))
    task = at.plan.tasks_by_id["3"]
    assert milestone_words(at, task, task.milestones[0]) == said


@pytest.mark.parametrize(
    ("day", "met", "following"),
    [("2023-06-10", (), 1), ("2023-06-10", (1,), 2), ("2023-07-12", (), 2), ("2023-10-01", (), None)],
)
def test_the_next_milestone_is_the_first_that_is_neither_met_nor_past(
    day: str, met: tuple[int, ...], following: int | None
) -> None:
    at = ledger(day, *(set_op("3", f"milestone:{number}", "2023-05-01") for number in met))
    task = at.plan.tasks_by_id["3"]
    found = [one.id for one in task.milestones if is_next(at, task, one)]
    assert found == ([following] if following else [])


@pytest.mark.parametrize(
    ("op", "kind", "value", "said"),
    [
        (">=", "level", None, "增速 - / at least 4.5%"),
        (">=", "level", 4.1, "增速 4.1 / at least 4.5%  not kept"),
        ("<=", "level", 4.1, "增速 4.1 / at most 4.5%  kept"),
        ("=", "count", 0.9, "增速 0.9 / 4.5%  20%"),
        ("~", "count", 9, "增速 9 / about 4.5%  100%"),
    ],
)
def test_a_target_says_value_bound_and_how_far(op: str, kind: str, value: float | None, said: str) -> None:
    at = ledger("2023-06-10", *([set_op("1", "target:1", value)] if value is not None else []))
    target = Target(1, "增速", op, 4.5, None, "%", "", kind)
    task = at.plan.tasks_by_id["1"].replace(targets=(target,))
    assert target_words(at, task, target) == said
