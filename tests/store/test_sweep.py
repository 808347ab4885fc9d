"""Every file call of an edit fails once, in every way: nothing is lost and nobody is fooled."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.store.conftest import journal_files
from tests.store.faults import ERRNOS, FaultyFiles
from workplan_tui.errors import WorkplanError
from workplan_tui.model.entry import Change, note_op
from workplan_tui.store.store import Store

KILLS = ("short-kill", "kill-before", "kill-after")


def note(text: str) -> Change:
    """Return the change that adds a note to task 1."""
    return Change((note_op("1", text),), "swj", date(2023, 6, 1))


def texts(store: Store) -> list[str]:
    """Return the notes of task 1 that can be read."""
    return [fact.op["text"] for fact in store.ledger().notes("1")]


def attempt(open_store: Callable[..., Store], files: FaultyFiles) -> str:
    """Try to save a note in a child process, which the fault may kill; return what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            open_store(files=files).record(note("二"))
            os.write(writing, b"saved")
        except WorkplanError:
            os.write(writing, b"refused")
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 20)
    os.close(reading)
    os.waitpid(child, 0)
    return said.decode()


@pytest.mark.parametrize("is_first", [True, False], ids=["first-edit", "later-edit"])
@pytest.mark.parametrize("fault", [*ERRNOS, "short", *KILLS])
def test_one_fault_at_every_call(
    open_store: Callable[..., Store], tmp_path: Path, fault: int | str, is_first: bool
) -> None:
    if not is_first:
        open_store().record(note("一"))
    folder, pristine = tmp_path / "tasks.journal", tmp_path / "pristine"
    if folder.exists():
        shutil.copytree(folder, pristine)
    before = [] if is_first else ["一"]
    clean_run = FaultyFiles()
    open_store(files=clean_run).record(note("二"))
    for place in range(1, len(clean_run.calls) + 1):
        shutil.rmtree(folder)
        if pristine.exists():
            shutil.copytree(pristine, folder)
        kept = [path.read_bytes() for path in journal_files(open_store())]
        where = f"{clean_run.calls[place - 1]} (call {place})"
        said = attempt(open_store, FaultyFiles(place, fault))
        assert said in ("saved", "refused") or (said == "" and fault in KILLS), where
        is_saved = said == "saved"
        store = open_store()
        assert texts(store) in ([*before, "二"], *([] if is_saved else [before])), where
        assert all(p.read_bytes().startswith(k) for p, k in zip(journal_files(store), kept)), where  # noqa: B905
        assert len(store.damages) <= 1, where
        store.record(note("三"))
        assert texts(open_store())[-1] == "三", where
        assert set(before) <= set(texts(open_store())), where
