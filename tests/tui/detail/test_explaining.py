"""`i` shows what each figure was made of, each part set in beneath it, down to the entries."""

from __future__ import annotations

from tests.tui.conftest import Opened


async def test_parts_are_set_in_and_stay_so_where_they_wrap(opened: Opened) -> None:
    async with opened(size=(60, 40)) as screen:
        await screen.press("3", "enter", "enter", "i")
        lines = screen.rows("detail")
        place = lines.index(" progress nothing tells how far the task is")
        assert lines[place + 1 : place + 3] == ["   no report", "   no milestone is met yet"]
        await screen.press("i")
        assert "   no report" not in screen.rows("detail")
        await screen.resize(24, 40)
        await screen.press("i")
        lines = screen.rows("detail")
        place = lines.index("   no milestone is met")
        assert lines[place + 1] == "   yet"
