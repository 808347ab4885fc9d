"""Which day is looked at first: worked out by hand for a plan of 2023."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import status_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.resting_day import resting_day

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2022, 12, 31), FIRST), (FIRST, None), (date(2023, 6, 30), None), (LAST, None),
        (date(2024, 1, 1), LAST), (date(2026, 12, 1), LAST),
    ],
)  # fmt: skip
def test_outside_of_the_year_its_nearest_day_is_looked_at(today: date, day: date | None) -> None:
    assert resting_day(Ledger(make_plan(), (), today)) == day


@pytest.mark.parametrize(
    ("recorded_for", "day"), [(date(2023, 12, 30), LAST), (LAST, LAST), (date(2024, 1, 3), None)]
)
def test_a_plan_that_is_still_worked_on_is_looked_at_today(recorded_for: date, day: date | None) -> None:
    entry = status_entry(1, "1", "done", on=recorded_for)
    assert resting_day(Ledger(make_plan(), (entry,), date(2024, 1, 15))) == day
