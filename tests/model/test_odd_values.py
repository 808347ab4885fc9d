"""Whatever a journal holds, every report can be made of it, and changes lead from day to day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.agenda import agenda
from workplan_tui.model.changes import changes, states
from workplan_tui.model.day import find_day
from workplan_tui.model.entry import Entry
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.comparison import compared_rows, moved_row, moved_words
from workplan_tui.reports.details import (
    deadline_words,
    milestone_words,
    question_words,
    target_words,
)
from workplan_tui.reports.history import history_lines
from workplan_tui.reports.reminder import reminders
from workplan_tui.reports.rows import task_row
from workplan_tui.reports.summary import group_rows, summary_row

PLAN = make_plan(reporting={"every": "month", "by_day": 5})
START = date(2023, 1, 1)
DAYS = st.integers(-10, 420).map(lambda days: START + timedelta(days=days))
VALUES = st.sampled_from(
    [None, True, 0, -1, 3.5, 1e300, 10**30, "", "x", "2023-06-01", "20230601", "2023-13-01", "迎检中",
     "not_started", "in_progress", "done", "closed", "suspended", "cancelled",
     "red", "amber", "grey", "blue", [], ["a"], {}, {"a": 1}]
)  # fmt: skip
FIELDS = ("status", "due_on", "light", "target:1", "milestone:1", "milestone:9", "weird", 5, None)
KEYS = ("percent", "progress", "problem", "next", "text", "to", "of", "until", "method", "evidence", "reason")
OPS: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda kind, task, field, value, more: {"op": kind, "task": task, "field": field, "value": value, **more},
    st.sampled_from(("set", "set", "set", "report", "note", "flag", "unflag", "remind", "later")),
    st.sampled_from(("1", "2", "3", "4", "99")),
    st.sampled_from(FIELDS),
    VALUES,
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4),
)


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw entries of any operations, for any days."""
    drawn = draw(st.lists(st.tuples(st.lists(OPS, min_size=1, max_size=3), DAYS), max_size=8))
    return [make_entry(number, *ops, on=on) for number, (ops, on) in enumerate(drawn, 1)]


@settings(deadline=None)
@given(journals(), DAYS, DAYS)
def test_changes_lead_from_any_ledger_to_any_other_day(entries: list[Entry], first: date, last: date) -> None:
    before, after = (Standings(Ledger(PLAN, entries, day)) for day in (first, last))
    was, now = states(before, PLAN.tasks), states(after, PLAN.tasks)
    moved = changes(was, now)

    assert {**was, **{one.task_id: one.after for one in moved}} == now
    for one in moved:
        told = {name: getattr(one.after, name) for name in one.fields}
        assert one.before.replace(**told) == one.after
        assert moved_words(one)
        assert list(moved_row(one)) == ["id", *one.fields]
    assert bool(moved) == (was != now)
    assert compared_rows(before, after, PLAN.tasks)


@settings(deadline=None)
@given(journals(), DAYS)
def test_every_report_can_be_made_of_any_journal(entries: list[Entry], day: date) -> None:
    ledger = Ledger(PLAN, entries, day)
    standings = Standings(ledger)

    warned = {t.id for t in PLAN.tasks if standings.of(t).light in ("red", "amber")}
    assert warned <= {item.task_id for item in agenda(standings, PLAN.tasks)}
    assert all(made.text for made in reminders(standings, PLAN.tasks))
    for by in GROUPINGS:
        assert group_rows(summary_row(standings, PLAN.tasks, by))[-1][1] == "4"
    for task in PLAN.tasks:
        assert task_row(Standings(ledger), task)["light_reason"]
        assert deadline_words(ledger, task)
        assert all(question_words(ledger, task))
        assert all(target_words(ledger, task, target) for target in task.targets)
        assert all(milestone_words(ledger, task, milestone) for milestone in task.milestones)
    assert len(history_lines(ledger, ledger.entries)) == len(ledger.entries)


@pytest.mark.parametrize("value", [None, 5, "", "x", "20230601", "2023-W01-1", "2023-02-30", ["2023-06-01"]])
def test_what_is_no_day_is_none(value: object) -> None:
    assert find_day(value) is None


def test_a_deadline_that_is_no_day_leaves_the_plans() -> None:
    for value in ("gestern", 5, None):
        ledger = Ledger(PLAN, [make_entry(1, set_op("1", "due_on", value))])
        assert ledger.due_on("1") == PLAN.tasks[0].due_on
    assert find_day("2023-06-01") == date(2023, 6, 1)
