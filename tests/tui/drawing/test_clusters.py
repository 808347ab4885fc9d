"""Signs that are drawn into the cell before them: so many as all terminals agree on, and `...` for more."""

from __future__ import annotations

import ctypes
import json
import locale
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import PLAN_TOML
from tests.support.program import WORKPLAN
from tests.support.terminal import Terminal, clean_environment
from workplan_tui.text.harmless import clean, escaped

JOINED = (
    "\u0903",
    "\u093e",
    "\u1161",
    "\u11a8",
    "\ud7b0",
    "\ud7cb",
    "\U0001f3fb",
    "\u302e",
    "\U00011002",
    "\u0301",
)
"""Vowels and spacing marks of Indic scripts, vowels and finals of Hangul, a skin tone, an accent."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("水\u0903", "水..."), ("水" + "\u0903" * 60 + "务", "水...务"), ("👍\U0001f3fb", "👍..."),
        ("水" + "\u1161" * 60 + "务", "水" + "\u1161" * 4 + "...务"), ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab"),
        ("水" + "\u0301\u0903" * 9, "水\u0301..."), ("水" + "\u1161\u0301" * 9, "水" + "\u1161\u0301" * 2 + "..."),
        ("\u0903水", "...水"), ("नमस्ते", "नमस्ते"), ("한글", "한글"),
    ],
)  # fmt: skip
def test_a_cluster_is_cut_and_says_so(text: str, shown: str) -> None:
    assert clean(text) == shown
    assert clean(shown) == shown


@given(st.text(st.sampled_from([*JOINED, "水", "a", "\u1112", "\u0915"]), max_size=40))
def test_no_cell_holds_more_than_a_few_joined_signs(text: str) -> None:
    run = 0
    for letter in clean(text):
        run = run + 1 if letter in JOINED else 0
        assert run <= 4
        assert not run or unicodedata.category(letter) != "Mc"
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def test_what_has_no_width_of_its_own_is_a_mark_of_which_all_terminals_say_so() -> None:
    """Over all of Unicode: what the screen counts as nothing is cut, or no terminal counts otherwise."""
    letters = (chr(code) for code in range(0x20, 0x110000) if not 0xD800 <= code < 0xE000)
    unseen = [one for one in letters if cell_len(one) == 0 and clean(f"水{one}") == f"水{one}"]
    assert len(unseen) > 1000
    odd = {unicodedata.category(one) for one in unseen if not "\u1160" <= one <= "\u11ff"}
    assert odd <= {"Mn", "Me"}


@pytest.mark.slow
@pytest.mark.parametrize("sign", JOINED, ids=ascii)
def test_in_tmux_no_title_runs_into_the_next_pane(sign: str, tmp_path: Path, sockets: Path) -> None:
    """The detail begins at its column, whatever stands in the titles beside it."""
    title = "甲乙丙丁地区生产总值增长4.5%以上。"
    text = PLAN_TOML.replace("地区生产总值增长4.5%以上。", title.replace("丁", "丁" + sign * 60), 1)
    (tmp_path / "tasks.toml").write_text(text, encoding="utf-8")
    tmux = ["tmux", "-S", str(sockets / "socket"), "-f", "/dev/null"]
    command = f"exec {' '.join(tmux)} new-session '{WORKPLAN} --lang en --read-only --today 2023-06-30'"
    with Terminal(
        ["/bin/sh", "-c", command],
        columns=160,
        rows=20,
        environment=clean_environment(tmp_path),
        folder=tmp_path,
    ) as terminal:
        terminal.wait_for("甲乙丙丁")
        terminal.press("down")
        terminal.press("up")
        terminal.settle(0.3)
        done = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True, check=True)
        terminal.type("q")
        terminal.settle(0.2)
    subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)
    rows = done.stdout.splitlines()
    (leads,) = [row for row in rows if "leads" in row]
    title_row = next(row for row in rows if row.count("甲乙丙丁") > 1)
    assert _cells(title_row[: title_row.rindex("1 甲乙丙丁")]) == _cells(leads[: leads.index("leads")]), (
        done.stdout
    )


def _cells(text: str) -> int:
    """Return the cells that the system, and tmux with it, gives the text."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    try:
        return sum(max(0, ctypes.CDLL(None).wcwidth(ord(letter))) for letter in text)
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
