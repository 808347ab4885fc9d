"""Next year's document on last year's plan: ids and handwork stay with the same task."""

from __future__ import annotations

from datetime import date

from tests.conftest import make_plan, make_task
from workplan_tui.importing.onto import follow, follow_in_part, match_tasks
from workplan_tui.model.plan import Milestone, Section, Target

GROWTH = Target(1, "地区生产总值增速", ">=", 5, None, "%", "增长5%以上", "level")
STEP = Milestone(1, date(2023, 6, 30), "完成设计", "6月底前完成设计")
OLD = make_plan(
    (
        make_task(id="7", text="地区生产总值增长5%以上。", targets=(GROWTH,), declared_title="经济增长"),
        make_task(
            id="8",
            text="6月底前完成设计，建成云岭大桥。",
            targets=(),
            milestones=(STEP,),
            units=("区交通局",),
        ),
        make_task(id="9", text="举办运动会。", targets=(), units=("区体育局",)),
    ),
    sections=(Section(1, "经济社会发展主要预期目标", "预期目标"),),
    rules={"amber_gap": 5},
)


def test_ids_targets_milestones_and_labels_are_kept() -> None:
    new = make_plan(
        (
            make_task(id="1", text="6月底前完成设计，建成云岭大桥。", targets=(), units=("区交通局",)),
            make_task(
                id="2",
                text="地区生产总值增长6%以上。",
                targets=(GROWTH.replace(value=6, quote="增长6%以上"),),
            ),
            make_task(id="8", text="新增养老床位300张。", targets=(), units=("区民政局",)),
        ),
        sections=(Section(1, "经济社会发展主要预期目标", "主要预期目标"),),
    )

    followed = follow(OLD, new)
    bridge, growth, beds = followed.plan.tasks

    assert (bridge.id, bridge.milestones) == ("8", (STEP,))
    assert (growth.id, growth.title, growth.targets[0].value) == ("7", "经济增长", 6)
    assert beds.id not in ("7", "8", "9")
    assert (followed.new, followed.gone) == ((beds.id,), ("9",))
    assert followed.changed == (("7", ("text",)),)
    assert followed.plan.sections[0].label == "预期目标"
    assert followed.plan.rules == {"amber_gap": 5}


def test_of_a_document_that_names_some_tasks_all_others_stay() -> None:
    part = make_plan(
        (
            make_task(
                id="2", section=2, text="6月底前完成设计，建成云岭大桥。", targets=(), leads=(), units=(),
                due_on=date(2023, 10, 31),
            ),
            make_task(id="8", section=1, text="新增养老床位300张。", targets=(), units=("区民政局",)),
        ),
        sections=(Section(1, "民生", "民生"), Section(2, "经济社会发展主要预期目标", "主要预期目标")),
    )  # fmt: skip

    followed = follow_in_part(OLD, part)
    growth, bridge, games, beds = followed.plan.tasks

    assert (growth, games) == (OLD.tasks[0], OLD.tasks[2])
    assert bridge == OLD.tasks[1].replace(due_on=date(2023, 10, 31))
    assert (beds.id, beds.section, beds.text) == ("10", 2, "新增养老床位300张。")
    assert [section.title for section in followed.plan.sections] == ["经济社会发展主要预期目标", "民生"]
    assert (followed.new, followed.gone, followed.changed) == (("10",), (), (("8", ("due_on",)),))
    assert followed.plan.replace(tasks=(), sections=()) == OLD.replace(tasks=(), sections=())


def test_alike_texts_are_matched_and_unlike_ones_are_not() -> None:
    old = [
        make_task(id="1", text="新建改建农村公路40公里，完成危桥改造5座。"),
        make_task(id="2", text="整治重大火灾隐患。"),
    ]
    new = [
        make_task(text="完成全年造林任务。"),
        make_task(text="新建改建农村公路55公里，完成危桥改造8座，推进养护市场化。"),
    ]

    assert {place: task.id for place, task in match_tasks(old, new).items()} == {1: "1"}


def test_no_old_task_is_given_twice() -> None:
    old = [make_task(id="1", text="新增学位1200个。")]
    new = [make_task(text="新增学位1200个。"), make_task(text="新增学位1200个。")]

    assert len(match_tasks(old, new)) == 1
