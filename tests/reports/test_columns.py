"""Columns by terminal cells."""

from __future__ import annotations

import pytest

from workplan_tui.reports.columns import aligned, cut, joined, tabled, width


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("ab", 2), ("大兴", 4), ("，", 2), ("e\u0301", 1), ("a大", 3)]
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("大兴区", 6, "大兴区"),
        ("大兴区", 5, "大兴>"),
        ("大兴区", 4, "大>"),
        ("大兴区", 1, ">"),
        ("大", 0, ""),
    ],
)
def test_a_cut_never_halves_a_character(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown
    assert width(cut(text, cells)) <= cells


def test_rows_are_padded_to_their_columns() -> None:
    rows = [joined(row) for row in aligned([("1", "大兴", "x"), ("22", "a", "y")])]
    assert rows == ["1   大兴  x", "22  a     y"]


def test_a_table_of_numbers_stands_right_and_its_names_give_way() -> None:
    rows = [["单位", "任务", "红"], ["大兴区水务局", "12", "3"]]
    assert list(tabled(rows)) == ["单位          任务  红", "大兴区水务局    12   3"]
    assert list(tabled(rows, 18)) == ["单位       任务 红", "大兴区水>    12  3"]
