"""The screen without a terminal: press keys, read the visible rows and the journal."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import textual._wait
from textual.css.stylesheet import Stylesheet
from textual.events import Key, Paste
from textual.keys import _character_to_key

from tests.support.program import REAL_PLAN
from workplan_tui.model.entry import HASH, NTH
from workplan_tui.store.disk.files import Files
from workplan_tui.store.store import Store
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk
from workplan_tui.tui.edits.drafts import DraftKeeper
from workplan_tui.tui.screens.main_screen import MainScreen
from workplan_tui.tui.views.memory import Remembered
from workplan_tui.tui.views.preferences import Preferences

TODAY = date(2023, 6, 30)

# How often Textual looks whether a screen under test is idle: at its own 20 ms, a minute of every run is sleep.
textual._wait.SLEEP_GRANULARITY = 0.004

_parse_rules = Stylesheet._parse_rules
_parsed: dict[tuple[Any, ...], Any] = {}


def _parse_once(self: Stylesheet, css: str, *where: Any, **more: Any) -> Any:
    """Parse each stylesheet once in a run and not once for each screen: a theme's colours are part of its key."""
    key = (css, where, *sorted(more.items()), *sorted(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, css, *where, **more)
    return _parsed[key]


@pytest.fixture(autouse=True, scope="session")
def _stylesheets_parsed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", _parse_once)
        yield


class Driven:
    """An open screen: what a person does to it and sees on it."""

    def __init__(self, app: WorkplanApp, pilot: Any, folder: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder

    @property
    def screen(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press the keys, all at once as typed ahead, and wait until what they started is done."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            character = key if len(key) == 1 else _CHARACTERS.get(key)
            event = Key(name, character)
            event.set_sender(self.app)
            self.app._driver.send_message(event)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as an input method commits it: pasted in one go."""
        self.app.screen.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the screen has taken all keys, and drawn what they changed."""
        for _ in range(2):
            done = asyncio.Event()
            self.app.call_later(self._later, done)
            await asyncio.wait_for(done.wait(), 20)
        await self.pilot.pause()

    async def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and wait until the screen has taken it and drawn what it changed."""
        await self.pilot.resize_terminal(columns, rows)
        async with asyncio.timeout(20):
            while self.app.screen.size != (columns, rows):
                await asyncio.sleep(0.001)
        await self.settle()
        await self.settle()

    async def look(self) -> None:
        """Let the screen look at the disk, as it does twice a second."""
        await self.screen.disk_watch.look()
        await self.settle()

    def _later(self, done: asyncio.Event) -> None:
        """Set the event when the screen that the keys led to has done what came before."""
        self.app.screen.call_later(done.set)

    def rows(self, pane: str = "table") -> list[str]:
        """Return the visible lines of a pane: tree, table, detail, title or keys."""
        widget = self.screen.query_one(_PANES[pane])
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def text(self, pane: str = "table") -> str:
        """Return a pane as one text, without the breaks of its lines."""
        return "".join(row.strip() for row in self.rows(pane))

    def says(self, words: str) -> bool:
        """Return whether a message has the words: in its line or, cut there by a long path, in the detail."""
        told = self.text("keys"), self.text("detail")
        return any("".join(words.split()) in "".join(one.split()) for one in told)

    def row(self, task_id: str) -> str:
        """Return the visible line of a task."""
        found = [row for row in self.rows() if row.replace("*", " ").split()[:1] == [task_id]]
        assert found, self.rows()
        return found[0]

    @property
    def task_id(self) -> str | None:
        """The highlighted task."""
        return self.screen.panes.table.task_id

    def entries(self) -> list[dict[str, Any]]:
        """Return what the journal holds, by writer and as written."""
        return [
            json.loads(line)
            for file in sorted(self.folder.glob("*.journal/*.jsonl"))
            for line in file.read_text(encoding="utf-8").splitlines()
        ]

    def ops(self) -> list[dict[str, Any]]:
        """Return the operations of the newest entry, without the prints of their tasks' texts."""
        return list(map(_without_print, self.entries()[-1]["ops"]))

    def all_ops(self) -> list[dict[str, Any]]:
        """Return all operations of all writers, oldest first, without those prints."""
        entries = sorted(self.entries(), key=lambda one: one["id"])
        return [_without_print(op) for entry in entries for op in entry["ops"]]

    def other(self, actor_home: str = "other") -> Store:
        """Return the store of another account on the same folder."""
        return store_in(self.folder, actor_home)


def _without_print(op: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in op.items() if key not in (HASH, NTH)}


_CHARACTERS = {"space": " ", "question_mark": "?", "asterisk": "*", "slash": "/", "colon": ":"}
_PANES = {
    "tree": "#group-tree", "table": "#task-table", "detail": "#detail-pane",
    "title": "#title-line", "keys": "#key-line",
}  # fmt: skip


def store_in(folder: Path, home: str = "home", **options: Any) -> Store:
    """Open the store of the plan in the folder, for one of several accounts."""
    environment = {"HOME": str(folder / home)}
    return Store.open(str(folder / "tasks.toml"), environment=environment, today=TODAY, **options)


Opened = Callable[..., AbstractAsyncContextManager[Driven]]


@pytest.fixture(autouse=True)
def _no_shell_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test stop the test run, whatever shell that was started from."""
    monkeypatch.setattr("workplan_tui.tui.commands.program.has_shell_behind", lambda: False)


@pytest.fixture
def opened(tmp_path: Path, plan_file: Path) -> Opened:
    """Return a function that opens the screen on the small plan, or on the real one."""

    @asynccontextmanager
    async def open_screen(
        size: tuple[int, int] = (120, 40),
        *,
        real: bool = False,
        actor: str = "swj",
        as_of: date | None = None,
        files: Files | None = None,
        read_only: bool = False,
        preferences: Preferences | None = None,
        remembered: Remembered | None = None,
        drafts: DraftKeeper | None = None,
    ) -> AsyncIterator[Driven]:
        if real:
            shutil.copy2(REAL_PLAN, plan_file)
        store = store_in(tmp_path, files=files, read_only=read_only)
        desk = Desk(store)
        app = WorkplanApp(desk, actor, as_of, preferences, remembered=remembered, kept_drafts=drafts)
        async with app.run_test(size=size) as pilot:
            driven = Driven(app, pilot, tmp_path)
            await driven.settle()
            yield driven
        desk.close()

    return open_screen
