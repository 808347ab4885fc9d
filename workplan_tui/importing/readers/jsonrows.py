"""JSON: every list of objects is a table; the keys are its header, a group's own name its heading."""

from __future__ import annotations

import json

from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, plain_table
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TITLES = ("title", "name", "section", "group", "标题", "名称", "板块", "章节", "类别", "plan", "year")
_DEEPEST = 30


def read_json(text: str) -> Source:
    """Return the tables of a JSON document."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("json", reason=str(error)[:80]) from error
    blocks: list[Paragraph | Table] = []
    _walk(document, blocks, 1, None)
    return Source(tuple(blocks), "json", joined=True)


def _walk(value: Any, blocks: list[Paragraph | Table], depth: int, key: str | None) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name in _TITLES:
            if isinstance(value.get(name), str) and any(
                isinstance(each, (list, dict)) for each in value.values()
            ):
                blocks.append(Paragraph(value[name], Place(), depth))
                break
        else:
            if key and any(isinstance(each, list) for each in value.values()) and not key.isascii():
                blocks.append(Paragraph(key, Place(), depth))
        for name, each in value.items():
            if isinstance(each, (dict, list)):
                _walk(each, blocks, depth + 1, str(name))
            elif isinstance(each, str) and name not in _TITLES:
                blocks.append(Paragraph(each))
        return
    if not isinstance(value, list) or not value:
        return
    objects = [each for each in value if isinstance(each, dict)]
    if not objects:
        return
    if all(
        any(isinstance(inner, list) and inner and isinstance(inner[0], dict) for inner in each.values())
        for each in objects
    ):
        for each in objects:
            _walk(each, blocks, depth + 1, None)
        return
    if key and not key.isascii():
        blocks.append(Paragraph(key, Place(), depth))
    keys = list(dict.fromkeys(str(name) for each in objects for name in each))
    rows = [keys, *([_words(each.get(name)) for name in keys] for each in objects)]
    blocks.append(plain_table(rows, (Place(row=number) for number in range(len(rows)))))


def _words(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return "、".join(_words(each) for each in value)
    if isinstance(value, dict):
        return "、".join(_words(each) for each in value.values())
    return str(value)
