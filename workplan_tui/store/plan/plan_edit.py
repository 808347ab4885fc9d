"""Change one thing in the text of a plan file, of which every other byte stays: comments, order, line ends.

Text in, text out. What comes out is read again and must be the plan that is wanted: a file written in a way
that cannot be changed so, such as one with all its tasks in one line, is refused instead of rewritten.
"""

from __future__ import annotations

import re

from workplan_tui.base.errors import Refused, WorkplanError
from workplan_tui.model.reason import because
from workplan_tui.model.schema.plan_file import SHAPES
from workplan_tui.store.plan.file import decode, parse_plan
from workplan_tui.store.plan.plan_text import format_part
from workplan_tui.store.toml_place import spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Plan, Task

_TASKS = "tasks"
_LINE_END = re.compile(r"[^\n]*(?:\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def edited(data: bytes, wanted: Plan, name: str) -> bytes:
    """Return the plan file changed into `wanted`: tasks that go, that come behind another, and parts that come.

    `Refused` where the text cannot be changed so.
    """
    text = decode(data, name)
    plan = parse_plan(data, name)
    line_end = "\r\n" if b"\r\n" in data else "\n"
    try:
        if not plan.tasks:
            text = _with_blocks(
                text, len(text), [format_part(SHAPES[_TASKS], one, _TASKS) for one in wanted.tasks]
            )
        behind = _fresh_behind(plan, wanted) if plan.tasks else {}
        for place in reversed(range(len(plan.tasks))):
            task = plan.tasks[place]
            text = _put_behind(
                text, place, [format_part(SHAPES[_TASKS], one, _TASKS) for one in behind[task.id]]
            )
            if task.id in wanted.tasks_by_id:
                text = _put_behind(text, place, _new_parts(task, wanted.tasks_by_id[task.id]))
            else:
                text = _without(text, place)
        changed = text.replace("\n", line_end).encode("utf-8")
        if parse_plan(changed, name) == wanted:
            return changed
    except (KeyError, WorkplanError):
        pass  # the text has another shape than it was taken for
    raise Refused(because("plan_text_odd"))


def _fresh_behind(plan: Plan, wanted: Plan) -> dict[str, list[Task]]:
    """Return by the id of a task of `plan` which new ones stand behind it."""
    behind: dict[str, list[Task]] = {task.id: [] for task in plan.tasks}
    last = plan.tasks[0].id  # in front of it stands none, but heirs of it may, once it goes
    for task in wanted.tasks:
        if task.id in behind:
            last = task.id
        else:
            behind[last].append(task)
    return behind


def _new_parts(was: Task, now: Task) -> list[str]:
    """Return the milestones and targets that the task has more, as text."""
    return [
        format_part(SHAPES[shape], part, f"{_TASKS}.{shape}")
        for shape in ("milestones", "targets")
        for part in getattr(now, shape)[len(getattr(was, shape)) :]
    ]


def _without(text: str, place: int) -> str:
    """Return the text without the task, and without the blank lines behind it."""
    begin, end = _span(text, place)
    blank = _BLANK_LINES.match(text, end)
    return text[:begin] + text[blank.end() if blank else end :]


def _put_behind(text: str, place: int, blocks: Sequence[str]) -> str:
    """Return the text with blocks behind the task."""
    return _with_blocks(text, _span(text, place)[1], blocks) if blocks else text


def _with_blocks(text: str, at: int, blocks: Sequence[str]) -> str:
    before = text[:at] if text[:at].endswith("\n") else f"{text[:at]}\n"
    return before + "".join(f"\n{block}" for block in blocks) + text[at:]


def _span(text: str, place: int) -> tuple[int, int]:
    """Return where the task begins, and where the line ends on which it does: a comment there stays with it."""
    path = (_TASKS, place)
    begin, end = spans(text, [path])[path]
    line = _LINE_END.match(text, end)
    return begin, line.end() if line else len(text)
