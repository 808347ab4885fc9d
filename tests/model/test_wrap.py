"""Breaking Chinese text into lines."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.program import REAL_PLAN
from workplan_tui.model.wrap import wrap
from workplan_tui.store.plan.file import read_plan

PLAN = read_plan(str(REAL_PLAN))


def cells(text: str) -> int:
    """Count two cells for everything beyond Latin: enough for the plan's text."""
    return sum(1 if ord(letter) < 0x2000 else 2 for letter in text)


@pytest.mark.parametrize("width", range(20, 121))
def test_every_text_of_the_plan_breaks_by_the_rules(width: int) -> None:
    for task in PLAN.tasks:
        lines = wrap(task.text, width, cells)
        assert "".join(lines) == task.text
        assert max(map(cells, lines)) <= width
        assert not [line for line in lines[1:] if line[0] in "，。、；：）》”％%‰"], lines
        assert not [line for line in lines[:-1] if line[-1] in "（《“"], lines
        assert not [pair for pair in pairwise(lines) if parts_a_number(*pair)], lines


@pytest.mark.parametrize("width", range(20, 121))
def test_every_figure_of_the_plan_stays_with_its_unit_of_measure(width: int) -> None:
    for task in PLAN.tasks:
        starts, place = set(), 0
        for line in wrap(task.text, width, cells):
            starts.add(place)
            place += len(line)
        for target in task.targets:
            figure = f"{target.value:g}{target.unit}"
            found = task.text.find(figure)
            if found >= 0 and cells(figure) <= width:
                assert not starts & set(range(found + 1, found + len(figure))), (figure, width)


def parts_a_number(before: str, after: str) -> bool:
    """Return whether the line end stands within a number, or between it and what it counts."""
    return before[-1].isdigit() and (after[0].isdigit() or after[0] in "％%＃" or "一" <= after[0] <= "鿿")


def test_a_number_stays_with_its_unit() -> None:
    assert wrap("完成征收2970亩土地", 10, cells) == ["完成征收", "2970亩土地"]


@given(st.text(st.sampled_from("水务，。“”（）12.5%万亩 a\n")), st.integers(2, 30))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width, cells)
    assert "".join(lines) == text
    assert all(cells(line.rstrip()) <= width for line in lines)


@given(st.text(st.sampled_from("水务 125万亩a")), st.integers(2, 30))
def test_no_line_but_the_first_begins_with_a_blank(text: str, width: int) -> None:
    assert not [line for line in wrap(text, width, cells)[1:] if line[0].isspace()]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("2023-04-06 完成（晚 6 天）", 22, ["2023-04-06 完成（晚 ", "6 天）"]),
        ("amber -> red; 1 new report or note", 16, ["amber -> red; ", "1 new report or ", "note"]),
        ("落后21个百分点（50 / 71）", 22, ["落后21个百分点", "（50 / 71）"]),
        ("done, 12 days late", 8, ["done, ", "12 days ", "late"]),
        ("增速 4.2 / 不低于4.5%  未达标", 22, ["增速 4.2 / 不低于4.5%  ", "未达标"]),
        ("指标2 2023-01-01为止", 14, ["指标2 ", "2023-01-01为止"]),
        ("新建养老助餐点 6 / 11 个", 22, ["新建养老助餐点 ", "6 / 11 个"]),
        ("新建养老助餐点 6 / 11个", 22, ["新建养老助餐点 ", "6 / 11个"]),
        ("平原造林 6 / 11 平方公里", 18, ["平原造林 ", "6 / 11 平方公里"]),
        ("附件中的第3项", 10, ["附件中的", "第3项"]),
    ],
)
def test_a_number_stays_with_its_unit_across_a_blank(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, cells) == lines


WHOLE = [
    *(
        "2023-01-01",
        "2023/6/30",
        "6 / 11 个",
        "6 / 11个",
        "50 / 71",
        "50/71",
        "12 天",
        "12天",
        "4.5%",
        "6 / 11 万亩",
    ),
    *("2970亩", "第3项", "第 3 项", "2023年", "12 days", "1,234.5 万元", "3至5个", "6", "11 平方公里"),
]
"""What may not be parted while a line can hold it."""
WORDS = ["水务", "（", "，", "指标", "due", "落后", "%"]


@given(
    st.lists(st.tuples(st.sampled_from(WHOLE + WORDS), st.sampled_from([" ", " ", "，", "；"])), max_size=9),
    st.integers(12, 40),
)
def test_no_line_ends_within_a_day_a_share_or_a_figure_and_its_unit(
    parts: list[tuple[str, str]], width: int
) -> None:
    text = "".join(word + behind for word, behind in parts)
    ends = set(accumulate(len(line) for line in wrap(text, width, cells)))
    place = 0
    for word, behind in parts:
        if word in WHOLE and cells(word + behind) <= width:
            assert not ends & set(range(place + 1, place + len(word))), (word, wrap(text, width, cells))
        place += len(word + behind)
