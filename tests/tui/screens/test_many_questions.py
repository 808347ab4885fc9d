"""A task with more open questions than one digit counts."""

from __future__ import annotations

from datetime import date

from tests.tui.conftest import Opened
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.flag import flag_op


async def test_each_of_ten_questions_has_one_key(opened: Opened) -> None:
    async with opened() as screen:
        other = screen.other()
        for number in range(1, 11):
            other.record(Change((flag_op("1", f"问题{number}号"),), "chen", date(2023, 6, number)))
        await screen.look()
        await screen.press("F", "0")
        await screen.type("已答复")
        await screen.press("enter", "enter")
        answered = [op["of"] for op in screen.all_ops() if op["op"] == "unflag"]
        asked = [entry["id"] for entry in screen.entries() if entry["ops"][0].get("text") == "问题10号"]
        assert answered == [asked]
