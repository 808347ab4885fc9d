"""Columns by terminal cells."""

from __future__ import annotations

from workplan_tui.reports.columns import aligned, joined, tabled


def test_rows_are_padded_to_their_columns() -> None:
    rows = [joined(row) for row in aligned([("1", "大兴", "x"), ("22", "a", "y")])]
    assert rows == ["1   大兴  x", "22  a     y"]


def test_a_table_of_numbers_stands_right_and_its_names_give_way() -> None:
    rows = [["单位", "任务", "红"], ["大兴区水务局", "12", "3"]]
    assert list(tabled(rows)) == ["单位          任务  红", "大兴区水务局    12   3"]
    assert list(tabled(rows, 18)) == ["单位       任务 红", "大兴区水 >   12  3"]
