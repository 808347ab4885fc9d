"""Real processes: locale, terminal, folder, permission, broken pipes, and what gets imported."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.model.entries import make_entry
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.journal.line import format_line

Run = Callable[..., Any]

pytestmark = pytest.mark.slow

HEAVY = ("textual", "rich", "asyncio", "typing", "dataclasses", "pathlib", "inspect", "uuid",
         "subprocess", "logging", "shutil", "importlib.metadata", "threading")  # fmt: skip


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_chinese_survives_a_locale_without_chinese(spawn: Run, locale: dict[str, str]) -> None:
    ended = spawn("set", "2", "推进中", "-m", "已开工", "--lang", "zh", environment=locale)
    assert (ended.code, ended.out) == (0, "")
    assert "已开工" in ended.err
    op = json.loads(spawn("log", "--json", environment=locale).out)[0]["ops"][0]
    assert op["reason"] == "已开工"


def test_an_argument_that_is_not_utf8_is_refused(spawn: Run) -> None:
    ended = spawn("note", "2", "竣工".encode("gbk"))
    assert (ended.code, ended.out) == (2, "")
    assert "UTF-8" in ended.err
    assert "Traceback" not in ended.err


def test_it_works_from_another_folder(spawn: Run, plan_file: Path) -> None:
    ended = spawn("--plan", str(plan_file), "set", "2", "done", cwd="/")
    assert ended.code == 0
    assert list(plan_file.with_suffix(".journal").glob("*.jsonl"))


def test_without_a_terminal_the_screen_says_so(spawn: Run) -> None:
    ended = spawn()
    assert (ended.code, ended.out) == (2, "")
    assert "terminal" in ended.err


_POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""Root without its power over permissions; another account could not read root's Python."""


def _as_a_user() -> list[str]:
    """Return what must stand before a command so that permissions hold for it."""
    if os.getuid() != 0:
        return []
    try:
        subprocess.run([*_POWERLESS, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root here cannot give up its power over permissions")
    return _POWERLESS


def test_a_folder_that_may_not_be_written_is_exit_77(plan_file: Path, surroundings: dict[str, str]) -> None:
    journal = plan_file.with_suffix(".journal")
    journal.mkdir(mode=0o555)
    journal.chmod(0o555)
    before = _as_a_user()
    codes = {}
    for verb in (("set", "2", "done"), ("list",)):
        ended = subprocess.run(
            [*before, sys.executable, "-m", "workplan_tui", *verb],
            env=surroundings, cwd=plan_file.parent, capture_output=True, check=False,
        )  # fmt: skip
        codes[verb[0]] = ended.returncode
        assert b"Traceback" not in ended.stderr
    assert codes == {"set": 77, "list": 0}
    assert not list(journal.iterdir())


def test_a_reader_that_leaves_is_no_error(plan_file: Path, surroundings: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "workplan_tui", "list"],
        env=surroundings, cwd=plan_file.parent, stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_behind_stdout_is_told(plan_file: Path, surroundings: dict[str, str]) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "workplan_tui", "list"],
            env=surroundings, cwd=plan_file.parent, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert ended.returncode == 75
    assert ended.stderr.startswith(b"workplan: ")
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("words", "code"), [("--json set 2 done", 1), ("--help", 75), ("set --help", 75), ("--version", 75)]
)
def test_what_is_saved_is_not_called_unsaved_when_only_its_answer_is_lost(
    plan_file: Path, surroundings: dict[str, str], words: str, code: int
) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "workplan_tui", *words.split()],
            env=surroundings, cwd=plan_file.parent, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert ended.returncode == code
    if "set 2" in words:
        assert b"The edit is saved" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_home_that_is_no_path_is_one_sentence(plan_file: Path, surroundings: dict[str, str]) -> None:
    environment = {name: text for name, text in surroundings.items() if not name.startswith("XDG")}
    ended = subprocess.run(
        [sys.executable, "-m", "workplan_tui", "note", "1", "x"], env={**environment, "HOME": "rel"},
        cwd=plan_file.parent, capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in ended.stderr
    assert ended.returncode in (0, 75)


def test_closed_streams_are_no_error(plan_file: Path, surroundings: dict[str, str]) -> None:
    command = f'"{sys.executable}" -m workplan_tui set 2 done <&- >&- 2>&-'
    ended = subprocess.run(["sh", "-c", command], env=surroundings, cwd=plan_file.parent, check=False)
    assert ended.returncode == 0


@pytest.mark.parametrize("words", [("set", "2", "done"), ("list",), ("--help",), ("note", "1", "x")])
def test_a_command_loads_nothing_heavy(
    plan_file: Path, surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    program = (
        "import sys; before = set(sys.modules)\n"
        "from workplan_tui.cli.main import main\n"
        f"code = main({words!r})\n"
        f"print(*sorted((set(sys.modules) - before) & set({HEAVY!r})), file=sys.stderr, end='!')\n"
        "sys.exit(code)"
    )
    for _ in range(2):  # the second time with whatever the first one cached
        ended = subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {surroundings['PYTHONPATH']!r})\n" + program],
            env=surroundings, cwd=plan_file.parent, capture_output=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0
    loaded = ended.stderr.decode().rpartition("\n")[2]
    assert loaded == "!", f"loaded: {loaded}"


def _on_a_terminal(
    words: tuple[str, ...], cwd: Path, environment: dict[str, str], typed: bytes = b""
) -> tuple[int, str]:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "workplan_tui", *words],
        stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=environment,
    )  # fmt: skip
    os.close(slave)
    if typed:
        os.write(master, typed)
    seen = b""
    try:
        while chunk := os.read(master, 65536):
            seen += chunk
    except OSError:  # Linux reports the closed other end this way
        pass
    os.close(master)
    return process.wait(timeout=60), seen.decode("utf-8")


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 1), (b"\x04", 1)])
def test_a_filter_asks_on_a_terminal(
    plan_file: Path, surroundings: dict[str, str], answer: bytes, code: int
) -> None:
    ended = _on_a_terminal(("set", "造林", "done"), plan_file.parent, surroundings, answer)
    assert ended[0] == code
    assert "Write on this 1 task? [y/N]" in ended[1]


