"""Columns by terminal cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.reports.columns import aligned, joined, sharing, tabled
from workplan_tui.text.cells import cell_len


def test_rows_are_padded_to_their_columns() -> None:
    rows = [joined(row) for row in aligned([("1", "大兴", "x"), ("22", "a", "y")])]
    assert rows == ["1   大兴  x", "22  a     y"]


def test_a_table_of_numbers_stands_right_and_its_names_give_way() -> None:
    rows = [["单位", "任务", "红"], ["大兴区水务局", "12", "3"]]
    assert list(tabled(rows)) == ["单位          任务  红", "大兴区水务局    12   3"]
    assert list(tabled(rows, 18)) == ["单位       任务 红", "大兴区水 >   12  3"]


def test_of_columns_that_do_not_fit_the_widest_give_way() -> None:
    rows = [["1", "大兴区水务局", "abcdefgh"], ["22", "局", "x"]]
    assert [joined(row) for row in sharing(rows)] == ["1   大兴区水务局  abcdefgh", "22  局            x"]
    assert [joined(row) for row in sharing(rows, 20)] == ["1   大兴区>  abcdef>", "22  局       x"]


@given(
    st.lists(st.lists(st.text("a局", max_size=30), min_size=3, max_size=3), min_size=1), st.integers(7, 90)
)
def test_columns_that_share_a_line_fit_it_and_stand_straight(rows: list[list[str]], cells: int) -> None:
    told = list(sharing(rows, cells))
    assert {tuple(map(cell_len, row)) for row in told} == {tuple(map(cell_len, told[0]))}
    assert sum(map(cell_len, told[0])) + 4 <= cells
