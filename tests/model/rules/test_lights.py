"""The rules against a year worked out by hand (tests/model/rules/year), and what always holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.rules.worked_year import EXPECTED, JOURNAL, PLAN
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.rules.pace import PACES, standing
from workplan_tui.reports.reasons import reason_words

NAMED = {task_id for entry in JOURNAL for task_id in entry.task_ids}


def cases() -> list[object]:
    """Return (journal, task, day, expected row) for every line of the table."""
    found: list[object] = []
    for kind, entries in (("tasks", JOURNAL), ("untouched", JOURNAL), ("empty", [])):
        tables = EXPECTED[kind]
        for task in PLAN.tasks:
            own = tables.get(task.id)
            if own is None and (kind == "empty" or (kind == "untouched" and task.id not in NAMED)):
                own = next(rows for name, rows in tables.items() if name not in PLAN.tasks_by_id)
            for day, row in (own or {}).items():
                found.append(pytest.param(entries, task.id, day, row, id=f"{kind}-{task.id}-{day}"))
    return found


@pytest.mark.parametrize(("entries", "task_id", "day", "row"), cases())
def test_the_year_stands_as_worked_out_by_hand(
    entries: list[Entry], task_id: str, day: str, row: dict[str, object]
) -> None:
    stands = standing(Ledger(PLAN, entries, date.fromisoformat(day)), PLAN.tasks_by_id[task_id])
    told = {
        "light": stands.light, "pace": stands.pace, "expected": stands.expected,
        "rule": stands.verdict.rule, "progress": stands.progress,
    }  # fmt: skip
    wanted = {name: row.get(name) for name in told}
    assert told == wanted, (reason_words(stands.reason), row["why"])


@given(st.integers(-40, 420), st.integers(0, len(JOURNAL)), st.sampled_from(PLAN.tasks))
def test_every_task_always_has_one_light_one_pace_and_a_reason(days: int, known: int, task: object) -> None:
    day = PLAN.starts_on + timedelta(days=days)
    stands = standing(Ledger(PLAN, JOURNAL[:known], day), task)  # type: ignore[arg-type]
    assert stands.light in LIGHTS
    assert stands.pace in PACES
    assert reason_words(stands.reason)
    assert 0 <= stands.expected <= 100
    assert stands.progress is None or 0 <= stands.progress <= 100


def test_a_green_light_says_of_a_task_ahead_that_it_is() -> None:
    for task in PLAN.tasks:
        stands = standing(Ledger(PLAN, JOURNAL, date(2023, 9, 15)), task)
        if stands.verdict.rule == "green" and stands.progress is not None:
            assert stands.reason.code == ("ahead" if stands.pace == "ahead" else "on_schedule")
            assert reason_words(stands.reason).endswith(f"schedule ({stands.progress} / {stands.expected})")
