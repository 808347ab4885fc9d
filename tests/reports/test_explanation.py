"""Why a light: what should be done by the day is told as the model counted it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.rules.pace import standing
from workplan_tui.reports.explanation import explained

COUNTED, MILESTONES, PLAIN = SMALL_TASKS[1], SMALL_TASKS[2], SMALL_TASKS[3]
LATE_START = PLAIN.replace(starts_on=date(2023, 6, 1), due_on=date(2023, 5, 1))
ONE_DAY = PLAIN.replace(starts_on=date(2023, 6, 1), due_on=date(2023, 6, 1))


@pytest.mark.parametrize(
    ("task", "day", "told"),
    [
        (PLAIN, "2022-12-31", "0: day 0 of 365, 2023-01-01 to 2023-12-31"),
        (PLAIN, "2023-01-01", "0: day 1 of 365, 2023-01-01 to 2023-12-31"),
        (COUNTED, "2023-06-30", "54: day 181 of 334, 2023-01-01 to 2023-11-30"),
        (PLAIN, "2024-03-01", "100: day 365 of 365, 2023-01-01 to 2023-12-31"),
        (MILESTONES, "2023-06-30", "0: 0 of 3 milestones and deadline are past"),
        (MILESTONES, "2023-10-01", "67: 2 of 3 milestones and deadline are past"),
        (LATE_START, "2023-05-31", "0: the deadline 2023-05-01 is not after the start 2023-06-01"),
        (LATE_START, "2023-06-01", "100: the deadline 2023-05-01 is not after the start 2023-06-01"),
        (ONE_DAY, "2023-06-01", "100: the deadline 2023-06-01 is not after the start 2023-06-01"),
    ],
)
def test_what_is_expected_is_told_as_it_was_counted(task: Task, day: str, told: str) -> None:
    ledger = Ledger(make_plan((task,)), (), date.fromisoformat(day))
    stands = standing(ledger, task)

    assert dict(explained(ledger, task, stands))["expected"] == told
    assert stands.expected == int(told.partition(":")[0])
