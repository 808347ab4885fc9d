"""Write the JSON Schemas that editors use: `python -m tests.tools.schemas`.

Taplo and Even Better TOML check a file and complete its keys by them. They see a TOML date as a
text, so a day is a text of its form; what only the program can judge (ids that are used twice, a
section that is not there, a key that two commands have) stays the program's.
"""

from __future__ import annotations

import json
from typing import Any

from tests.support.program import ROOT
from workplan_tui.base import shape
from workplan_tui.base.shape import (
    DAY,
    INTEGER,
    LANGUAGE,
    NAME,
    NUMBER,
    PLACE,
    TEXT,
    TEXTS,
    TRUTH,
    WORD,
    ZONE,
    Key,
    Shape,
)
from workplan_tui.language import LANGUAGES
from workplan_tui.model.schema.plan_file import FILE, FORMAT
from workplan_tui.settings import file_table as settings_file
from workplan_tui.settings.values import BUILT_IN, HOME_SIGN
from workplan_tui.tui.keys.keynames import name_of
from workplan_tui.tui.registry import COMMANDS
from workplan_tui.tui.views.look import VIEW

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
    PLACE: {"type": "string", "pattern": rf"^(/|{HOME_SIGN}|{BUILT_IN}$)"},
    shape.FOLDER: {"type": "string", "pattern": rf"^(/|{HOME_SIGN})"},
    LANGUAGE: {"anyOf": [{"enum": [*LANGUAGES]}, {"type": "string", "pattern": rf"^({'|'.join(LANGUAGES)})[_-]"}]},
}  # fmt: skip


def _key(key: Key) -> dict[str, Any]:
    told = {"description": key.meaning, **_TYPES[key.kind]}
    if key.kind == WORD:
        told["enum"] = list(key.words)
        if not all(isinstance(word, str) for word in key.words):
            del told["type"]
    elif key.words:
        told["items"] = {"type": "string", "enum": list(key.words)}
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
    table = {"type": "array", "items": _table(shape)} if shape.is_list else _table(shape)
    if not shape.instead:
        return table
    return {**table, "type": ["object", "string"], "pattern": f"^({'|'.join(shape.instead)})$"}


def plan_schema() -> dict[str, Any]:
    """Return the schema of a plan file."""
    told = _table(FILE)
    told["properties"]["schema"]["const"] = FORMAT
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "workplan plan", **told}


SETTINGS = settings_file.FILE.replace(
    below=tuple(VIEW if one is settings_file.VIEWS else one for one in settings_file.FILE.below)
)
"""The settings file with the words that only the screen knows."""


def settings_schema() -> dict[str, Any]:
    """Return the schema of the settings file; a key nobody looks for is wrong, so that an editor marks it."""
    told = _closed(_table(SETTINGS))
    commands = told["properties"][settings_file.KEYS.name]["properties"]
    for command in COMMANDS:
        commands[command.id] = {
            "description": command.title,
            "default": [name_of(key) for key in command.keys],
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        }
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "workplan settings", **told}


def _closed(table: dict[str, Any]) -> dict[str, Any]:
    """Return the table with nothing allowed in it, nor in those below it, that it does not name."""
    for one in table["properties"].values():
        inner = one.get("items", one)
        if "properties" in inner:
            _closed(inner)
    table["additionalProperties"] = False
    return table


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


SCHEMAS = {"plan": plan_schema, "settings": settings_schema}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, schema in SCHEMAS.items():
        (FOLDER / f"{name}.schema.json").write_text(text_of(schema()), encoding="utf-8")
