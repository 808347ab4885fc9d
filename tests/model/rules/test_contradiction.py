"""未启动 with a percent, 已完成 with a later one: a doubt until one of the two is put right."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui import language
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.recording.odd_moves import odd_moves
from workplan_tui.model.rules.contradiction import contradiction
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.task_lines import task_lines

PLAN = make_plan()
TASK = PLAN.tasks[1]
JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)


def report(number: int, percent: int, on: date = JUNE) -> Entry:
    return make_entry(number, report_op("2", percent=percent), on=on)


def doubt(*entries: Entry, day: date = date.max) -> str:
    found = contradiction(Ledger(PLAN, entries, day), TASK)
    return reason_words(found) if found else ""


def test_what_nobody_began_and_is_told_to_be_underway_is_doubted() -> None:
    assert doubt(report(1, 40)) == "not started, but 40% of it was told on 2023-06-01"
    assert doubt(status_entry(1, "2", "not_started"), report(2, 40)) != ""
    assert doubt(report(1, 0)) == ""


def test_a_measured_value_says_so_as_well() -> None:
    measured = make_entry(1, set_op("2", "target:1", 1485))
    assert doubt(measured) == "not started, but 50% of it was told on 2023-06-01"


def test_what_is_finished_and_then_reported_to_be_half_done_is_doubted() -> None:
    done = status_entry(1, "2", "done")
    assert doubt(done, report(2, 50)) == "done, but 50% of it was reported afterwards, on 2023-06-01"
    assert doubt(done, report(2, 100)) == ""
    assert doubt(done) == ""
    closed = status_entry(2, "2", "closed", actor="chen")
    assert doubt(done, closed, report(3, 50)).startswith("closed, but 50%")


def test_what_was_reported_before_it_was_done_is_no_contradiction() -> None:
    assert doubt(report(1, 80), status_entry(2, "2", "done")) == ""
    late = status_entry(3, "2", "done", on=JULY)
    assert doubt(report(1, 80), late) == ""
    assert doubt(status_entry(1, "2", "done", on=JULY), report(2, 80)) == "", "of an earlier day"


@pytest.mark.parametrize("settled", ["not_started", "in_progress"])
def test_saying_the_status_again_or_moving_it_settles_what_was_not_begun(settled: str) -> None:
    assert doubt(report(1, 40), status_entry(2, "2", settled)) == ""


def test_closing_it_or_saying_again_that_it_is_done_settles_the_rest() -> None:
    told = status_entry(1, "2", "done"), report(2, 50)
    assert doubt(*told, status_entry(3, "2", "closed", actor="chen")) == ""
    assert doubt(*told, status_entry(3, "2", "done")) == ""
    assert doubt(*told, report(3, 100)) == ""
    assert doubt(*told, make_entry(3, undo_op((told[1].id,)))) == ""


@pytest.mark.parametrize("status", ["in_progress", "suspended", "cancelled", "waiting"])
def test_other_statuses_speak_against_no_percent(status: str) -> None:
    assert doubt(status_entry(1, "2", status), report(2, 50)) == ""


def test_it_is_of_the_day_looked_at() -> None:
    told = status_entry(1, "2", "done"), report(2, 50, JULY)
    assert doubt(*told, day=JUNE) == ""
    assert doubt(*told, day=JULY) != ""


@pytest.mark.parametrize("words", ["is:doubtful", "is:存疑"])
def test_a_filter_finds_it_and_its_lines_tell_it(words: str) -> None:
    language.use(language.ENGLISH)
    standings = Standings(Ledger(PLAN, [report(1, 40)], JULY))
    wanted = parse_filter(words)
    assert [task.id for task in PLAN.tasks if wanted.matches(standings, task)] == ["2"]
    assert dict(task_lines(standings, TASK))["doubt"].startswith("not started, but 40%")


def test_it_changes_no_light_and_no_percent() -> None:
    with_doubt = Standings(Ledger(PLAN, [status_entry(1, "2", "done"), report(2, 50)], JULY)).of(TASK)
    without = Standings(Ledger(PLAN, [status_entry(1, "2", "done")], JULY)).of(TASK)
    assert (with_doubt.light, with_doubt.progress) == (without.light, without.progress)


def odd(*entries: Entry, status: str = "not_started") -> list[str]:
    change = Change((set_op("2", "status", status),), "swj", JULY)
    return [reason.code for reason in odd_moves(Ledger(PLAN, entries, JULY), change)]


def test_going_back_to_not_begun_is_odd_where_a_percent_is_told() -> None:
    begun = status_entry(1, "2", "in_progress")
    assert odd(begun, report(2, 40)) == ["not_begun_after_all"]
    assert odd(begun) == []
    assert odd(begun, report(2, 0)) == []
    assert odd(begun, report(2, 40), status="suspended") == []
    assert odd(report(1, 40)) == [], "saying it again settles the doubt"
