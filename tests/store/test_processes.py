"""Real processes at once on one journal, and processes killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan_tui.errors import Locked
from workplan_tui.store.files import Files
from workplan_tui.store.lock import held
from workplan_tui.store.store import Store

WRITER = """
import sys
from datetime import date
from workplan_tui.model.entry import Change, note_op
from workplan_tui.store.store import Store
store = Store.open(sys.argv[1])
for count in range(int(sys.argv[2])):
    text = sys.argv[3] * int(sys.argv[4])
    print(store.record(Change((note_op("1", text),), "swj", date(2023, 6, 1))).entry.id, flush=True)
"""
HOLDER = """
import sys, time
from workplan_tui.store.files import Files
from workplan_tui.store.lock import held
with held(Files(), sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def start(program: str, environment: dict[str, str], *words: object) -> subprocess.Popen[str]:
    """Start a Python process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_eight_writers_at_once_lose_nothing(
    plan_file: Path, environment: dict[str, str], open_store: Callable[..., Store]
) -> None:
    writers = [start(WRITER, environment, plan_file, 25, "记", 20) for _ in range(8)]
    said = [line for writer in writers for line in writer.communicate()[0].split()]
    store = open_store()
    entries = store.ledger().entries
    assert sorted(said) == [entry.id for entry in entries]
    assert len(said) == 200
    assert [entry.seq for entry in entries] == list(range(1, 201))
    assert store.damages == ()


def test_what_was_acknowledged_survives_being_killed(
    plan_file: Path, environment: dict[str, str], open_store: Callable[..., Store]
) -> None:
    said: list[str] = []
    for kill in range(12):
        writer = start(WRITER, environment, plan_file, 500, "长", 6000)
        assert writer.stdout is not None
        said += [writer.stdout.readline().strip() for _ in range(1 + kill % 4)]
        writer.send_signal(signal.SIGKILL)
        said += writer.communicate()[0].split()
    store = open_store()
    # An id that was itself cut while being printed is shorter, and was not heard.
    assert {id for id in said if len(id) == 36} <= {entry.id for entry in store.ledger().entries}
    assert len(store.damages) <= 12


def test_a_lock_that_stays_held_names_its_holder(tmp_path: Path) -> None:
    holder = start(HOLDER, {}, tmp_path)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Locked, match=str(holder.pid)), held(Files(), str(tmp_path), 0.05):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with held(Files(), str(tmp_path), 0.05):
        pass
