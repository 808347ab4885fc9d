"""The keys of a plan file that are none of the plan's: kept by what rewrites the file, and reported."""

from __future__ import annotations

from workplan_tui.model.schema.plan_file import FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from workplan_tui.base.key_path import KeyPath
    from workplan_tui.model.schema.shape import Shape


def unknown_keys(document: Mapping[str, Any]) -> Iterator[KeyPath]:
    """Give the path of every key the plan does not know, the outermost only."""
    return _unknown(document, FILE, ())


def _unknown(table: Mapping[str, Any], shape: Shape, path: KeyPath) -> Iterator[KeyPath]:
    known = {key.name for key in shape.keys}
    below = {one.name: one for one in shape.below}
    for key, value in table.items():
        if key not in known and key not in below:
            yield (*path, key)
        elif key in below and isinstance(value, dict):
            yield from _unknown(value, below[key], (*path, key))
        elif key in below and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _unknown(item, below[key], (*path, key, index))
