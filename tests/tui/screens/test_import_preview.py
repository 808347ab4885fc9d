"""The preview of an import: keys pressed, then the file read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.preview import preview_of
from workplan_tui.store.plan.file import read_plan
from workplan_tui.tui.commands.plan_from_document import _write
from workplan_tui.tui.preview_app import PreviewApp
from workplan_tui.tui.screens.import_preview import PreviewScreen
from workplan_tui.tui.views.preferences import Preferences

CASES = Path(__file__).parents[2] / "importing" / "cases"
WITH_DOUBTS = CASES / "label-missing-in-one-task.txt"
"""Task 2 lacks its lead, task 3 its deadline."""
WITHOUT = CASES / "label-order-varies.txt"

Shown = Callable[..., AbstractAsyncContextManager["Preview"]]


class Preview(Driven):
    """An open preview."""

    app: PreviewApp

    @property
    def top(self) -> PreviewScreen:
        screen = self.app.screen
        assert isinstance(screen, PreviewScreen)
        return screen

    def pane(self, name: str) -> list[str]:
        """Return the visible lines of a pane: head, table, fields, source."""
        widget = self.top.query_one(f"#preview-{name}")
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def told(self) -> str:
        """Return the last line."""
        return self.top.key_line.render_line(0).text.strip()


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """Return a function that opens the preview of a document; it would write `new.toml`."""

    @asynccontextmanager
    async def show(document: Path = WITH_DOUBTS, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Preview]:
        source = read_document(document.read_bytes())
        preview = preview_of(import_source(source))
        app = PreviewApp(preview, source, str(tmp_path / "new.toml"), _write, Preferences())
        async with app.run_test(size=size) as pilot:
            driven = Preview(app, pilot, tmp_path)
            await driven.settle()
            yield driven

    return show


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 20)])
async def test_doubts_come_first_with_the_task_and_its_place_beside(
    shown: Shown, size: tuple[int, int]
) -> None:
    async with shown(size=size) as screen:
        rows = [row for row in screen.pane("table") if row]
        assert ["doubt" in row for row in rows] == [True, True, False, False]
        assert "外贸进出口" in rows[0]
        assert "names no lead" in " ".join(screen.pane("fields"))
        if size[0] >= 60:
            assert [row for row in screen.pane("source") if row.startswith(">")] == [
                "> 7 2.外贸进出口总额增长3%。"
            ]
        assert "settled 0 of 2 doubts" in screen.pane("head")[0]


async def test_the_document_follows_the_highlight(shown: Shown) -> None:
    async with shown() as screen:
        await screen.press("down")
        assert [row for row in screen.pane("source") if row.startswith(">")] == [">10 3.签约亿元项目12个。"]


async def test_a_field_is_mended_and_the_plan_written(shown: Shown, tmp_path: Path) -> None:
    async with shown() as screen:
        await screen.press("4")
        await screen.type("苏禾")
        await screen.press("enter")
        assert "settled 1 of 2 doubts  1 mended" in screen.pane("head")[0]
        assert any("read: -" in row for row in screen.pane("fields"))
        await screen.press("down", "7")
        await screen.type("三季度末")
        await screen.press("enter")
        assert not (tmp_path / "new.toml").exists()
        await screen.press("f2")
    plan = read_plan(str(tmp_path / "new.toml"))
    assert plan.tasks[1].leads == ("苏禾",)
    assert (str(plan.tasks[2].due_on), plan.tasks[2].due_text) == ("2025-09-30", "三季度末")
    assert screen.app.written is not None
    assert screen.app.written.preview.settled_count == 2


@pytest.mark.parametrize(
    ("digit", "typed", "read"),
    [
        ("1", "2-1", lambda task, plan: task.id == "2-1"),
        ("2", "城市建设", lambda task, plan: plan.sections_by_id[task.section].title == "城市建设"),
        ("3", "外贸进出口总额增长4%。", lambda task, plan: task.targets[0].value == 4),
        ("5", "区税务局，区商务局", lambda task, plan: task.units == ("区税务局", "区商务局")),
        ("6", "海关", lambda task, plan: task.supporting_units == ("海关",)),
        ("7", "持续推进", lambda task, plan: task.due_on is None and task.due_text == "持续推进"),
    ],
)
async def test_every_field_can_be_mended(
    shown: Shown, tmp_path: Path, digit: str, typed: str, read: Callable[..., bool]
) -> None:
    async with shown() as screen:
        await screen.press(digit, "ctrl+u")
        await screen.type(typed)
        await screen.press("enter")
        await screen.press("f2")
        await screen.press("1")
    plan = read_plan(str(tmp_path / "new.toml"))
    assert read(plan.tasks[1], plan)


async def test_enter_leads_to_the_doubted_field_and_mends_it(shown: Shown) -> None:
    async with shown() as screen:
        await screen.press("enter", "enter")
        assert "leads" in screen.told()
        await screen.press("escape", "escape")
        assert screen.top.active is screen.top.query_one("#preview-table")


async def test_what_cannot_be_is_said_and_stays_to_be_corrected(shown: Shown) -> None:
    async with shown() as screen:
        await screen.press("1", "ctrl+u", "1", "enter")
        assert "Another task has the number 1 already." in screen.told()
        await screen.press("backspace", "9", "enter")
        assert screen.top.preview.plan.tasks[1].id == "9"


async def test_space_settles_a_doubt_and_goes_to_the_next(shown: Shown, tmp_path: Path) -> None:
    async with shown() as screen:
        await screen.press("space")
        assert "外贸" not in "".join(screen.pane("source")[4])
        assert screen.top.query_one("#preview-table").cursor == 1
        await screen.press("space")
        assert "No doubt is left" in screen.told()
        await screen.press("f2")
    assert len(read_plan(str(tmp_path / "new.toml")).tasks) == 4


async def test_with_doubts_left_writing_asks_first(shown: Shown, tmp_path: Path) -> None:
    async with shown() as screen:
        await screen.press("f2")
        assert "2 doubts are left." in screen.told()
        await screen.press("escape")
        assert not (tmp_path / "new.toml").exists()
        await screen.press("f2", "1")
    assert (tmp_path / "new.toml").exists()


async def test_leaving_asks_where_something_was_mended_and_writes_nothing(
    shown: Shown, tmp_path: Path
) -> None:
    async with shown() as screen:
        await screen.press("4")
        await screen.type("苏禾")
        await screen.press("enter")
        await screen.press("escape")
        assert "not written" in screen.told()
        await screen.press("escape")
        assert screen.app.screen is screen.top, "Esc goes on"
        await screen.press("escape", "2")
        assert not screen.app.is_running or screen.app._exit
    assert list(tmp_path.iterdir()) == []
    assert screen.app.written is None


async def test_leaving_at_once_asks_nothing(shown: Shown, tmp_path: Path) -> None:
    async with shown(WITHOUT) as screen:
        assert "no doubts" in screen.pane("head")[0]
        await screen.press("q")
        assert screen.app._exit
    assert list(tmp_path.iterdir()) == []


async def test_a_file_that_came_meanwhile_is_left_and_another_name_asked(
    shown: Shown, tmp_path: Path
) -> None:
    async with shown(WITHOUT) as screen:
        (tmp_path / "new.toml").write_text("mine", encoding="utf-8")
        await screen.press("f2")
        assert "exists already. Add --force" in "".join(screen.pane("fields")).replace("  ", " ")
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "other.toml"))
        await screen.press("enter")
    assert (tmp_path / "new.toml").read_text(encoding="utf-8") == "mine"
    assert read_plan(str(tmp_path / "other.toml")).tasks


async def test_a_new_plan_is_begun_on_the_screen(opened: Opened, tmp_path: Path) -> None:
    async with opened() as screen:
        await screen.press("f9")
        await screen.type("New plan from")
        await screen.press("enter")
        await screen.type(str(tmp_path / "none.txt"))
        await screen.press("enter")
        assert screen.says("There is no file")
        await screen.press("ctrl+u")
        await screen.type(str(WITH_DOUBTS))
        await screen.press("enter")
        assert "Write the plan to" in screen.rows("keys")[0]
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "tasks.toml"))
        await screen.press("enter")
        assert screen.says("exists already")
        await screen.press("ctrl+u")
        await screen.type(str(tmp_path / "next.toml"))
        await screen.press("enter")
        assert isinstance(screen.app.screen, PreviewScreen)
        await screen.press("space", "space", "f2")
        assert "saved:" in screen.rows("keys")[0]
    assert len(read_plan(str(tmp_path / "next.toml")).tasks) == 4


async def test_a_document_without_a_year_has_it_asked(opened: Opened, tmp_path: Path) -> None:
    document = tmp_path / "notice.txt"
    text = WITHOUT.read_text(encoding="utf-8").replace("2025年", "").replace("2025", "")
    document.write_text(text, encoding="utf-8")
    async with opened() as screen:
        await screen.press("f9")
        await screen.type("New plan from")
        await screen.press("enter")
        await screen.type(str(document))
        await screen.press("enter")
        assert "names no year" in screen.rows("keys")[0]
        await screen.press(*"26", "enter")
        assert "is no year" in screen.rows("keys")[0]
        await screen.press("ctrl+u", *"2026", "enter")
        assert "plan-2026.toml" in screen.text("keys")
