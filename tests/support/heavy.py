"""Texts made to take long: what is nested, repeated or ambiguous, for every reader, of any size."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.conftest import PLAN_TOML
from tests.model.entries import entry_id, make_entry
from tests.support.journal_lines import lines_of
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.undo import undo_op

Op = Mapping[str, Any]
LINE_BYTES = 4000
"""Of one journal line here; it has room for 64 KiB."""
Journal = Callable[[int], list[tuple[Op, ...]]]
"""The operations of so many lines."""


def _full(op: Callable[[int], Op], size: int = LINE_BYTES) -> tuple[Op, ...]:
    """Return as many operations as one line takes."""
    ops: list[Op] = []
    room = size
    while room > 0:
        ops.append(op(len(ops)))
        room -= len(json.dumps(ops[-1], ensure_ascii=False).encode())
    return tuple(ops)


def _set(value: object, field: str = "status", **more: Any) -> Op:
    return {"op": "set", "task": "1", "field": field, "value": value, **more}


def _before(number: int) -> list[str]:
    return [entry_id(older) for older in range(1, number)]


def _lines(of_line: Callable[[int], Callable[[int], Op]]) -> Journal:
    return lambda count: [_full(of_line(number)) for number in range(1, count + 1)]


JOURNALS: dict[str, Journal] = {
    "values side by side": _lines(lambda n: lambda i: _set(f"{n}.{i}", sees=[])),
    "values that say nothing of others": _lines(lambda n: lambda i: _set(f"{n}.{i}")),
    "each leaves the one before in force": _lines(
        lambda n: lambda i: _set(f"{n}.{i}", sees=[], beside=[entry_id(n - 1)])
    ),
    "all name all": _lines(
        lambda n: lambda i: _set(f"{n}.{i}", sees=_before(n) * 2, beside=_before(n)),
    ),
    "fields": _lines(lambda n: lambda i: _set(i, f"target:{n}.{i}", sees=[])),
    "fields set again": _lines(lambda n: lambda i: _set(n, f"target:{i}", sees=[])),
    "one undone a thousand times": lambda count: [
        (_set("done", sees=[]),), *((undo_op((entry_id(n),) * 100),) for n in range(1, count)),
    ],
    "each undoes all before": lambda count: [
        (_set("done", sees=[]),),
        *((undo_op(tuple(_before(n)) * (100 // n)),) for n in range(2, count + 1)),
    ],
    "a long entry and short undos": lambda count: [
        _full(lambda i: note_op("1", f"{i}")),
        *((undo_op((entry_id(1),)),) for _ in range(count * 12)),
    ],
    "short values side by side": lambda count: [(_set(n, sees=[]),) for n in range(count * 12)],
    "short values, each leaves the one before": lambda count: [
        (_set(n, sees=[], beside=[entry_id(n)]),) for n in range(count * 12)
    ],
    "questions": _lines(lambda n: lambda i: {"op": "flag", "task": "1", "text": f"{n}.{i}"}),
    "answers": _lines(lambda n: lambda i: {"op": "unflag", "task": "1", "of": _before(n)}),
    "reports": _lines(lambda n: lambda i: {"op": "report", "task": "1", "percent": i % 100}),
    "reminders": _lines(lambda n: lambda i: {"op": "remind", "task": "1", "to": [f"{i}"]}),
    "every task": _lines(lambda n: lambda i: note_op(str(i % 4 + 1), f"{i}")),
    "tasks of no plan": _lines(lambda n: lambda i: note_op(f"x{i}", "")),
    "brackets": _lines(lambda n: lambda i: _set(json.loads("[" * 200 + "]" * 200), sees=[])),
}  # fmt: skip


def journal(kind: str, count: int) -> bytes:
    """Return a segment of about so many full lines."""
    made = JOURNALS[kind](count)
    return b"".join(lines_of(*(make_entry(number, *ops) for number, ops in enumerate(made, start=1))))


def one_id(count: int) -> bytes:
    """Return a segment whose lines all have one id."""
    made = (_full(lambda i, n=n: note_op("1", f"{n}.{i}")) for n in range(count))  # type: ignore[misc]
    return b"".join(lines_of(*(make_entry(1, *ops) for ops in made)))


_TASK = "[[tasks]]\nid = {}\nsection = 1\ntext = ''\nleads = []\nunits = []\ndue_on = 2023-01-01\n"


def _many(part: Callable[[int], str]) -> Callable[[int], str]:
    def text(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(part(len(parts)))
            length += len(parts[-1])
        return "".join(parts)

    return text


PLANS: dict[str, Callable[[int], str]] = {
    "tables": _many("[a{}]\n".format),
    "indented tables": _many("  [a{}]\n".format),
    "tables in quotes": _many('["{}"]\n'.format),
    "tables in a table": _many("[a.b{}]\n".format),
    "tables of many parts": _many(lambda n: f"[a{n}" + ".b" * 14 + "]\n"),
    "items": _many(lambda n: "[[a]]\n"),
    "items in items": _many(lambda n: "[[a]]\n[[a.b]]\n[[a.b.c]]\n"),
    "dotted keys": _many("a.b{} = 1\n".format),
    "dotted keys of many parts": _many(lambda n: f"a{n}" + ".b" * 14 + " = 1\n"),
    "keys": _many("a{} = 1\n".format),
    "short tasks": _many(lambda n: _TASK.format(n + 10)),
    "one task again and again": _many(lambda n: _TASK.format(10)),
    "wrong tasks": _many(lambda n: "[[tasks]]\n"),
    "targets": lambda size: _TASK.format(10) + _many(
        lambda n: f"[[tasks.targets]]\nid = {n}\nname = 'a'\nop = '='\nvalue = 1\nunit = ''\nquote = ''\n"
    )(size),
    "sections": _many(lambda n: f"[[sections]]\nid = {n + 10}\ntitle = ''\n"),
    "lists": lambda size: "a = [" + "[]," * (size // 3) + "]",
    "tables on one line": lambda size: "a = [" + "{}," * (size // 3) + "]",
    "dotted keys on one line": lambda size: "a = [" + "{a.b.c.d.e.f.g=1}," * (size // 18) + "]",
    "brackets in brackets": lambda size: "a = [" + ("[" * 300 + "]" * 300 + ",") * (size // 601) + "]",
    "tables in tables": lambda size: "a = [" + ("{a=" * 90 + "1" + "}" * 90 + ",") * (size // 362) + "]",
    "numbers": lambda size: "a = [" + "1," * (size // 2) + "]",
    "words": lambda size: "a = [" + _many("'{}',".format)(size) + "]",
    "one number": lambda size: "a = " + "1" * size,
    "one number with marks": lambda size: "a = " + "1_" * (size // 2) + "1",
    "one hexadecimal number": lambda size: "a = 0x" + "f" * size,
    "one fraction": lambda size: "a = 1." + "1" * size,
    "one key": lambda size: "a" * size + " = 1",
    "one dotted key": lambda size: "a." * (size // 2) + "a = 1",
    "one string": lambda size: 'a = "' + "x" * size + '"',
    "escapes": lambda size: 'a = "' + "\\n" * (size // 2) + '"',
    "quotes": lambda size: 'a = """' + '""x' * (size // 3) + '"""',
    "a string left open": lambda size: 'a = "' + "x" * size,
    "empty lines": lambda size: "\n" * size,
    "comments": lambda size: "#\n" * (size // 2),
    "blanks": lambda size: "a" + " " * size + "= 1",
}  # fmt: skip


def plan(kind: str, size: int) -> bytes:
    """Return a plan of about so many bytes: the small one, and before it or after it what takes long."""
    text = PLANS[kind](size)
    return (PLAN_TOML + text if text.startswith(("[", " ")) else text + "\n" + PLAN_TOML).encode()


_LABELS = "（牵头领导：甲；主要责任单位：乙；完成时限：2023年12月底）"
_BEGINNING = "关于印发《2023年方案》的通知。一、板块1."


def _task_of(part: str) -> Callable[[int], str]:
    return lambda size: _BEGINNING + part * (size // len(part.encode())) + _LABELS


NOTICES: dict[str, Callable[[int], str]] = {
    **{part: _task_of(part) for part in (
        "甲", "1", "“1", "“a", "1-", "#", "每1", "1月", "1月底前", "1项", "1.1亿", "2023年", "1.", "1至", "Th",
        "1[image:", "〔", "甲〔2023〕", "〔2023〕1号", "（共1", "(-1 ",
    )},
    "an open quote and digits": lambda size: _BEGINNING + "“" + "1" * size + _LABELS,
    "titles": lambda size: "关于印发《" * (size // 15) + _LABELS,
    "labels": lambda size: _BEGINNING + "牵头领导" * (size // 12) + _LABELS,
    "labels in order": lambda size: _BEGINNING + "牵头领导责任单位完成时限" * (size // 36) + _LABELS,
    "one name": lambda size: _BEGINNING + "（牵头领导：" + "甲" * (size // 3),
    "commas": lambda size: _BEGINNING + "（牵头领导：" + "、" * (size // 3) + _LABELS[6:],
    "blanks": lambda size: _BEGINNING + "1" + " " * size + _LABELS,
    "a page mark left open": lambda size: _BEGINNING + "(-1" + " 1" * (size // 2) + _LABELS,
    "lines": lambda size: _BEGINNING + "a\n" * (size // 2) + _LABELS,
    "tasks": lambda size: _BEGINNING + "".join(f"甲{_LABELS}{n}." for n in range(2, size // 90)) + "乙" + _LABELS,
    "headings": lambda size: _BEGINNING + "甲" + (_LABELS + "二、甲2") * (size // 95) + _LABELS,
    "requirements": lambda size: "关于印发《甲》的通知" + "。一、" * (size // 9) + _BEGINNING + _LABELS,
    "unprintable": lambda size: _BEGINNING + "\x01" * size + _LABELS,
}  # fmt: skip
FILTERS: dict[str, Callable[[int], str]] = {
    "comparisons": lambda size: "<" * size,
    "colons": lambda size: "x:" + "a" * size + ":",
    "brackets": lambda size: "(" * size,
    "minuses": lambda size: "-" * size + "a",
    "quotes": lambda size: '"' * size,
    "ids": lambda size: "1," * (size // 2) + "1",
    "words": lambda size: "a " * (size // 2),
    "alternatives": lambda size: "a or " * (size // 5) + "a",
    "one number": lambda size: "9" * size,
    "values": lambda size: "unit:" + "a," * (size // 2) + "a",
}
