"""The plan's schema is said once: the packed JSON Schema and docs/files.md follow from the one table."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest
import tomli

from tests.conftest import PLAN_TOML
from tests.support.program import REAL_PLAN, ROOT
from tests.tools.schemas import FOLDER, SCHEMAS, text_of
from tests.tools.tables import TABLES, written
from workplan_tui.base.shape import Shape
from workplan_tui.model.schema.plan_file import FILE

SCHEMA = SCHEMAS["plan"]()


def as_json(value: Any) -> Any:
    """Return a TOML document as an editor hands it to the schema: days are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_packed_schema_is_the_one_the_table_gives(name: str) -> None:
    packed = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert packed == text_of(SCHEMAS[name]()), "write it anew: python -m tests.tools.schemas"


@pytest.mark.parametrize("text", [PLAN_TOML, (REAL_PLAN).read_text("utf-8")], ids=["small", "real"])
def test_a_right_plan_is_right_by_the_schema(text: str) -> None:
    jsonschema.validate(as_json(tomli.loads(text)), SCHEMA)


def _paths(shape: Shape, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    keys = [(*path, key.name) for key in shape.keys if key.is_required]
    return keys + [found for below in shape.below for found in _paths(below, (*path, below.name))]


@pytest.mark.parametrize("path", _paths(FILE, ()), ids=".".join)
def test_a_plan_without_a_required_key_is_wrong_by_the_schema(path: tuple[str, ...]) -> None:
    document: Any = as_json(tomli.loads((REAL_PLAN).read_text("utf-8")))
    was = {"name": "原名", "until": "2023-06-30"}
    document["leads"] = [{"name": "现名", "was": [was]}]
    document["units"][0]["was"] = [dict(was)]
    jsonschema.validate(document, SCHEMA)
    table = document
    for name in path[:-1]:
        if isinstance(table, list):
            table = next(item for item in table if name in item)
        table = table[name]
    table = table[0] if isinstance(table, list) else table
    del table[path[-1]]
    with pytest.raises(jsonschema.ValidationError, match=path[-1]):
        jsonschema.validate(document, SCHEMA)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_documents_are_those_of_the_program(name: str) -> None:
    file, _ = TABLES[name]
    document = (ROOT / "docs" / file).read_text(encoding="utf-8")
    assert document == written(document, name), "write them anew: python -m tests.tools.tables"
