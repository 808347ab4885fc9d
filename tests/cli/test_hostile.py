"""Hostile texts through every verb: nothing gets out that a terminal obeys, and one row stays one row."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.hostile import TEXTS, obeyed
from tests.support.hostile_plan import write_hostile
from workplan_tui.cli.verbs import _MODULES

Run = Callable[..., Any]
COUNT = len(TEXTS)
DAY = ("--today", "2023-07-01")
READS = (
    ("list",), ("list", "水务"), ("show",), ("explain", "1"), ("log",), ("agenda",), ("summary",),
    ("summary", "--by", "unit"), ("summary", "--by", "lead"), ("summary", "--by", "section"),
    ("changes", "--since", "2023-05-01"), ("remind",), ("calendar", "--days", "365"), ("trend",),
    ("trend", "--by", "unit"), ("check",), ("schema", "plan"),
    ("doctor",),
)  # fmt: skip


@pytest.fixture
def hostile(workplan: Run, plan_file: Path) -> Run:
    """Run commands where plan and journal are full of hostile texts."""
    write_hostile(plan_file.parent)
    return workplan


def words_of(*commands: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(*words, *DAY, *more) for words in commands for more in ((), ("--json",))]


@pytest.mark.parametrize("words", words_of(*READS), ids=" ".join)
def test_no_verb_lets_anything_out(hostile: Run, words: tuple[str, ...]) -> None:
    ended = hostile(*words)
    assert ended.code in (0, 1), ended.err
    assert (obeyed(ended.out), obeyed(ended.err)) == ([], [])
    assert "Traceback" not in ended.err
    if "--json" in words:
        json.loads(ended.out)


@pytest.mark.parametrize("number", range(1, COUNT + 1))
def test_one_task_is_shown_and_its_json_is_its_text(hostile: Run, number: int) -> None:
    words = hostile("show", str(number), *DAY)
    row = hostile("show", str(number), "--json", *DAY)
    assert (words.code, row.code) == (0, 0)
    assert obeyed(words.out + words.err + row.out + row.err) == []
    told = json.loads(row.out)
    text = TEXTS[number - 1]
    assert (told["title"], told["leads"], told["status"]) == (text, [text, text], text)


def test_one_row_stays_one_row(hostile: Run) -> None:
    assert len(hostile("list", *DAY).out.splitlines()) == COUNT
    assert len(hostile("log", *DAY).out.splitlines()) == COUNT
    assert len(hostile("log", "3", *DAY).out.splitlines()) == 1


def test_the_journal_is_as_it_was(hostile: Run, plan_file: Path) -> None:
    (file,) = plan_file.with_suffix(".journal").glob("swj-*.jsonl")
    before = file.read_bytes()
    hostile("set", "3", "in_progress", "--yes", *DAY)
    assert file.read_bytes() == before


PLACES: tuple[tuple[str, ...], ...] = (
    ("{}",), ("{}", "--json"), ("set", "{}", "done"), ("set", "1", "{}"), ("set", "1", "done", "-m", "{}"),
    ("set", "1", "done", "--on", "{}"), ("note", "1", "{}"), ("note", "{}", "x"), ("report", "1", "--percent", "{}"),
    ("report", "1", "--progress", "{}"), ("measure", "1", "{}"), ("measure", "1", "1={}"), ("milestone", "3", "{}"),
    ("flag", "1", "{}", "--to", "{}"), ("unflag", "1", "-m", "{}"), ("close", "1", "--method", "{}"),
    ("decide", "1", "{}", "--owner", "{}", "--due", "2023-12-31", "--yes"),
    ("decide", "1", "x", "--owner", "y", "--due", "{}"),
    ("decide", "1", "x", "--owner", "石银峰", "--due", "2023-12-31", "--of", "{}"),
    ("carry-out", "1", "--decision", "{}"),
    ("close", "1", "--evidence", "{}"), ("return", "1", "-m", "{}"), ("extend", "1", "{}", "-m", "x"),
    ("light", "1", "{}", "-m", "x"), ("light", "1", "red", "--until", "{}", "-m", "x"), ("list", "{}"),
    ("list", "单位:{}"), ("list", "{}:x"), ("show", "{}"), ("log", "{}"), ("--as-of", "{}", "list"),
    ("log", "--entry", "{}"), ("explain", "{}"), ("completion", "{}"),
    ("--today", "{}", "list"), ("--actor", "{}", "note", "1", "x"), ("--lang", "{}", "list"),
    ("--plan", "{}", "list"), ("--journal", "{}", "doctor"), ("--journal", "x{}", "note", "1", "x"),
    ("import", "{}", "-o", "x.toml"), ("import", "notice.txt", "-o", "{}"), ("apply", "{}"), ("--{}", "list"),
    ("list", "--{}"), ("summary", "--by", "{}"), ("changes", "--since", "{}"), ("remind", "--unit", "{}"),
    ("undo", "{}"), ("agenda", "{}"), ("agenda", "--for", "{}"), ("meeting", "--for", "{}"),
    ("template", "--unit", "{}", "-o", "x.csv"), ("template", "--unit", "区科委", "-o", "{}"),
    ("template", "--all", "-o", "x", "--period", "{}"), ("apply", "--all", "{}"), ("apply", "x", "--period", "{}"),
    ("calendar", "{}"), ("calendar", "--since", "{}"), ("calendar", "--days", "{}"), ("trend", "{}"),
    ("meeting", "--all", "--on", "{}"), ("hand-over", "{}"), ("share", "--group", "{}"), ("doctor", "--settle", "{}"),
    ("doctor", "--against", "{}"), ("checkpoint", "-m", "{}"),
    ("seal", "{}"), ("seal", "-o", "{}"), ("seal", "-o", "{}.zip", "--accept", "{}"), ("seal", "--verify", "{}"),
    ("seal", "--reopen", "-m", "{}"), ("seal", "-o", "x.zip", "--yes", "--sign", "{}"), ("--plan", "{}.zip", "list"),
    ("plan", "{}"), ("plan", "new", "--title", "{}", "--year", "2024", "--section", "{}", "-o", "y.toml", "--force"),
    ("plan", "new", "--year", "{}", "--from", "tasks.toml", "-o", "z.toml"),
    ("plan", "new", "--from", "{}", "-o", "{}"),
    ("plan", "drop", "{}"), ("plan", "add", "--section", "1", "--text", "{}", "--unit", "{}", "--yes"),
    ("plan", "add", "--section", "{}", "--text", "x"), ("plan", "break-down", "1", "--milestone", "{}"),
    ("plan", "split", "1", "--text", "{}", "--text", "x", "--yes"), ("plan", "merge", "{}", "--text", "{}"),
    ("plan", "break-down", "1", "--milestone", "06-30={}", "--target", "{}=1家"),
    ("revise", "{}"), ("revise", "tasks.toml", "--basis", "{}"), ("revise", "--accept", "--on", "{}"),
    ("owed", "{}"), ("owed", "--unit", "{}"), ("owed", "--json", "{}"),
)  # fmt: skip


def test_every_verb_is_attacked() -> None:
    attacked = {words[0] for words in (*PLACES, *READS)} | {words[2] for words in PLACES if len(words) > 2}
    assert attacked >= set(_MODULES) - {"redo", "demo", "export", "bulletin", "manual"}


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_no_argument_gets_out(workplan: Run, plan_file: Path, place: tuple[str, ...]) -> None:
    (plan_file.parent / "notice.txt").write_text("一、甲\n1.乙", encoding="utf-8")
    for text in TEXTS:
        if "\0" in text or text.startswith("/"):
            continue
        ended = workplan(*(word.replace("{}", text) for word in place))
        assert ended.code in (0, 1, 2, 65, 66, 75, 77), (text, ended)
        assert obeyed(ended.out + ended.err) == [], text
        assert "Traceback" not in ended.err, text
        assert ended.err.count("\n") <= 5, (text, ended.err)  # four tasks and a question


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40))
def test_any_note_is_kept_exactly_and_shown_as_one_line(workplan: Run, text: str) -> None:
    ended = workplan("note", "1", "--", text)
    if not text.strip():
        assert ended.code == 1
        return
    assert ended.code == 0
    assert obeyed(ended.err) == []
    assert ended.err.count("\n") == 1
    assert json.loads(workplan("log", "--json").out)[-1]["ops"][0]["text"] == text


_COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


@pytest.mark.slow
@pytest.mark.parametrize("words", words_of(("list",), ("show", "1"), ("log",), ("doctor",), ("check",), ("show",)),
                         ids=" ".join)  # fmt: skip
def test_a_real_terminal_gets_colours_and_nothing_else(
    plan_file: Path, surroundings: dict[str, str], words: tuple[str, ...]
) -> None:
    write_hostile(plan_file.parent)
    sent = on_a_terminal(words, plan_file.parent, {**surroundings, "TERM": "xterm-256color"})
    rest = _COLOUR.sub(b"", sent).replace(b"\r\n", b"\n").decode("utf-8")
    assert obeyed(rest) == []
    if words[:1] in (("list",), ("log",)) and "--json" not in words:
        heading = words[:1] == ("list",)
        assert len([row for row in rest.splitlines() if not row.startswith("workplan: ")]) == COUNT + heading


def on_a_terminal(words: tuple[str, ...], folder: Path, environment: dict[str, str]) -> bytes:
    """Return everything a command sends to the terminal it runs on."""
    pid, master = pty.fork()
    if pid == 0:
        try:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "workplan_tui", *words], environment)
        finally:
            os._exit(127)
    sent = b""
    try:
        while chunk := os.read(master, 65536):
            sent += chunk
    except OSError:  # Linux reports the closed other end this way
        pass
    os.close(master)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) in (0, 1), sent
    return sent


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["\x1b[2J.txt", "\x9b31m.txt", b"\xff\xfe.txt", "a\nb.txt", "=1+1.txt"], ids=ascii
)
def test_a_file_of_a_hostile_name_is_imported_and_named(
    plan_file: Path, surroundings: dict[str, str], name: str | bytes
) -> None:
    folder = os.fsencode(plan_file.parent)
    source = os.fsencode(name)
    with open(os.path.join(folder, source), "wb") as file:
        file.write(
            "一、\x1b[2J板块\n1.任务\u202e一。（牵头领导：甲；主要责任单位：乙；完成时限：12月底）\n".encode()
        )
    target = source + b".toml"
    ended = subprocess.run(
        [sys.executable, "-m", "workplan_tui", "import", source, "-o", target],
        cwd=folder, env=surroundings, capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode in (0, 2, 65), ended.stderr
    assert obeyed((ended.stdout + ended.stderr).decode("utf-8")) == []
    if ended.returncode == 0:
        with open(os.path.join(folder, target), "rb") as file:
            assert obeyed(file.read().decode("utf-8")) == []
