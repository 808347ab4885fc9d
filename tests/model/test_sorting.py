"""Orders of the table: complete, stable, turned round, the unknown last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_lights import JOURNAL, PLAN
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.sorting import ORDERS, _key, in_order
from workplan_tui.model.standings import Standings

STANDINGS = Standings(Ledger(PLAN, JOURNAL, date(2023, 9, 30)))


@given(st.sampled_from(ORDERS), st.booleans(), st.sets(st.sampled_from(PLAN.tasks)))
def test_no_task_is_lost_and_equals_keep_the_plans_order(
    by: str, is_reversed: bool, chosen: set[object]
) -> None:
    tasks = [task for task in PLAN.tasks if task in chosen]
    found = in_order(STANDINGS, tasks, by, is_reversed)
    assert set(found) == chosen
    if by == "id":
        assert list(found) == (tasks[::-1] if is_reversed else tasks)
        return
    keys = [_key(STANDINGS, task, by) for task in found]
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=is_reversed)
    assert keys[len(known) :] == [None] * (len(keys) - len(known))
    for key in {str(key) for key in known}:
        equals = [task for task, own in zip(found, keys, strict=True) if str(own) == key]
        assert equals == [task for task in tasks if task in equals]


def test_an_unknown_order_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="weight"):
        in_order(STANDINGS, PLAN.tasks, "weight")
