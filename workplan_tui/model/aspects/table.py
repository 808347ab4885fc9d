"""The table of all aspects, in the order of the keys of `--json`; what uses one reads it here.

To add one, add its row (docs/architecture.md, "Aspects"). The places of orders, groups and fields
are what people's fingers know: a new one comes last.
"""

from __future__ import annotations

from workplan_tui.language import later
from workplan_tui.language.typed_words import spelt
from workplan_tui.language.words import LIGHT_WORDS, STATUS_WORDS, find_status
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
    RowKey,
)
from workplan_tui.model.aspects.states import STATES, find_state, is_opposed, state_holds, state_needs
from workplan_tui.model.plan_parts import CONTACTS, DEADLINES, LEADS, STEPS, SUPPORTING, UNITS
from workplan_tui.model.written_words import written
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def _leads(_: Standings, task: Task) -> tuple[str, ...]:
    return task.leads


def _units(_: Standings, task: Task) -> tuple[str, ...]:
    return task.units


def _supporting(_: Standings, task: Task) -> tuple[str, ...]:
    return task.supporting_units


def _contacts(standings: Standings, task: Task) -> tuple[str, ...]:
    return standings.ledger.plan.contacts_of(task)


ASPECTS = (
    Aspect(
        "id",
        label=later("task number"),
        heading=later("no."),
        cell=lambda _, task: clean(task.number),
        row=RowKey("id", lambda _, task: task.id, "text"),
        field=Field(
            place=1,
            code=spelt("id"),
            kind=NUMBER,
            takes="numbers, `14-16`, ranges, comparisons; an id that is a word",
            examples=("11,14-16", ">100"),
            measure=read.id_number,
            may_be_word=True,
        ),
        order=Order(place=0, key=read.by_number),
    ),
    Aspect(
        "section",
        label=later("section"),
        heading=later("sect."),
        cell=read.section_cell,
        row=RowKey("section", lambda _, task: task.section, "the section's number"),
        field=Field(
            place=2,
            code=spelt("section"),
            kind=TEXT,
            takes="number, numeral (二), or a part of its title or label; ranges, comparisons",
            examples=("2", "1..3"),
            texts=read.section_texts,
            offered=read.section_labels,
            measure=lambda _, task: task.section,
            has_numerals=True,
        ),
        order=Order(place=8, key=read.by_section),
        grouping=Grouping(
            place=1, keys=lambda _, task: (str(task.section),), rank=read.section_rank, name=read.section_name
        ),
        column=Column(12, left_out=1, longest=24),
    ),
    Aspect(
        "title",
        label=later("title"),
        cell=lambda _, task: clean(task.title),
        row=RowKey(
            "title", lambda _, task: task.title, "text: the declared title, or the first clause of the text"
        ),
        order=Order(place=10, key=read.by_title),
    ),
    Aspect("text", row=RowKey("text", lambda _, task: task.text, "text")),
    Aspect(
        "lead",
        label=later("lead"),
        heading=later("leads"),
        cell=read.first_name(_leads),
        named=Named(later("leads"), _leads, is_always=True),
        row=RowKey("leads", lambda _, task: list(task.leads), "list of text"),
        field=Field(
            place=3,
            code=spelt("lead"),
            kind=TEXT,
            takes="a part of a lead's name or former name (`was`), or its pinyin",
            examples=("蔡小军",),
            texts=read.known_as(_leads),
            offered=read.all_names(_leads),
            may_be_empty=True,
            are_bodies=True,
            needs=LEADS,
        ),
        order=Order(place=7, key=read.by_first_name(_leads)),
        grouping=Grouping(place=3, keys=read.groups_of(_leads), rank=None, name=read.as_it_is),
        column=Column(11, left_out=3, longest=20),
    ),
    Aspect(
        "unit",
        label=later("unit"),
        cell=read.unit_cell,
        forms=read.unit_forms,
        named=Named(later("units"), _units, is_always=True, is_long=True),
        row=RowKey("units", lambda _, task: list(task.units), "list of text"),
        field=Field(
            place=4,
            code=spelt("unit"),
            kind=TEXT,
            takes="a part of a responsible unit's name, short or former name (`was`), or its pinyin",
            examples=("水务", "发改委"),
            texts=read.called(_units),
            offered=read.all_names(_units),
            may_be_empty=True,
            are_bodies=True,
            needs=UNITS,
        ),
        order=Order(place=5, key=read.by_first_name(_units)),
        grouping=Grouping(place=2, keys=read.groups_of(_units), rank=None, name=read.as_it_is),
        column=Column(12, left_out=8, is_usual=True, longest=30),
    ),
    Aspect(
        "support",
        label=later("supporting unit"),
        heading=later("supp."),
        cell=read.first_name(_supporting),
        named=Named(later("supporting"), _supporting, later("supporting units")),
        field=Field(
            place=16,
            code=spelt("support"),
            kind=TEXT,
            takes="a part of a supporting unit's name, likewise; `unit` asks for the responsible ones alone",
            examples=("财政",),
            texts=read.called(_supporting),
            offered=read.all_names(_supporting),
            may_be_empty=True,
            are_bodies=True,
            needs=SUPPORTING,
        ),
        order=Order(place=15, key=read.by_first_name(_supporting)),
        grouping=Grouping(place=7, keys=read.groups_of(_supporting), rank=None, name=read.as_it_is),
        column=Column(12, left_out=4, longest=30),
    ),
    Aspect(
        "due",
        label=later("deadline"),
        heading=later("due"),
        cell=read.due_cell,
        row=RowKey(
            "due_on",
            read.due_day,
            "the deadline in force, or null",
        ),
        field=Field(
            place=9,
            code=spelt("due"),
            kind=DAY,
            takes="the deadline in force: a day or a period as above, ranges, comparisons; "
            "`7d` within 7 days and not past, `>30d` in more than 30 days",
            examples=("7d", "30d", "2023-06", "..2023-06-30"),
            measure=read.due_on,
            needs=DEADLINES,
        ),
        order=Order(place=4, key=lambda standings: lambda task: read.due_on(standings, task)),
        column=Column(5, left_out=6, is_right=True, is_usual=True, is_whole=True),
    ),
    Aspect(
        "month",
        label=later("month"),
        grouping=Grouping(place=4, keys=read.month_due, rank=read.by_itself, name=read.as_it_is),
    ),
    Aspect(
        "status",
        label=later("status"),
        cell=read.status_cell,
        row=RowKey(
            "status",
            lambda standings, task: standings.of(task).status,
            "a code as above; an unknown one as the journal has it",
        ),
        field=Field(
            place=5,
            code=spelt("status"),
            kind=CODE,
            takes="digit, code or word as for `set`; in quotes, a word that only the journal knows",
            choices=Choices(STATUS_WORDS, find_status, read.status_holds, are_open=True),
        ),
        order=Order(place=2, key=read.by_status),
        grouping=Grouping(
            place=5,
            keys=lambda s, task: (s.ledger.status(task.id),),
            rank=read.status_rank,
            name=read.status_name,
        ),
        column=Column(None, left_out=9, is_usual=True, is_vital=True),
    ),
    Aspect(
        "progress",
        label=later("progress"),
        heading=later("pct"),
        cell=read.progress_cell,
        row=RowKey(
            "progress",
            lambda standings, task: standings.of(task).progress,
            "whole percent, or null where nothing tells",
        ),
        field=Field(
            place=7,
            code=spelt("progress"),
            kind=NUMBER,
            takes="percent: comparisons, ranges",
            examples=("<50", "50..80", "100"),
            measure=lambda standings, task: standings.of(task).progress,
            is_percent=True,
            may_be_empty=True,
        ),
        order=Order(place=3, key=read.by_progress),
        column=Column(
            6, left_out=7, is_right=True, is_usual=True, is_whole=True, longest=7, over=later("pct/exp.")
        ),
    ),
    Aspect(
        "expected",
        row=RowKey(
            "expected",
            lambda standings, task: standings.of(task).expected,
            "whole percent that should be done 序时进度, or null without a deadline",
        ),
        field=Field(
            place=8,
            code=spelt("expected"),
            kind=NUMBER,
            takes="percent: comparisons, ranges",
            examples=(">50", "50..80", "100"),
            measure=lambda standings, task: standings.of(task).expected,
            is_percent=True,
            needs=STEPS,
        ),
    ),
    Aspect(
        "pace",
        row=RowKey(
            "pace",
            lambda standings, task: standings.of(task).pace,
            "`finished`, `ahead`, `on_schedule`, `behind`, `overdue`, `not_measured` or `not_counted`",
        ),
    ),
    Aspect(
        "light",
        label=later("light"),
        cell=read.light_cell,
        row=RowKey(
            "light", lambda standings, task: standings.of(task).light, "`red`, `amber`, `green` or `grey`"
        ),
        field=Field(
            place=6,
            code=spelt("light"),
            kind=CODE,
            takes="",
            choices=Choices(LIGHT_WORDS, read.find_light_field, read.light_holds),
        ),
        order=Order(place=1, key=read.by_light),
        grouping=Grouping(
            place=6, keys=lambda s, task: (s.of(task).light,), rank=read.light_rank, name=read.light_name
        ),
        column=Column(None, left_out=10, is_usual=True, is_vital=True),
    ),
    Aspect(
        "reason",
        row=RowKey(
            "light_reason",
            lambda standings, task: standings.of(task).reason,
            "the rule that fired, in a sentence",
        ),
    ),
    Aspect(
        "updated",
        label=later("updated"),
        heading=later("upd."),
        cell=read.updated_cell,
        row=RowKey("updated_at", read.updated_at, "when something was last recorded about the task, or null"),
        field=Field(
            place=10,
            code=spelt("updated"),
            kind=DAY,
            takes="the day of the newest entry, likewise; `7d` not longer than 7 days ago, `>30d` longer than 30",
            examples=(">30d", "7d", "2023-06", "2023-06-01.."),
            measure=read.updated_on,
            is_past=True,
            may_be_empty=True,
        ),
        order=Order(place=6, key=read.by_updated),
        column=Column(5, left_out=2, is_right=True, is_whole=True),
    ),
    Aspect(
        "flag",
        label=later("questions"),
        heading=later("ques"),
        cell=read.flag_cell,
        field=Field(
            place=11,
            code=spelt("flag"),
            kind=TEXT,
            takes="a part of an open question, or of whom it was put to",
            examples=("水务",),
            texts=read.flag_texts,
            offered=read.flag_addressees,
            may_be_empty=True,
            are_bodies=True,
        ),
        order=Order(place=9, key=read.by_flag),
        column=Column(2, left_out=5, is_whole=True),
    ),
    Aspect(
        "contact",
        label=later("contact"),
        heading=later("cont."),
        cell=read.first_name(_contacts),
        named=Named(later("contacts"), _contacts),
        row=RowKey(
            "contacts",
            lambda standings, task: list(_contacts(standings, task)),
            "list of text: the task's own, then those of its units",
        ),
        field=Field(
            place=13,
            code=spelt("contact"),
            kind=TEXT,
            takes="a part of a contact's name, or its pinyin",
            examples=("张三",),
            texts=_contacts,
            offered=read.all_names(_contacts),
            may_be_empty=True,
            needs=CONTACTS,
        ),
        order=Order(place=11, key=read.by_first_name(_contacts)),
        column=Column(11, longest=20),
    ),
    Aspect(
        "due_text",
        row=RowKey(
            "due_text",
            lambda _, task: task.due_text,
            "the plan's words for the deadline where they are more than its day, or null",
        ),
    ),
    Aspect(
        "rule",
        row=RowKey(
            "light_rule",
            lambda standings, task: standings.of(task).verdict.rule,
            "the code of the rule that fired (docs/lights.md)",
        ),
    ),
    Aspect(
        "milestone",
        label=later("next milestone"),
        heading=later("next due"),
        cell=read.step_cell,
        row=RowKey(
            "next_step",
            read.step_row,
            "`due_on` and `text` of the milestone or, without one, the deadline that is open and comes first; "
            "or null",
        ),
        field=Field(
            place=14,
            code=spelt("milestone"),
            kind=DAY,
            takes="the day of the milestone or deadline that is open and comes first, likewise ahead",
            examples=("30d", "2023-06"),
            measure=read.step_on,
            may_be_empty=True,
            needs=STEPS,
        ),
        order=Order(place=12, key=lambda standings: lambda task: read.step_on(standings, task)),
        column=Column(13, left_out=5, longest=31),
    ),
    Aspect(
        "told",
        label=later("progress so far"),
        heading=later("told"),
        cell=read.told_cell("progress"),
        order=Order(place=13, key=read.by_told("progress")),
        column=Column(17, left_out=0, longest=40),
    ),
    Aspect(
        "problem",
        label=later("problems"),
        cell=read.told_cell("problem"),
        order=Order(place=14, key=read.by_told("problem")),
        column=Column(17, left_out=0, longest=40),
    ),
    Aspect(
        "words",
        field=Field(
            place=15,
            code=spelt("words"),
            kind=TEXT,
            takes="a part of what was written about the task: notes, reports, questions and answers, decisions, "
            "reasons; or its pinyin",
            examples=("管线",),
            texts=written,
            may_be_empty=True,
        ),
    ),
    Aspect(
        "is",
        field=Field(
            place=12,
            code=spelt("is"),
            kind=CODE,
            takes="as on the `agenda`; the last: of your own unit (`--unit`), and of 各部门, 各单位, 相关属地",
            choices=Choices(
                {one.code: one.code for one in STATES}, find_state, state_holds, needs=state_needs
            ),
        ),
    ),
    Aspect(
        "from",
        row=RowKey(
            "from",
            lambda _, task: list(task.came_from),
            "list of text: ids of the tasks it was split from, or that were merged into it",
        ),
    ),
    Aspect(
        "supporting_units",
        row=RowKey("supporting_units", lambda _, task: list(task.supporting_units), "list of text"),
    ),
    Aspect(
        "conflict",
        row=RowKey(
            "conflict",
            is_opposed,
            "whether two writers set a field differently, neither knowing the other's value",
        ),
    ),
    Aspect(
        "conflicts",
        row=RowKey(
            "conflicts",
            read.conflict_rows,
            "list: `field`, and `values`, the one that counts first, each with `value`, `by`, `on`, `entry`",
        ),
    ),
    Aspect(
        "number", row=RowKey("number", lambda _, task: task.number, "text: what it is printed and typed as")
    ),
)

_BY_CODE = {aspect.code: aspect for aspect in ASPECTS}
NAMED = tuple(aspect.named for aspect in ASPECTS if aspect.named)
"""Who is named on a task, in the order of the detail."""


def aspect_of(code: str) -> Aspect:
    """Return the aspect of that code; `ValueError` when there is none."""
    if code not in _BY_CODE:
        raise ValueError(code)
    return _BY_CODE[code]
