"""A part of the settings with a table of its own: its bounds, its unknown keys, and who is stopped by a wrong one."""

from __future__ import annotations

import pytest

from workplan_tui.base.errors import UsageError
from workplan_tui.base.shape import INTEGER, Shape, keys_of
from workplan_tui.base.value import Value, described
from workplan_tui.settings import file_table
from workplan_tui.settings.config import chosen, ignored_words, parse_settings


class Paper(Value):
    """A part that no program of ours has."""

    heading: str = described("the font of headings", default="黑体")
    lines: int = described("lines on a page", bounds=(10, 40), default=22)


PAPER = Shape("paper", "how a page looks", keys_of(Paper), Paper, is_list=False)


def paper(text: str) -> object:
    """Return the part as the file has it."""
    return chosen(parse_settings(text.encode(), "config.toml"), PAPER)


def test_a_part_becomes_its_value() -> None:
    assert PAPER.key("lines").kind == INTEGER
    assert paper("") == Paper()
    assert paper('[paper]\nlines = 30\nheading = "楷体"') == Paper("楷体", 30)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("paper = 3", "[paper] must be a table"),
        ("[[paper]]", "[paper] must be a table"),
        ("[paper]\nheading = 3", "[paper] heading must be a text in quotes"),
        ("[paper]\nlines = 41", "[paper] lines must be a whole number from 10 to 40"),
        ("[paper]\nlines = 9", "lines must be a whole number from 10 to 40"),
        ("[paper]\nlines = 22.0", "lines must be a whole number from 10 to 40"),
        ("[paper]\nlines = true", "lines must be a whole number from 10 to 40"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_it_is_told_with_its_table(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=r"config\.toml") as caught:
        paper(text)
    assert told in str(caught.value)


def test_a_wrong_part_stops_only_who_asks_for_it() -> None:
    assert parse_settings(b'actor = "a"\n[paper]\nlines = "many"\n', "config.toml").actor == "a"


def test_an_unknown_key_in_it_is_named_with_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_table, "FILE", file_table.FILE.replace(below=(*file_table.FILE.below, PAPER)))
    settings = parse_settings(b'[paper]\nheadign = "x"\nzzz = 1\n[keys]\nnone = "x"\n', "config.toml")
    assert settings.unknown_keys == (("paper", "headign"), ("paper", "zzz"))
    assert ignored_words(settings) == (
        "In the settings file config.toml this is unknown and ignored: "
        "paper.headign, perhaps heading is meant; paper.zzz."
    )
