"""Page marks and extraction faults go; Latin words and figures stay."""

from __future__ import annotations

import re

import pytest

from workplan_tui.importing.clean import clean, squeeze, substitute


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("地区Th产总值", "地区生产总值"),
        ("高校毕业T\nh、农民", "高校毕业生、农民"),
        ("不发Th\n森林火灾", "不发生森林火灾"),
        ("用 Thermo 设备", "用Thermo设备"),
        ("推广EarTh系统", "推广EarTh系统"),
        ("This Th", "ThisTh"),
        ("增长 4.5[image: ]以上", "增长4.5%以上"),
        ("达到100  [im\nage: ]。", "达到100%。"),
        ("见[image: ]图", "见[image:]图"),
        ("企业\n (\n- \n10\n -\n)\n (\n- \n11\n -\n)\n不少于", "企业不少于"),
        ("前文\n— 12 —\n后文", "前文后文"),
        ("北里 1-7 号楼", "北里1-7号楼"),
        ("（2021-2025）", "（2021-2025）"),
        ("万元\u3000GDP\x00能\u200b耗\ufeff", "万元GDP能耗"),
    ],
)
def test_a_fault_is_repaired_and_nothing_else(raw: str, text: str) -> None:
    assert clean(raw).flow.text == text


def test_line_starts_move_with_the_text() -> None:
    flow, count = substitute(squeeze("产Th\n发Th\n\n人"), re.compile("Th"), "生")

    assert (flow.text, count) == ("产生发生人", 2)
    assert flow.line_starts == {0, 2, 4}


def test_a_line_start_inside_a_fault_is_gone() -> None:
    flow, _ = substitute(squeeze("产T\nh人\n口"), re.compile("Th"), "生")

    assert (flow.text, flow.line_starts) == ("产生人口", frozenset({0, 3}))
