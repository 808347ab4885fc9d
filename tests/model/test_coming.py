"""What comes when: worked out by hand for the small plan, and compared with the days themselves."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.coming import DatedStep, coming, next_step, steps_of
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.set import set_op

JUNE = date(2023, 6, 1)


def ledger_of(*entries: Entry, day: date = JUNE) -> Ledger:
    return Ledger(make_plan(), entries, day)


def steps(ledger: Ledger, task: str) -> list[tuple[str, str]]:
    return [(step.kind, str(step.due_on)) for step in steps_of(ledger, ledger.plan.tasks_by_id[task])]


def test_milestones_and_deadline_come_by_day_until_they_are_done() -> None:
    assert steps(ledger_of(), "3") == [
        ("milestone", "2023-06-30"), ("milestone", "2023-09-30"), ("deadline", "2023-12-31"),
    ]  # fmt: skip
    met = make_entry(1, set_op("3", "milestone:1", "2023-05-31"))
    assert steps(ledger_of(met), "3")[0] == ("milestone", "2023-09-30")
    assert steps(ledger_of(met, status_entry(2, "3", "done")), "3") == []


def test_what_is_past_stays_until_it_is_done() -> None:
    ledger = ledger_of(day=date(2023, 8, 1))
    assert next_step(ledger, ledger.plan.tasks_by_id["3"]) == DatedStep(
        "3", "milestone", date(2023, 6, 30), "启动招投标"
    )


def test_an_extension_counts_and_a_suspended_task_has_nothing_to_come() -> None:
    assert steps(ledger_of(make_entry(1, set_op("2", "due_on", "2024-01-31", "雨季"))), "2") == [
        ("deadline", "2024-01-31")
    ]
    assert steps(ledger_of(status_entry(1, "2", "suspended")), "2") == []


def test_a_decision_comes_until_it_is_carried_out_also_on_a_task_that_is_done() -> None:
    decided = make_entry(1, decide_op("2", "报市级联审", "区发展改革委", date(2023, 6, 20)))
    done = status_entry(2, "2", "done")
    ledger = ledger_of(decided, done)
    (step,) = steps_of(ledger, ledger.plan.tasks_by_id["2"])
    assert (step.kind, step.text, step.owner) == ("decision", "报市级联审", "区发展改革委")
    assert next_step(ledger, ledger.plan.tasks_by_id["2"]) is None
    out = make_entry(3, {"op": "carry_out", "task": "2", "of": [decided.id]})
    assert steps(ledger_of(decided, done, out), "2") == []


@given(st.dates(JUNE, date(2023, 12, 31)), st.integers(0, 400))
def test_every_step_within_the_days_stands_in_its_week_once_and_no_other(first: date, days: int) -> None:
    ledger, last = ledger_of(), first + timedelta(days=days)
    weeks = coming(ledger, ledger.plan.tasks, first, last)
    found = [step for week in weeks for step in week.steps]
    every = [step for task in ledger.plan.tasks for step in steps_of(ledger, task)]
    assert sorted(map(repr, found)) == sorted(repr(step) for step in every if first <= step.due_on <= last)
    assert all(0 <= (step.due_on - week.monday).days < 7 for week in weeks for step in week.steps)
    assert [step.due_on for step in found] == sorted(step.due_on for step in found)
