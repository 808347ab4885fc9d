"""The agenda misses nothing that is red or amber, and says each task once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.agenda import KINDS, agenda, told_to
from workplan_tui.model.agenda_item import AgendaItem
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.rules.pace import Standing
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reasons import reason_words

MONTHLY = {"every": "month", "by_day": 5}
DAYS = st.dates(date(2022, 12, 1), date(2024, 5, 31))
"""Before, in and after the year."""


def stood(day: date, entries: list[Entry] = JOURNAL, **changes: object) -> Standings:
    """Return how the year's plan stood at the day; `changes` are made to the plan first."""
    return Standings(Ledger(PLAN.replace(**changes), entries, day))


def _agenda(day: str, *entries: Entry, **changes: object) -> dict[str, AgendaItem]:
    plan = make_plan(**changes)  # type: ignore[arg-type]
    standings = Standings(Ledger(plan, entries, date.fromisoformat(day)))
    return {item.task_id: item for item in agenda(standings, plan.tasks)}


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, len(JOURNAL)), st.booleans())
def test_each_red_or_amber_task_is_on_the_agenda_once_under_its_gravest_kind(
    day: date, known: int, is_monthly: bool
) -> None:
    standings = stood(day, JOURNAL[:known], reporting=MONTHLY if is_monthly else {})

    items = agenda(standings, PLAN.tasks)

    ids = [item.task_id for item in items]
    assert len(ids) == len(set(ids))
    warned = {task.id for task in PLAN.tasks if standings.of(task).light in ("red", "amber")}
    assert warned <= set(ids)
    for item in items:
        assert len(set(item.kinds)) == len(item.kinds)
        assert set(item.kinds) <= set(KINDS)
        assert len(item.reasons) == len(item.kinds)
        assert all(item.reasons)
    ruled = [
        (item, stands) for item in items if (stands := _stands(standings, item)).verdict.rule != "override"
    ]
    lights = [LIGHTS.index(stands.light) for _, stands in ruled]
    assert lights == sorted(lights)
    for item, stands in ruled:
        assert stands.light in ("green", "grey") or item.reason == stands.reason


def _stands(standings: Standings, item: AgendaItem) -> Standing:
    return standings.of(PLAN.tasks_by_id[item.task_id])


@settings(max_examples=40, deadline=None)
@given(DAYS, DAYS)
def test_the_agenda_ignores_what_came_after_its_day(day: date, other: date) -> None:
    known = [entry for entry in JOURNAL if entry.on <= day]

    assert agenda(stood(day), PLAN.tasks) == agenda(stood(day, known), PLAN.tasks)
    assert agenda(Standings(stood(other).ledger.at(day)), PLAN.tasks) == agenda(stood(day), PLAN.tasks)


def test_asking_again_works_nothing_out_again() -> None:
    standings = stood(date(2023, 9, 30))
    first, second = agenda(standings, PLAN.tasks), agenda(standings, PLAN.tasks)
    assert first
    assert all(one is other for one, other in zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("task_id", "kinds"),
    [
        ("25", ("overdue",)),
        ("11", ("due_soon", "stale")),
        ("10", ("behind",)),
        ("46", ("flagged", "stale")),
        ("12", ("to_verify",)),
        ("1", None),
        ("13", None),
    ],
)
def test_the_agenda_of_the_year_is_as_worked_out_by_hand(task_id: str, kinds: tuple[str, ...] | None) -> None:
    """At 06-30, 25 a day later: 11 last told 04-03, 46 asked 04-20, 13 is suspended."""
    day = date(2023, 7, 1) if task_id == "25" else date(2023, 6, 30)
    found = {item.task_id: item for item in agenda(stood(day), PLAN.tasks)}
    assert (found[task_id].kinds if task_id in found else None) == kinds


def test_kinds_of_one_task_are_all_told_gravest_first() -> None:
    found = _agenda(
        "2023-10-02",
        make_entry(1, flag_op("3", "谁来审批？"), on=date(2023, 6, 1)),
        make_entry(2, report_op("3", percent=5), on=date(2023, 6, 1)),
        reporting=MONTHLY,
    )["3"]
    assert found.kinds == ("milestone_missed", "behind", "unreported", "flagged", "stale")
    assert reason_words(found.reason) == "milestone of 2023-06-30 missed: 启动招投标"
    assert tuple(map(reason_words, found.reasons[1:])) == (
        "62 points behind schedule (5 / 67), threshold 30",
        "no report for two periods",
        "needs coordination: 谁来审批？",
        "nothing recorded for 123 days, threshold 60",
    )


def test_a_claim_waits_for_who_verifies_it_and_is_no_longer_late() -> None:
    found = _agenda("2024-02-01", status_entry(1, "1", "done", on=date(2024, 1, 20)))["1"]
    assert found.kinds == ("to_verify",)
    assert reason_words(found.reason) == "claimed done by swj on 2024-01-20, to be verified"


