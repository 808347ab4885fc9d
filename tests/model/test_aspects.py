"""The table of aspects: complete, without doubles, and readable for every task."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.aspects.aspect import CODE, TEXT, Aspect, Field
from workplan_tui.model.aspects.table import ASPECTS, aspect_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.standings import Standings
from workplan_tui.text.harmless import clean

STANDINGS = Standings(Ledger(PLAN, JOURNAL, date(2023, 9, 30)))
ORDERED = [aspect.order.place for aspect in ASPECTS if aspect.order]
GROUPED = [aspect.grouping.place for aspect in ASPECTS if aspect.grouping]
FIELDS = [aspect.field for aspect in ASPECTS if aspect.field]


def test_no_code_stands_twice() -> None:
    codes = [aspect.code for aspect in ASPECTS]
    assert sorted(codes) == sorted(set(codes)), "give the new aspect a code of its own"
    assert [field.code for field in FIELDS] == [aspect.code for aspect in ASPECTS if aspect.field]
    names = [name for field in FIELDS for name in field.names]
    assert sorted(names) == sorted(set(names)), "two fields of the filter have one name"


@pytest.mark.parametrize(
    ("places", "first"), [(ORDERED, 0), (GROUPED, 1), ([field.place for field in FIELDS], 1)],
    ids=["orders", "groupings", "fields"],
)  # fmt: skip
def test_places_are_counted_without_a_gap(places: list[int], first: int) -> None:
    assert sorted(places) == list(range(first, first + len(places))), "a new one takes the next place"


def test_an_unknown_aspect_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="weight"):
        aspect_of("weight")


@pytest.mark.parametrize("aspect", ASPECTS, ids=lambda aspect: aspect.code)
def test_what_an_aspect_offers_can_be_said_and_read_for_every_task(aspect: Aspect) -> None:
    if aspect.order or aspect.grouping or aspect.column:
        assert aspect.word
        assert aspect.short_word
    assert not aspect.column or (aspect.cell and aspect.order), (
        f"the column {aspect.code} needs cell and order"
    )
    for task in PLAN.tasks:
        if aspect.cell:
            text = aspect.cell(STANDINGS, task)
            assert text == clean(text)
        if aspect.grouping:
            keys = aspect.grouping.keys(STANDINGS, task)
            assert [aspect.grouping.name(STANDINGS, key) for key in keys] != []


TOLD_ELSEWHERE = {
    "declared_title": "the title", "starts_on": "what is expected", "milestones": "the detail",
    "targets": "the detail", "other_numbers": "the check of figures", "due_on": "the deadline in force",
    "declared_number": "the number",
}  # fmt: skip
"""Fields of a task that are no aspect, and what they are told in."""


class Watched:
    """A task of which one knows what was looked at."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.seen: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.seen.add(name)
        return getattr(self._task, name)


@pytest.mark.parametrize("name", Task._fields)
def test_every_field_of_a_task_is_told(name: str) -> None:
    task: Any = Watched(PLAN.tasks[0])
    for aspect in ASPECTS:
        if aspect.row:
            aspect.row.value(STANDINGS, task)
        if aspect.named:
            aspect.named.of(STANDINGS, task)
    assert name in task.seen | set(TOLD_ELSEWHERE), (
        f"{name} of a task is shown nowhere: give it a row in model/aspects/table.py, or say here what tells it"
    )


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.code)
def test_a_field_can_read_what_its_kind_asks_for(field: Field) -> None:
    if field.kind == CODE:
        assert field.choices, f"the field {field.code} has no choices"
    else:
        assert field.examples, f"the field {field.code} has no examples to show"
        assert field.texts if field.kind == TEXT else field.measure, f"the field {field.code} reads nothing"
