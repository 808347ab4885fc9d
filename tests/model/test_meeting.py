"""The sheet of an official for a meeting 会商: worked out by hand, and what always holds."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.meeting import MeetingSheet, meeting_sheet, officials
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import Decide, decide_op
from workplan_tui.model.operations.flag import Flag, flag_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.meeting import sheet_words

DAY = date(2023, 6, 20)


def standings(*entries: Entry, day: date = DAY) -> Standings:
    return Standings(Ledger(make_plan(), entries, day))


def sheet(lead: str, *entries: Entry, day: date = DAY) -> MeetingSheet:
    stood = standings(*entries, day=day)
    return meeting_sheet(stood, stood.ledger.plan.tasks, lead)


def decided(number: int, task: str, text: str, on: date, owner: str = "区财政局", **more: object) -> Entry:
    return make_entry(number, decide_op(task, text, owner, date(2023, 6, 30), **more), on=on)  # type: ignore[arg-type]


def test_questions_put_to_the_official_are_on_the_sheet_whoever_leads_the_task() -> None:
    """石银峰 leads 1 and 4, 常务副区长 leads 2."""
    entries = (
        make_entry(1, flag_op("4", "人手？"), on=date(2023, 6, 9)),
        make_entry(2, flag_op("3", "用地？", "石银峰"), on=date(2023, 6, 2)),
        make_entry(3, flag_op("1", "口径？", "常务副区长")),
        make_entry(4, flag_op("2", "已答", "石银峰")),
        make_entry(5, unflag_op("2", (entry_id(4),))),
    )
    found = sheet("石银峰", *entries).questions
    assert [(fact.task_id, Flag(fact.op).text) for fact in found] == [("3", "用地？"), ("4", "人手？")]
    assert [fact.task_id for fact in sheet("常务副区长", *entries).questions] == ["1"]


def test_the_last_meeting_is_the_newest_day_of_decisions_before_this_one() -> None:
    entries = (
        decided(1, "1", "老账", date(2023, 5, 10)),
        decided(2, "1", "老账已办", date(2023, 5, 10)),
        make_entry(3, carry_out_op("1", (entry_id(2),)), on=date(2023, 5, 20)),
        decided(4, "4", "上次", date(2023, 6, 10)),
        decided(5, "4", "上次已办", date(2023, 6, 10)),
        make_entry(6, carry_out_op("4", (entry_id(5),)), on=date(2023, 6, 15)),
        decided(7, "1", "本次", DAY),
        decided(8, "2", "别人的", date(2023, 6, 10)),
    )
    found = sheet("石银峰", *entries)
    assert found.last_met_on == date(2023, 6, 10)
    texts = [(Decide(one.fact.op).text, one.is_open) for one in found.decisions]
    assert texts == [("老账", True), ("上次", True), ("上次已办", False)]
    assert sheet("石银峰", *entries, day=date(2023, 5, 10)).last_met_on is None


def test_a_decision_concerns_who_leads_carries_out_or_was_asked() -> None:
    met = date(2023, 6, 10)
    entries = (
        make_entry(1, flag_op("3", "用地？", "石银峰"), on=met),
        decided(2, "3", "议", met, flag_ids=(entry_id(1),)),
        decided(3, "2", "由其督办", met, owner="石银峰"),
        decided(4, "2", "与其无关", met),
    )
    assert [one.told.text for one in sheet("石银峰", *entries).decisions] == ["由其督办", "议"]


def test_an_official_who_leads_nothing_has_a_page_when_he_was_asked_and_a_unit_has_none() -> None:
    entries = (
        make_entry(1, flag_op("1", "？", "分管副区长")),
        make_entry(2, flag_op("2", "？", "区科委")),
        make_entry(3, flag_op("3", "？", "蔡小军副区长")),
    )
    stood = standings(*entries)
    assert officials(stood.ledger, stood.ledger.plan.tasks) == (
        "石银峰",
        "常务副区长",
        "蔡小军",
        "分管副区长",
    )
    page = sheet("分管副区长", *entries)
    assert (page.task_ids, len(page.questions), page.is_empty) == ((), 1, False)
    assert [fact.task_id for fact in sheet("蔡小军", *entries).questions] == ["3"]


def test_an_official_without_a_worry_has_an_empty_page() -> None:
    done = (status_entry(1, "1", "done", on=DAY), status_entry(2, "4", "done", on=DAY))
    page = sheet("石银峰", *done)
    assert (page.is_empty, page.finished, len(page.task_ids)) == (True, 2, 2)
    assert sheet_words(standings(*done), page).sections == ()


@settings(max_examples=25, deadline=None)
@given(st.dates(date(2023, 3, 1), date(2024, 1, 31)), st.integers(0, len(JOURNAL)))
def test_every_red_and_amber_task_is_on_the_page_of_each_of_its_leads_and_counts_add_up(
    day: date, known: int
) -> None:
    stood = Standings(Ledger(PLAN, JOURNAL[:known], day))
    pages = {lead: meeting_sheet(stood, PLAN.tasks, lead) for lead in officials(stood.ledger, PLAN.tasks)}
    for task in PLAN.tasks:
        light = stood.of(task).light
        for lead in task.leads:
            page = pages[lead]
            assert task.id in page.task_ids
            assert (task.id in [item.task_id for item in page.red]) == (light == "red")
            assert (task.id in [item.task_id for item in page.amber]) == (light == "amber")
    for page in pages.values():
        sections = sheet_words(stood, page).sections
        counted = (page.red, page.amber, page.questions, page.decisions)
        assert [len(section.items) for section in sections] == [len(part) for part in counted if part]
