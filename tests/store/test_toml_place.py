"""Places in TOML text: a table of cases, and generated documents whose places are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_tui.store import toml_place as tomlplace
from workplan_tui.store.plan import faults as planfaults
from workplan_tui.store.toml_place import place, places, spans

TEXT = '''\
# tasks = [1]
"a key" = 1
list = [ # [ not this
  "x]", [2, {b = 3}], """
]""", 4]
dotted . "p.q" = 'it # is'

[[tasks]]
text = "a \\" # b" # ["
targets = [{id=1}, {id = 2, quote = \'\'\'
}\'\'\'}]
[[tasks]]
x.y = 2023-01-01 07:32:00
  [[tasks.steps]]
  k = 1
  [[tasks.steps]]
  k = """""two quotes"""""
  after = true
[other . "t"]
k = -1
'''


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("a key",), (2, 11)),
        (("list",), (3, 8)),
        (("list", 0), (4, 3)),
        (("list", 1, 1, "b"), (4, 18)),
        (("list", 2), (4, 23)),
        (("list", 3), (5, 7)),
        (("dotted", "p.q"), (6, 18)),
        (("tasks",), (8, 1)),
        (("tasks", 0, "text"), (9, 8)),
        (("tasks", 0, "targets", 1, "quote"), (10, 37)),
        (("tasks", 1), (12, 1)),
        (("tasks", 1, "x", "y"), (13, 7)),
        (("tasks", 1, "steps", 1, "after"), (18, 11)),
        (("other", "t", "k"), (20, 5)),
        (("tasks", 1, "steps", 1, "missing"), (16, 3)),
        (("tasks", 7, "text"), (8, 1)),
        (("nowhere", 3), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_a_path_has_its_place(path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    assert place(TEXT, path) == expected


def test_many_paths_cost_one_pass_and_keep_their_order() -> None:
    assert places(TEXT, [("other", "t", "k"), ("list", 0)]) == [(20, 5), (4, 3)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("a key",), "1"),
        (("list", 3), "4"),
        (("list", 1), "[2, {b = 3}]"),
        (("dotted", "p.q"), "'it # is'"),
        (("tasks", 0, "text"), '"a \\" # b"'),
        (("tasks", 0, "targets"), "[{id=1}, {id = 2, quote = '''\n}'''}]"),
        (("tasks", 1, "x", "y"), "2023-01-01 07:32:00"),
        (("tasks", 1, "steps", 0), "[[tasks.steps]]\n  k = 1"),
        (("tasks", 1), TEXT[TEXT.index("[[tasks]]\nx.y") : TEXT.index("\n[other")]),
        (("nowhere", 3), None),
    ],
)
def test_a_span_holds_what_stands_at_its_path(path: tuple[str | int, ...], expected: str | None) -> None:
    held = [TEXT[start:end] for start, end in spans(TEXT, [path]).values()]
    assert held == ([] if expected is None else [expected])


def test_an_empty_array_and_an_empty_table_have_a_place() -> None:
    text = "a = [ ]\nb = { }\nc = 1\n"

    assert places(text, [("a", 0), ("b", "x"), ("c",)]) == [(1, 5), (2, 5), (3, 5)]


def test_a_quoted_key_is_read_with_its_escapes() -> None:
    assert place('x = 0\n"\\u4efb\\"务" = 1\n', ('任"务',)) == (2, 15)


def test_what_is_repeated_possessively_is_atomic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until Python 3.11.4 anything else matches wrongly; a newer Python cannot show it otherwise."""
    patterns = [value.pattern for value in vars(tomlplace).values() if isinstance(value, re.Pattern)]
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: patterns.append(text) or compiled(text, flags))
    planfaults.refuse_long_key("a.b = 1", "tasks.toml", 3)

    bodies = [body for pattern in patterns for body in _possessive(_parser.parse(pattern))]

    assert len(patterns) == 8
    assert len(bodies) > len(patterns)
    assert {str(operation) for body in bodies for operation, _ in body} <= {
        "IN",
        "ATOMIC_GROUP",
        "NOT_LITERAL",
    }
    assert {len(body) for body in bodies} == {1}


