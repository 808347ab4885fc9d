"""The notice's own data."""

from __future__ import annotations

from datetime import date

from tests.importing.sample import SOURCE
from tests.importing.text_plan import import_text
from workplan_tui.importing.short_label import short_label
from workplan_tui.model.numerals import chinese_numeral


def test_the_notice_is_read() -> None:
    plan = import_text(SOURCE).plan

    assert plan.title == "2023年区政府工作报告重点工作分工方案"
    assert plan.document_number == "京兴政办发〔2023〕1号"
    assert plan.issuer == "北京市大兴区人民政府办公室"
    assert (plan.issued_on, plan.declared_task_count) == (date(2023, 3, 3), 121)
    assert (plan.starts_on, plan.ends_on) == (date(2023, 1, 1), date(2023, 12, 31))
    assert plan.cc is not None
    assert plan.cc.startswith("区委办公室、各部、委，")
    assert plan.cc.endswith("临空经济区大兴片区管委会。")


def test_the_requirements_are_split_into_title_and_text() -> None:
    requirements = import_text(SOURCE).plan.requirements

    assert [one.title for one in requirements] == [
        "提高政治站位，强化担当意识",
        "狠抓工作落实，确保任务完成",
        "强化沟通协作，形成工作合力",
    ]
    assert requirements[2].text.endswith("高效完成各项重要工作。")


def test_a_label_stands_in_its_heading() -> None:
    assert short_label("全区经济社会发展主要预期目标") == "主要预期目标"
    assert short_label("紧扣城乡融合发展，全力建设现代化平原新城") == "现代化平原新城"
    assert short_label("民生") == "民生"


def test_numerals_run_to_99() -> None:
    wanted = ["一", "十", "十一", "二十", "四十二", "九十九"]

    assert [chinese_numeral(number) for number in (1, 10, 11, 20, 42, 99)] == wanted


def test_a_label_is_never_cut_within_a_word() -> None:
    assert short_label("建设首都对外开放新引擎") == "建设首都对外开放新引擎"
    assert short_label("提升政府施政能力和服务水平") == "提升政府施政能力和服务水平"
    assert short_label("守牢安全底线，建设首都对外开放新引擎") == "守牢安全底线"
