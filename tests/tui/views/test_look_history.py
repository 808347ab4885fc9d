"""Back and forward through views: the algebra, and the screen that goes by it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.conftest import Opened
from workplan_tui.tui.views.look import Look
from workplan_tui.tui.views.look_history import History, LookStep

LOOKS = st.builds(Look, group_by=st.sampled_from(["section", "unit"]), filter_text=st.sampled_from("abc"))
HISTORIES = st.builds(
    lambda visits, steps: _gone(History(), visits).back() if steps else _gone(History(), visits),
    st.lists(LOOKS, max_size=8),
    st.booleans(),
)


def _gone(history: History, visits: list[Look]) -> History:
    for look in visits:
        history = history.visit(LookStep(look))
    return history


@given(HISTORIES)
def test_back_and_forward_undo_each_other(history: History) -> None:
    if history.past:
        assert history.back().forward() == history
    if history.future:
        assert history.forward().back() == history


@given(HISTORIES)
def test_at_its_ends_a_history_stays(history: History) -> None:
    while history.past:
        history = history.back()
    assert history.back() == history
    while history.future:
        history = history.forward()
    assert history.forward() == history


@given(HISTORIES, LOOKS)
def test_a_new_look_drops_what_was_forward_and_the_same_look_is_no_step(history: History, look: Look) -> None:
    after = history.visit(LookStep(look))
    if look == history.present.look:
        assert after == history
    else:
        assert after.present.look == look
        assert after.future == ()
        assert after.back().present == history.present
        assert after.back().past == history.past


@given(HISTORIES, st.lists(st.booleans(), max_size=30))
def test_going_about_loses_no_look(history: History, steps: list[bool]) -> None:
    looks = [*history.past, history.present, *history.future]
    for is_back in steps:
        history = history.back() if is_back else history.forward()
        assert [*history.past, history.present, *history.future] == looks


@given(st.lists(LOOKS, max_size=300))
def test_a_history_never_repeats_itself_and_never_grows_without_end(visits: list[Look]) -> None:
    history = _gone(History(), visits)
    looks = [step.look for step in (*history.past, history.present)]
    assert all(one != other for one, other in pairwise(looks))
    assert len(history.past) <= 100


async def test_every_kind_of_view_is_gone_back_through_and_forward_again(opened: Opened) -> None:
    async with opened(real=True) as screen:
        looks = [screen.screen.view.look]
        for keys in (
            ("g", "2"), ("left", "down"), ("right", "o", "5"), ("o", "5"), ("C", "2", "3", "escape"),
            ("/", "区", "enter"),
        ):  # fmt: skip
            await screen.press(*keys)
            looks.append(screen.screen.view.look)
        assert len(set(looks)) == len(looks)
        for look in reversed(looks[:-1]):
            await screen.press("left_square_bracket")
            assert screen.screen.view.look == look
        await screen.press("alt+left")
        assert "no view before" in screen.rows("keys")[0]
        for look in looks[1:]:
            await screen.press("alt+right")
            assert screen.screen.view.look == look
        await screen.press("right_square_bracket")
        assert "no view after" in screen.rows("keys")[0]


async def test_back_and_forward_bring_the_highlighted_task_with_them(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("4", "2", "enter", "/", *"单位:水务", "enter", "down", "down")
        there = screen.task_id
        assert there != "42"
        await screen.press("[")
        assert screen.task_id == "42"
        await screen.press("home", "]")
        assert screen.task_id == there
        await screen.press("[")
        assert screen.task_id == "1"


async def test_a_filter_is_one_step_however_many_letters_it_has(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"/shuiwu", "enter", "[")
        assert screen.screen.view.filter_text == ""
        await screen.press("]")
        assert screen.screen.view.filter_text == "shuiwu"


async def test_a_filter_that_is_given_up_is_no_step(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"/shuiwu", "escape", "[")
        assert "no view before" in screen.rows("keys")[0]


async def test_marks_edits_and_moves_are_no_steps(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "down", "s", "2", "enter", "escape", "[")
        assert "no view before" in screen.rows("keys")[0]


async def test_a_jump_out_of_a_filter_is_one_step(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"/shuiwu", "enter", "1", "enter", "[")
        assert screen.screen.view.filter_text == "shuiwu"


async def test_a_branch_that_is_gone_meanwhile_shows_the_whole_plan(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "5", "left", "down", "right", "g", "1")
        await screen.press("asterisk", "s", "2", "enter", "[")
        assert screen.screen.view.group_by == "status"
        assert screen.screen.view.key is None
        assert len(screen.screen.view.rows) == 4
        await screen.press("]")
        assert screen.screen.view.group_by == "section"
