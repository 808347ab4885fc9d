"""Breaking Chinese text into lines."""

from __future__ import annotations

from itertools import pairwise

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
    ],
)
def test_a_number_stays_with_its_unit_across_a_blank(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, cells) == lines
