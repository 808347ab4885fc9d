"""A test of the tests: each safeguard, taken out of a copy of the program, makes a test fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow

MUTATIONS = {
    "no flush": ("journal/appending.py", "    files.fsync(handle)\n", "", "power", "cuts_kills"),
    "no flush of the folder": (
        "journal/appending.py", "        flush_folder(files, folder)\n", "", "power", "cuts_kills",
    ),
    "no flush of the folder above": (
        "journal/appending.py", "        flush_parent(files, folder)\n", "", "power", "cuts_kills",
    ),
    "no line end before a line after a torn one": (
        "journal/appending.py", 'files.pread(handle, 1, start - 1) == b"\\n"', "True", "sweep", "28-torn",
    ),
    "no line end before a line that begins a sector": (
        "journal/appending.py", "start % _SECTOR != 0 and ", "", "store", "begins_a_sector",
    ),
    "no lock": (
        "files.py", "fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass", "processes", "one-file",
    ),
    "no look whether the lock is still the one": (
        "lock.py", "if _is_named(files, handle, path):", "if True:", "processes", "leads_elsewhere",
    ),
    "no look whether the file is still the one": (
        "journal/appending.py", "same_file(named, files.fstat(handle))", "True", "counted", "swapped",
    ),
    "no look whether the file was cut": (
        "journal/appending.py", " or named.st_size != start + len(data):", ":", "counted", "swapped",
    ),
    "no reading back": (
        "journal/appending.py", "if read_all(files, handle, start, len(data)) != data:", "if False:",
        "store", "something_else",
    ),
    "a file whose flush failed is used again": (
        "journal/segment.py", "self.is_doubtful = True", "pass", "store", "flush_failed",
    ),
    "no look at the end of the last line read": (
        "journal/segment.py", "return read_all(files, handle, start, len(self._anchor)) == self._anchor",
        "return True", "swaps", "lengthened",
    ),
    "a half view is judged by": (
        "store.py", "self._journal.refuse_half_view(replica)", "pass", "swaps", "is_no_file",
    ),
    "a folder that anyone may rewrite is used": (
        "journal/writers.py", "return bool(folder.st_mode & stat.S_IWOTH and", "return bool(False and",
        "shared_folder", "anyone_may_rewrite",
    ),
    "no look at the owner": (
        "journal/writers.py", "owner not in trusted and owner != _owner(name, rightful)", "False",
        "shared_folder", "file_made_in_the_name",
    ),
    "no look at who made the quarantine": (
        "journal/quarantine.py", "return stat.S_ISDIR(found.st_mode) and found.st_uid in trusted", "return True",
        "shared_folder", "folder_for_damaged",
    ),
    "no look at the writer a line names": (
        "journal/trust.py", " if entry.replica == replica]", "]",
        "shared_folder", "line_in_the_name",
    ),
    "an actor's name decides whose entry is undone": (
        "journal/own_entries.py", "return is_of_account(entry.replica)", "return True", "store", "no_name_gives",
    ),
    "no look whether the plan is still what an edit was aimed at": (
        "store.py", "if change.aim is not None:", "if False:", "store", "aimed_at_another_plan",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of program and tests whose safeguards hold."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("workplan_tui", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", folder)
    return folder


def run(copy: Path, file: str, chosen: str) -> str:
    """Run the chosen tests of the copy; return pytest's last line."""
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", chosen,
            f"tests/store/test_{file}.py",
        ],
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    return done.stdout.strip().rpartition("\n")[2]


@pytest.mark.parametrize("name", MUTATIONS)
def test_without_a_safeguard_a_test_fails(name: str, copy: Path) -> None:
    module, safeguard, instead, file, chosen = MUTATIONS[name]
    path = copy / "workplan_tui" / "store" / module
    whole = path.read_text(encoding="utf-8")
    assert whole.count(safeguard) == 1
    path.write_text(whole.replace(safeguard, instead), encoding="utf-8")
    try:
        if os.geteuid() != 0 and file == "shared_folder" and chosen != "anyone_may_rewrite":
            pytest.skip("only root may switch accounts")
        assert "1 failed" in run(copy, file, chosen)
    finally:
        path.write_text(whole, encoding="utf-8")


def test_with_every_safeguard_the_same_tests_pass(copy: Path) -> None:
    # Those of `power` are the slowest, and fail for no other reason in a copy.
    for file in {file for _, _, _, file, _ in MUTATIONS.values()} - {"power"}:
        chosen = " or ".join(chosen for _, _, _, of, chosen in MUTATIONS.values() if of == file)
        assert "failed" not in run(copy, file, chosen)
