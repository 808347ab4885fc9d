"""The preview of an import: doubts first, each with its task and place; fixes make the plan that is written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.importing.text_plan import import_text
from workplan_tui.base.errors import UsageError
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.found import Doubt
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, plain_table
from workplan_tui.importing.preview import Preview, field_words, names_typed, preview_of
from workplan_tui.importing.source_lines import Surroundings
from workplan_tui.model.check import check

NOTICE = """2025年青汀区重点工作任务分工方案
一、经济指标
1.社会消费品零售总额增长5%，6月底前出台办法。
牵头领导：林向北
主要责任单位：区商务局
完成时限：2025年12月31日
2.外贸进出口总额增长3%。
主要责任单位：区商务局、区税务局
完成时限：2025年12月31日
3.签约亿元项目12个。
牵头领导：苏禾
主要责任单位：区投促中心
二、民生保障
4.新增托位300个。
牵头领导：唐若水
主要责任单位：区卫生健康委
完成时限：2025年11月30日
"""


@pytest.fixture
def preview() -> Preview:
    return preview_of(import_text(NOTICE))


def words(preview: Preview, index: int, field: str) -> str:
    return field_words(preview.plan, preview.plan.tasks[index], field)


def test_tasks_with_doubts_come_first_and_each_doubt_leads_to_its_place(preview: Preview) -> None:
    assert [row.task for row in preview.rows] == [1, 2, 0, 3]
    assert [preview.doubts[at].fields for row in preview.rows for at in row.doubts] == [("leads",), ("due",)]
    assert [preview.place_of(row).line for row in preview.rows] == [7, 10, 3, 14]


def test_what_a_doubt_is_about_settles_it_when_it_is_fixed(preview: Preview) -> None:
    other = preview.fix(1, "units", "区商务局")
    fixed = preview.fix(1, "leads", "苏禾")

    assert (other.settled_count, other.fix_count) == (0, 1)
    assert (fixed.settled_count, fixed.fix_count) == (1, 1)
    assert [doubt.task for doubt in fixed.open_doubts] == ["3"]
    assert fixed.plan.tasks[1].leads == ("苏禾",)
    assert not preview.is_touched
    assert fixed.is_touched


def test_a_fix_taken_back_opens_the_doubt_again(preview: Preview) -> None:
    back = preview.fix(1, "leads", "苏禾").fix(1, "leads", "")

    assert (back.settled_count, back.fix_count, back.is_touched) == (0, 0, False)


def test_a_doubt_can_be_confirmed_and_that_taken_back(preview: Preview) -> None:
    confirmed = preview.confirm(preview.rows[0])

    assert (confirmed.settled_count, confirmed.is_touched) == (1, True)
    assert confirmed.confirm(confirmed.rows[0]).settled_count == 0
    assert confirmed.confirm(confirmed.rows[2]) == confirmed, "a task without a doubt has nothing to confirm"


@pytest.mark.parametrize(
    ("typed", "day", "kept"),
    [
        ("2025-09-30", date(2025, 9, 30), None),
        ("2025年9月30日", date(2025, 9, 30), None),
        ("三季度末", date(2025, 9, 30), "三季度末"),
        ("持续推进", None, "持续推进"),
        ("", None, None),
        ("明年6月底", date(2026, 6, 30), "明年6月底"),
    ],
)
def test_a_deadline_is_read_as_the_import_reads_it(
    preview: Preview, typed: str, day: date | None, kept: str | None
) -> None:
    fixed = preview.fix(2, "due", typed)

    assert (fixed.plan.tasks[2].due_on, fixed.plan.tasks[2].due_text) == (day, kept)
    assert fixed.plan.ends_on == date(2026 if day and day.year == 2026 else 2025, 12, 31)


@pytest.mark.parametrize("typed", ["2024-12-31", "2099-01-01"])
def test_a_deadline_far_from_the_plan_is_refused(preview: Preview, typed: str) -> None:
    with pytest.raises(UsageError, match=typed):
        preview.fix(2, "due", typed)


def test_a_fixed_text_has_its_figures_proposed_anew(preview: Preview) -> None:
    assert [one.due_on for one in preview.plan.tasks[0].milestones] == [date(2025, 6, 30)]

    fixed = preview.fix(0, "text", "社会消费品零售总额 增长6%，\n举办活动20场。").plan

    assert fixed.tasks[0].text == "社会消费品零售总额增长6%，举办活动20场。"
    assert [(one.value, one.unit) for one in fixed.tasks[0].targets] == [(6, "%"), (20, "场")]
    assert fixed.tasks[0].milestones == ()
    assert list(check(fixed)) == []


def test_an_earlier_deadline_leaves_no_milestone_behind_it(preview: Preview) -> None:
    fixed = preview.fix(0, "due", "2025-05-31").plan

    assert fixed.tasks[0].milestones == ()
    assert list(check(fixed)) == []


def test_a_goal_of_a_column_of_its_own_stays_when_the_text_is_fixed() -> None:
    rows = (
        ("序号", "任务", "责任单位", "2025年目标", "完成时限"),
        ("1", "绿色建筑占比", "区住建局", "30%", "2025年12月31日"),
        ("2", "新建公园", "区园林局", "5个", "2025年12月31日"),
    )
    table = "\n".join(map("\t".join, rows))
    preview = preview_of(import_source(read_document(table.encode())))
    before = preview.plan.tasks[0].targets

    fixed = preview.fix(0, "text", "绿色建筑占新建建筑的比重，开工3项").plan.tasks[0]

    assert [one.value for one in before] == [30]
    assert [(one.id, one.value, one.quote in fixed.text) for one in fixed.targets] == [
        (1, 3, True),
        (2, 30, True),
    ]


def test_a_number_stays_one_of_a_kind_and_an_id(preview: Preview) -> None:
    assert preview.fix(0, "id", "1-1").plan.tasks[0].id == "1-1"
    for typed in ("2", "一、", ""):
        with pytest.raises(UsageError):
            preview.fix(0, "id", typed)


def test_a_section_is_told_by_its_title_or_number_and_made_where_it_is_new(preview: Preview) -> None:
    moved = preview.fix(2, "section", "2")
    made = preview.fix(3, "section", "城市建设")

    assert words(moved, 2, "section") == words(preview, 3, "section") == "民生保障"
    assert [section.title for section in made.plan.sections] == ["经济指标", "城市建设"]
    assert list(check(made.plan)) == []
    with pytest.raises(UsageError):
        preview.fix(2, "section", "9")


def test_names_are_never_divided_inside_brackets() -> None:
    assert names_typed("区农业农村局（区乡村振兴局、区畜牧局）、区财政局，区 商务局,") == (
        "区农业农村局（区乡村振兴局、区畜牧局）", "区财政局", "区 商务局",
    )  # fmt: skip


def test_a_doubt_about_no_task_comes_before_all() -> None:
    claimed = preview_of(import_text(NOTICE.replace("经济指标\n", "经济指标（5项）\n")))

    assert claimed.rows[0].task is None
    assert "5" in claimed.doubts[claimed.rows[0].doubts[0]].sentence
    assert claimed.place_of(claimed.rows[0]).line == 2
    assert claimed.confirm(claimed.rows[0]).settled_count == 1


def test_a_number_printed_twice_leads_to_the_task_that_stands_there() -> None:
    text = NOTICE.replace("4.新增", "1.新增").replace("3.签约", "4.签约")
    preview = preview_of(import_text(text))

    gap = next(row for row in preview.rows if any("id" in preview.doubts[at].fields for at in row.doubts))

    assert gap.task == 2
    assert preview.place_of(gap).line == 10


def test_lines_with_bad_bytes_are_a_doubt_with_their_place() -> None:
    data = NOTICE.encode().replace("增长3%".encode(), b"\xff\xfe3%")
    preview = preview_of(import_source(read_document(data)))

    noted = [doubt for doubt, owner in zip(preview.doubts, preview.owners, strict=True) if owner is None]
    assert [doubt.place.line for doubt in noted] == [7]


def test_the_source_is_shown_by_lines_and_rows_with_their_places() -> None:
    table = plain_table(
        (("1", "种树", ""), ("2", "修\n路", "区局")), (Place(table=1, row=1), Place(table=1, row=2))
    )
    shown = Surroundings(
        Source((Paragraph("标题\n\n第二行", Place(line=1)), Paragraph("", Place(line=2)), table), "docx")
    )

    assert [line.text for line in shown.lines] == ["标题", "第二行", "1 | 种树", "2 | 修 路 | 区局"]
    assert shown.spot(Place(table=1, row=2)) == (3, 4)
    assert shown.spot(Place(line=1)) == (0, 2)
    assert shown.spot(Place(page=7)) == shown.spot(Place()) == (0, 0)


def test_a_doubt_about_a_task_without_a_number_leads_to_the_task_that_stands_there() -> None:
    imported = import_text(NOTICE)
    doubts = (
        Doubt("A task without a number.", imported.places[2], "", ("id",)),
        Doubt("A heading.", Place(line=2)),
    )
    preview = preview_of(imported.replace(numbers=("1", "2", "", "4"), doubts=doubts))

    assert preview.owners == (2, None)
    assert preview.fix(2, "id", "7").settled_count == 1
