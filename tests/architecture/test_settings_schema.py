"""The settings are said once: reader, unknown keys, packed JSON Schema and documents follow from the one table."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from tests.support.program import ROOT
from tests.tools.schemas import SCHEMAS, SETTINGS
from workplan_tui.base.errors import UsageError
from workplan_tui.base.shape import Key, Shape
from workplan_tui.language import LANGUAGES
from workplan_tui.settings.config import parse_settings
from workplan_tui.settings.file_table import ALL, FILE, SCREEN
from workplan_tui.settings.named_plans import named_plans
from workplan_tui.settings.values import Settings
from workplan_tui.store.toml_text import format_value
from workplan_tui.tui.registry import BY_ID
from workplan_tui.tui.views.look import Look, parse_look
from workplan_tui.tui.views.preferences import preferences_of

SCHEMA = SCHEMAS["settings"]()
FILES = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
VALUES = st.sampled_from(
    ["a", "", "zh", "en", "fr", "zh_CN", "/p.toml", "~/p.toml", "built-in", "p.toml", "dark", "auto", "16",
     1, 2, 3, True, False, ["a"], ["due", "title"], [], [1], "unit", "due", "status", "is:overdue"]
)  # fmt: skip


def is_right(text: str) -> bool:
    """Return whether the program takes the file and knows all of it."""
    try:
        settings = parse_settings(text.encode(), "config.toml")
        preferences_of(settings)
        named_plans(settings)
    except UsageError:
        return False
    return not settings.unknown_keys


def is_valid(text: str) -> bool:
    """Return whether an editor that follows the schema marks nothing."""
    return not list(jsonschema.Draft7Validator(SCHEMA).iter_errors(tomli.loads(text)))


def lines(values: dict[str, Any]) -> str:
    """Return the values as lines of TOML."""
    return "".join(f"{key} = {format_value(value)}\n" for key, value in values.items())


def any_of(shape: Shape) -> st.SearchStrategy[dict[str, Any]]:
    """Return tables whose keys are the shape's or one that nobody knows."""
    return st.dictionaries(st.sampled_from([*(key.name for key in shape.keys), "zzz"]), VALUES, max_size=3)


@given(top=any_of(FILE), view=any_of(SETTINGS.holding(("views", 0, "name"))), has_view=st.booleans())
def test_editor_and_program_find_the_same_files_right(
    top: dict[str, Any], view: dict[str, Any], has_view: bool
) -> None:
    text = lines(top) + ("[[views]]\n" + lines(view) if has_view else "")
    assert is_valid(text) == (is_right(text) or _only_blank_name(view, has_view, text)), text


def _only_blank_name(view: dict[str, Any], has_view: bool, text: str) -> bool:
    """Say whether nothing is wrong but that a view's name is blank, which no table of keys says."""
    return has_view and view.get("name") == "" and is_right(text.replace('name = ""', 'name = "a"'))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("mouse = 1", ["mouse"]),
        ("ambiguous_width = 3", ["ambiguous_width"]),
        ('theme = "blue"', ["theme"]),
        ('language = "fr"', ["language"]),
        ('plan = "tasks.toml"', ["plan"]),
        ("actor = 3", ["actor"]),
        ('[keys]\nstatsu = "F2"', ["keys"]),
        ("[keys]\nstatus = 2", ["keys", "status"]),
        ('langage = "zh"', []),
        ('[[views]]\nfilter = "x"', ["views", 0]),
        ('[[views]]\nname = "a"\ncolumns = ["untis"]', ["views", 0, "columns", 0]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_file_is_wrong_at_its_place(text: str, place: list[str]) -> None:
    errors = list(jsonschema.Draft7Validator(SCHEMA).iter_errors(tomli.loads(text)))
    assert [list(error.absolute_path) for error in errors] == [place]
    assert not is_right(text)


def test_a_file_with_everything_is_right_for_both() -> None:
    text = (
        'actor = "a"\nunit = "区水务局"\nplan = "~/p/tasks.toml"\nlanguage = "zh"\ntheme = "16"\nmouse = false\n'
        'ambiguous_width = 2\n[paper]\nbody = "仿宋_GB2312"\nheading = "黑体"\nsubheading = "楷体_GB2312"\n'
        'title = "方正小标宋_GBK"\n[keys]\nstatus = ["s", "Shift+F2"]\nnote = "F12"\nflag = []\n'
        '[[views]]\nname = "水务"\nfilter = "单位:水务"\ngroup = "unit"\nsort = "due"\nreversed = true\n'
        'columns = ["light", "title"]\n[[plans]]\nname = "2024"\nplan = "~/2024.toml"\njournal = "/srv/2024"\n'
    )
    assert set(tomli.loads(text)) == set(FILE.names), "a new setting belongs here too"
    assert (is_valid(text), is_right(text)) == (True, True)


@pytest.mark.parametrize(
    "example",
    re.findall(r"```toml\n(#:schema \./settings.*?|\[\[?(?:views|keys)\]\].*?|\[keys\].*?)```", FILES, re.S),
)
def test_the_examples_of_the_document_are_right(example: str) -> None:
    assert (is_valid(example), is_right(example)) == (True, True)


def test_what_holds_without_a_file_is_what_the_table_tells() -> None:
    for shape, value in ((ALL, Settings()), (SCREEN, preferences_of(Settings()).screen)):
        for key in shape.keys:
            assert getattr(value, key.field) == key.absent, key.name
    assert parse_look({}) == Look()


def test_no_key_stands_twice_and_none_of_the_screen_is_forgotten() -> None:
    assert len(set(FILE.names)) == len(FILE.names)
    assert set(SCHEMA["properties"]["keys"]["properties"]) == {"preset", *BY_ID}
    assert SCHEMA["properties"]["language"]["anyOf"][0]["enum"] == list(LANGUAGES)


def _paths(shape: Shape, tables: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Key]]:
    here = [(tables, key) for key in shape.keys]
    return here + [found for below in shape.below for found in _paths(below, (*tables, below.name))]


@pytest.mark.parametrize(("tables", "key"), _paths(SETTINGS), ids=lambda one: getattr(one, "name", None))
def test_every_key_says_what_it_means(tables: tuple[str, ...], key: Key) -> None:
    assert key.meaning
    assert not key.meaning.endswith(".")
