"""The labels under a task, with colons, blanks and line breaks where they please."""

from __future__ import annotations

from datetime import date

import pytest

from workplan_tui.importing.labels import day_of, find_blocks


def test_names_are_split_at_the_enumeration_comma_only() -> None:
    (block,) = find_blocks("牵头领导：张三、常务副区长主要责任单位区科委、各镇（街道）完成时限2023年6月30日")

    assert block.leads == ("张三", "常务副区长")
    assert block.units == ("区科委", "各镇（街道）")
    assert (block.due, block.missing_colons) == ("2023年6月30日", 2)


def test_supporting_units_are_read() -> None:
    (block,) = find_blocks("牵头领导:甲；责任单位:乙；配合单位:丙、丁；完成时限:年底前。")

    assert block.supporting_units == ("丙", "丁")
    assert (block.leads, block.units, block.missing_colons) == (("甲",), ("乙",), 0)


def test_a_sentence_that_mentions_a_label_is_no_block() -> None:
    text = "明确牵头领导、主要责任单位和完成时限。牵头领导：甲主要责任单位：乙完成时限：2023年底"

    assert [block.start for block in find_blocks(text)] == [text.index("牵头领导：")]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023年12月31日", date(2023, 12, 31)),
        ("2024年2月底前", date(2024, 2, 29)),
        ("6月", date(2023, 6, 30)),
        ("2024年底", date(2024, 12, 31)),
        ("全年", date(2023, 12, 31)),
        ("年底前", date(2023, 12, 31)),
        ("9999年12月", date(9999, 12, 31)),
        ("长期", None),
        ("2023年2月30日", None),
        ("2023年13月", None),
    ],
)
def test_a_deadline_is_the_last_day_its_words_allow(printed: str, day: date | None) -> None:
    assert day_of(printed, 2023) == day


def test_many_labels_without_end_are_read_in_little_time() -> None:
    assert find_blocks("牵头领导甲主要责任单位乙配合单位" * 20_000) == ()
