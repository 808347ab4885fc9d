"""Views saved under a name: taken by a digit, kept in the user's own settings file."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened
from workplan_tui.base.errors import UsageError
from workplan_tui.settings.config import parse_settings
from workplan_tui.tui.views.look import Look, SavedView, pairs_of, parse_look
from workplan_tui.tui.views.preferences import Preferences, preferences_of

OWN = '# mine\nactor = "swj"\n'
WATER = SavedView("水务", Look(group_by="unit", filter_text="单位:水务", sort_by="due", is_reversed=True))
LEADS = SavedView("领导", Look(group_by="lead", columns=("light", "lead")))


def preferring(folder: Path, *views: SavedView) -> Preferences:
    path = folder / "config.toml"
    path.write_text(OWN, encoding="utf-8")
    return Preferences(views=views, path=str(path))


def names_in(folder: Path) -> list[str]:
    text = (folder / "config.toml").read_text(encoding="utf-8")
    assert text.startswith(OWN)
    return [view["name"] for view in tomli.loads(text).get("views", [])]


async def save(screen: Driven, name: str, key: str = "0") -> None:
    await screen.press("w", key)
    await screen.press("ctrl+u")
    await screen.type(name)
    await screen.press("enter")


async def test_a_view_is_taken_by_its_digit(opened: Opened, tmp_path: Path) -> None:
    async with opened(real=True, preferences=preferring(tmp_path, WATER, LEADS)) as screen:
        await screen.press("w")
        assert screen.rows("keys")[0].split() == ["1水务", "2领导", "0save", "Esc"]
        await screen.press("1")
        assert screen.screen.view.look == WATER.look
        assert screen.screen.panes.table.task_ids == ["7", "65", "75"]
        await screen.press("w", "2")
        assert screen.screen.view.look == LEADS.look


async def test_without_a_view_the_way_to_save_one_is_shown(opened: Opened, tmp_path: Path) -> None:
    async with opened(preferences=preferring(tmp_path)) as screen:
        await screen.press("w")
        assert "No view is saved yet." in screen.rows("keys")[0]
        assert "0save" in screen.rows("keys")[0]
        await screen.press("1", "escape")
        assert screen.screen.key_line.prompt is None


@pytest.mark.parametrize("key", ["0", "s"])
async def test_the_present_view_is_saved_and_there_again_in_the_file(
    opened: Opened, tmp_path: Path, key: str
) -> None:
    async with opened(real=True, preferences=preferring(tmp_path)) as screen:
        await screen.press(*"/shuiwu", "enter", "g", "2", "o", "5", "o", "5", "C", "3", "escape")
        look = screen.screen.view.look
        await save(screen, " 水务 ", key)
        assert "Saved as view 水务." in screen.rows("keys")[0]
        read = preferences_of(parse_settings((tmp_path / "config.toml").read_bytes(), "c"))
        assert read.views == (SavedView("水务", look),)
        await screen.press("g", "1", "escape", "w", "1")
        assert screen.screen.view.look == look


async def test_the_same_name_replaces_and_is_offered(opened: Opened, tmp_path: Path) -> None:
    async with opened(preferences=preferring(tmp_path)) as screen:
        await save(screen, "a")
        await save(screen, "b")
        await screen.press("w", "1", "g", "3", "w", "0")
        assert " a " in screen.rows("keys")[0]
        await screen.press("enter")
        assert names_in(tmp_path) == ["a", "b"]
        await screen.press("g", "1", "w", "1")
        assert screen.screen.view.group_by == "lead"


async def test_a_view_that_cannot_be_saved_keeps_its_name_to_be_tried_again(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened((200, 24), preferences=preferring(tmp_path)) as screen:
        (tmp_path / "config.toml").write_text("actor = ", encoding="utf-8")
        await save(screen, "水务")
        assert "cannot be used: line 1" in screen.rows("keys")[0]
        assert (tmp_path / "config.toml").read_text(encoding="utf-8") == "actor = "
        (tmp_path / "config.toml").write_text(OWN, encoding="utf-8")
        await screen.press("enter")
        assert names_in(tmp_path) == ["水务"]


async def test_a_name_must_be_given(opened: Opened, tmp_path: Path) -> None:
    async with opened(preferences=preferring(tmp_path)) as screen:
        await save(screen, "  ")
        assert "Something must be written here" in screen.rows("keys")[0]
        assert names_in(tmp_path) == []


@pytest.mark.parametrize("asked", ["2", "b"])
async def test_a_view_is_forgotten_by_number_or_name(opened: Opened, tmp_path: Path, asked: str) -> None:
    async with opened(preferences=preferring(tmp_path)) as screen:
        for name in "abc":
            await save(screen, name)
        await screen.screen.dispatch.run("forget_view")
        await screen.type(asked)
        await screen.press("enter")
        assert names_in(tmp_path) == ["a", "c"]
        assert "b is forgotten" in screen.rows("keys")[0]
        await screen.press("w")
        assert screen.rows("keys")[0].split()[:2] == ["1a", "2c"]


async def test_without_a_settings_file_views_last_as_long_as_the_screen(opened: Opened) -> None:
    async with opened(preferences=Preferences(views=(WATER,))) as screen:
        await screen.press("g", "3")
        await save(screen, "a")
        assert "until you quit" in screen.rows("keys")[0]
        await screen.press("w")
        assert screen.rows("keys")[0].split()[:2] == ["1水务", "2a"]
        await screen.press("escape", "g", "1", "w", "2")
        assert screen.screen.view.group_by == "lead"
        await screen.screen.dispatch.run("forget_view")
        await screen.press("1", "enter", "w")
        assert screen.rows("keys")[0].split()[0] == "1a"


async def test_an_unknown_view_is_not_forgotten(opened: Opened, tmp_path: Path) -> None:
    async with opened(preferences=preferring(tmp_path)) as screen:
        await screen.screen.dispatch.run("forget_view")
        assert "No view is saved yet." in screen.rows("keys")[0]
        await save(screen, "a")
        await screen.screen.dispatch.run("forget_view")
        await screen.type("7")
        await screen.press("enter")
        assert "There is no saved view 7." in screen.rows("keys")[0]
        assert names_in(tmp_path) == ["a"]


async def test_a_filter_that_is_wrong_is_said_when_the_view_is_taken(opened: Opened, tmp_path: Path) -> None:
    wrong = SavedView("x", Look(group_by="unit", filter_text="unit:a lihgt:red"))
    async with opened((200, 24), preferences=preferring(tmp_path, wrong)) as screen:
        before = screen.screen.view
        await screen.press("w", "1")
        assert "View x: Filter at letter 8: do you mean light:?" in screen.rows("keys")[0]
        assert screen.screen.view == before


async def test_the_palette_names_every_view(opened: Opened, tmp_path: Path) -> None:
    async with opened(real=True, preferences=preferring(tmp_path, WATER, LEADS)) as screen:
        await screen.press("f9")
        await screen.type("水务")
        assert "View: 水务" in page_text(screen)
        await screen.press("ctrl+u")
        await screen.type("View: 领导")
        await screen.press("enter")
        assert screen.screen.view.look == LEADS.look


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_many_long_names_stand_whole_in_the_detail(opened: Opened, tmp_path: Path, width: int) -> None:
    views = [SavedView("很长很长的名字" * n + str(n), Look()) for n in range(1, 13)]
    async with opened((width, 24), preferences=preferring(tmp_path, *views)) as screen:
        await screen.press("w")
        assert screen.rows("keys")[0] == " 1-9, 0 choose, Esc"
        told = screen.text("detail")
        assert told.startswith("1 " + "很长很长的名字" + "1")
        await screen.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert screen.text("detail").endswith("0 save")


async def test_names_and_filters_of_a_file_cannot_command_the_terminal(
    opened: Opened, tmp_path: Path
) -> None:
    evil = SavedView("\x1b[2Jx[/b]", Look(filter_text="\x1b]0;x"))
    async with opened(preferences=preferring(tmp_path, evil)) as screen:
        await screen.press("w")
        assert "\x1b" not in screen.rows("keys")[0]
        await screen.press("1")
        assert "\x1b" not in "".join(screen.rows("keys"))
        assert not any("\x1b" in each.title for each in screen.app.get_system_commands(screen.screen))


@pytest.mark.parametrize("look", [Look(), WATER.look, LEADS.look, Look(columns=()), Look(sort_by="title")])
def test_a_look_comes_back_from_its_pairs(look: Look) -> None:
    assert parse_look({key: value for key, value in pairs_of(look).items() if value is not None}) == look


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("views = 3", "each view is a table [[views]] of its own"),
        ("views = [1]", "each view is a table [[views]] of its own"),
        ('[views]\nname = "a"', "each view is a table [[views]] of its own"),
        ("[[views]]", "in [[views]] number 1, name is missing"),
        ('[[views]]\nname = " "', "in [[views]] number 1, name is missing"),
        ("[[views]]\nname = 3", "name must be a text in quotes"),
        ('[[views]]\nname = "a"\n[[views]]\nname = "a"', "in [[views]] number 2, the name a was given already"),
        ('[[views]]\nname = "a"\nfilter = 3', "filter must be a text in quotes"),
        ('[[views]]\nname = "a"\nreversed = "yes"', "reversed must be true or false"),
        ('[[views]]\nname = "a"\ngroup = "untis"', "group knows no untis, perhaps unit is meant"),
        ('[[views]]\nname = "a"\nsort = "zzz"', "sort knows no zzz; there are id, light, status"),
        ('[[views]]\nname = "a"\ncolumns = "unit"', "columns must be a list of texts in quotes"),
        ('[[views]]\nname = "a"\ncolumns = ["untis"]', "columns knows no untis, perhaps unit is meant"),
        ('[[views]]\nname = "a"\ngruop = "unit"', "there is no key gruop, perhaps group is meant"),
    ],
)  # fmt: skip
def test_a_wrong_view_is_one_sentence_with_key_and_nearest_value(text: str, told: str) -> None:
    settings = parse_settings(text.encode(), "config.toml")
    with pytest.raises(UsageError, match=r"config\.toml") as caught:
        preferences_of(settings)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
