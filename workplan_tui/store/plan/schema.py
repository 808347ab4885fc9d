"""A TOML document -> Plan and every fault for which it is refused, as `model.schema.plan_file` has it.

What is only doubtful, a date outside the plan or a quote not in the text, is `model.check`'s.
"""

from __future__ import annotations

from workplan_tui.base.shape import (
    DAY,
    INTEGER,
    NAME,
    NUMBER,
    TEXT,
    TEXTS,
    TRUTH,
    WORD,
    ZONE,
)
from workplan_tui.model.plan import NO_ZONE, Plan, Section, Task, has_zones, zone
from workplan_tui.model.schema.plan_file import FILE, FORMAT, HEAD, SHAPES
from workplan_tui.store.plan.toml_table import LARGEST, Faults, TomlTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from workplan_tui.base.key_path import KeyPath
    from workplan_tui.base.shape import Key, Shape


def build(document: Mapping[str, Any]) -> tuple[Plan, Faults]:
    """Return the plan and its faults; with any fault the plan holds stand-ins: do not use it."""
    faults = Faults()
    top = TomlTable(document, (), faults)
    if top.integer("schema") != FORMAT and type(document.get("schema")) is int:
        top.wrong("schema", "schema")
    fields = _fields(HEAD, top.table(HEAD.name, required=True))
    fields["sections"] = _sections(top)
    fields["tasks"] = _tasks(top, frozenset(section.id for section in fields["sections"]))
    fields |= {name: _values(SHAPES[name], top) for name in ("units", "leads")}
    fields |= {shape.name: _kept(shape, top.table(shape.name)) for shape in FILE.below if shape.makes is None}
    return Plan(**fields), faults


def _fields(shape: Shape, table: TomlTable) -> dict[str, Any]:
    """Return the fields of the value that the table becomes, those below it included."""
    values = table.values
    fields = {
        field: read(table, name) if is_required or name in values else absent
        for field, name, is_required, absent, read in _STEPS[shape.name]
    }
    for below in shape.below:
        fields[below.name] = _values(below, table) if below.name in values else ()
    return fields


def _values(shape: Shape, above: TomlTable) -> tuple[Any, ...]:
    """Return what a list of tables becomes; those without an `id` count by their place."""
    found = []
    for place, table in enumerate(above.tables(shape.name), start=1):
        fields = _fields(shape, table)
        if fields.get("id", place) is None:
            fields["id"] = place
        found.append(shape.makes(**fields) if shape.makes else fields)
    return tuple(found)


def _sections(top: TomlTable) -> tuple[Section, ...]:
    sections: list[Section] = []
    first: dict[int, TomlTable] = {}
    shape = SHAPES["sections"]
    for table in top.tables(shape.name):
        fields = _fields(shape, table)
        if first.setdefault(fields["id"], table) is not table and type(table.values.get("id")) is int:
            table.wrong("id", "unique", (*first[fields["id"]].path, "id"))
        if fields["label"] is None:
            fields["label"] = fields["title"]
        sections.append(Section(**fields))
    return tuple(sections)


def _tasks(top: TomlTable, section_ids: frozenset[int]) -> tuple[Task, ...]:
    tasks: list[Task] = []
    tables: list[TomlTable] = []
    first: dict[str, TomlTable] = {}
    shape = SHAPES["tasks"]
    for table in top.tables(shape.name):
        task = Task(**_fields(shape, table))
        if task.id and first.setdefault(task.id, table) is not table:
            table.wrong("id", "unique", (*first[task.id].path, "id"))
        _number(task, table)
        if task.section not in section_ids and type(table.values.get("section")) is int:
            table.wrong("section", "section")
        tasks.append(task)
        tables.append(table)
    if any(task.declared_number is not None for task in tasks):
        _refuse_shared_numbers(tasks, tables)
    return tuple(tasks)


def _number(task: Task, table: TomlTable) -> None:
    number = task.declared_number
    is_whole = type(table.values.get("number")) is int  # any other type is a fault already
    if number is not None and is_whole and not 0 < number < LARGEST:
        table.wrong("number", "positive")


def _refuse_shared_numbers(tasks: list[Task], tables: list[TomlTable]) -> None:
    """Two tasks printed with one number could not be told apart by who types it."""
    first: dict[str, KeyPath] = {}
    for task, table in zip(tasks, tables, strict=True):
        key = "id" if task.declared_number is None else "number"
        path = (*table.path, key)
        if task.id and first.setdefault(task.number, path) != path:
            table.wrong(key, "own_number", first[task.number])


def _kept(shape: Shape, table: TomlTable) -> Mapping[str, Any]:
    """Keep the table whole: unknown keys too; only the types of the known ones matter here.

    A number the rules cannot work with is a finding of `model.check`, and their default holds.
    """
    for _, name, _, _, read in _STEPS[shape.name]:
        if name in table.values:
            read(table, name)
    return table.values


def _zone(table: TomlTable, name: str) -> str:
    wanted = table.text(name)
    try:
        zone(wanted)
    except NO_ZONE as error:
        if type(table.values[name]) is str:  # any other type is a fault already
            is_known_wrong = not isinstance(error, KeyError) or has_zones()
            table.wrong(name, ZONE if is_known_wrong else "zones")
    return wanted


def _truth(table: TomlTable, name: str) -> bool:
    value = table.values.get(name)
    if type(value) is not bool:
        table.wrong(name, TRUTH)
    return value is True


def _word(key: Key) -> Callable[[TomlTable, str], str]:
    return lambda table, name: table.choice(name, key.words)


_READ: dict[str, Callable[[TomlTable, str], Any]] = {
    TEXT: TomlTable.text,
    TEXTS: TomlTable.texts,
    DAY: TomlTable.day,
    INTEGER: TomlTable.integer,
    NUMBER: TomlTable.number,
    NAME: TomlTable.identifier,
    TRUTH: _truth,
    ZONE: _zone,
}
_STEPS = {
    shape.name: tuple(
        (
            key.field,
            key.name,
            key.is_required,
            key.absent,
            _word(key) if key.kind == WORD else _READ[key.kind],
        )
        for key in shape.keys
    )
    for shape in SHAPES.values()
}
"""What is done for each key of a table, laid out once: a city's plan has a million of them."""