def test_a_list_is_cut_to_the_terminal(plan_file: Path, surroundings: dict[str, str]) -> None:
    program = f'stty cols 60; "{sys.executable}" -m workplan_tui list'
    master, slave = pty.openpty()
    subprocess.run(
        ["sh", "-c", program], stdin=slave, stdout=slave, cwd=plan_file.parent, env=surroundings, check=True
    )
    os.close(slave)
    told = b""
    with contextlib.suppress(OSError):  # nobody holds the other end any more: that was all
        while piece := os.read(master, 65536):
            told += piece
    os.close(master)
    lines = told.decode("utf-8").splitlines()
    assert len(lines) == 1 + 4, "a heading and the tasks"
    assert any(line.endswith(">") for line in lines)


def test_an_actor_in_another_encoding_is_refused(plan_file: Path, surroundings: dict[str, str]) -> None:
    environment: dict[bytes, bytes] = {os.fsencode(k): os.fsencode(v) for k, v in surroundings.items()}
    environment[b"WORKPLAN_ACTOR"] = "水务".encode("gbk")
    ended = subprocess.run(
        [sys.executable, "-m", "workplan_tui", "set", "2", "done"],
        env=environment, cwd=plan_file.parent, capture_output=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr.count(b"\n")) == (2, 1)
    assert b"UTF-8" in ended.stderr


def test_the_screen_is_refused_where_standard_error_goes_to_a_file(
    plan_file: Path, surroundings: dict[str, str]
) -> None:
    keyboard, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "workplan_tui"], stdin=terminal, stdout=terminal, stderr=subprocess.PIPE,
        env={**surroundings, "TERM": "xterm"}, cwd=plan_file.parent, timeout=60, check=False,
    )  # fmt: skip
    for handle in (keyboard, terminal):
        os.close(handle)
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr


def test_a_link_to_the_plan_has_the_plan_s_own_journal(spawn: Run, plan_file: Path) -> None:
    link = plan_file.parent / "elsewhere" / "link.toml"
    link.parent.mkdir()
    link.symlink_to(plan_file)
    assert spawn("--plan", str(link), "note", "1", "x").code == 0
    assert [path.name for path in link.parent.iterdir()] == ["link.toml"]
    assert len(json.loads(spawn("--json", "log").out)) == 1


def test_a_clock_that_was_set_back_is_told(spawn: Run, plan_file: Path) -> None:
    spawn("note", "1", "x")
    (file,) = plan_file.with_suffix(".journal").glob("*.jsonl")
    (entry,) = json.loads(spawn("--json", "log").out)
    ahead = make_entry(1, note_op("1", "y"), id=f"7{entry['id'][1:]}", replica=entry["replica"])
    file.write_bytes(format_line(ahead))
    assert "One of the clocks is or was wrong" in spawn("list").err


def test_what_a_fast_clock_dated_is_named_in_the_warning_and_marked_in_the_log(
    spawn: Run, plan_file: Path
) -> None:
    spawn("note", "1", "x")
    (file,) = plan_file.with_suffix(".journal").glob("*.jsonl")
    (entry,) = json.loads(spawn("--json", "log").out)
    day = date.today() + timedelta(days=1000)
    ahead = make_entry(
        1,
        note_op("2", "y"),
        id=f"7{entry['id'][1:]}",
        replica=entry["replica"],
        on=day,
        at=f"{day}T08:00:00+08:00",
    )
    file.write_bytes(format_line(ahead))
    said = spawn("list").err
    assert f"under a clock that said {day} does not count before {day}: 2 note: y" in said
    for words in (("log",), ("log", "2"), ("show", "2")):
        told = [line for line in spawn(*words).out.splitlines() if "[of a later day]" in line]
        assert len(told) == 1
        assert "note: y" in told[0]
    for words in ((), ("2",)):
        rows = json.loads(spawn("--json", "log", *words).out)
        assert [row["id"] for row in rows if row.get("later")] == [ahead.id]
        assert rows[-1] == {**ahead.record, "later": True}
    assert all("later" not in row for row in json.loads(spawn("--json", "log", "1").out))
    assert "[of a later day]" not in spawn("log", "1").out
    assert "[of a later day]" not in spawn("--as-of", "2023-06-01", "log").out
    assert spawn("doctor", "--settle", ahead.id).code == 0
    assert "under a clock" not in spawn("list").err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_reminder_that_could_not_be_printed_is_not_called_unsaved(
    plan_file: Path, surroundings: dict[str, str], spawn: Run
) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "workplan_tui", "remind", "--record"],
            env=surroundings, cwd=plan_file.parent, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (ended.returncode, b"`remind` prints them" in ended.stderr) == (1, True)
    assert len(json.loads(spawn("--json", "log").out)) == 1
