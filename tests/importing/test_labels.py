"""The labels under a task, with colons, blanks and line breaks where they please, in any order."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.importing.text_plan import import_text
from workplan_tui.importing.clean import squeeze
from workplan_tui.importing.labels import find_labels
from workplan_tui.model.plan import Task

HEAD = "2025年分工方案\n一、目标\n"
LABELS = (
    "牵头领导：张三、李四",
    "主要责任单位：区科委、各部门",
    "配合单位：区财政局",
    "完成时限：2025年6月30日",
)


def kinds(text: str) -> list[str]:
    return [label.kind for label in find_labels(squeeze(text))]


def tasks(text: str) -> tuple[Task, ...]:
    return import_text(text).plan.tasks


def test_a_label_without_its_colon_counts_where_a_value_follows() -> None:
    text = "牵头领导：张三主要责任单位区科委完成时限2023年6月30日"

    assert kinds(text) == ["leads", "units", "due"]


@pytest.mark.parametrize(
    "text",
    [
        "明确牵头领导、主要责任单位和完成时限。",
        "压实主要责任单位的责任。",
        "印发安全生产工作职责分工文件，坚决遏制事故。",
    ],
)
def test_a_sentence_that_mentions_a_label_has_none(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("order", list(permutations(LABELS)))
def test_labels_may_stand_in_any_order(order: tuple[str, ...]) -> None:
    lines = "\n".join(order)
    (one, two) = tasks(f"{HEAD}1.建成甲。\n{lines}\n2.建成乙。\n{lines}\n")

    for task in (one, two):
        assert (task.leads, task.units) == (("张三", "李四"), ("区科委", "各部门"))
        assert task.supporting_units == ("区财政局",)
        assert task.due_on is not None
        assert task.due_on.isoformat() == "2025-06-30"
    assert [one.text, two.text] == ["建成甲。", "建成乙。"]


@pytest.mark.parametrize("missing", range(4))
@pytest.mark.parametrize("joined", ["\n", ""])
def test_a_missing_label_passes_nothing_on(missing: int, joined: str) -> None:
    some = joined.join(label for at, label in enumerate(LABELS) if at != missing)
    whole = joined.join(LABELS)
    text = joined.join(("1.建成甲。", some, "2.建成乙。", whole, "3.建成丙。", whole))

    imported = import_text(f"{HEAD}{text}\n")
    first, second, third = imported.plan.tasks

    assert (second.leads, second.units, second.due_on) == (third.leads, third.units, third.due_on)
    got = (first.leads, first.units, first.supporting_units, first.due_on)
    wanted = (second.leads, second.units, second.supporting_units, second.due_on)
    assert [bool(each) for each in got] == [at != missing for at in range(4)]
    assert [a == b for a, b in zip(got, wanted, strict=True)] == [at != missing for at in range(4)]
    assert len(imported.doubts) == (missing != 2)  # supporting units are no task's due


def test_many_labels_without_end_are_read_in_little_time() -> None:
    assert len(find_labels(squeeze("牵头领导：甲主要责任单位：乙配合单位：" * 20_000))) == 60_000
