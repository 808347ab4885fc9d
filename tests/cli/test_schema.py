"""`schema`: the JSON Schemas that are packed, each by its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.tools.schemas import SCHEMAS
from workplan_tui.cli.schema import NAMES

Run = Callable[..., Any]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_by_its_name(workplan: Run, name: str) -> None:
    ended = workplan("schema", name)
    assert (ended.code, json.loads(ended.out), ended.err) == (0, SCHEMAS[name](), "")


def test_every_packed_schema_can_be_asked_for(workplan: Run) -> None:
    assert tuple(SCHEMAS) == NAMES
    assert workplan("schema", "weather").code == 2
