"""The plan file, format 1 (docs/files.md): its tables, in the order a person reads them.

The keys of what becomes a value are described with its class, in `model.plan`.
"""

from __future__ import annotations

from workplan_tui.base.shape import DAY, INTEGER, NUMBER, TEXTS, TRUTH, WORD, Key, Shape, keys_of
from workplan_tui.model.plan import (
    CLOSING_SAYS,
    FormerName,
    Lead,
    Milestone,
    Plan,
    Requirement,
    Section,
    Target,
    Task,
    Unit,
)
from workplan_tui.model.rules.reporting import BY_DAY_OF, DEFAULT_BY_DAY
from workplan_tui.model.rules.thresholds import BOUNDS, Rules

FORMAT = 1

_REQUIREMENTS = Shape(
    "requirements", "the notice's general demands to all units", keys_of(Requirement), Requirement
)
HEAD = Shape(
    "plan", "the notice itself", keys_of(Plan), Plan, is_list=False, is_required=True, below=(_REQUIREMENTS,)
)
_SECTIONS = Shape("sections", "section 板块", keys_of(Section), Section)
_MILESTONES = Shape("milestones", "dated step 时间节点", keys_of(Milestone), Milestone)
_TARGETS = Shape("targets", "figure that is promised 量化指标", keys_of(Target), Target)
_TASKS = Shape("tasks", "task 任务", keys_of(Task), Task, below=(_MILESTONES, _TARGETS))
_WAS = Shape("was", "former name 原称, under which its tasks went", keys_of(FormerName), FormerName)
_UNITS = Shape("units", "what else is known of a unit 责任单位", keys_of(Unit), Unit, below=(_WAS,))
_LEADS = Shape("leads", "what else is known of an official 牵头领导", keys_of(Lead), Lead, below=(_WAS,))
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
        Key(
            "close_needs", TEXTS, "what a closing 销号 must say: how it was verified, and by what", words=CLOSING_SAYS,
        ),
    ),
)  # fmt: skip
_REPORTING = Shape(
    "reporting", "periods in which units report 填报", is_list=False,
    keys=(
        Key("every", WORD, "the period", words=("month", "quarter", "week")),
        Key(
            "by_day", NUMBER,
            "day of the next period, or of the same one, up to which a report is in time; beyond its end: its last",
            bounds=BOUNDS["by_day"], default=DEFAULT_BY_DAY,
        ),
        Key("by_day_of", WORD, "the period in which that day lies", words=BY_DAY_OF, default=BY_DAY_OF[0]),
        Key(
            "since", DAY,
            "day on or after which the first period begins that is asked for; by default the day of issue",
        ),
    ),
)  # fmt: skip
FILE = Shape(
    "", "a year's work plan 分工方案", is_list=False, is_required=True,
    keys=(Key("schema", INTEGER, f"{FORMAT}, the format of the file", is_required=True),),
    below=(HEAD, _SECTIONS, _TASKS, _UNITS, _LEADS, _RULES, _REPORTING),
)  # fmt: skip
SHAPES = {
    shape.name: shape
    for shape in (
        HEAD, _REQUIREMENTS, _SECTIONS, _TASKS, _MILESTONES, _TARGETS, _UNITS, _LEADS, _WAS, _RULES, _REPORTING,
    )
}  # fmt: skip
"""Every table by its own name; what stands at two places is the same there."""
