"""Make the README's picture from the app itself: `python -m workplan_tui.tui.picture docs/screen.svg`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from html import escape, unescape
from itertools import groupby

from rich.cells import cell_len

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # before Textual is imported, as in `launch`

from workplan_tui import language
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.year import TODAY
from workplan_tui.store.replace import write_whole
from workplan_tui.store.store import Store
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk

_KEYS = (*"1", "1", "enter")
"""Task 11 has milestones, of which some were met and one is to come."""


async def picture(width: int = 120, height: int = 36) -> str:
    """Return the screen as SVG, on the made-up year."""
    with tempfile.TemporaryDirectory() as home:
        plan = write_demo(os.path.join(home, "demo"))
        store = Store.open(plan, today=TODAY, environment={"HOME": home})
        app = WorkplanApp(Desk(store), "swj", None)
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.press(*_KEYS)
            await pilot.pause()
            return in_cells(app.export_screenshot(title="workplan"))


def in_cells(svg: str) -> str:
    """Return the picture with every run of wide or narrow letters at the cells it stands in.

    Rich takes a text to be as many cells wide as it has letters, and one text for a whole run: a
    browser would press Chinese into half its room. Between wide letters the space is given as well,
    for renderers that do not know `textLength`.
    """
    return _TEXT.sub(_runs, svg)


def _runs(match: re.Match[str]) -> str:
    x, cell = float(match["x"]), float(match["length"]) / max(1, len(unescape(match["text"])))
    placed = []
    for _, letters in groupby(unescape(match["text"]), key=lambda one: (one.isspace(), cell_len(one))):
        run = "".join(letters)
        length = cell * cell_len(run)
        if not run.isspace():
            is_wide = cell_len(run[0]) > 1
            spaced = f'letter-spacing="{2 * cell - _FONT_SIZE:g}" ' if is_wide else ""
            placed.append(
                f'<text{match["before"]}x="{x:g}"{match["middle"]}{spaced}textLength="{length:g}"'
                f'{match["after"]}>{escape(run)}</text>'
            )
        x += length
    return "".join(placed)


_FONT_SIZE = 20
"""Pixels, as Rich has it: a wide letter takes as much."""
_TEXT = re.compile(
    r'<text(?P<before>[^>]*? )x="(?P<x>[\d.]+)"(?P<middle>[^>]*? )textLength="(?P<length>[\d.]+)"'
    r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
)


def main(path: str) -> None:
    """Write the picture to `path`."""
    language.use(language.CHINESE)
    write_whole(path, asyncio.run(picture()).encode(), force=True)


if __name__ == "__main__":
    main(sys.argv[1])
