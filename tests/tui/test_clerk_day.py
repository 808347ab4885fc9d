"""A clerk's day: every piece works as docs/keys.md says, in as many keys, without a mouse."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tools.keysheet import DOCUMENT, page
from tests.tui.clerk_day import PIECES, Piece, Prose
from tests.tui.conftest import Driven
from workplan_tui import language
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.year import TODAY
from workplan_tui.store.store import Store
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the real plan and its made-up year, to be copied."""
    folder = tmp_path_factory.mktemp("year") / "demo"
    write_demo(str(folder))
    return folder


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    before = language.current()
    language.use(language.CHINESE)
    yield
    language.use(before)


@asynccontextmanager
async def at_work(year: Path, folder: Path) -> AsyncIterator[Driven]:
    """Open the screen of the supervision office on a copy of the year."""
    shutil.copytree(year, folder / "plan")
    store = Store.open(str(folder / "plan" / "tasks.toml"), today=TODAY, environment={"HOME": str(folder)})
    desk = Desk(store)
    app = WorkplanApp(desk, "dcs", None)
    async with app.run_test(size=(120, 40)) as pilot:
        driven = Driven(app, pilot, folder / "plan")
        await driven.settle()
        yield driven
    desk.close()


async def press(screen: Driven, keys: tuple[str | Prose, ...]) -> None:
    for key in keys:
        if isinstance(key, Prose):
            await screen.type(key.text)
        elif key.isascii():
            await screen.press(key)
        else:
            await screen.type(key)  # as an input method commits it


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.what[:40])
async def test_a_piece_of_the_day_takes_the_keys_it_says(piece: Piece, year: Path, tmp_path: Path) -> None:
    async with at_work(year, tmp_path) as screen:
        await press(screen, piece.before)
        await press(screen, piece.keys)
        assert piece.happened(screen), (screen.rows("keys"), screen.rows("detail")[:8])


def test_what_is_done_many_times_a_day_takes_four_keys_at_most() -> None:
    frequent = [piece for piece in PIECES if piece.is_frequent]
    assert len(frequent) >= 5
    assert max(piece.count for piece in frequent) <= 4


def test_there_are_at_least_twenty_pieces() -> None:
    assert len(PIECES) >= 20


def test_the_document_tells_these_pieces() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == page(), "run python -m tests.tools.keysheet"
