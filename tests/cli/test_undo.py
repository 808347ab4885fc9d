"""`undo` and `redo`: the account's own, whatever name it acts under, and nothing old unasked."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.support.journal_lines import with_keys

Run = Callable[..., Ended]
AT = "2023-06-01T12:00:00+08:00"


class Answer(io.StringIO):
    """A terminal at which somebody types an answer."""

    def isatty(self) -> bool:
        return True


def statuses(workplan: Run) -> dict[str, str]:
    return {row["id"]: row["status"] for row in json.loads(workplan("list", "--json").out)}


def make_old(folder: Path) -> None:
    """Let everything in the journal have been recorded long ago."""
    for file in folder.glob("*.journal/*.jsonl"):
        file.write_bytes(b"".join(with_keys(line, {"at": AT}) for line in file.read_bytes().splitlines()))


def test_an_actors_name_gives_nobody_what_another_account_recorded(
    workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.journal.replica._account", lambda: "wangwei")
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
        assert workplan("set", "2", "done", "--actor", "wangwei").code == 0
    refused = workplan("undo", "--actor", "wangwei")
    assert (refused.code, refused.err) == (1, "workplan: There is nothing of yours to undo.\n")
    assert statuses(workplan)["2"] == "done"


def test_undo_takes_back_what_the_account_recorded_in_another_name(workplan: Run) -> None:
    workplan("set", "2", "done", "--actor", "dcs")
    assert workplan("undo").code == 0
    assert statuses(workplan)["2"] == "not_started"


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_what_is_older_than_an_hour_needs_yes_where_nobody_can_answer(
    workplan: Run, tmp_path: Path, verb: str
) -> None:
    workplan("set", "2", "done")
    if verb == "redo":
        workplan("undo")
    make_old(tmp_path)
    before = statuses(workplan)["2"]
    refused = workplan(verb)
    assert refused.code == 2
    assert "2 not started -> done" in refused.err
    assert "2023-06-01 12:00" in refused.err
    assert "--yes" in refused.err
    assert statuses(workplan)["2"] == before
    assert workplan(verb, "--yes").code == 0
    assert statuses(workplan)["2"] != before


@pytest.mark.parametrize(("answer", "code", "status"), [("y\n", 0, "not_started"), ("\n", 1, "done")])
def test_on_a_terminal_it_is_asked_before_something_old_is_taken_back(
    workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, status: str
) -> None:
    workplan("set", "2", "done")
    make_old(tmp_path)
    monkeypatch.setattr("sys.stdin", Answer(answer))
    ended = workplan("undo")
    assert ended.code == code
    assert "Take back: 2 not started -> done? It was recorded at 2023-06-01 12:00 by swj. [y/N]" in ended.err
    assert statuses(workplan)["2"] == status


def test_a_redo_is_refused_once_the_account_recorded_something_since(workplan: Run) -> None:
    workplan("set", "2", "done")
    workplan("undo")
    workplan("note", "3", "x", "--actor", "dcs")
    assert workplan("redo").code == 1


def test_a_redo_is_in_the_history_of_the_task_however_often_it_is_undone_again(workplan: Run) -> None:
    workplan("note", "2", "x")
    for verb in ("undo", "redo", "undo", "redo"):
        assert workplan(verb).code == 0
    told = [line for line in workplan("show", "2").out.splitlines() if "note: x" in line]
    assert len(told) == 5
    assert "redone: " in told[-1]
    assert "[taken back]" not in told[-1]
    assert len(workplan("log", "2").out.splitlines()) == len(workplan("log").out.splitlines()) == 5


def test_an_undo_that_is_handed_in_says_of_what(workplan: Run, plan_file: Path) -> None:
    workplan("note", "2", "x")
    (entry,) = json.loads(workplan("log", "--json").out)
    line = json.dumps({"ops": [{"op": "undo", "of": [entry["id"]]}]})
    (plan_file.parent / "x.jsonl").write_text(line, encoding="utf-8")
    done = workplan("apply", str(plan_file.parent / "x.jsonl"))
    assert done.err.startswith("saved: undone: 2 note: x")


def own_edits(workplan: Run) -> list[list[str]]:
    """Return the lines of the list: mark, time and what was done."""
    lines = workplan("undo", "--list").out.splitlines()
    return [[line[:6], line[8:24], line[26:]] for line in lines]


def test_the_list_has_ones_own_edits_newest_first_and_why_one_cannot_be_taken_back(workplan: Run) -> None:
    workplan("set", "2", "in_progress")
    workplan("note", "3", "x", "--on", "2023-05-31")
    workplan("set", "2", "done")
    told = own_edits(workplan)
    newest, noted, oldest = (what for _, _, what in told)
    assert newest == "2 完成造林绿化2970亩 in progress -> done"
    assert noted == "3 启动检验检测中心建设 note: x (for 2023-05-31)"
    assert oldest.startswith("2 完成造林绿化2970亩 not started -> in progress [cannot be undone: ")
    assert "it would lose what was set since: task 2 done (swj, " in oldest
    rows = json.loads(workplan("undo", "--list", "--json").out)
    assert [row["mark"] for row in rows] == [mark for mark, _, _ in told]
    assert [row["why_not"] for row in rows] == [None, None, "would_lose"]
    assert all(row["id"].endswith(row["mark"]) for row in rows)


def test_one_of_the_list_is_taken_back_by_its_mark_and_redone(workplan: Run) -> None:
    workplan("set", "2", "in_progress")
    workplan("note", "3", "x")
    workplan("set", "4", "done")
    mark = own_edits(workplan)[2][0]
    done = workplan("undo", mark)
    assert (done.code, done.err.split(" (recorded")[0]) == (0, "undone: 2 not started -> in progress")
    assert statuses(workplan) == {"1": "not_started", "2": "not_started", "3": "not_started", "4": "done"}
    assert workplan("redo").code == 0
    assert statuses(workplan)["2"] == "in_progress"


def test_one_that_was_built_upon_is_refused_with_what_was_and_nothing_is_written(workplan: Run) -> None:
    workplan("flag", "2", "?")
    workplan("unflag", "2", "-m", "yes")
    before = workplan("log").out
    refused = workplan("undo", own_edits(workplan)[1][0])
    assert refused.code == 1
    assert "Not undone: it was dealt with since" in refused.err
    assert "task 2 answered (swj, " in refused.err
    assert workplan("log").out == before


@pytest.mark.parametrize("mark", ["ffffff", "f", "no", "\x1b[31m"])
def test_a_mark_that_is_none_is_one_sentence(workplan: Run, mark: str) -> None:
    workplan("note", "2", "x")
    refused = workplan("undo", mark)
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "there is no entry" in refused.err
    assert "\x1b" not in refused.err


def test_an_old_one_that_is_named_is_meant(workplan: Run, tmp_path: Path) -> None:
    workplan("note", "2", "x")
    make_old(tmp_path)
    assert workplan("undo", own_edits(workplan)[0][0]).code == 0


def test_a_list_with_a_mark_means_neither(workplan: Run) -> None:
    assert workplan("undo", "--list", "abcdef").code == 2


def test_nothing_to_take_back_is_said_beside_an_empty_list(workplan: Run) -> None:
    told = workplan("undo", "--list")
    assert (told.code, told.out, told.err) == (0, "", "There is nothing of yours to undo.\n")
    assert json.loads(workplan("undo", "--list", "--json").out) == []


def test_the_list_is_read_where_nothing_may_be_written(workplan: Run) -> None:
    workplan("note", "2", "x")
    assert len(workplan("undo", "--list", "--read-only").out.splitlines()) == 1
