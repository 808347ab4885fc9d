"""The whole notice: what a person corrected survives, and no line break matters."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importing.sample import HERE, PLAN_FILE, SOURCE, make_notice, move_line_breaks
from tests.importing.text_plan import import_text
from workplan_tui.base.errors import PlanWrong
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.model.plan import Plan
from workplan_tui.store.plan.file import read_plan


def without_hand_work(plan: Plan) -> Plan:
    """Return the plan without what a person corrects after the import."""
    return plan.replace(
        tasks=tuple(task.replace(targets=(), milestones=(), other_numbers=()) for task in plan.tasks),
        sections=tuple(section.replace(label="") for section in plan.sections),
        units=(),
    )


def test_the_plan_in_the_repository_is_the_import_and_the_work_by_hand() -> None:
    imported = import_text(SOURCE, plan_id="daxing-2023")

    assert without_hand_work(imported.plan) == without_hand_work(read_plan(str(PLAN_FILE)))
    assert imported.warnings == ()


def test_the_notice_is_counted_as_it_was_published() -> None:
    plan = import_text(SOURCE).plan

    assert [len(plan.tasks_of(section.id)) for section in plan.sections] == [7, 22, 9, 55, 19, 9]
    assert [task.id for task in plan.tasks] == [str(number) for number in range(1, 122)]
    assert sum(len(task.leads) for task in plan.tasks) == 131
    assert len({lead for task in plan.tasks for lead in task.leads}) == 12
    assert sum(len(task.units) for task in plan.tasks) == 150
    assert Counter(task.due_on for task in plan.tasks) == {
        date(2023, 12, 31): 116,
        date(2023, 10, 31): 3,
        date(2023, 11, 30): 1,
        date(2023, 6, 30): 1,
    }


def test_texts_are_right_to_the_character() -> None:
    texts = {task.id: task.text for task in import_text(SOURCE).plan.tasks}

    assert texts["1"] == "地区生产总值比上年增长4.5%以上。"
    assert "完成2970亩（其中工业用地1407亩）5个批次土地征收" in texts["8"]
    assert "落地相关企业不少于15家" in texts["35"]  # two page marks stood in between
    assert "储备库1＃2＃库开工" in texts["21"]
    assert "隐患排查,力争全年不发生森林火灾" in texts["76"]
    assert not any(letter.isspace() for text in texts.values() for letter in text)
    assert not any("Th" in text or "image" in text for text in texts.values())


def test_repairs_are_counted_by_kind() -> None:
    repairs = import_text(SOURCE).repairs

    assert repairs["th_to_sheng"] == 33
    assert repairs["image_to_percent"] == 10
    assert repairs["page_mark_dropped"] == 2
    assert repairs["colon_missing"] == 122  # every 完成时限, and 主要责任单位 of task 44
    assert repairs["blank_removed"] > 900
    assert repairs["run_on_split"] == 100
    assert repairs["line_rejoined"] == 33


def test_a_text_cut_after_task_30_gives_30_tasks_and_a_warning() -> None:
    whole = import_text(SOURCE)
    cut = import_text(SOURCE[: SOURCE.index("31. 完成国际航空总部园")])

    assert cut.plan.tasks == whole.plan.tasks[:30]
    assert cut.plan.sections == whole.plan.sections[:3]
    assert cut.plan.cc is None
    assert cut.warnings == ("The document claims 121 tasks, but 30 were found.",)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.sampled_from([0.0, 0.02, 0.1, 0.5]))
def test_no_line_break_matters(seed: int, share: float) -> None:
    moved = import_text(move_line_breaks(SOURCE, seed, share))

    assert moved.plan == import_text(SOURCE).plan
    assert moved.repairs["th_to_sheng"] == 33
    assert moved.repairs["image_to_percent"] == 10
    assert moved.warnings == ()


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=14),
    seed=st.integers(0, 10**6),
    share=st.sampled_from([0.0, 0.1, 0.4]),
)
def test_other_numbers_of_tasks_and_sections_are_read(sizes: list[int], seed: int, share: float) -> None:
    notice, texts = make_notice(sizes, seed)

    imported = import_text(move_line_breaks(notice, seed, share) if share else notice)

    plan = imported.plan
    assert [task.text for task in plan.tasks] == texts
    assert [len(plan.tasks_of(section.id)) for section in plan.sections] == sizes
    assert {task.leads for task in plan.tasks} == {("张三", "常务副区长")}
    assert {task.units for task in plan.tasks} == {("区科委", "各部门")}
    assert [task.due_on.month for task in plan.tasks if task.due_on] == [
        1 + number % 12 for number in range(1, len(texts) + 1)
    ]
    assert (plan.title, plan.document_number) == ("2024年工作方案", "某政办发〔2024〕12号")
    assert (plan.declared_task_count, len(plan.requirements)) == (len(texts), 2)
    assert imported.warnings == ()


def test_a_plan_of_three_hundred_tasks_is_read() -> None:
    notice, texts = make_notice([100, 150, 50])

    assert [task.text for task in import_text(notice).plan.tasks] == texts


def test_a_text_without_labels_holds_no_plan() -> None:
    with pytest.raises(PlanWrong, match=r"No task was found \(paragraphs: 2,"):
        import_text("关于放假的通知。\n一、各单位做好值班。")


def test_the_id_and_the_days_may_be_given() -> None:
    plan = import_text(SOURCE, "daxing", date(2023, 2, 1), date(2023, 11, 30)).plan

    assert (plan.id, plan.starts_on, plan.ends_on) == (
        "daxing", date(2023, 2, 1), date(2023, 11, 30),
    )  # fmt: skip


def test_the_notice_is_the_same_plan_as_a_document() -> None:
    """Through the readers too, as `import` takes it: pages and their numbers change nothing."""
    source = read_document((HERE / "source.txt").read_bytes())

    imported = import_source(source, "daxing-2023")

    assert without_hand_work(imported.plan) == without_hand_work(read_plan(str(PLAN_FILE)))
    assert imported.doubts == ()
