"""Write the JSON Schemas that editors use: `python -m tests.tools.schemas`.

Taplo and Even Better TOML check a file and complete its keys by them. They see a TOML date as a
text, so a day is a text of its form; what only the program can judge (ids that are used twice, a
section that is not there) stays the program's.
"""

from __future__ import annotations

import json
from typing import Any

from tests.support.program import ROOT
from workplan_tui.model.schema.plan_file import FILE, FORMAT
from workplan_tui.model.schema.shape import (
    DAY,
    INTEGER,
    NAME,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    WORD,
    ZONE,
    Key,
    Shape,
)

FOLDER = ROOT / "workplan_tui" / "schemas"
_TYPES: dict[str, dict[str, Any]] = {
    TEXT: {"type": "string"},
    TEXTS: {"type": "array", "items": {"type": "string"}},
    DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    INTEGER: {"type": "integer"},
    NUMBER: {"type": "number"},
    NAME: {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^[A-Za-z0-9._-]{1,32}$"}]},
    TRUTH: {"type": "boolean"},
    WORD: {"type": "string"},
    ZONE: {"type": "string"},
}  # fmt: skip


def _key(key: Key) -> dict[str, Any]:
    told = {"description": key.meaning, **_TYPES[key.kind]}
    if key.words:
        told["enum"] = list(key.words)
    if key.bounds:
        told["minimum"], told["maximum"] = key.bounds
    if key.default is not None:
        told["default"] = key.default
    return told


def _table(shape: Shape) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "object",
        "description": shape.meaning,
        "properties": {
            **{key.name: _key(key) for key in shape.keys},
            **{one.name: _tables(one) for one in shape.below},
        },
    }
    required = [key.name for key in shape.keys if key.is_required]
    required += [one.name for one in shape.below if one.is_required]
    return told | ({"required": required} if required else {})


def _tables(shape: Shape) -> dict[str, Any]:
    return {"type": "array", "items": _table(shape)} if shape.is_list else _table(shape)


def plan_schema() -> dict[str, Any]:
    """Return the schema of a plan file."""
    told = _table(FILE)
    told["properties"]["schema"]["const"] = FORMAT
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "workplan plan", **told}


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


SCHEMAS = {"plan": plan_schema}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, schema in SCHEMAS.items():
        (FOLDER / f"{name}.schema.json").write_text(text_of(schema()), encoding="utf-8")
