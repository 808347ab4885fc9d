"""Keys of the user's own: what `[keys]` may say, and one sentence for what it may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui import language
from workplan_tui.base.errors import UsageError
from workplan_tui.settings.config import parse_settings
from workplan_tui.settings.reading import WrongValue
from workplan_tui.settings.values import KEY_PRESETS
from workplan_tui.tui.keys.keymap import USUAL, keymap_of
from workplan_tui.tui.keys.keynames import NAMES, key_named
from workplan_tui.tui.registry import BY_ID, COMMANDS
from workplan_tui.tui.views.preferences import preferences_of

LEFT_ALONE = [f"Ctrl+{letter}" for letter in "ABCHIJMQSZ"]
FIXED = ["Enter", "Esc", *"0123456789"]
FREE = [name for name in NAMES.values() if name not in {*LEFT_ALONE, *FIXED}]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Any `[keys]` that may be: each key given once, the palette left with one."""
    names = draw(st.lists(st.sampled_from(FREE), unique_by=key_named, max_size=12))
    table: dict[str, Any] = {}
    for name in names:
        table.setdefault(draw(st.sampled_from([*BY_ID])), []).append(name)
    for command_id in draw(st.sets(st.sampled_from([*BY_ID]), max_size=4)):
        table.setdefault(command_id, [])
    table = {i: given[0] if len(given) == 1 and draw(st.booleans()) else given for i, given in table.items()}
    if not table.get("palette", ["F9"]) or {"F9", ":"} <= {*names}:
        table["palette"] = "F9"
        for command_id, given in table.items():
            if command_id != "palette" and "F9" in given:
                table[command_id] = (
                    [name for name in [given] if name != "F9"]
                    if isinstance(given, str)
                    else [name for name in given if name != "F9"]
                )
    return table


@given(tables())
def test_every_key_leads_to_one_command_and_back(table: dict[str, Any]) -> None:
    keymap = keymap_of(table)

    bound = [(key, command_id) for command_id, keys in keymap.keys.items() for key in keys]
    assert len({key for key, _ in bound}) == len(bound)
    assert dict(bound) == dict(keymap.by_key)
    assert set(keymap.keys) == set(BY_ID)
    for command_id, given_names in table.items():
        wanted = [given_names] if isinstance(given_names, str) else given_names
        assert {key_named(name) for name in wanted} <= set(keymap.keys[command_id])
    assert keymap.keys["palette"]
    assert [keymap.by_key["enter"], keymap.by_key["escape"], keymap.by_key["7"]] == ["open", "back", "jump"]


def test_without_a_table_the_keys_are_the_usual_ones() -> None:
    assert dict(USUAL.keys) == {command.id: command.keys for command in COMMANDS}


def test_a_key_that_is_given_is_taken_from_the_command_that_has_it_by_default() -> None:
    keymap = keymap_of({"status": "f", "note": ["n", "F2"]})

    assert keymap.names("status") == ("f",)
    assert keymap.names("flag") == ()
    assert keymap.names("note") == ("n", "F2")


def test_fixed_keys_stay_beside_those_that_are_given() -> None:
    keymap = keymap_of({"open": "o", "back": [], "jump": ["#"]})

    assert keymap.names("open") == ("Enter", "o")
    assert keymap.names("back") == ("Esc",)
    assert keymap.shown("jump") == "0-9 #"


def test_a_full_width_sign_is_the_key_of_its_sign() -> None:
    keymap = keymap_of({"sort": "＃"})

    assert keymap.command_id("fullwidth_number_sign", "＃") == "sort"
    assert keymap.command_id("number_sign", "#") == "sort"
    assert keymap.command_id("fullwidth_question_mark", "？") == "help"
    assert keymap.command_id("ideographic_space", "　") == "mark"
    assert keymap.command_id("fullwidth_digit_three", "３") == "jump"
    assert keymap.command_id("alt+s", "s") is None
    assert keymap.command_id("f30") is None


