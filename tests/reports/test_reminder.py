"""A reminder says to a unit what it has to do, in words without our thresholds and accounts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL
from tests.model.rules.worked_year import PLAN as YEAR
from workplan_tui import language
from workplan_tui.model.agenda import KINDS, agenda
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.reason import because
from workplan_tui.model.standings import Standings
from workplan_tui.reports.official import day_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.reminder import CHASED, Reminder, reminders


def _reminders(
    day: str, *entries: Entry, unit: str | None = None, **changes: object
) -> dict[str | None, Reminder]:
    plan = make_plan(**changes)  # type: ignore[arg-type]
    standings = Standings(Ledger(plan, entries, date.fromisoformat(day)))
    return {made.unit: made for made in reminders(standings, plan.tasks, unit)}


def test_a_letter_from_its_heading_to_its_thanks() -> None:
    told = make_entry(1, report_op("3", percent=5), on=date(2023, 6, 1))
    asked = make_entry(2, flag_op("3", "谁来审批？"), on=date(2023, 6, 1))
    made = _reminders("2023-10-02", told, asked)["区经济和信息化局"]
    assert made.task_ids == ("3",)
    assert made.text.splitlines() == [
        "区经济和信息化局:",
        'As of 2023-10-02, 1 task of "2023年重点工作分工方案" in your charge needs attention:',
        "1. Task 3, 启动检验检测中心建设 (due 2023-12-31): milestone of 2023-06-30 missed: 启动招投标; "
        "progress 5%, 67% was due by now; nothing reported for 123 days.",
        "Please keep them moving and report progress, problems and next steps soon; "
        "do name what needs coordination. Thank you.",
    ]


def test_the_letter_in_chinese() -> None:
    language.use(language.CHINESE)
    told = make_entry(1, report_op("2", percent=60), on=date(2023, 9, 10))
    assert _reminders("2023-11-28", told, unit="属地")["相关属地"].text.splitlines() == [
        "相关属地：",
        "截至2023年11月28日，《2023年重点工作分工方案》中由贵单位承担的以下1项任务需引起重视：",
        "1. 第2项 完成造林绿化2970亩（时限2023年11月30日，区园林绿化局牵头）："
        "目前进度60%，序时应为99%；临期：2023年11月30日；已79天未报进展。",
        "请抓紧推进，并尽快填报进展、问题和下一步打算；需协调的事项请一并提出。谢谢。",
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (make_entry(1, set_op("1", "light", "red", "会议要求加快")), "red light: 会议要求加快."),
        (make_entry(1, set_op("1", "target:1", 4.1)), "地区生产总值增长 4.1, to be at least 4.5%."),
    ],
)
def test_other_reasons_to_be_behind_are_said_without_accounts(entry: Entry, said: str) -> None:
    text = _reminders("2023-06-30", entry)["区发展改革委"].text
    assert said in text
    assert "swj" not in text


def test_questions_and_claims_are_not_the_units_to_answer() -> None:
    entries = (
        make_entry(1, flag_op("1", "谁来审批？")),
        status_entry(2, "2", "done"), status_entry(3, "3", "closed"), status_entry(4, "4", "suspended"),
    )  # fmt: skip
    assert _reminders("2023-06-30", *entries) == {}


def test_who_does_not_lead_is_told_only_when_named_and_who_leads() -> None:
    assert "相关属地" not in _reminders("2023-12-30")
    made = _reminders("2023-12-30", unit="属地")
    assert list(made) == ["相关属地"]
    assert "(due 2023-11-30, led by 区园林绿化局): overdue by 30 days; " in made["相关属地"].text


@pytest.mark.parametrize("units", [(), (" ",)])
def test_a_task_without_a_unit_stands_under_a_heading_of_its_own(units: tuple[str, ...]) -> None:
    plan = make_plan()
    orphan = plan.tasks[0].replace(units=units)
    made = _reminders("2024-02-01", tasks=(orphan, *plan.tasks[1:]))
    assert list(made)[-1] is None
    assert made[None].task_ids == ("1",)
    assert "1 task of" in made[None].text
    assert "has no unit in the plan, so nobody is reminded of it:\n1. Task 1, " in made[None].text
    assert "Please" not in made[None].text
    assert "1" not in made["区园林绿化局"].task_ids


def test_what_needs_nothing_is_not_listed_for_want_of_a_unit() -> None:
    orphan = make_plan().tasks[0].replace(units=())
    assert _reminders("2023-02-01", tasks=(orphan,)) == {}
    assert _reminders("2024-02-01", tasks=(orphan,), unit="委") == {}


def test_days_are_written_as_letters_write_them() -> None:
    assert day_words(date(2023, 9, 5)) == "2023-09-05"
    language.use(language.CHINESE)
    assert day_words(date(2023, 9, 5)) == "2023年9月5日"
    missed = because("milestone_missed", due=date(2023, 6, 30), text="自2023-01-01起")
    assert reason_words(missed, day_words) == "节点2023年6月30日未完成：自2023-01-01起"


FOR_OTHERS = {
    "decided": "who carries it out is reminded of it once its day is past, whoever leads the task",
    "flagged": "an official answers a question",
    "conflict": "whoever knows which value is right sets it again",
    "to_verify": "another person closes a claim out",
}
"""What needs somebody, but not the unit that leads the task."""


def test_of_everything_on_the_agenda_it_is_said_whether_a_unit_is_reminded_of_it() -> None:
    known = sorted((*CHASED, *FOR_OTHERS))
    assert known == sorted(KINDS), "put the new kind into CHASED of reports/reminder.py, or here"


def test_over_a_worked_year_a_letter_says_what_is_chased_and_nothing_else() -> None:
    seen: set[str] = set()
    for month in range(1, 13):
        standings = Standings(Ledger(YEAR, JOURNAL, date(2023, month, 28)))
        letters = reminders(standings, YEAR.tasks)
        told = {(one.task_id, kind) for letter in letters for one in letter.chased for kind, _ in one.said}
        needed = {(item.task_id, kind) for item in agenda(standings, YEAR.tasks) for kind in item.kinds}
        assert {pair for pair in told if pair[1] != "decided"} == {
            pair for pair in needed if pair[1] in CHASED
        }
        seen |= {kind for _, kind in told}
    assert len(seen) > 3
