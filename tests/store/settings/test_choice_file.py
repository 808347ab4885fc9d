"""A choice of the screen in the user's own settings file: one key changes, and nothing else by a byte."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.store.settings.choice_file import keep_choice, with_choice

OWN = """\
# 我的设置
actor = "swj"   # who I am
weights = [ 1,
  2, # two
]

[[views]]  # water
name = '水务'
theme = "not this"

[keys]
status = "F2"
"""
TEXTS = (
    "", "\n", "# 说明\n\n[keys]\nnote = 'n'\n", "# about keys\n[keys]\n", "[keys]\n", OWN, OWN[:-1],
    OWN.replace("\n", "\r\n"), 'theme = "dark"', "theme = 'dark'  # mine\nactor = 'a'\n", "a.theme = 1\n[b]\n",
    "x = [\n[1],\n[2]]\n[[views]]\nname = 'v'\n",
)  # fmt: skip


@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(["light", "dark", "16"]), min_size=1, max_size=3))
def test_the_key_says_what_was_chosen_last_and_all_else_stays(text: str, chosen: list[str]) -> None:
    changed = text
    for value in chosen:
        changed = with_choice(changed, "theme", value)
    before, after = tomli.loads(text), tomli.loads(changed)
    assert after.pop("theme") == chosen[-1]
    before.pop("theme", None)
    assert after == before
    assert ("\r\n" in changed) == ("\r\n" in text)
    kept = [line for line in changed.splitlines() if line and not line.startswith("theme = ")]
    assert kept == [line for line in text.splitlines() if line and not line.startswith("theme = ")]


def test_a_new_key_follows_the_others_of_its_table(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(OWN, encoding="utf-8")
    keep_choice(str(path), "theme", "light")
    assert path.read_text(encoding="utf-8") == OWN.replace("\n]\n", '\n]\ntheme = "light"\n', 1)


def test_a_value_changes_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = 'dark'  # mine\nactor = 'a'\n", encoding="utf-8")
    keep_choice(str(path), "theme", "light")
    assert path.read_text(encoding="utf-8") == "theme = \"light\"  # mine\nactor = 'a'\n"


def test_what_is_about_the_file_stays_first() -> None:
    text = "# 说明\n\n[keys]\nnote = 'n'\n"
    assert with_choice(text, "theme", "light") == "# 说明\n\ntheme = \"light\"\n\n[keys]\nnote = 'n'\n"


def test_a_first_file_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "workplan" / "config.toml"
    keep_choice(str(path), "language", "en")
    assert path.read_text(encoding="utf-8") == 'language = "en"\n'
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_wrong_is_left(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = \n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        keep_choice(str(path), "theme", "light")
    assert path.read_text(encoding="utf-8") == "theme = \n"


def test_a_key_that_is_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[theme]\ndark = true\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"\[theme\]"):
        keep_choice(str(path), "theme", "light")
    assert path.read_text(encoding="utf-8") == "[theme]\ndark = true\n"
