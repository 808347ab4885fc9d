"""The words over the columns of a form, shown in the language in use and understood in both.

Units write forms of their own too: what their offices call a column is understood as well.
"""

from __future__ import annotations

import re

from workplan_tui.language import tr
from workplan_tui.text.half_width import half_width

TASK, ITEM, VALUE = "task", "item", "value"
"""The task's number; of a row about a target or milestone which one it is, and its value."""
_UNDERSTOOD = {
    TASK: ("编号", "序号", "任务编号", "id", "no", "number", "task"),
    "status": ("状态", "完成状态", "任务状态", "status"),
    "percent": ("进度", "完成进度", "完成比例", "完成率", "percent", "percentdone"),
    "progress": ("进展", "进展情况", "工作进展", "完成情况", "progress", "说明"),
    "problem": ("问题", "存在问题", "困难问题", "problem", "problems"),
    "next": ("下一步", "下一步工作", "下一步计划", "下一步安排", "next", "nextstep"),
    ITEM: ("项目", "item"),
    VALUE: ("值", "数值", "value"),
}
_NUMBERED = re.compile(
    r"(?:(?P<target>(?:量化)?指标|target)|(?P<milestone>(?:时间)?节点|milestone)):?(?P<number>[0-9]{1,6})"
)
_BESIDE = re.compile(r"[（(][^（）()]*[）)]|[\s.:：%*_-]")


def column_word(column: str) -> str:
    """Return what stands over the column in a form that is made here."""
    words = {
        TASK: tr("No."),
        "status": tr("Status"),
        "percent": tr("Percent (0-100)"),
        "progress": tr("Progress"),
        "problem": tr("Problem"),
        "next": tr("Next step"),
        ITEM: tr("Item"),
        VALUE: tr("Value"),
    }
    return words[column]


def item_word(field: str) -> str:
    """Return what a target or milestone is called in a form: `指标1`."""
    kind, _, number = field.partition(":")
    words = {"target": tr("target {number}"), "milestone": tr("milestone {number}")}
    return words[kind].format(number=number)


def find_column(words: str) -> str | None:
    """Return what a column with these words over it is about: a field of a form, or None."""
    bare = _BESIDE.sub("", half_width(words)).lower().removeprefix("本期")
    return next((column for column, known in _UNDERSTOOD.items() if bare in known), None) or find_item(words)


def find_item(words: str) -> str | None:
    """Return the field that names a target or milestone: `target:1`; None where it names none."""
    found = _NUMBERED.fullmatch(re.sub(r"\s", "", half_width(words)).lower())
    if found is None:
        return None
    return f"{'target' if found['target'] else 'milestone'}:{int(found['number'])}"
