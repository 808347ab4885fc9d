"""Text in cells: exact widths, no character in halves, however wide the terminal draws ambiguous signs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_tui.text import cells
from workplan_tui.text.cells import cell_len, cut, is_ambiguous, left, right
from workplan_tui.text.harmless import clean

HOSTILE = "ab 水务，。「」1\u0301\ufe0f\ufe0e☎❤👍🏽🇨🇳각\u0e33\u200d\u202e\x1b\t“”…—①"
TEXTS = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=30).map(clean)
WIDTHS = st.integers(0, 40)


@contextmanager
def ambiguous(is_wide: bool) -> Iterator[None]:
    """Let signs such as “ ” take two cells."""
    cells.use(is_wide)
    try:
        yield
    finally:
        cells.use(False)


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("", 0, 0),
        ("ab", 2, 2),
        ("大兴", 4, 4),
        ("，", 2, 2),
        ("e\u0301", 1, 1),
        ("a大", 3, 3),
        ("“水”", 4, 6),
    ],
)
def test_width_counts_cells(text: str, narrow: int, wide: int) -> None:
    assert cell_len(text) == narrow
    with ambiguous(True):
        assert cell_len(text) == wide


@pytest.mark.parametrize(
    ("text", "size", "shown"),
    [
        ("大兴区", 6, "大兴区"),
        ("大兴区", 5, "大兴>"),
        ("大兴区", 4, "大 >"),
        ("大兴区", 1, ">"),
        ("大", 0, ""),
    ],
)
def test_a_cut_never_halves_a_character(text: str, size: int, shown: str) -> None:
    assert cut(text, size) == shown


@given(TEXTS, WIDTHS, st.booleans())
@settings(deadline=None)
def test_a_cut_text_fits_and_says_that_it_is_cut(text: str, width: int, is_wide: bool) -> None:
    with ambiguous(is_wide):
        shown = cut(text, width)
        assert cell_len(shown) <= width
        assert shown == text or not width or (shown.endswith(">") and cell_len(shown) == width)


@given(TEXTS, WIDTHS, st.booleans())
@settings(deadline=None)
def test_filled_texts_have_exactly_their_width(text: str, width: int, is_wide: bool) -> None:
    with ambiguous(is_wide):
        assert cell_len(left(text, width)) == width
        assert cell_len(right(text, width)) == width


def test_what_every_terminal_draws_in_one_way_is_not_ambiguous() -> None:
    assert [letter for letter in "水，（a1 -" if is_ambiguous(letter)] == []
    assert all(map(is_ambiguous, "“”—…①"))
