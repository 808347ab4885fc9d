"""What was written about a task is found, and nothing is forgotten that an operation may hold."""

from __future__ import annotations

from datetime import date

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry
from workplan_tui.model.entry import Entry
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.operation import TEXT, TEXTS
from workplan_tui.model.operations.registry import CODES, operation_of
from workplan_tui.model.standings import Standings
from workplan_tui.model.written_words import WORDS, written

NO_WORDS = {"field", "until", "method", "evidence", "period", "due", "of", "sees", "beside"}
"""Keys of texts that are codes, days, names of files, or ids."""


def standings(*entries: Entry) -> Standings:
    return Standings(Ledger(make_plan(), entries, date(2023, 6, 30)))


def found(text: str, asked: Standings) -> list[str]:
    plan = asked.ledger.plan
    return [task.id for task in plan.tasks if parse_filter(text).matches(asked, task)]


def test_every_text_of_an_operation_is_searched_or_is_none_of_peoples_words() -> None:
    for code in CODES:
        operation = operation_of(code)
        assert operation is not None
        if "task" not in operation.keys:
            continue  # of no task
        texts = {key for key, kinds in operation.keys.items() if kinds in (TEXT, TEXTS)}
        assert texts - NO_WORDS <= set(WORDS), f"say of the texts of {code} whether people write them"


def test_notes_reports_questions_answers_decisions_and_reasons_are_found() -> None:
    told = standings(
        make_entry(1, {"op": "note", "task": "1", "text": "现场踏勘"}),
        make_entry(
            2, {"op": "report", "task": "2", "progress": "主体封顶", "problem": "管线迁改", "next": "报审"}
        ),
        make_entry(3, {"op": "flag", "task": "3", "text": "请协调用地", "to": "蔡小军"}),
        make_entry(4, {"op": "unflag", "task": "3", "of": [entry_id(3)], "reason": "已纳入供地计划"}),
        make_entry(
            5, {"op": "decide", "task": "4", "text": "资金统筹", "owner": "区财政局", "due": "2023-09-30"}
        ),
        make_entry(
            6, {"op": "set", "task": "4", "field": "due_on", "value": "2024-01-31", "reason": "雨季停工"}
        ),
    )

    for text, ids in {
        "踏勘": "1", "封顶": "2", "管线": "2", "报审": "2", "用地": "3", "供地": "3", "统筹": "4",
        "财政": "4", "雨季": "4",
    }.items():  # fmt: skip
        assert found(f"文字:{text}", told) == [ids], text
        assert ids in found(text, told), "and by the word alone"
    assert found("文字:造林", told) == [], "the plan's own words are no one's notes"
    assert found("文字:-", told) == []


def test_what_was_taken_back_and_what_is_later_is_not_found() -> None:
    told = standings(
        make_entry(1, {"op": "note", "task": "1", "text": "误记"}),
        make_entry(2, {"op": "undo", "of": [entry_id(1)]}),
        make_entry(3, {"op": "note", "task": "1", "text": "以后"}, on=date(2023, 7, 1)),
    )

    assert found("误记 or 以后", told) == []
    assert written(told, told.ledger.plan.tasks_by_id["1"]) == ()
