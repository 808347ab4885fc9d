"""Write a plan as the TOML text people read and edit (docs/files.md).

Pure: a plan in, text out. This module opens no file, knows no comments of an older file, and
checks nothing; a plan with faults is written as it is so that `check` can name them.
"""

from __future__ import annotations

from workplan_tui.base.shape import NAME
from workplan_tui.model.plan import Section
from workplan_tui.model.schema.plan_file import FILE, FORMAT, HEAD
from workplan_tui.store.plan.toml_table import LARGEST
from workplan_tui.store.toml_text import format_key, format_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.base.shape import Key, Shape
    from workplan_tui.base.value import Value
    from workplan_tui.model.plan import Plan


def format_plan(plan: Plan) -> str:
    """Return the plan as TOML, in the order a person reads it."""
    blocks = [f"schema = {FORMAT}\n", *_blocks(HEAD, plan, HEAD.name)]
    for shape in FILE.below:
        if shape is HEAD:
            continue
        if shape.makes is None:
            kept = getattr(plan, shape.name)
            blocks += [_block(f"[{shape.name}]", kept.items())] if kept else []
            continue
        for one in getattr(plan, shape.name):
            blocks += _blocks(shape, one, shape.name)
    return "\n".join(blocks)


def format_part(shape: Shape, value: Value, path: str) -> str:
    """Return one table of a plan with those below it, as it stands under that path in a plan file."""
    return "\n".join(_blocks(shape, value, path))


def _blocks(shape: Shape, value: Value, path: str) -> Iterator[str]:
    """Yield the text of a table and of those below it."""
    yield _block(f"[[{path}]]" if shape.is_list else f"[{path}]", part_rows(shape, value))
    for below in shape.below:
        for one in getattr(value, below.name):
            yield from _blocks(below, one, f"{path}.{below.name}")


def part_rows(shape: Shape, value: Value) -> Iterator[tuple[str, object]]:
    """Yield the keys that say something a reader would not know without them."""
    for key in shape.keys:
        held = getattr(value, key.field)
        if key.is_required or key.is_always_written or held != _known_without(key, value):
            yield key.name, _plain_id(held) if key.kind == NAME else held


def _known_without(key: Key, value: Value) -> object:
    """Return what a reader takes where the key is missing: a section's label is then its title."""
    return value.title if isinstance(value, Section) and key.name == "label" else key.absent


def _plain_id(id: str) -> int | str:
    """A numeric id is an integer in the file, unless that would change it (007) or none is so large."""
    plain = id.isascii() and id.isdigit() and str(int(id)) == id and int(id) < LARGEST
    return int(id) if plain else id


def _block(header: str, rows: Iterable[tuple[str, object]]) -> str:
    """A table with one line for each value."""
    lines = [f"{format_key(name)} = {format_value(value)}\n" for name, value in rows]
    return f"{header}\n{''.join(lines)}"
