"""A line with a right checksum can hold any JSON: no reading of it may fail."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import entry_id, make_entry
from tests.support.hostile import TEXTS, obeyed
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.reports.explanation import explained
from workplan_tui.reports.history import history_lines
from workplan_tui.reports.rows import task_row
from workplan_tui.tui.detail.paragraphs import task_paragraphs
from workplan_tui.tui.views.present import rows_by_id
from workplan_tui.tui.views.table_columns import COLUMNS

WORDS = (*TEXTS, "done", "closed", "2023-05-05", "2023-13-01", "red", entry_id(1), entry_id(2))
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e300, 1e300)
    | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
KINDS = ("set", "note", "report", "flag", "unflag", "undo", "remind", "checkpoint", "later")
FIELDS = ("status", "due_on", "light", "target:1", "milestone:1")
MORE = (
    "value", "was", "sees", "reason", "text", "to", "of", "percent", "progress", "problem", "next",
    "until", "method", "evidence",
)  # fmt: skip
OPS = st.fixed_dictionaries(
    {"op": st.sampled_from(KINDS)},
    optional={
        "task": st.sampled_from(("1", "2", 3, "9")) | ANY,
        "field": st.sampled_from(FIELDS) | ANY,
        **dict.fromkeys(MORE, ANY),
    },
)


@given(st.lists(st.lists(OPS, max_size=3), max_size=3), st.sampled_from(TEXTS))
def test_any_operations_can_be_read_and_shown(groups: list[list[dict[str, Any]]], actor: str) -> None:
    plan = make_plan()
    entries = [make_entry(number, *ops, actor=actor) for number, ops in enumerate(groups, start=1)]
    ledger = Ledger(plan, entries, date(2023, 7, 1))
    standings = Standings(ledger)
    shown = list(history_lines(ledger, ledger.entries))
    for task in plan.tasks:
        for field in FIELDS:
            ledger.heads(task.id, field)
        task_row(standings, task)
        row = rows_by_id(standings, COLUMNS)[task.id]
        shown += [*(form for forms in row.cells.values() for form in forms), row.title]
        shown += [p.name + p.text for p in task_paragraphs(standings, task, True)]
        shown += [line.name + line.text for line in explained(ledger, task)]
    assert [line for line in shown if obeyed(line) or "\n" in line] == []


def test_a_deadline_that_is_no_day_extends_nothing() -> None:
    op = {"op": "set", "task": "1", "field": "due_on", "value": "soon"}
    assert Ledger(make_plan(), [make_entry(1, op)]).due_on("1") == date(2023, 12, 31)
