"""Where figures stand in a task's text."""

from __future__ import annotations

from itertools import pairwise

from tests.support.program import REAL_PLAN
from workplan_tui.reports.figure_places import figures_in
from workplan_tui.store.plan.file import read_plan

PLAN = read_plan(str(REAL_PLAN))


def marked(task_id: str) -> list[str]:
    """Return the marked parts of a task's text."""
    task = PLAN.tasks_by_id[task_id]
    return [task.text[start:end] for start, end in figures_in(task.text, task)]


def test_values_are_marked_with_unit_and_operator() -> None:
    assert marked("42") == ["220万平方米", "230公顷", "95%以上", "100%"]


def test_days_of_milestones_are_marked() -> None:
    assert marked("11") == ["2023年3月底前", "6月底前", "9月底前"]


def test_marks_lie_in_the_text_in_order_and_apart() -> None:
    for task in PLAN.tasks:
        marks = figures_in(task.text, task)
        assert all(0 <= start < end <= len(task.text) for start, end in marks)
        assert all(before[1] <= after[0] for before, after in pairwise(marks))


def test_every_value_of_a_target_that_its_quote_has_is_marked() -> None:
    for task in PLAN.tasks:
        told = [task.text[start:end] for start, end in figures_in(task.text, task)]
        for target in task.targets:
            if f"{target.value:g}" in target.quote:
                assert [text for text in told if f"{target.value:g}" in text], (task.id, target.quote)


def test_a_quote_that_is_not_in_the_text_marks_nothing() -> None:
    assert figures_in("别的文字", PLAN.tasks_by_id["42"]) == ()
