"""Twenty pieces of a clerk's day, key by key, as docs/keys.md tells them.

They are played on the real plan with the made-up year, without a mouse (test_clerk_day.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.tui.conftest import Driven


@dataclass(frozen=True)
class Prose:
    """Words that belong to the matter: typed as long as they are, and not counted as keys."""

    text: str


Key = str | Prose


@dataclass(frozen=True)
class Piece:
    """One thing a clerk does, and what must be seen afterwards."""

    what: str
    chinese: str
    keys: tuple[Key, ...]
    happened: Callable[[Driven], object]
    is_frequent: bool = False
    """Done many times a day: it may take four keys at most."""
    before: tuple[Key, ...] = ()
    """What had been done before it begins; not counted."""

    @property
    def count(self) -> int:
        """How many keys it takes, words of the matter aside."""
        return sum(not isinstance(key, Prose) for key in self.keys)


def typed(text: str) -> tuple[Key, ...]:
    """Return a text that is typed key by key: a number, a day, a filter."""
    return tuple(text)


def _is_on(task_id: str) -> Callable[[Driven], object]:
    return lambda screen: screen.task_id == task_id


def _newest_ops(screen: Driven) -> list[dict[str, Any]]:
    """Return what was recorded last, by whatever writer."""
    ops: list[dict[str, Any]] = max(screen.entries(), key=lambda entry: entry["id"])["ops"]
    return ops


def _op(kind: str, *tasks: str, **fields: object) -> Callable[[Driven], object]:
    """Return whether the newest entry has these operations and no other, one for each task."""

    def is_recorded(screen: Driven) -> bool:
        ops = [op for op in _newest_ops(screen) if op["op"] == kind]
        its = [str(op.get("task")) for op in ops]
        return its == list(tasks) and all(op.get(key) == value for op in ops for key, value in fields.items())

    return is_recorded


def _shows(pane: str, *words: str) -> Callable[[Driven], object]:
    return lambda screen: all(word in screen.text(pane) for word in words)


def _lists(*ids: str) -> Callable[[Driven], object]:
    return lambda screen: screen.screen.panes.table.task_ids == list(ids)


PIECES = (
    Piece(
        "Set the highlighted task to done", "登记任务完成", ("s", "3"),
        _op("set", "1", field="status", value="done"), is_frequent=True,
    ),
    Piece("Go to task 42", "跳到第42项", (*typed("42"), "enter"), _is_on("42"), is_frequent=True),
    Piece(
        "Read the whole task, and back", "看全文再返回", ("enter", "escape"), _is_on("1"), is_frequent=True,
    ),
    Piece(
        "Take the next task that needs somebody", "处理下一项待办", ("r",), _is_on("25"), is_frequent=True,
    ),
    Piece(
        "Take back what was just recorded", "撤销刚才的登记", ("u",), _op("undo", "None"), is_frequent=True,
        before=("s", "3"),
    ),
    Piece(
        "Note what was said on the telephone", "记一条备注", ("n", Prose("已电话催办"), "enter"),
        _op("note", "1", text="已电话催办"),
    ),
    Piece(
        "Ask why the light is what it is", "查看亮灯原因", ("i",), _shows("detail", "未达标"),
    ),
    Piece(
        "All water tasks behind schedule, put to the vice-mayor as one question",
        "把欠序时的水务任务一并提请副区长协调",
        ("/", *typed("单位:水务 is:欠序时"), "enter", "*", "f", Prose("请协调管线施工进场"), "enter",
         Prose("副区长"), "enter", "enter"),
        _op("flag", "65", "75", text="请协调管线施工进场", to="副区长"),
    ),
    Piece(
        "Three tasks marked and closed out, verified by documents", "勾选三项，核实后一并销号",
        ("/", *typed("is:待核"), "enter", "space", "space", "space", "s", "4", Prose("资料"), "enter", "enter",
         "enter"),
        _op("set", "14", "16", "37", field="status", value="closed", method="documents"),
    ),
    Piece(
        "Undo and redo", "撤销后恢复", ("u", "U"), _op("undo", "None"), before=("s", "3"),
    ),
    Piece(
        "Look at the plan as it stood at the end of June, and back", "看6月底的台账再返回",
        ("t", *typed("06-30"), "enter", "t", "enter"),
        lambda screen: screen.screen.view.ledger.day.isoformat() == "2023-09-15",
    ),
    Piece(
        "Report a percent, with what was done", "填报进度",
        ("p", *typed("60"), "enter", Prose("完成招标"), "ctrl+d"),
        _op("report", "9", percent=60, progress="完成招标"), before=(*typed("9"), "enter"),
    ),
    Piece(
        "Record that the next milestone was met today", "登记节点完成",
        ("m", "down", "down", ".", "enter"), _op("set", "11", field="milestone:3", value="2023-09-15"),
        before=(*typed("11"), "enter"),
    ),
    Piece(
        "Extend a deadline, with its reason", "办理延期",
        ("x", *typed("2024-03-31"), "enter", Prose("用地手续未批"), "enter"),
        _op("set", "9", field="due_on", value="2024-03-31"), before=(*typed("9"), "enter"),
    ),
    Piece(
        "Suspend a task, with its reason", "暂缓一项任务", ("s", "5", Prose("政策调整"), "enter"),
        _op("set", "9", field="status", value="suspended", reason="政策调整"),
        before=(*typed("9"), "enter"),
    ),
    Piece(
        "Send a claim back", "退回一项完成申请", ("s", "2", Prose("佐证不足"), "enter"),
        _op("set", "14", field="status", value="in_progress", reason="佐证不足"),
        before=(*typed("14"), "enter"),
    ),
    Piece(
        "Answer an open question", "答复需协调事项", ("F", Prose("已协调，9月底进场"), "enter", "enter"),
        _op("unflag", "69"), before=(*typed("69"), "enter"),
    ),
    Piece(
        "Group by unit, and go to the first unit's tasks", "按单位分组查看", ("g", "2", "left", "down"),
        lambda screen: screen.screen.view.group_by == "unit" and screen.screen.view.key is not None,
    ),
    Piece(
        "Worst lights first", "红灯排在最前", ("o", "2"),
        lambda screen: " 红 " in screen.rows()[0],
    ),
    Piece(
        "What changed since the end of June", "看6月底以来的变化", ("c", *typed("06-30"), "enter"),
        lambda screen: "2023-06-30" in screen.app.screen.query_one("PagePane").render_line(0).text,
    ),
    Piece(
        "Counts by lead, for the meeting", "按牵头领导统计", ("S", "3"),
        lambda screen: "121" in screen.app.screen.query_one("PagePane").render_line(0).text,
    ),
    Piece(
        "Copy a unit's tasks into a spreadsheet", "复制一个单位的任务清单", ("/", *typed("单位:水务"), "enter", "Y"),
        _shows("keys", "已复制"),
    ),
    Piece(
        "Keep this filter as a view, and take it again another day", "存为视图，改日再用",
        ("w", "0", Prose("水务欠序时"), "enter", "w", "1"),
        lambda screen: screen.screen.view.filter_text == "单位:水务 is:欠序时",
        before=("/", *typed("单位:水务 is:欠序时"), "enter"),
    ),
    Piece(
        "Find a word in a long task", "在任务正文中查找", ("enter", "/", *typed("xzl")), _shows("keys", "1/"),
        before=(*typed("42"), "enter"),
    ),
    Piece(
        "What is due within a week", "七天内到期的任务", ("/", *typed("时限:7d"), "enter"),
        lambda screen: screen.screen.view.filter_text == "时限:7d",
    ),
)  # fmt: skip
