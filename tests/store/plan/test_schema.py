"""The one table of the plan file: every field goes round through writer, reader and cache."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.base.shape import DAY, INTEGER, NAME, NUMBER, TEXT, TEXTS, WORD, ZONE, Key, Shape
from workplan_tui.model.plan import Milestone, Plan, Requirement, Section, Target, Task
from workplan_tui.model.schema.plan_file import FILE, HEAD, SHAPES
from workplan_tui.store.plan import cache
from workplan_tui.store.plan.cache import plan_of, record_of
from workplan_tui.store.plan.file import parse_plan
from workplan_tui.store.plan.plan_text import format_plan

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
_HELD: dict[str, Any] = {
    TEXT: _TEXTS,
    TEXTS: st.lists(_TEXTS, max_size=3).map(tuple),
    DAY: st.dates(date(1, 1, 1), date(9999, 12, 31)),
    INTEGER: st.integers(-(2**63), 2**63 - 1),
    NUMBER: st.integers(-(2**53), 2**53) | st.floats(-1e18, 1e18).filter(lambda value: value % 1 != 0),
    NAME: st.integers(0, 2**62).map(str) | st.text("AZaz09._-", min_size=1, max_size=32),
    ZONE: st.sampled_from(("Asia/Shanghai", "Asia/Chongqing")),
}


def _field(key: Key) -> Any:
    held = st.sampled_from(key.words) if key.kind == WORD else _HELD[key.kind]
    return held if key.is_required else held | st.just(key.absent)


def _values(shape: Shape, **given: Any) -> Any:
    fields = {key.field: _field(key) for key in shape.keys}
    fields |= {below.name: st.lists(_values(below), max_size=2).map(tuple) for below in shape.below}
    if not shape.name.endswith(("tasks", "sections", "plan")) and "id" in fields:
        fields["id"] = _HELD[INTEGER]
    assert shape.makes is not None
    return st.builds(shape.makes, **(fields | given))


@st.composite
def plans(draw: Any) -> Plan:
    """Return a plan in which every field of the schema may hold what the schema allows."""
    numbers = draw(st.lists(_HELD[INTEGER], min_size=1, max_size=3, unique=True))
    titles = st.text("目标ab", min_size=1, max_size=3)
    sections = tuple(draw(_values(SHAPES["sections"], id=st.just(n), label=titles)) for n in numbers)
    ids = draw(st.lists(_HELD[NAME], max_size=3, unique=True))
    printed = draw(st.permutations([2**62 + 1 + place for place in range(len(ids))]))
    tasks = tuple(
        draw(
            _values(
                SHAPES["tasks"], id=st.just(id), section=st.sampled_from(numbers),
                declared_number=st.sampled_from((None, number)),
            )
        )
        for id, number in zip(ids, printed, strict=True)
    )  # fmt: skip
    rules = draw(st.dictionaries(st.sampled_from(("amber_gap", "red_gap")), st.integers(-5, 200)))
    reporting = draw(
        st.sampled_from(({}, {"every": "month", "by_day": 5}, {"every": "week", "since": date(2023, 6, 1)}))
    )
    return draw(
        _values(
            HEAD, sections=st.just(sections), tasks=st.just(tasks), rules=st.just(rules),
            reporting=st.just(reporting),
        )
    )  # fmt: skip


@given(plans())
def test_every_field_is_read_back_as_it_was_written(plan: Plan) -> None:
    assert parse_plan(format_plan(plan).encode(), "plan") == plan


@given(plans())
def test_every_field_survives_the_cache(plan: Plan) -> None:
    assert plan_of(record_of(plan)) == plan


def test_the_schema_has_every_field_of_every_value_once() -> None:
    for kind, name in (
        (Requirement, "requirements"), (Section, "sections"), (Task, "tasks"), (Milestone, "milestones"),
        (Target, "targets"),
    ):  # fmt: skip
        shape = SHAPES[name]
        assert shape.makes is kind
        told = [*(key.field for key in shape.keys), *(below.name for below in shape.below)]
        assert sorted(told) == sorted(kind._fields), f"model/schema/plan_file.py and {kind.__name__} differ"
    told = [*(key.field for key in HEAD.keys), "requirements", *(s.name for s in FILE.below if s is not HEAD)]
    assert sorted(told) == sorted(Plan._fields), "model/schema/plan_file.py and Plan differ"


def test_the_cache_knows_which_fields_are_days_and_which_are_parts() -> None:
    shapes = list(SHAPES.values())
    for shape in shapes:
        if shape.makes is None:  # kept as it stands, a day as a day
            continue
        days = {key.field for key in shape.keys if key.kind == DAY}
        known = set(cache._DAYS[shape.makes])
        assert known == days, f"store/plan/cache.py takes other fields of [{shape.name}] for days"
    inside = {shape.makes: shape.below for shape in shapes if shape.below}
    inside[Plan] += tuple(shape for shape in FILE.below if shape is not HEAD and shape.makes)
    parts = {kind: {one.name: one.makes for one in below} for kind, below in inside.items()}
    assert parts == cache._PARTS, "store/plan/cache.py has another list of the values inside a plan"


def test_milestones_and_targets_without_an_id_count_by_their_place() -> None:
    text = """
schema = 1
[plan]
id = "p"
title = "p"
starts_on = 2023-01-01
ends_on = 2023-12-31
[[sections]]
id = 1
title = "一"
[[tasks]]
id = 1
section = 1
text = "3月底前开工，新增60个。"
leads = ["甲"]
units = ["乙"]
due_on = 2023-12-31
milestones = [{due_on = 2023-03-31, text = "开工"}, {due_on = 2023-06-30, text = "封顶"}]
targets = [{name = "新增", op = ">=", value = 60, unit = "个"}]
"""
    task = parse_plan(text.encode(), "plan").tasks[0]
    assert [(one.id, one.quote) for one in task.milestones] == [(1, ""), (2, "")]
    assert [(one.id, one.quote) for one in task.targets] == [(1, "")]
