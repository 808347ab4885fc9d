"""A task without a deadline, or without leads, is counted like any other and never called late."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan, make_task
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.agenda import agenda
from workplan_tui.model.aspects.readers import NOBODY
from workplan_tui.model.check import check
from workplan_tui.model.counts import count_plan
from workplan_tui.model.entry import Entry
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.grouping import grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Milestone
from workplan_tui.model.rules.pace import Standing, standing
from workplan_tui.model.sorting import in_order
from workplan_tui.model.standings import Standings
from workplan_tui.reports.details import deadline_words
from workplan_tui.reports.reminder import reminders
from workplan_tui.reports.rows import task_row

OPEN = make_task(id="1", due_on=None, due_text="持续推进", leads=(), targets=(), other_numbers=("4.5",))
DATED = make_task(id="2", due_on=date(2023, 6, 30))
PLAN = make_plan((OPEN, DATED))
NEW_YEAR = date(2024, 1, 31)
REPORT = make_entry(1, {"op": "report", "task": "1", "percent": 30}, on=date(2023, 2, 1))


def ledger(*entries: Entry, day: date = NEW_YEAR) -> Ledger:
    """Return the ledger of the two tasks."""
    return Ledger(PLAN, entries, day)


def open_one(*entries: Entry, day: date = NEW_YEAR) -> Standing:
    """Return how the task without a deadline stands."""
    return standing(ledger(*entries, day=day), OPEN)


def test_it_is_never_overdue_and_nothing_is_expected_of_it() -> None:
    stands = open_one(REPORT)

    assert (stands.due_on, stands.expected, stands.progress) == (None, None, 30)
    assert (stands.pace, stands.light) == ("not_measured", "amber")  # nothing was told since February
    assert standing(ledger(), DATED).pace == "overdue"


def test_it_is_finished_in_time_whenever_it_is() -> None:
    done = status_entry(1, "1", "done", on=NEW_YEAR)

    assert (open_one(done).pace, open_one(done).light) == ("finished", "green")
    assert open_one(done).reason.code != "done_late"


def test_its_milestones_count_alone() -> None:
    first = Milestone(1, date(2023, 3, 31), "方案", "方案")
    task = OPEN.replace(milestones=(first, first.replace(id=2, due_on=date(2023, 9, 30))))
    held = Ledger(
        make_plan((task,)), (make_entry(1, set_op("1", "milestone:1", "2023-03-01")),), date(2023, 6, 30)
    )

    stands = standing(held, task)

    assert (stands.expected, stands.progress, stands.schedule.basis) == (50, 50, "milestones")


def test_an_extension_gives_it_a_first_deadline() -> None:
    given = make_entry(1, set_op("1", "due_on", "2023-12-31", reason="补定"), on=date(2023, 6, 1))

    assert standing(ledger(given), OPEN).pace == "overdue"


def test_it_groups_sorts_and_filters() -> None:
    standings = Standings(ledger())
    keys = {group.key: [task.id for task in group.tasks] for group in grouped(standings, PLAN.tasks, "month")}

    assert keys == {NOBODY: ["1"], "2023-06": ["2"]}
    assert [task.id for task in in_order(standings, PLAN.tasks, "due")] == ["2", "1"]
    assert [task.id for task in PLAN.tasks if parse_filter("is:无时限").matches(standings, task)] == ["1"]
    assert [task.id for task in PLAN.tasks if parse_filter("时限:..2030-01-01").matches(standings, task)] == [
        "2"
    ]
    assert next(item.task_id for item in agenda(standings, PLAN.tasks)) == "2"


def test_it_is_told_in_words() -> None:
    row = task_row(Standings(ledger()), OPEN)

    assert (row["due_on"], row["due_text"], row["leads"]) == (None, "持续推进", [])
    assert deadline_words(ledger(), OPEN) == "no deadline: 持续推进"
    assert deadline_words(ledger(), DATED) == "2023-06-30"
    assert deadline_words(ledger(), DATED.replace(due_text="上半年")) == "2023-06-30: 上半年"
    assert "(due" not in reminders(Standings(ledger(REPORT)), (OPEN,))[0].text


def test_it_is_counted_and_is_no_finding() -> None:
    counts = count_plan(PLAN)

    assert (counts.no_deadline, counts.deadlines) == (1, ((date(2023, 6, 30), 1),))
    assert [
        finding for finding in check(PLAN.replace(declared_task_count=2)) if finding.path[:2] == ("tasks", 0)
    ] == []


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2023, 6, 1), NEW_YEAR])
def test_every_day_has_a_pace_and_a_light(day: date) -> None:
    assert open_one(REPORT, day=day).reason
