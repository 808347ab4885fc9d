"""Closing out 销号 where the plan asks how it was verified, and by what."""

from __future__ import annotations

from tests.conftest import PLAN_TOML
from tests.tui.conftest import Opened
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op

NEEDS = '\n[rules]\nclose_needs = ["method", "evidence"]\n'


async def test_the_form_asks_for_what_the_plan_needs(opened: Opened) -> None:
    async with opened() as screen:
        plan = screen.folder / "tasks.toml"
        plan.write_text(PLAN_TOML + NEEDS, encoding="utf-8")
        other = screen.other()
        other.record(Change((set_op("1", "status", "done"),), "unit", other.today()))
        await screen.look()
        await screen.press("s", "4", "ctrl+d")
        assert "The plan asks for it where a task is closed out." in screen.rows("keys")[0]
        await screen.press(*"site", "enter", *"a.pdf", "enter", "enter")
        op = screen.all_ops()[-1]
        assert (op["value"], op["method"], op["evidence"]) == ("closed", "site", ["a.pdf"])
