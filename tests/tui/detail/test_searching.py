"""Searching in the large detail: hits are counted, marked and gone through; Esc ends it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import Driven, Opened
from workplan_tui.text.pinyin import speller
from workplan_tui.tui.detail.text_search import places
from workplan_tui.tui.drawing import palette


def marked(screen: Driven) -> list[str]:
    """Return the texts that are drawn as found."""
    pane = screen.screen.panes.detail
    strips = [pane.render_line(y) for y in range(pane.size.height)]
    return [segment.text for strip in strips for segment in strip if segment.style == palette.FOUND]


async def test_what_is_typed_is_marked_and_counted(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"42", "enter", "enter", "slash")
        await screen.type("销账率")
        assert "".join(marked(screen)) == "销账率" * len(screen.screen.panes.detail.hits) != ""
        hits = len(screen.screen.panes.detail.hits)
        assert f"1/{hits}" in screen.rows("keys")[0]
        await screen.press("enter")
        assert f"2/{hits}" in screen.rows("keys")[0]
        await screen.press("up", "up")
        assert f"{hits}/{hits}" in screen.rows("keys")[0]
        await screen.press("escape")
        assert marked(screen) == []
        assert screen.screen.view.filter_text == ""
        assert screen.screen.has_class("-enlarged")


async def test_pinyin_finds_too_and_nothing_found_says_so(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"42", "enter", "enter", "f3", *"xzl")
        assert "销账率" in marked(screen)
        await screen.press(*"qqq")
        assert marked(screen) == []
        assert "0/0" in screen.rows("keys")[0]


async def test_a_hit_below_the_window_is_scrolled_to(opened: Opened) -> None:
    async with opened((80, 10), real=True) as screen:
        await screen.press("left", "enter", "slash")  # the notice
        await screen.type("抄送")
        assert marked(screen) == ["抄送"] * len(marked(screen))
        assert screen.screen.panes.detail.top > 0 or not screen.screen.panes.detail.hits


async def test_in_the_panes_the_same_key_is_the_filter(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"swj", "enter")
        assert screen.screen.view.filter_text == "swj"


@given(st.text("生态环境水务局ab，", max_size=12), st.sampled_from(["sthj", "st", "shui", "hjs", "ab"]))
def test_letters_are_placed_where_they_are_in_the_text(text: str, letters: str) -> None:
    spans = speller(letters).places(text)
    assert bool(spans) == speller(letters).is_in(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_literal_and_spelt_hits_come_in_order() -> None:
    assert places("AB水务ab", "ab") == [(0, 2), (4, 6)]
    assert places("生态环境局、生态", "st") == [(0, 2), (6, 8)]
