"""Rows: exactly the promised keys, in their order."""

from __future__ import annotations

from datetime import date

from tests.conftest import make_plan
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.history import describe_entry, history_lines
from workplan_tui.reports.notice import notice_row
from workplan_tui.reports.operations import describe_op
from workplan_tui.reports.rows import task_row

DAY = date(2023, 6, 30)


def _entry(number: int, *ops: object) -> Entry:
    return Entry(
        id=f"0{number}", seq=number, prev="00000000", at=f"2023-06-0{number}T12:00:00+08:00",
        on=date(2023, 6, number), replica="swj-1", actor="swj", plan="plan-2023", ops=ops,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_row_has_the_promised_keys_in_order() -> None:
    plan = make_plan()
    row = task_row(Standings(Ledger(plan, (), DAY)), plan.tasks[0])
    assert " ".join(row) == (
        "id section title text leads units due_on status progress expected pace light light_reason updated_at "
        "contacts due_text light_rule next_step from supporting_units conflict conflicts number"
    )
    assert (row["status"], row["due_on"], row["updated_at"]) == ("not_started", "2023-12-31", None)


def test_a_row_shows_the_journal() -> None:
    plan = make_plan()
    entries = [
        _entry(1, set_op("1", "status", "done")),
        _entry(2, set_op("1", "due_on", "2024-01-31", "雨季")),
        _entry(3, {"op": "remind", "task": "1"}),
    ]
    row = task_row(Standings(Ledger(plan, entries, DAY)), plan.tasks[0])
    assert (row["status"], row["due_on"]) == ("done", "2024-01-31")
    assert row["updated_at"] == "2023-06-02T12:00:00+08:00"


def test_the_notice_has_its_own_data() -> None:
    row = notice_row(make_plan())
    assert (row["document_number"], row["task_count"]) == ("京政发〔2023〕5号", 4)


def test_the_same_done_to_many_tasks_is_one_phrase() -> None:
    same = [set_op(id, "status", "done", was="in_progress") for id in ("1", "3", "2", "4")]
    assert describe_entry(_entry(1, *same), make_plan()) == "1, 3, 2, 4 in progress -> done"
    assert describe_entry(_entry(1, *same[:1], note_op("2", "x")), make_plan()) == (
        "1 in progress -> done; 2 note: x"
    )


def test_an_operation_of_a_later_format_is_shown_as_it_is() -> None:
    assert describe_op({"op": "weigh", "task": "1", "kilos": 3}, None) == "weigh kilos=3"


def test_an_entry_as_a_row_keeps_the_source() -> None:
    entry = _entry(1, note_op("1", "x")).replace(source={"file": "a.xlsx", "hash": "1"})
    assert entry.record["source"] == {"file": "a.xlsx", "hash": "1"}


def test_history_marks_what_was_taken_back_and_brought_back() -> None:
    entries = [
        _entry(1, set_op("1", "status", "done", was="not_started")),
        _entry(2, undo_op(("01",))),
        _entry(3, undo_op(("02",))),
    ]
    ledger = Ledger(make_plan(), entries)
    endings = [line.rpartition("swj  ")[2] for line in history_lines(ledger, ledger.entries)]
    assert endings == [
        "1 not started -> done",
        "undone: 1 not started -> done [taken back]",
        "redone: 1 not started -> done",
    ]
