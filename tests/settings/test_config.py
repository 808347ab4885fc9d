"""Settings: where they are read, what they decide, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workplan_tui.base.errors import UsageError
from workplan_tui.settings.actor import account_name, actor_name
from workplan_tui.settings.config import ignored_words, parse_settings, read_settings
from workplan_tui.settings.folders import config_path, own_folder
from workplan_tui.settings.plan_choice import built_in_plan, meant_plan
from workplan_tui.settings.values import Settings


def _write(folder: Path, text: str) -> dict[str, str]:
    (folder / "workplan").mkdir()
    (folder / "workplan" / "config.toml").write_text(text, encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder)}


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    path = str(tmp_path / "workplan" / "config.toml")
    assert read_settings({"XDG_CONFIG_HOME": str(tmp_path)}) == Settings(path=path)


def test_the_known_keys_are_read_and_the_others_left_to_the_screen(tmp_path: Path) -> None:
    environment = _write(tmp_path, 'actor = "水务局"\nunit = "区水务局"\nlanguage = "en"\ntheme = 3\n')
    path = str(tmp_path / "workplan" / "config.toml")
    assert read_settings(environment) == Settings(
        actor="水务局", unit="区水务局", language="en", others={"theme": 3}, path=path
    )


def test_keys_that_are_not_known_are_named_with_the_nearest_ones() -> None:
    settings = parse_settings(
        b'langage = "en"\ntheme = "dark"\nzzz = 1\n[keys]\nstatus = "d"\n', "config.toml"
    )
    assert settings.unknown_keys == (("langage",), ("zzz",))
    assert ignored_words(settings) == (
        "In the settings file config.toml this is unknown and ignored: "
        "langage, perhaps language is meant; zzz."
    )
    assert ignored_words(Settings()) == ""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\nactor = ", "line 2: there is no value here"),
        (b"actor = 3", "actor must be a text"),
        (b'language = "fr"', "language knows no fr; there are zh, en"),
        (b'language = "english"', "language knows no english; there are zh, en"),
        (b'language = ""', 'language knows no ""; there are'),
        (b"actor = nan", "actor must be a text"),
        (b"a = 1\na = 2", "line 2: this key was given already"),
        (b'\n\nactor = "\xb7"', "line 3 is not UTF-8"),
        (b"\xff\xfe", "line 1 is not UTF-8"),
        (b'a = "\0"', "line 1: this character"),
        (b'a = "\\ud800"', "line 1: this escape is no character"),
        (b"b = 1\na = " + b"[" * 60_000 + b"\nc = 1", "line 2: nested too deeply"),
        (b"b = 1\n\n" + b"a." * 30_000 + b"a = 1\nc = 1", "line 3: nested too deeply"),
        (b"b = 1\na = " + b"9" * 5000 + b"\nc = 1", "line 2: a number is too long"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_wrong_file_is_one_sentence_with_its_name_and_line(data: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=r"config\.toml") as caught:
        parse_settings(data, "config.toml")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_byte_order_mark_and_foreign_line_ends_are_taken() -> None:
    assert parse_settings(b'\xef\xbb\xbfactor = "a"\r\nunit = "b"\r\n', "") == Settings("a", "b")


@pytest.mark.parametrize("kind", ["fifo", "sparse", "folder", "device"])
def test_a_settings_file_that_is_none_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    environment = _write(tmp_path, "")
    path = tmp_path / "workplan" / "config.toml"
    path.unlink()
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 30)
    with pytest.raises(UsageError, match=r"config\.toml"):
        read_settings(environment)


def test_the_current_folder_is_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text('actor = "x"', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert config_path({"XDG_CONFIG_HOME": ".", "HOME": "/home/a"}) == (
        "/home/a/.config/workplan/config.toml"
    )


def test_the_actor_is_asked_for_then_variable_then_settings_then_account() -> None:
    settings = Settings(actor="c")
    assert actor_name("a", {"WORKPLAN_ACTOR": "b"}, settings) == "a"
    assert actor_name(None, {"WORKPLAN_ACTOR": "b"}, settings) == "b"
    assert actor_name(" ", {}, settings) == "c"
    assert actor_name(None, {}, Settings()) == account_name(os.getuid())


def test_an_account_without_a_name_is_its_number() -> None:
    assert account_name(4_000_000_000) == "4000000000"


@pytest.mark.parametrize(
    ("base", "folder"),
    [("/state", "/state/workplan"), ("state", "/h/.local/workplan"), ("", "/h/.local/workplan")],
)
def test_a_folder_of_the_program_is_as_its_variable_says_in_full(base: str, folder: str) -> None:
    assert own_folder({"XDG_STATE_HOME": base, "HOME": "/h"}, "XDG_STATE_HOME", ".local") == folder


def test_the_plan_is_looked_for_in_the_documented_order(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert meant_plan(None, {}, here) is None
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tasks.toml").touch()
    assert meant_plan(None, {}, here) == str(tmp_path / "data" / "tasks.toml")
    (tmp_path / "tasks.toml").touch()
    assert meant_plan(None, {}, here) == str(tmp_path / "tasks.toml")
    assert meant_plan(None, {"WORKPLAN": "w.toml"}, here) == str(tmp_path / "w.toml")
    assert meant_plan("/p.toml", {"WORKPLAN": "w.toml"}, here) == "/p.toml"


def test_the_settings_plan_is_for_folders_without_one(tmp_path: Path) -> None:
    here, kept = str(tmp_path), Settings(plan="~/p/tasks.toml")
    home = {"HOME": "/home/swj"}
    assert meant_plan(None, home, here) is None
    assert meant_plan(None, home, here, kept) == "/home/swj/p/tasks.toml"
    assert meant_plan(None, home, here, Settings(plan="/srv/tasks.toml")) == "/srv/tasks.toml"
    assert meant_plan(None, {**home, "WORKPLAN": ""}, here, kept) == "/home/swj/p/tasks.toml"
    assert meant_plan(None, {**home, "WORKPLAN": "w.toml"}, here, kept) == str(tmp_path / "w.toml")
    (tmp_path / "tasks.toml").touch()
    assert meant_plan(None, home, here, kept) == str(tmp_path / "tasks.toml")


def test_the_built_in_plan_has_a_name(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert meant_plan("built-in", {}, here) == built_in_plan()
    assert meant_plan(None, {"WORKPLAN": "built-in"}, here) == built_in_plan()
    assert meant_plan(None, {}, here, Settings(plan="built-in")) == built_in_plan()
    assert meant_plan("./built-in", {}, here) == os.path.join(here, "./built-in")


@pytest.mark.parametrize("plan", ["tasks.toml", "", " /srv/tasks.toml", "~swj/tasks.toml", "~"])
def test_a_plan_nobody_could_find_again_is_refused_in_the_settings(plan: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="plan must be a whole path") as caught:
        read_settings(_write(tmp_path, f'plan = "{plan}"\n'))
    assert "config.toml" in str(caught.value)


def test_the_built_in_plan_is_there() -> None:
    assert os.path.isfile(built_in_plan())
