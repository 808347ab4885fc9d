"""Make targets of goals in columns of their own: 2026年目标 | 30%."""

from __future__ import annotations

import re

from workplan_tui.model.plan import Target
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.found import FoundTask

_GOAL = re.compile(
    r"^(?P<before>不少于|不低于|不超过|不高于|达到|≥|>=|>|≤|<=|<)?(?P<value>\d+(?:\.\d+)?)(?:[-~～至](?P<max>\d+(?:\.\d+)?))?(?P<unit>[^\d，。；]{0,8}?)(?P<after>以上|以下|以内|左右)?$"
)
_OPERATORS = {
    "不少于": ">=", "不低于": ">=", "≥": ">=", ">=": ">=", "以上": ">=", ">": ">", "不超过": "<=", "不高于": "<=",
    "≤": "<=", "<=": "<=", "以内": "<=", "以下": "<=", "<": "<", "左右": "~",
}  # fmt: skip


def targets_of_goals(task: FoundTask, before: int) -> tuple[Target, ...]:
    """Return a target for each goal column that holds one figure; `before` targets have ids already."""
    made: list[Target] = []
    for column, words in task.goals:
        name = f"{task.title or task.text.rstrip('。')}"[:20]
        year = re.search(r"20\d\d年", column)
        goal = find_goal(words, before + len(made) + 1, f"{year.group()}{name}" if year else name)
        if goal is not None and words not in task.text:
            made.append(goal.replace(quote=task.text))
    return tuple(made)


def find_target(words: str) -> Target | None:
    """Return the target that is typed as 造林=2970亩以上, or None."""
    name, _, goal = words.partition("=")
    return find_goal(half_width(goal.strip()), 0, name.strip()) if name.strip() else None


def find_goal(words: str, id: int, name: str) -> Target | None:
    """Return the target that words such as 不少于2970亩 or 2至3家 say of what is called so, or None."""
    match = _GOAL.match(words)
    if match is None:
        return None
    operator = _OPERATORS.get(match["before"] or match["after"] or "", "=")
    high = float(match["max"]) if match["max"] else None
    return Target(id, name, operator, float(match["value"]), high, match["unit"])
