"""Who plays which part in the made-up year: chosen by a checksum, so always the same.

Accounts are offices' (swj for 区水务局); nobody is invented.
"""

from __future__ import annotations

import zlib

from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan, Task

OFFICE = "dcs"
"""The supervision office 督查室, which verifies, returns and reminds."""
_ACCOUNTS = {
    "区住房城乡建设委": "zjw", "临空区大兴片区管委会": "lkq", "区农业农村局": "nyj", "区经济和信息化局": "jxj",
    "区商务局": "swuj", "区城市管理委": "cgw", "区园林绿化局": "ylj", "区发展改革委": "fgw", "区水务局": "swj",
    "大兴生物医药基地管委会": "yyjd", "市规划自然资源委大兴分局": "ghzr", "区国动办": "gdb", "区生态环境局": "sthj",
    "区民政局": "mzj", "区教委": "jw", "区财政局": "czj", "区人力资源社会保障局": "rsj", "区投资促进服务中心": "tcj",
}  # fmt: skip
_PARTS = (
    ("closed", 17), ("done", 7), ("returned", 3), ("far_behind", 7), ("behind", 13), ("silent", 4),
    ("asking", 4), ("answered", 2),
)  # fmt: skip
_OVERRIDDEN, _EXTENDED, _SUSPENDED = "9", ("10", "47"), "13"


class Part(Value):
    """What one task goes through."""

    task: Task
    account: str
    kind: str
    """One of `_PARTS`, `overridden`, `extended`, `suspended`, or `normal`."""
    number: int
    """Makes parts of one kind differ."""


def cast(plan: Plan) -> tuple[Part, ...]:
    """Return the part of every task, in the plan's order."""
    kinds = {_OVERRIDDEN: "overridden", _SUSPENDED: "suspended"} | dict.fromkeys(_EXTENDED, "extended")
    free = sorted(
        (task.id for task in plan.tasks if task.id not in kinds and not task.milestones),
        key=lambda task_id: checksum("part", task_id),
    )
    for kind, count in _PARTS:
        kinds |= dict.fromkeys(free[:count], kind)
        free = free[count:]
    return tuple(
        Part(task, _account(plan, task), kinds.get(task.id, "normal"), checksum("number", task.id))
        for task in plan.tasks
    )


def checksum(*words: str) -> int:
    """Return a number that is the same on every machine."""
    return zlib.crc32(" ".join(words).encode("utf-8"))


def _account(plan: Plan, task: Task) -> str:
    unit = task.units[0] if task.units else ""
    known = list(dict.fromkeys(one for each in plan.tasks for one in each.units))
    return _ACCOUNTS.get(unit) or f"dw{known.index(unit) + 1 if unit in known else 0:02d}"
