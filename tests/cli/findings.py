"""A journal with a fault for every finding of `doctor`, and the words that tell it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.model.entries import make_entry
from tests.support.journal_lines import lines_of
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.operations.checkpoint import files_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.seal import seal_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.witnesses import kept_files

WRITER = "nobody-on-this-host-a1b2c3d4"
OTHER = "another-elsewhere-b1b2c3d4"


def write(folder: Path, *lines: bytes, name: str = f"{WRITER}-0001.jsonl") -> Path:
    (folder / name).write_bytes(b"".join(lines))
    return folder / name


def note(number: int, **changes: Any) -> Any:
    return make_entry(number, note_op("1", f"第{number}次"), **{"replica": WRITER, **changes})


def _no_folder(journal: Path) -> None:
    journal.rmdir()
    journal.write_text("")


def _open_to_all(path: Path) -> None:
    path.chmod(0o666)


def witnessed(folder: Path, plan_hash: str = "") -> None:
    """Lay out a journal of two lines and another writer's checkpoint of it."""
    write(folder, *lines_of(note(1), note(2)))
    kept = kept_files(Files(), str(folder))
    write(
        folder,
        *lines_of(note(3, replica=OTHER).replace(ops=(files_op(kept, plan_hash),))),
        name=f"{OTHER}-0001.jsonl",
    )


def sealed_before(folder: Path) -> None:
    """Lay out a journal of two lines, and another writer's seal that knew one."""
    write(folder, *lines_of(note(1)))
    op = seal_op(kept_files(Files(), str(folder)), "", "0" * 64, "2023-06-01", (), "")
    write(folder, *lines_of(note(3, replica=OTHER).replace(ops=(op,))), name=f"{OTHER}-0001.jsonl")
    write(folder, *lines_of(note(1), note(2)))


_OF_TASK_4 = {**note_op("1", "x"), "hash": fingerprint("加大医药健康专班统筹力度。")}
"""What was noted on that text when it had the id 1."""

CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "damaged_line": (
        lambda f: write(f, *lines_of(note(1)), b"<<<<<<< HEAD\n"),
        "12 bytes are no entry: does not begin with its checksum",
    ),
    "unfinished_line": (
        lambda f: write(f, *lines_of(note(1)), b'{"crc":'),
        "the last line breaks off after 7 bytes",
    ),
    "gap": (
        lambda f: write(f, *lines_of(note(1), note(2), note(3))[::2]),
        f"before it entries of {WRITER} are missing, number 2 to 2",
    ),
    "broken_chain": (
        lambda f: write(f, lines_of(note(1, actor="x"))[0], lines_of(note(1), note(2))[1]),
        "entry 2 of",
    ),
    "fork": (
        lambda f: write(f, *lines_of(note(1)), *lines_of(note(7, seq=1), number=False)),
        "branches off beside",
    ),
    "same_id": (
        lambda f: write(f, *lines_of(note(1), note(2, id=note(1).id))),
        "has the id of",
    ),
    "repeated_line": (
        lambda f: write(f, *lines_of(note(1)) * 2),
        "stands in nobody-on-this-host-a1b2c3d4-0001.jsonl line 1 already",
    ),
    "other_writer": (
        lambda f: write(f, *lines_of(note(1, replica="other-00000000"))),
        "entries of another writer, other-00000000",
    ),
    "odd_name": (
        lambda f: write(f, *lines_of(note(1)), name="x.sync-conflict.jsonl"),
        "no name of a journal file",
    ),
    "unreadable": (
        lambda f: os.mkfifo(f / f"{WRITER}-0001.jsonl"),
        "could not be read: not a regular file",
    ),
    "unread": (
        lambda f: write(f, *lines_of(note(1)), name=f"{WRITER}-0001.jsonl~HEAD"),
        "is not read; entries: 1, of these nowhere else: 1",
    ),
    "rewritten": (
        lambda f: (witnessed(f), write(f, *lines_of(note(1, actor="swx"), note(2)))), "are not what they were at"
    ),
    "shortened": (
        lambda f: (witnessed(f), write(f, *lines_of(note(1)))), " bytes; it had"
    ),
    "plan_rewritten": (
        lambda f: witnessed(f, "0" * 64), "the plan file is another than at the checkpoint"
    ),
    "after_seal": (
        lambda f: sealed_before(f), "entries from here on that the seal of 2023-06-01 did not know: 1"
    ),
    "vanished": (lambda f: (witnessed(f), (f / f"{WRITER}-0001.jsonl").unlink()), "is not there; it had"),
    "no_folder": (_no_folder, "is no folder"),
    "bad_lock": (lambda f: (f / ".lock").mkdir(), ".lock: this is no file"),
    "open_file": (lambda f: _open_to_all(write(f, *lines_of(note(1)))), "may write into it (mode 0666)"),
    "open_above": (lambda f: f.parent.chmod(0o777), "others may put another folder in the place of this one"),
    "open_folder": (lambda f: f.chmod(0o777), "any account may replace files"),
    "missing_task": (
        lambda f: write(f, *lines_of(
            note(1).replace(ops=(set_op("77", "status", "done"),)),
            note(2).replace(ops=(note_op("77", "已\x1b竣工"),)),
        )),
        "task 77 is gone from the plan; entries: 2, last 2023-06-01 by swj: status done; note 已␛竣工",
    ),
    "other_text": (
        lambda f: write(f, *lines_of(note(1).replace(ops=(_OF_TASK_4,)))),
        "task 1 reads now: 地区生产总值增长4.5%以上; recorded of another text under that id: 1, last for 2023-06-01",
    ),
    "other_plan": (lambda f: write(f, *lines_of(note(1, plan="plan-2022"))), "another plan, plan-2022"),
    "newer_version": (lambda f: write(f, *lines_of(note(1, version=99))), "of format 99"),
    "unknown_op": (
        lambda f: write(f, *lines_of(note(1).replace(ops=(set_op("1", "colour", "red"),)))),
        "an unknown operation, set colour",
    ),
    "unknown_key": (lambda f: write(f, *lines_of(note(1), more={"later": 1})), "an unknown key, later"),
    "id_future": (
        lambda f: write(f, *lines_of(note(1, id="ffff747a-bb00-7000-9f10-000000000001".replace("ffff", "7000")))),
        "its id was made on",
    ),
    "saw_later": (
        lambda f: write(f, *lines_of(note(1).replace(
            ops=({**set_op("1", "status", "done"), "sees": [note(2).id]},)
        ))),
        "replaces an entry that was made after it",
    ),
    "at_future": (lambda f: write(f, *lines_of(note(1, at="2100-01-01T00:00:00+08:00"))), "still to come"),
    "at_past": (
        lambda f: write(f, *lines_of(note(1, at="1970-01-01T00:00:00+00:00", on=date(1970, 1, 1)))),
        "before this program existed",
    ),
    "at_backwards": (
        lambda f: write(f, *lines_of(note(1), note(2, at="2023-06-01T11:59:59+08:00"))),
        "earlier than the line before it (2023-06-01T12:00:00+08:00)",
    ),
    "at_unreadable": (lambda f: write(f, *lines_of(note(1, at="昨天\x1b"))), "昨天␛ is no time"),
    "on_future": (lambda f: write(f, *lines_of(note(1, on=date(2023, 6, 9), at="2023-06-01T12:00:00+08:00"))),
                  "holds from 2023-06-09"),
}  # fmt: skip
