"""Journals of any length, written at once: what a year, or a hundred, would leave behind."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_tui.model.entry import Entry
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.journal import LARGEST_SEGMENT
from workplan_tui.store.journal.line import FIRST_PREV, crc_of, format_line

if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

WRITERS = ("swj", "chen", "li")
FIRST_DAY = date(2023, 1, 1)


def write_journal(folder: Path, plan_id: str, task_ids: list[str], count: int) -> None:
    """Write `count` entries of three accounts over all tasks, as the store would have written them.

    Of ten entries eight set a status having seen the one before, one is a note, one is taken back.
    """
    folder.mkdir()
    segments = [_Segments(folder, f"{writer}-a1b2c3d4") for writer in WRITERS]
    newest, heads = new_entry_id(None), dict.fromkeys(task_ids, "")
    for number in range(count):
        task = task_ids[number % len(task_ids)]
        ops: tuple[Op, ...] = (_edit(number, task, heads[task]),)
        undone, newest = newest, new_entry_id(newest)
        if number % 10 == 9:
            ops = (undo_op((undone,)),)
        elif number % 10 < 8:
            heads[task] = newest
        on = FIRST_DAY + timedelta(days=number * 150 // count)
        segments[number // 7 % len(WRITERS)].write(newest, on, plan_id, ops)
    for one in segments:
        one.close()


def _edit(number: int, task: str, head: str) -> Op:
    if number % 10 == 8:
        return note_op(task, "现场已开工，进度正常。")
    status = "not_started" if number // 1000 % 2 else "in_progress"
    return set_op(task, "status", status, was="in_progress", sees=[head] if head else [])


class _Segments:
    """One writer's files."""

    def __init__(self, folder: Path, replica: str) -> None:
        self._folder, self._replica = folder, replica
        self._number, self._size, self._seq, self._prev = 0, LARGEST_SEGMENT, 0, FIRST_PREV
        self._lines: list[bytes] = []

    def write(self, id: str, on: date, plan_id: str, ops: tuple[Op, ...]) -> None:
        self._seq += 1
        line = format_line(
            Entry(
                id=id, seq=self._seq, prev=self._prev, at=f"{on}T12:10:00+08:00", on=on,
                replica=self._replica, actor=self._replica.partition("-")[0], plan=plan_id, ops=ops,
            )
        )  # fmt: skip
        if self._size + len(line) > LARGEST_SEGMENT:
            self.close()
            self._number, self._size = self._number + 1, 0
        self._lines.append(line)
        self._size += len(line)
        self._prev = crc_of(line)

    def close(self) -> None:
        if self._lines:
            path = self._folder / f"{self._replica}-{self._number:04d}.jsonl"
            path.write_bytes(b"".join(self._lines))
        self._lines = []
