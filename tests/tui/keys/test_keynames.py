"""Names of keys: what the help shows can be written, and a terminal can send it."""

from __future__ import annotations

import string

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import _character_to_key

from workplan_tui.tui.keys.keymap import USUAL
from workplan_tui.tui.keys.keynames import NAMES, key_named, key_of, name_of, plain
from workplan_tui.tui.registry import COMMANDS

SENT = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}


@pytest.mark.parametrize("name", NAMES.values())
def test_every_name_leads_back_to_its_key(name: str) -> None:
    assert name_of(key_named(name) or "") == name


def test_no_two_keys_have_one_name() -> None:
    assert len({name.lower() for name in NAMES.values() if len(name) > 1}) == sum(
        len(name) > 1 for name in NAMES.values()
    )


@pytest.mark.parametrize("character", string.ascii_letters + string.digits + string.punctuation)
def test_a_character_has_the_name_that_textual_gives_it(character: str) -> None:
    assert key_of(character) == _character_to_key(character)
    assert key_named(character) == key_of(character)


@pytest.mark.parametrize("key", [key for key in NAMES if len(NAMES[key]) > 1 and "alt+" not in key])
def test_a_terminal_can_send_every_key_that_has_a_name(key: str) -> None:
    assert key in SENT | {"space", "ctrl+h", "ctrl+i", "ctrl+m"}  # of these, another name arrives


@pytest.mark.parametrize("key", [key for command in COMMANDS for key in command.keys])
def test_every_usual_key_has_a_name(key: str) -> None:
    assert key in NAMES


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("f2", "f2"), ("Ｆ２", "f2"), ("ctrl-l", "ctrl+l"), ("CTRL+L", "ctrl+l"), (" Space ", "space"),
        ("Page Down", "pagedown"), ("PgDn", "pagedown"), ("Escape", "escape"), ("Shift+s", "S"),
        ("Shift+F5", "f17"), ("F17", None), ("？", "question_mark"), ("＊", "asterisk"), ("、", "slash"),
        ("", None), ("F0", None), ("F25", None), ("Ctrl+5", None), ("Ctrl+", None), ("状", None), ("ｓ", "s"),
        ("ss", None), ("é", None), ("\x07", None),
    ],
)  # fmt: skip
def test_a_name_may_be_written_in_several_ways(written: str, key: str | None) -> None:
    assert key_named(written) == key


def test_what_an_input_method_sends_is_the_sign_on_the_key() -> None:
    assert "".join(map(plain, "／？：＊　【】。ａ９")) == "/?:* [].a9"
    assert plain("状") == "状"


FCITX5 = {
    ".": "。", ",": "，", "?": "？", '"': "“”", ":": "：", ";": "；", "'": "‘’", "<": "《", ">": "》", "!": "！",
    "$": "￥", "(": "（", ")": "）", "[": "·", "]": "「」", "~": "～",
}  # fmt: skip
"""One sign, or two by turns, for the sign on the key: `punc.mb.zh_CN` of fcitx5-chinese-addons."""
IBUS = FCITX5 | {"[": "【", "]": "】", "{": "『", "}": "』"}
"""The same of ibus-pinyin and ibus-libpinyin (`FallbackEditor`), in simplified Chinese."""


@pytest.mark.parametrize("sent", [FCITX5, IBUS], ids=["fcitx5", "ibus"])
def test_each_sign_of_an_input_method_is_the_key_that_it_was_typed_with(sent: dict[str, str]) -> None:
    for key, signs in sent.items():
        assert {plain(sign) for sign in signs} == {key}
    assert {USUAL.command_id(key_of(sign), sign) for sign in sent["["]} == {"view_back"}
    assert {USUAL.command_id(key_of(sign), sign) for sign in sent["]"]} == {"view_forward"}
    assert plain("") == ""
