"""Make the README's picture from the app itself: `python -m workplan_tui.tui.picture docs/screen.svg`."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from datetime import date

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # before Textual is imported, as in `launch`

from workplan_tui import language
from workplan_tui.settings import built_in_plan
from workplan_tui.store.replace import write_whole
from workplan_tui.store.store import Store
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk

_DAY = date(2023, 6, 30)
_KEYS = (*"1", "1", "enter")
"""Task 11 has milestones, and three officials' words in its detail."""


async def picture(width: int = 120, height: int = 36) -> str:
    """Return the screen as SVG, with the built-in plan and no journal."""
    with tempfile.TemporaryDirectory() as home:
        store = Store.open(
            built_in_plan(), home + "/empty.journal", today=_DAY, environment={"HOME": home}
        )
        app = WorkplanApp(Desk(store), "swj", None)
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.press(*_KEYS)
            await pilot.pause()
            return app.export_screenshot(title="workplan")


def main(path: str) -> None:
    """Write the picture to `path`."""
    language.use(language.CHINESE)
    write_whole(path, asyncio.run(picture()).encode(), force=True)


if __name__ == "__main__":
    main(sys.argv[1])