def test_a_sentence_names_the_first_key_else_the_way_through_the_palette() -> None:
    keymap = keymap_of({"as_of": [], "note": "F4", "status": ["d", "F2"]})

    assert keymap.name("status") == "d"
    assert keymap.sure_name("status") == "F2"
    assert keymap.name("note") == "F4"
    assert keymap.name("as_of") == "F9 as_of"
    assert keymap.sure_name("as_of") == "F9 as_of"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"statsu": "s"}, "there is no command statsu, perhaps status is meant"),
        ({"xyzzy": "s"}, "there is no command xyzzy; there are status, note"),
        ({"status": "F22x"}, "F22x, which is no key, perhaps F2"),
        ({"status": ["s", "spce"]}, "status has spce, which is no key, perhaps Space is meant"),
        ({"status": "状态"}, "状态, which is no key; there are letters"),
        ({"status": "d", "note": ["n", "d"]}, "d is given to both status and note"),
        ({"status": "?", "note": "？"}, "? is given to both status and note"),
        ({"palette": []}, "palette is left without a key"),
        ({"status": ":", "note": "F9"}, "palette is left without a key"),
        ({"status": 3}, "status must be a key in quotes, or a list of them"),
        ({"status": [["s"]]}, "status must be a key in quotes, or a list of them"),
        (3, "it must be a table"),
        ("s", "there is no set of keys s; there are usual, vi, function, mc"),
        ({"preset": ["vi"]}, "there is no set of keys"),
        *(({"status": name}, f"status cannot have {name}: ") for name in LEFT_ALONE),
        ({"status": "Enter"}, "status cannot have Enter, which stays with open"),
        ({"status": "esc"}, "status cannot have Esc, which stays with back"),
        *(({"status": digit}, f"cannot have {digit}, which stays with jump") for digit in "07"),
    ],
)
def test_what_cannot_be_is_one_sentence(table: object, told: str) -> None:
    language.use(language.ENGLISH)
    with pytest.raises(WrongValue) as caught:
        keymap_of(table)
    assert str(caught.value).startswith("in [keys], ")
    assert told in str(caught.value)


def test_the_error_names_the_file_and_what_to_do() -> None:
    language.use(language.ENGLISH)
    settings = parse_settings(b'[keys]\nstatsu = "F2"\n', "/home/li/config.toml")
    with pytest.raises(UsageError) as caught:
        preferences_of(settings)
    assert str(caught.value) == (
        "The settings file /home/li/config.toml cannot be used: in [keys], there is no command statsu, "
        "perhaps status is meant. Correct or remove it."
    )


@pytest.mark.parametrize("name", KEY_PRESETS)
def test_every_command_of_a_preset_can_be_reached_on_every_terminal(name: str) -> None:
    keymap = keymap_of(name)

    assert keymap == keymap_of({"preset": name})
    assert not [command_id for command_id, keys in keymap.keys.items() if keys and {*keys} <= {"f10", "f11"}]
    needed = [command.id for command in COMMANDS if command.brief]
    assert [command_id for command_id in needed if not keymap.keys[command_id]] == []


def test_without_letters_a_stray_letter_runs_nothing() -> None:
    assert [key for key in keymap_of("function").by_key if len(key) == 1 and key.isalpha()] == []


def test_a_key_of_the_user_s_own_comes_before_one_of_the_preset() -> None:
    keymap = keymap_of({"preset": "mc", "group": "F7", "unflag": ["F5"]})

    assert keymap.names("group") == ("F7",)
    assert keymap.names("note") == ("n",)
    assert keymap.names("copy") == ("y",)
    assert keymap.names("status") == ("F8", "s")


def test_a_preset_that_is_none_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="emacs; there are usual, vi, function, mc"):
        preferences_of(parse_settings(b'keys = "emacs"\n', str(tmp_path)))