@pytest.mark.parametrize("status", ["closed", "suspended", "cancelled"])
def test_what_is_closed_or_not_counted_is_on_the_agenda_only_for_a_question(status: str) -> None:
    entries = [status_entry(1, "1", status)]
    assert "1" not in _agenda("2024-02-01", *entries)
    asked = _agenda("2024-02-01", *entries, make_entry(2, flag_op("1", "何时恢复？")))
    assert asked["1"].kinds == ("flagged",)


def test_what_is_red_for_silence_stands_before_what_is_amber_and_before_its_own_deadline() -> None:
    """Task 2 is due soon, on 11-30, and nobody reported on it; task 4 has a question to answer."""
    told = make_entry(1, report_op("4", percent=85), on=date(2023, 11, 20))
    asked = make_entry(2, flag_op("4", "谁来审批？"), on=date(2023, 11, 21))
    found = _agenda("2023-11-25", told, asked, reporting=MONTHLY)
    assert found["2"].kinds[:2] == ("unreported", "due_soon")
    assert found["4"].kind == "flagged"
    assert list(found).index("2") < list(found).index("4")


def test_an_amber_light_by_hand_leaves_a_red_task_where_it_is() -> None:
    late = _agenda(
        "2024-01-01", make_entry(1, set_op("1", "light", "amber", "会议要求"), on=date(2023, 12, 20))
    )
    assert late["1"].kinds == ("overdue", "by_hand")
    assert late["1"].gravity == late["2"].gravity == min(item.gravity for item in late.values())


def test_a_green_light_by_hand_hides_nothing_and_a_red_one_is_a_reason() -> None:
    for light, kinds in (("green", ("overdue",)), ("red", ("overdue", "by_hand"))):
        op = set_op("1", "light", light, "会议要求")
        assert _agenda("2024-01-01", make_entry(1, op, on=date(2023, 12, 20)))["1"].kinds == kinds
    held = _agenda("2023-06-30", make_entry(1, set_op("1", "light", "red", "会议要求")))["1"]
    assert (held.kinds, reason_words(held.reason)) == (("by_hand",), "set by swj: 会议要求")


@pytest.mark.parametrize(
    ("value", "reason"),
    [(4.1, "below its target: 地区生产总值增长 4.1, to be at least 4.5%"), (4.6, None)],
)
def test_a_level_below_its_target_is_behind(value: float, reason: str | None) -> None:
    found = _agenda("2023-06-30", make_entry(1, set_op("1", "target:1", value))).get("1")
    assert (reason_words(found.reason) if found else None) == reason


def test_an_open_decision_is_on_the_agenda_also_of_what_is_done() -> None:
    made = make_entry(1, decide_op("4", "补办手续", "区财政局", date(2023, 6, 10)))
    done = status_entry(2, "4", "done")
    found = _agenda("2023-06-05", made, done)["4"]
    assert found.kinds == ("decided", "to_verify")
    assert reason_words(found.reason) == "decision to be carried out by 2023-06-10 (区财政局): 补办手续"
    late = _agenda("2023-06-11", made, done)["4"]
    assert reason_words(late.reason) == "decision not carried out by 2023-06-10 (区财政局): 补办手续"


def test_who_is_asked_for_sees_what_was_put_to_him_and_not_to_another() -> None:
    entries = (
        make_entry(1, flag_op("3", "用地条件", "区规划局"), on=date(2023, 6, 1)),
        make_entry(2, flag_op("3", "资金缺口", "常务副区长"), on=date(2023, 6, 5)),
        make_entry(3, decide_op("3", "先行拨付", "区财政局", date(2023, 6, 20))),
        make_entry(4, decide_op("3", "协调用地", "常务副区长", date(2023, 6, 30))),
    )
    standings = Standings(Ledger(make_plan(), entries, date(2023, 6, 9)))
    (item,) = agenda(standings, [make_plan().tasks_by_id["3"]])
    said = dict(zip(item.kinds, map(reason_words, told_to(standings, item, "常务").reasons), strict=True))
    assert said["flagged"] == "needs coordination, put to 常务副区长 on 2023-06-05: 资金缺口"
    assert said["decided"].endswith("by 2023-06-30 (常务副区长): 协调用地")
    assert "区规划局" in reason_words(dict(zip(item.kinds, item.reasons, strict=True))["flagged"])


@pytest.mark.parametrize("status", ["closed", "suspended", "in_progress"])
def test_what_two_writers_set_differently_is_on_the_agenda_whatever_the_status(status: str) -> None:
    one = make_entry(1, set_op("1", "due_on", "2023-11-01", sees=[]))
    other = make_entry(2, set_op("1", "due_on", "2023-12-01", sees=[]), actor="chen")
    found = _agenda("2023-06-01", one, other, status_entry(3, "1", status))["1"]
    assert "conflict" in found.kinds
    told = reason_words(found.reasons[found.kinds.index("conflict")])
    assert told == "set differently by chen, swj, neither having seen the other's: 2023-12-01, 2023-11-01"
    settled = make_entry(4, set_op("1", "due_on", "2023-12-01", sees=[one.id, other.id]))
    kinds = _agenda("2023-06-01", one, other, settled)
    assert "1" not in kinds or "conflict" not in kinds["1"].kinds
