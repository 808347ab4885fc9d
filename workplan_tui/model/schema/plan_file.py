"""The plan file, format 1 (docs/files.md): every table and key, in the order a person reads them."""

from __future__ import annotations

from workplan_tui.model.plan import OPERATORS, Milestone, Plan, Requirement, Section, Target, Task
from workplan_tui.model.rules.reporting import DEFAULT_BY_DAY
from workplan_tui.model.rules.thresholds import BOUNDS, Rules
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

FORMAT = 1

_REQUIREMENTS = Shape(
    "requirements", "the notice's general demands to all units", makes=Requirement,
    keys=(
        Key("title", TEXT, "its heading", is_required=True),
        Key("text", TEXT, "what is demanded", is_required=True),
    ),
)  # fmt: skip
HEAD = Shape(
    "plan", "the notice itself", makes=Plan, is_list=False, is_required=True, below=(_REQUIREMENTS,),
    keys=(
        Key("id", NAME, "names the plan in its journal; never changes", is_required=True),
        Key("title", TEXT, "the title of the notice", is_required=True),
        Key("starts_on", DAY, "first day", is_required=True),
        Key("ends_on", DAY, "last day", is_required=True),
        Key("document_number", TEXT, "document number 文号"),
        Key("issuer", TEXT, "who issued it"),
        Key("issued_on", DAY, "day of issue"),
        Key("declared_task_count", INTEGER, "how many tasks the notice says there are"),
        Key("cc", TEXT, "who gets a copy 抄送"),
        Key(
            "timezone", ZONE, "time zone in which days begin",
            absent="Asia/Shanghai", default="Asia/Shanghai", is_always_written=True,
        ),
    ),
)  # fmt: skip
_SECTIONS = Shape(
    "sections", "section 板块", makes=Section,
    keys=(
        Key("id", INTEGER, "its number", is_required=True),
        Key("title", TEXT, "heading without its numeral", is_required=True),
        Key("label", TEXT, "short title, for the tree"),
    ),
)  # fmt: skip
_MILESTONES = Shape(
    "milestones", "a dated step 时间节点; a date equal to the deadline is none", makes=Milestone,
    keys=(
        Key("id", INTEGER, "counts from 1; without it its place counts", is_always_written=True),
        Key("due_on", DAY, "last day on which it is met in time", is_required=True),
        Key("text", TEXT, "what is done by then", is_required=True),
        Key("quote", TEXT, "the words of the task's text it was read from", absent=""),
    ),
)  # fmt: skip
_TARGETS = Shape(
    "targets", "a figure that is promised 量化指标", makes=Target,
    keys=(
        Key("id", INTEGER, "counts from 1; without it its place counts", is_always_written=True),
        Key("name", TEXT, "what is counted or measured", is_required=True),
        Key(
            "op", WORD, "以上/不少于 >=, 超过 >, exactly =, 不超过 <=, 小于 <, 左右 ~",
            is_required=True, words=OPERATORS,
        ),
        Key("value", NUMBER, "as printed; 万 and 亿 stay in the unit", is_required=True),
        Key("value_max", NUMBER, "the upper end of a range"),
        Key("unit", TEXT, "unit of measure", is_required=True),
        Key("quote", TEXT, "the words of the task's text it was read from", absent=""),
        Key(
            "kind", WORD, "count adds up towards the figure, level is kept or not; by default what op and unit say",
            attribute="declared_kind", words=("count", "level"),
        ),
    ),
)  # fmt: skip
_TASKS = Shape(
    "tasks", "task 任务", makes=Task, below=(_MILESTONES, _TARGETS),
    keys=(
        Key("id", NAME, "its number; never changes", is_required=True),
        Key("section", INTEGER, "the id of its section", is_required=True),
        Key("text", TEXT, "the whole text, without white space", is_required=True),
        Key("leads", TEXTS, "officials in charge 牵头领导", is_required=True),
        Key("units", TEXTS, "responsible units 主要责任单位; the first one leads", is_required=True),
        Key("due_on", DAY, "deadline 完成时限; late from the day after", is_required=True),
        Key("supporting_units", TEXTS, "supporting units 配合单位", absent=()),
        Key("starts_on", DAY, "first day, where that is not the plan's"),
        Key("title", TEXT, "short title; by default the first clause of the text", attribute="declared_title"),
        Key(
            "other_numbers", TEXTS, "figures in the text that are neither target nor milestone, as printed",
            absent=(),
        ),
    ),
)  # fmt: skip
_RULES = Shape(
    "rules", "thresholds of the lights", is_list=False,
    keys=(
        *(
            Key(name, NUMBER, meaning, bounds=BOUNDS[name], default=getattr(Rules(), name))
            for name, meaning in (
                ("amber_gap", "points behind schedule above which a task is amber"),
                ("red_gap", "points behind schedule above which a task is red"),
                ("due_soon_days", "days before a deadline or milestone in which a task is amber"),
                ("stale_days", "days without an entry after which a task is amber"),
            )
        ),
        Key(
            "close_needs_other_actor", TRUTH,
            "whether 销号 needs another person than the one who claimed 已完成", default=True,
        ),
    ),
)  # fmt: skip
_REPORTING = Shape(
    "reporting", "periods in which units report 填报", is_list=False,
    keys=(
        Key("every", WORD, "the period", words=("month", "quarter", "week")),
        Key(
            "by_day", NUMBER, "day of the next period up to which a report is in time",
            bounds=BOUNDS["by_day"], default=DEFAULT_BY_DAY,
        ),
    ),
)  # fmt: skip
FILE = Shape(
    "", "a year's work plan 分工方案", is_list=False, is_required=True,
    keys=(Key("schema", INTEGER, f"{FORMAT}, the format of the file", is_required=True),),
    below=(HEAD, _SECTIONS, _TASKS, _RULES, _REPORTING),
)  # fmt: skip
SHAPES = {
    shape.name: shape
    for shape in (HEAD, _REQUIREMENTS, _SECTIONS, _TASKS, _MILESTONES, _TARGETS, _RULES, _REPORTING)
}
"""Every table by its own name; no name stands at two places."""
