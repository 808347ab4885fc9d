"""A plan and a journal full of hostile texts, in every place that holds a text."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from tests.conftest import make_plan
from tests.model.entries import make_entry
from tests.support.hostile import TEXTS
from tests.support.journal_lines import lines_of
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Milestone, Plan, Requirement, Section, Target, Task
from workplan_tui.store.plan.plan_text import format_plan

if TYPE_CHECKING:
    from pathlib import Path

WRITER = "swj-a1b2c3d4"


def hostile_plan() -> Plan:
    """Return a plan with one task for each text, which stands in all its places."""
    tasks = tuple(_task(number, text) for number, text in enumerate(TEXTS, start=1))
    everything = " ".join(TEXTS)
    return make_plan(
        tasks,
        title=f"2023{TEXTS[0]}{TEXTS[3]}{TEXTS[9]}",
        sections=tuple(Section(n, TEXTS[n], TEXTS[n]) for n in range(1, 10)),
        document_number=TEXTS[2], issuer=everything, cc=everything,
        requirements=tuple(Requirement(text, text) for text in TEXTS),
    )  # fmt: skip


def _task(number: int, text: str) -> Task:
    return Task(
        str(number), number % 9 + 1, text, (text, text), (text, "区水务局"), date(2023, 12, 31),
        supporting_units=(text,), declared_title=text, other_numbers=(text,),
        milestones=(Milestone(1, date(2023, 6, 30), text, text), Milestone(2, date(2023, 9, 1), text, text)),
        targets=(Target(1, text, ">=", 4.5, None, text, text),),
    )  # fmt: skip


def write_hostile(folder: Path) -> Path:
    """Write plan and journal and return the plan's path."""
    path = folder / "tasks.toml"
    path.write_text(format_plan(hostile_plan()), encoding="utf-8")
    journal = folder / "tasks.journal"
    journal.mkdir(mode=0o700)
    entries = []
    for number, text in enumerate(TEXTS, start=1):
        task = str(number)
        ops = (
            set_op(task, "status", text, text), note_op(task, text), flag_op(task, text, text),
            report_op(task, percent=5, progress=text, problem=text, next=text),
            set_op(task, "light", "red", text, until=text), set_op(task, "due_on", text, text),
            set_op(task, "milestone:1", text), set_op(task, "target:1", text), set_op(task, text, text),
            {"op": text, "task": task, "of": text}, note_op(text, text),
        )  # fmt: skip
        entries.append(make_entry(number, *ops, actor=text, at=text, replica=WRITER))
    (journal / f"{WRITER}-0001.jsonl").write_bytes(b"".join(lines_of(*entries)))
    strange = lines_of(
        make_entry(500, note_op("1", "x"), replica=TEXTS[1], plan=TEXTS[0]), more={TEXTS[2]: 1}
    )
    (journal / f"{TEXTS[0]}-0001.jsonl").write_bytes(b"damaged\n" + strange[0])
    with open(os.fsencode(journal) + b"/\x9b31m\xff\n.jsonl", "wb") as file:
        file.write(b"\x1b[2J\n")
    return path
