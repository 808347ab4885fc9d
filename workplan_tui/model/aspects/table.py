"""The table of all aspects, in the order of the keys of `--json`; what uses one reads it here.

To add one, add its row (docs/architecture.md, "Aspects"). The places of orders, groups and fields
are what people's fingers know: a new one comes last.
"""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import later
from workplan_tui.model.aspects import readers as read
from workplan_tui.model.aspects.aspect import (
    CODE,
    DAY,
    NUMBER,
    TEXT,
    Aspect,
    Choices,
    Column,
    Field,
    Grouping,
    Named,
    Order,
)
from workplan_tui.model.aspects.states import STATES, find_state, state_holds, state_in_chinese
from workplan_tui.wording import LIGHTS, STATUSES, find_status, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Task


def _leads(task: Task) -> tuple[str, ...]:
    return task.leads


def _units(task: Task) -> tuple[str, ...]:
    return task.units


def _supporting(task: Task) -> tuple[str, ...]:
    return task.supporting_units


ASPECTS = (
    Aspect(
        "id", later("task number"), later("no."),
        cell=lambda _, task: task.id,
        row=("id", lambda _, task: task.id),
        field=Field(
            1, "id", ("编号",), NUMBER, ("11,14-16", ">100"), measure=read.id_number, may_be_word=True,
        ),
        order=Order(0, None),
    ),
    Aspect(
        "section", later("section"), later("sect."),
        cell=read.section_cell,
        row=("section", lambda _, task: task.section),
        field=Field(
            2, "section", ("板块",), TEXT, ("2", "1..3"),
            texts=read.section_texts, offered=read.section_labels,
            measure=lambda _, task: task.section, has_numerals=True,
        ),
        order=Order(8, read.by_section),
        grouping=Grouping(1, lambda _, task: (str(task.section),), read.section_rank, read.section_name),
        column=Column(12, left_out=1),
    ),
    Aspect(
        "title", later("title"),
        cell=lambda _, task: clean(task.title),
        row=("title", lambda _, task: task.title),
        order=Order(10, read.by_title),
    ),
    Aspect("text", row=("text", lambda _, task: task.text)),
    Aspect(
        "lead", later("lead"), later("leads"),
        cell=read.first_name(_leads),
        named=Named(later("leads"), _leads, is_always=True),
        row=("leads", lambda _, task: list(task.leads)),
        field=Field(
            3, "lead", ("牵头", "领导", "牵头领导"), TEXT, ("蔡小军",),
            texts=lambda _, task: task.leads, offered=read.all_names(_leads),
        ),
        order=Order(7, read.by_first_name(_leads)),
        grouping=Grouping(3, read.groups_of(_leads), None, read.as_it_is),
        column=Column(11, left_out=3, share=8, longest=20),
    ),
    Aspect(
        "unit", later("unit"),
        cell=read.first_name(_units),
        named=Named(later("units"), _units, is_always=True, is_long=True),
        row=("units", lambda _, task: list(task.units)),
        field=Field(
            4, "unit", ("单位",), TEXT, ("水务",),
            texts=lambda _, task: task.units, offered=read.all_names(_units),
        ),
        order=Order(5, read.by_first_name(_units)),
        grouping=Grouping(2, read.groups_of(_units), None, read.as_it_is),
        column=Column(11, left_out=4, is_usual_wide=True, share=4, longest=30),
    ),
    Aspect(
        "supporting",
        named=Named(later("supporting"), _supporting, later("supporting units")),
    ),
    Aspect(
        "due", later("deadline"), later("due"),
        cell=read.due_cell,
        copied=lambda standings, task: str(read.due_on(standings, task)),
        row=("due_on", lambda standings, task: read.due_on(standings, task).isoformat()),
        field=Field(
            9, "due", ("时限",), DAY, ("7d", "30d", "2023-06", "..2023-06-30"), measure=read.due_on,
        ),
        order=Order(4, lambda standings: lambda task: read.due_on(standings, task)),
        column=Column(5, left_out=7, is_right=True, is_usual=True, is_day=True),
    ),
    Aspect(
        "month", later("month"),
        grouping=Grouping(4, read.month_due, read.by_itself, read.as_it_is),
    ),
    Aspect(
        "status", later("status"),
        cell=read.status_cell,
        row=("status", lambda standings, task: standings.of(task).status),
        field=Field(
            5, "status", ("状态",), CODE,
            choices=Choices(STATUSES, find_status, status_word, read.status_holds, are_open=True),
        ),
        order=Order(2, read.by_status),
        grouping=Grouping(5, lambda s, task: (s.ledger.status(task.id),), read.status_rank, read.status_name),
        column=Column(None, left_out=8, is_usual=True),
    ),
    Aspect(
        "progress", later("progress"), later("pct"),
        cell=read.progress_cell,
        row=("progress", lambda standings, task: standings.of(task).progress),
        field=Field(
            7, "progress", ("进度",), NUMBER, ("<50", "50..80", "100"),
            measure=lambda standings, task: standings.of(task).progress, is_percent=True,
        ),
        order=Order(3, read.by_progress),
        column=Column(7, left_out=6, is_right=True, is_usual=True),
    ),
    Aspect(
        "expected",
        row=("expected", lambda standings, task: standings.of(task).expected),
        field=Field(
            8, "expected", ("序时",), NUMBER, (">50", "50..80", "100"),
            measure=lambda standings, task: standings.of(task).expected, is_percent=True,
        ),
    ),
    Aspect("pace", row=("pace", lambda standings, task: standings.of(task).pace)),
    Aspect(
        "light", later("light"),
        cell=read.light_cell,
        row=("light", lambda standings, task: standings.of(task).light),
        field=Field(
            6, "light", ("灯",), CODE,
            choices=Choices(LIGHTS, read.find_light_field, read.light_in_chinese, read.light_holds),
        ),
        order=Order(1, read.by_light),
        grouping=Grouping(6, lambda s, task: (s.of(task).light,), read.light_rank, read.light_name),
        column=Column(None, left_out=9, is_usual=True),
    ),
    Aspect(
        "reason",
        row=("light_reason", lambda standings, task: standings.of(task).reason),
    ),
    Aspect(
        "updated", later("updated"), later("upd."),
        cell=read.updated_cell,
        row=("updated_at", read.updated_at),
        field=Field(
            10, "updated", ("更新",), DAY, (">30d", "7d", "2023-06", "2023-06-01.."),
            measure=read.updated_on, is_past=True,
        ),
        order=Order(6, read.by_updated),
        column=Column(5, left_out=2, is_right=True, is_day=True),
    ),
    Aspect(
        "flag", later("questions"), later("ques"),
        cell=read.flag_cell,
        field=Field(
            11, "flag", ("标记",), TEXT, ("水务",), texts=read.flag_texts, offered=read.flag_addressees,
        ),
        order=Order(9, read.by_flag),
        column=Column(2, left_out=5),
    ),
    Aspect(
        "is",
        field=Field(
            12, "is", (), CODE,
            choices=Choices(tuple(one.code for one in STATES), find_state, state_in_chinese, state_holds),
        ),
    ),
)  # fmt: skip

_BY_CODE = {aspect.code: aspect for aspect in ASPECTS}
NAMED = tuple(aspect.named for aspect in ASPECTS if aspect.named)
"""Who is named on a task, in the order of the detail."""


def aspect_of(code: str) -> Aspect:
    """Return the aspect of that code; `ValueError` when there is none."""
    if code not in _BY_CODE:
        raise ValueError(code)
    return _BY_CODE[code]
