"""Decisions of meetings 议定事项: what may be recorded, how each stands, and when the light turns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry, status_entry
from workplan_tui.model.decisions import all_decisions, decisions_of, named_by, numbered_decisions
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import decide_op, open_decisions
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.rules.pace import standing
from workplan_tui.reports.decisions import decision_words, open_decision_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.refused import refusal_words

if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

PLAN = make_plan()
MET, DUE = date(2023, 6, 1), date(2023, 6, 20)
MADE = make_entry(1, decide_op("4", "报市级联审", "区发展改革委", DUE), on=MET)


def ledger(day: date, *entries: Entry) -> Ledger:
    return Ledger(PLAN, [MADE, *entries], day)


def refused(then: Ledger, op: Op) -> str:
    refusal = why_not_record(then, op, "swj")
    return refusal_words(refusal) if refusal else ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"text": " "}, "Task 4: the text is empty."),
        ({"owner": "　"}, "Task 4: a decision needs somebody who carries it out."),
        (
            {"due": "soon"},
            "Task 4: soon is no day; write it as 2023-06-30, 06-30, 20230630, yesterday, month-end.",
        ),
        ({"due": "2023-06-01"}, ""),
        (
            {"due": "2023-05-31"},
            "Task 4: a decision of 2023-06-01 cannot be due on 2023-05-31, which is past by then.",
        ),
        ({"of": [entry_id(9)]}, "Task 4: no open question to answer."),
    ],
)
def test_a_decision_says_who_does_what_by_when(changes: dict[str, object], said: str) -> None:
    op = {**decide_op("4", "报市级联审", "区发展改革委", DUE), **changes}
    assert refused(Ledger(PLAN, (), MET), op) == said


def test_a_decision_of_a_question_is_of_one_that_is_open() -> None:
    asked = make_entry(2, flag_op("4", "用地？", "常务副区长"), on=MET)
    of_it = decide_op("4", "报批", "区发展改革委", DUE, (entry_id(2),))
    assert refused(ledger(MET, asked), of_it) == ""
    answered = make_entry(3, unflag_op("4", (entry_id(2),)), on=MET)
    assert "no open question" in refused(ledger(MET, asked, answered), of_it)


def test_what_was_carried_out_is_open_no_more_and_opens_again_when_that_is_taken_back() -> None:
    done = make_entry(2, carry_out_op("4", (entry_id(1),), "已批复"), on=date(2023, 6, 15))
    back = make_entry(3, undo_op((entry_id(2),)), on=date(2023, 6, 15))
    day = date(2023, 6, 30)
    assert len(open_decisions(ledger(day), "4")) == 1
    assert open_decisions(ledger(day, done), "4") == ()
    assert len(open_decisions(ledger(date(2023, 6, 14), done), "4")) == 1
    assert len(open_decisions(ledger(day, done, back), "4")) == 1


def test_one_decision_is_carried_out_at_a_time() -> None:
    other = make_entry(2, decide_op("4", "资金统筹", "区财政局", DUE), on=MET)
    then = ledger(MET, other)
    assert "2 open decisions" in refused(then, carry_out_op("4", ()))
    assert refused(then, carry_out_op("4", (entry_id(2),))) == ""
    assert f"there are {entry_id(1)}, {entry_id(2)}" in refused(then, carry_out_op("4", ("x",)))
    assert refused(ledger(MET), carry_out_op("4", ())) == ""
    assert refused(ledger(MET), carry_out_op("1", ())) == "Task 1: no open decision to carry out."


def test_a_number_stays_while_others_are_carried_out() -> None:
    more = [
        make_entry(2, decide_op("4", "资金", "区财政局", DUE), on=MET),
        make_entry(3, decide_op("4", "人手", "区人力社保局", DUE), on=MET - timedelta(days=5)),
    ]
    done = make_entry(4, carry_out_op("4", (entry_id(1),)), on=MET)
    found = numbered_decisions(ledger(DUE, *more, done), "4")
    assert [number for number, _ in found] == [2, 3]
    assert [number for number, _ in named_by(found, "财政")] == [2]
    assert [number for number, _ in named_by(found, "3")] == [3]
    decisions = decisions_of(ledger(DUE, *more, done), "4")
    assert [(one.number, one.is_open) for one in decisions] == [(1, False), (2, True), (3, True)]
    assert [one.number for one in all_decisions(ledger(DUE, *more, done), PLAN.tasks)] == [3, 1, 2]


@pytest.mark.parametrize(
    ("day", "done_on", "state"),
    [
        (date(2023, 6, 10), None, "in 10 days"),
        (date(2023, 6, 19), None, "in 1 day"),
        (DUE, None, "due today"),
        (date(2023, 6, 21), None, "not carried out, 1 day over"),
        (date(2023, 6, 30), None, "not carried out, 10 days over"),
        (date(2023, 6, 30), DUE, "carried out on 2023-06-20"),
        (date(2023, 6, 30), date(2023, 6, 22), "carried out on 2023-06-22, 2 days late"),
    ],
)
def test_how_a_decision_stands_is_said_with_its_days(day: date, done_on: date | None, state: str) -> None:
    done = [make_entry(2, carry_out_op("4", (entry_id(1),)), on=done_on)] if done_on else []
    (decision,) = decisions_of(ledger(day, *done), "4")
    assert decision_words(decision) == f"2023-06-01 报市级联审 (区发展改革委, by 2023-06-20): {state}"
    assert len(open_decision_words(ledger(day, *done), PLAN.tasks_by_id["4"])) == (0 if done_on else 1)


def test_an_overdue_decision_is_amber_from_the_day_after_until_it_is_carried_out() -> None:
    task = PLAN.tasks_by_id["4"]
    begun = status_entry(2, "4", "in_progress", on=MET)
    assert standing(ledger(DUE, begun), task).verdict.rule == "green"
    late = standing(ledger(date(2023, 6, 21), begun), task)
    assert (late.light, late.verdict.rule) == ("amber", "amber_decision")
    assert reason_words(late.reason) == ("decision not carried out by 2023-06-20 (区发展改革委): 报市级联审")
    done = make_entry(3, carry_out_op("4", (entry_id(1),)), on=date(2023, 6, 21))
    assert standing(ledger(date(2023, 6, 21), begun, done), task).verdict.rule == "green"


def test_a_decision_of_a_later_hand_without_a_day_is_open_and_never_overdue() -> None:
    odd = make_entry(1, {"op": "decide", "task": "4", "text": "x", "due": 7})
    then = Ledger(PLAN, [odd], date(2024, 1, 1))
    (decision,) = decisions_of(then, "4")
    assert (decision.is_open, decision.days_over) == (True, 0)
    assert decision_words(decision).endswith("x (-, by -): not carried out")


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=6), st.integers(0, 40))
def test_each_decision_is_open_or_carried_out_and_counted_once(
    made: list[tuple[int, bool]], days: int
) -> None:
    entries, number = [], 0
    for length, is_done in made:
        number += 1
        entries.append(make_entry(number, decide_op("4", "x", "y", MET + timedelta(days=length)), on=MET))
        if is_done:
            done = carry_out_op("4", (entry_id(number),))
            number += 1
            entries.append(make_entry(number, done, on=MET + timedelta(days=length * 2)))
    then = Ledger(PLAN, entries, MET + timedelta(days=days))
    found = decisions_of(then, "4")
    assert [one.number for one in found] == list(range(1, len(made) + 1))
    assert {one.fact.entry.id for one in found if one.is_open} == {
        fact.entry.id for fact in open_decisions(then, "4")
    }
    assert sum(one.is_open for one in found) == sum(
        not is_done or length * 2 > days for length, is_done in made
    )
