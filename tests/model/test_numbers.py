"""Figures read back as what they are, however they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.model.numbers import LARGEST_EXACT, find_number, format_figure

FINITE = st.floats(allow_nan=False, allow_infinity=False)
SANE = st.integers(-LARGEST_EXACT, LARGEST_EXACT) | FINITE.filter(lambda value: 1e-15 <= abs(value) < 1e21)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234567, "1234567"), (1234567.0, "1234567"), (999999.5, "999999.5"), (4.50, "4.5"), (100, "100"),
        (0.1, "0.1"), (0.00001, "0.00001"), (1.5e-7, "0.00000015"), (-2970.0, "-2970"), (-0.0, "0"),
        (1e20, "100000000000000000000"), (1e300, "1e+300"), (5e-324, "5e-324"),
    ],
)  # fmt: skip
def test_a_figure_has_all_its_digits_and_no_more(value: float, shown: str) -> None:
    assert format_figure(value) == shown


@given(FINITE)
def test_every_figure_reads_back_as_the_same_number(value: float) -> None:
    shown = format_figure(value)

    assert float(shown) == value
    assert len(shown) <= 40


@given(SANE)
def test_what_is_shown_can_be_typed_again(value: float) -> None:
    shown = format_figure(value)

    assert "e" not in shown
    assert find_number(shown) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("12,345,678", 12345678), ("1,200.5", 1200.5), ("-1,200", -1200), ("1,200%", 1200),
        ("１，２００", 1200), ("４．５", 4.5), ("4。5", 4.5), ("45％", 45), (".5", 0.5), ("5.", 5.0), ("0.04", 0.04),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert find_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "4,5", "104,0", "3,3", "1,2000", "1234,567", "1,200,", ",200", "1,,200", "1.2,300", "1,200.5,0", "0,200",
        "00,200", "4，5", "-,200", "1, 200", "1,20０0", "",
    ],
)  # fmt: skip
def test_a_comma_that_separates_no_thousands_makes_no_number(text: str) -> None:
    assert find_number(text) is None


@given(st.integers(1000, 10**12))
def test_thousands_read_back_as_they_are_written(value: int) -> None:
    assert find_number(f"{value:,}") == value