def _possessive(parsed: Any) -> Iterator[Any]:
    """Yield what stands under each possessive repeat of a parsed pattern."""
    if isinstance(parsed, list | tuple | _parser.SubPattern):
        if len(parsed) == 2 and str(parsed[0]) == "POSSESSIVE_REPEAT":
            yield parsed[1][2]
        for part in parsed:
            yield from _possessive(part)


_letters = st.text(st.sampled_from("ab 任#[]{},.='\"\\\n\t"), max_size=8)
_bare = st.text(st.sampled_from("ab-_1"), min_size=1, max_size=3)


def _basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _long(text: str) -> str:
    return '"""' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'


def _written(text: str) -> list[str]:
    forms = [_basic(text), _long(text)]
    if "'" not in text:
        forms.append(f"'''\n{text}'''")
        if "\n" not in text:
            forms.append(f"'{text}'")
    return forms


_scalars = st.one_of(
    _letters.flatmap(lambda text: st.sampled_from(_written(text))),
    st.sampled_from(["1", "-0.5e3", "0xff", "true", "nan", "2023-12-31", "2023-01-01 07:32:00"]),
)
_keys = st.one_of(_bare, _letters.map(_basic))
_gaps = st.sampled_from(["", " ", "\n", "\n # ]}\"' \n"])


@st.composite
def _values(draw: Any, depth: int = 2) -> str:
    kind = draw(st.sampled_from(["scalar", "array", "table"] if depth else ["scalar"]))
    if kind == "scalar":
        return str(draw(_scalars))
    if kind == "array":
        items = draw(st.lists(_values(depth - 1), max_size=3))
        return "[" + ",".join(draw(_gaps) + item + draw(_gaps) for item in items) + "]"
    keys = draw(st.lists(_keys, max_size=3, unique_by=_same_key))
    pairs = [f"{key} = {draw(_values(depth - 1))}" for key in keys]
    return "{" + ", ".join(pairs) + "}"


def _same_key(key: str) -> str:
    return str(next(iter(tomli.loads(f"{key} = 1"))))


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else ()
    below = enumerate(value) if isinstance(value, list) else below
    return [path, *(each for key, item in below for each in _paths(item, (*path, key)))]


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


def _begins(value: Any, rest: str) -> bool:
    """Say whether a value of that type can begin as the rest of the text does."""
    if isinstance(value, str):
        return rest[0] in "\"'"
    if isinstance(value, list | dict):
        return rest[0] == ("[" if isinstance(value, list) else "{")
    return rest[0] in "-0123456789tfn"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_values(), st.lists(st.tuples(_keys, _values()), max_size=3)), min_size=1))
def test_every_path_of_a_generated_document_is_at_a_value_of_its_kind(
    items: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    text = ""
    marks: dict[tuple[str | int, ...], int] = {}
    for index, (value, pairs) in enumerate(items):
        text += "[[ t ]] # [[t]]\n"
        for key, written in [("'first'", value), *_distinct(pairs)]:
            text += f"  {key} = "
            marks["t", index, _same_key(key)] = len(text)
            text += written + "\n"
    document = tomli.loads(text)

    paths = _paths(document)
    found = dict(zip(paths, places(text, paths), strict=True))

    for path, offset in marks.items():
        assert _offset(text, *found[path]) == offset
    for path in paths:
        if len(path) > 3:
            value = document
            for part in path:
                value = value[part]  # type: ignore[index]
            assert _begins(value, text[_offset(text, *found[path]) :])


def _distinct(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    unique = {_same_key(key): (key, value) for key, value in pairs}
    unique.pop("first", None)
    return list(unique.values())
