"""The sentences of the made-up year, built from each task's own targets so that they read true.

They are data in the language of the plan and are not translated.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Target

_STAGES = (
    (25, "已制定工作方案，明确责任分工"),
    (50, "前期手续基本办结，各项工作按方案推进"),
    (75, "主体工作过半，按节点推进"),
    (100, "进入收尾阶段，正在准备验收材料"),
)
_PROBLEMS = (
    "部分前期手续办理较慢", "资金拨付进度滞后", "汛期影响现场施工", "用地协调仍需时间", "承接单位人手不足",
)  # fmt: skip
_NEXT = ("下月开展中期自查，补齐短板", "下月召开调度会，逐项销账", "倒排工期，每周调度")
RETURN_REASONS = ("验收材料不全，请补充后再报", "现场核查发现仍有尾工", "数据口径与统计部门不一致，请核对")
QUESTIONS = (
    "需市级部门明确审批路径", "涉及跨区用地，请协调", "资金缺口较大，请财政统筹", "需相关属地配合征拆",
    "入市条件需会商",
    "标准尚未出台，请明确口径",
)  # fmt: skip
ANSWERS = ("已会商明确，由牵头单位落实", "市级批复已下达")


def progress_made(target: Target | None, value: float, percent: int) -> str:
    """Return what a unit says of its progress."""
    if target is not None:
        return f"{target.name}累计{value:g}{target.unit}，完成全年的{percent}%"
    return next(text for limit, text in _STAGES if percent <= limit)


def problem(number: int) -> str:
    """Return what is in the way of one that is behind."""
    return _PROBLEMS[number % len(_PROBLEMS)]


def next_step(target: Target | None, value: float, number: int) -> str:
    """Return what a unit means to do next."""
    if target is not None and value < target.value:
        return f"下月重点推进剩余{target.value - value:g}{target.unit}"
    return _NEXT[number % len(_NEXT)]
