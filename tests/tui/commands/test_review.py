"""The review queue: forward and back, how many are left and why, and the whole of it as a list."""

from __future__ import annotations

from datetime import date

from tests.tui.commands.pages import page
from tests.tui.conftest import Driven, Opened
from workplan_tui.model.agenda import agenda
from workplan_tui.model.standings import Standings
from workplan_tui.store.store import Store

DAY = date(2023, 12, 28)


def queue_of(store: Store) -> list[str]:
    standings = Standings(store.ledger(DAY))
    return [item.task_id for item in agenda(standings, store.plan.tasks)]


def keys(screen: Driven) -> str:
    return screen.rows("keys")[0]


async def test_it_goes_forward_and_back_and_says_how_many_are_left(opened: Opened) -> None:
    async with opened((160, 40), real=True, as_of=DAY) as screen:
        queue = queue_of(screen.other())
        seen = []
        for _ in range(3):
            await screen.press("r")
            seen.append(screen.task_id)
        assert seen == queue[:3]
        assert f"review: {len(queue) - 2} of {len(queue)} left" in keys(screen)
        await screen.press("b")
        assert screen.task_id == queue[1]
        assert f"review: {len(queue) - 1} of {len(queue)} left" in keys(screen)
        await screen.press("b", "b")
        assert screen.task_id == queue[0]
        assert "There is no task before this one in the review." in keys(screen)
        await screen.press("r", "r")
        assert screen.task_id == queue[2]


async def test_why_a_task_is_in_it_stands_beside_it(opened: Opened) -> None:
    async with opened((160, 40), real=True, as_of=DAY) as screen:
        await screen.press("r")
        assert "left  overdue by 181 days (due 2023-06-30), stale  r next  b before  L list" in keys(screen)


async def test_it_can_be_gone_back_to_after_its_end_and_after_it_was_left(opened: Opened) -> None:
    async with opened((160, 40), as_of=DAY) as screen:
        queue = queue_of(screen.other())
        await screen.press(*("r" for _ in queue), "r")
        assert "All of it is reviewed" in keys(screen)
        await screen.press("b")
        assert (screen.task_id, "review: 2 of" in keys(screen)) == (queue[-2], True)
        await screen.press("escape")
        assert "review:" not in keys(screen)
        await screen.press("b")
        assert (screen.task_id, "review: 3 of" in keys(screen)) == (queue[-3], True)
        await screen.press("r", "r", "r")
        assert "All of it is reviewed" in keys(screen)
        await screen.press("r")
        assert screen.task_id == queue[0], "the same again begins anew"


async def test_going_back_before_anything_was_looked_at_says_why_not(opened: Opened) -> None:
    async with opened(as_of=DAY) as screen:
        await screen.press("b")
        assert "There is no task before this one in the review." in keys(screen)
        assert "review:" not in keys(screen)


async def test_the_list_has_each_task_once_with_every_reason_and_leads_to_it(opened: Opened) -> None:
    async with opened((120, 60), as_of=DAY) as screen:
        queue = queue_of(screen.other())
        await screen.press("r", "r", "L")
        lines = page(screen)
        assert lines[0] == f"Review: {len(queue) - 1} of {len(queue)} left"
        heads = [line.split()[0] for line in lines if line.split()[:1] and line.split()[0] in queue]
        assert heads == [*queue[1:], queue[0]]
        assert "Looked at: 1" in lines
        assert any(line.startswith("milestone ") for line in lines)
        await screen.press("down", "enter")
        assert screen.task_id in queue


async def test_a_filter_reviews_what_it_leaves(opened: Opened) -> None:
    async with opened((120, 60), as_of=DAY) as screen:
        await screen.press("slash")
        await screen.type("单位:经信局")
        await screen.press("enter", "r")
        assert (screen.task_id, "review: 1 of 1 left" in keys(screen)) == ("3", True)
