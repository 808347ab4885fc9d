"""`--read-only`, a folder that may not be written and a read-only medium: the same for every verb."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.cli.verbs import _MODULES

Run = Callable[..., Any]

pytestmark = pytest.mark.slow

WRITES: dict[str, tuple[str, ...]] = {
    "set": ("set", "造林", "done"),  # a filter: a writable journal would ask first, exit 2
    "note": ("note", "造林", "x"),
    "report": ("report", "2", "--percent", "5"),
    "measure": ("measure", "2", "1=5"),
    "milestone": ("milestone", "3", "1"),
    "flag": ("flag", "造林", "?"),
    "unflag": ("unflag", "造林"),
    "decide": ("decide", "造林", "x", "--owner", "区园林绿化局", "--due", "2023-12-31"),
    "carry-out": ("carry-out", "造林"),
    "close": ("close", "造林"),
    "return": ("return", "造林", "-m", "x"),
    "extend": ("extend", "造林", "2024-01-31", "-m", "x"),
    "light": ("light", "造林", "red", "-m", "x"),
    "undo": ("undo",),
    "redo": ("redo",),
    "apply": ("apply", "updates.jsonl"),
    "revise": ("revise", "--accept"),
    "plan": ("plan", "drop", "4"),
    "checkpoint": ("checkpoint",),
    "seal": ("seal", "-o", "x.zip"),
    "remind": ("remind", "--record", "--today", "2023-11-29"),
}
READS: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "show": ("show", "2"),
    "explain": ("explain", "2"),
    "log": ("log",),
    "agenda": ("agenda", "--today", "2023-11-29"),
    "owed": ("owed", "--today", "2023-11-29"),
    "calendar": ("calendar", "--today", "2023-11-29"),
    "meeting": ("meeting", "--all"),
    "summary": ("summary",),
    "trend": ("trend", "--today", "2023-11-29"),
    "changes": ("changes", "--since", "2023-05-01"),
    "remind": ("remind", "--today", "2023-11-29"),
    "check": ("check",),
    "schema": ("schema", "plan"),
    "completion": ("completion", "bash"),
    "manual": ("manual",),
    "doctor": ("doctor",),
}
ELSEWHERE = ("import", "demo", "export", "bulletin", "template", "hand-over", "share")
"""They write files of their own, or rights, and never the journal."""

DRIVER = """
import io, json, sys
from workplan_tui.cli.main import main
ended = []
for words in json.load(sys.stdin):
    sys.stdout, sys.stderr, sys.stdin = io.StringIO(), io.StringIO(), None
    code = main(words)
    ended.append([code, sys.stdout.getvalue(), sys.stderr.getvalue()])
sys.stdout = sys.__stdout__
print(json.dumps(ended))
"""


def run_all(
    before: list[str], folder: Path, surroundings: dict[str, str], commands: list[tuple[str, ...]]
) -> list[tuple[int, str, str]]:
    """Run the commands one after the other in one process started behind the words `before`."""
    done = subprocess.run(
        [*before, sys.executable, "-c", DRIVER], input=json.dumps(commands), cwd=folder,
        env={**surroundings, "WORKPLAN_ACTOR": "swj"}, capture_output=True, text=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [tuple(each) for each in json.loads(done.stdout)]


def by_option(journal: Path) -> list[str]:
    return []


def by_permission(journal: Path) -> list[str]:
    journal.chmod(0o555)
    if os.geteuid() != 0:
        return []
    powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*powerless, "true"], check=False).returncode:
        pytest.skip("root here cannot give up its power over permissions")
    return powerless


def by_medium(journal: Path) -> list[str]:
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"'
    words = [*alone, "sh", "-c", f'{mount} && exec "$@"', str(journal)]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*words, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("nothing can be mounted read-only here")
    return words


@pytest.fixture
def folder(plan_file: Path, surroundings: dict[str, str]) -> Path:
    """Return a folder whose journal this account has written, with a damaged end."""
    commands = [("set", "2", "done", "--on", "2023-06-01"), ("flag", "2", "?"), ("note", "1", "x"), ("undo",)]
    ended = run_all([], plan_file.parent, surroundings, commands)  # type: ignore[arg-type]
    assert [code for code, _, _ in ended] == [0] * 4, ended
    updates = {"ops": [{"op": "note", "task": "1", "text": "x"}]}
    (plan_file.parent / "updates.jsonl").write_text(json.dumps(updates), encoding="utf-8")
    return plan_file.parent


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.glob("*.journal/**/*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_every_verb_is_tried() -> None:
    assert {*WRITES, *READS, *ELSEWHERE} >= set(_MODULES)


@pytest.mark.parametrize("make", [by_option, by_permission, by_medium], ids=lambda make: make.__name__)
def test_every_edit_is_refused_and_every_view_works(
    folder: Path, surroundings: dict[str, str], make: Callable[[Path], list[str]]
) -> None:
    option = ("--read-only",) if make is by_option else ()
    views = list(READS.values())
    as_usual = run_all([], folder, surroundings, views)
    before = make(folder / "tasks.journal")
    kept = state_of(folder)

    edits = run_all(before, folder, surroundings, [(*option, *words) for words in WRITES.values()])
    seen = run_all(before, folder, surroundings, [(*option, *words) for words in views])

    told = {verb: (code, out) for verb, (code, out, _) in zip(WRITES, edits, strict=True)}
    assert told == dict.fromkeys(WRITES, (77, ""))
    assert {err.count("\n") for _, _, err in edits} == {1}
    assert len({err for _, _, err in edits}) == 1, "one reason for all"
    assert seen == as_usual
    assert state_of(folder) == kept


def test_a_writable_journal_takes_or_asks_what_is_refused_read_only(
    folder: Path, surroundings: dict[str, str]
) -> None:
    """The refusals above come from being read-only, not from the commands themselves."""
    ended = run_all([], folder, surroundings, list(WRITES.values()))
    assert 77 not in [code for code, _, _ in ended]
