"""Keys out of what the terminal sends: an Esc typed ahead of other keys is an Esc."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from workplan_tui.tui.terminal.key_parser import KeyParser

KEYS = {
    "\x1b": "escape", "j": "j", "J": "J", "1": "1", "\r": "enter", "/": "slash", "中": "中", "\x1b[D": "left",
    "\x1bOP": "f1", "\x1b[1;3D": "alt+left", "\x1b[24~": "f12", "\t": "tab",
}  # fmt: skip


def keys_of(*packets: str) -> list[str]:
    """Return the names of the keys, waiting for nothing but the end."""
    parser = KeyParser()
    found = [message for packet in packets for message in parser.feed(packet)]
    found += parser._end_waiting()
    return [one.key if isinstance(one, Key) else repr(one) for one in found]


@given(st.lists(st.sampled_from(sorted(KEYS)), max_size=8), st.data())
def test_keys_typed_ahead_come_out_one_by_one_however_they_arrive(
    typed: list[str], data: st.DataObject
) -> None:
    typed = [
        key for place, key in enumerate(typed) if typed[place - 1 : place] != ["\x1b"] or key[0] != "\x1b"
    ]
    sent = "".join(typed)
    cut = data.draw(st.integers(0, len(sent)))
    packets = [packet for packet in (sent[:cut], sent[cut:]) if packet]
    assert keys_of(*packets) == [KEYS[key] for key in typed]


@pytest.mark.parametrize("packets", [["\x1b\r"], ["\x1b", "\r"]])
def test_an_esc_is_not_lost_before_the_enter_that_would_save(packets: list[str]) -> None:
    assert keys_of(*packets) == ["escape", "enter"]


def test_pasted_text_is_one_piece_and_its_escapes_are_no_keys() -> None:
    parser = KeyParser()
    found = [one for packet in ("\x1b[200~a", "b\x1b[201~", "\x1bq") for one in parser.feed(packet)]
    assert [one.text for one in found if isinstance(one, Paste)] == ["ab"]
    assert [one.key for one in found if isinstance(one, Key)] == ["escape", "q"]
