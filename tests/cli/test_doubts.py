"""Figures that are odd, and a percent of what was not begun: asked about, never refused."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def workplan(workplan: Run) -> Run:
    """Run it within the plan's year, unless a day is named: a figure of another year is asked about."""
    return lambda *words: workplan(*words, *(() if "--today" in words else ("--today", "2023-12-01")))


MAY, JUNE = ("--today", "2023-05-20"), ("--today", "2023-06-20")


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let somebody sit at the terminal who answers so."""
    return lambda typed: monkeypatch.setattr("sys.stdin", Terminal(typed))


def ops(workplan: Run) -> list[dict[str, Any]]:
    """Return the operations of the newest entry."""
    return json.loads(workplan("--json", "log").out)[-1]["ops"]  # type: ignore[no-any-return]


@pytest.fixture
def told(workplan: Run) -> Run:
    """A plan on which a task is in progress and has been reported on."""
    assert workplan("set", "2", "2", *MAY).code == 0
    assert workplan("report", "2", "--percent", "60", "--progress", "主体封顶", *MAY).code == 0
    assert workplan("measure", "2", "1=1200", *MAY).code == 0
    return workplan


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "2", "--percent", "40"), "Task 2 was reported at 60% before, and now at 40%."),
        (("report", "2", "--progress", "主体封顶"), "word for word, what was reported on 2023-05-20."),
        (("measure", "2", "1=120"), "造林绿化 was 1200 and is 120 now: ten times as much or as little."),
    ],
)
def test_what_is_odd_needs_yes_of_a_script_and_is_recorded_then(
    told: Run, words: tuple[str, ...], said: str
) -> None:
    count = len(json.loads(told("--json", "log").out))
    refused = told(*words, *JUNE)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith(f"{said} Add --yes if it is meant.\n")
    assert len(json.loads(told("--json", "log").out)) == count
    assert told(*words, *JUNE, "--yes").code == 0
    assert len(json.loads(told("--json", "log").out)) == count + 1


def test_on_a_terminal_it_is_asked_about(told: Run, answers: Callable[[str], None]) -> None:
    answers("n\n")
    refused = told("report", "2", "--percent", "40", "--progress", "主体封顶", *JUNE)
    assert refused.code == 1
    assert refused.err.count("Task 2") == 2, "both oddities are told at once"
    answers("y\n")
    assert told("report", "2", "--percent", "40", *JUNE).code == 0
    assert ops(told)[0]["percent"] == 40


def test_what_is_handed_in_as_a_file_is_asked_about_too(told: Run, tmp_path: Any) -> None:
    file = tmp_path / "u.jsonl"
    op = {"op": "report", "task": "2", "percent": 40}
    file.write_text(json.dumps({"ops": [op], "on": "2023-06-20"}), encoding="utf-8")
    assert "Add --yes if it is meant" in told("apply", str(file)).err
    assert told("apply", str(file), "--yes").code == 0


def test_a_percent_of_what_was_not_begun_asks_to_move_it(
    workplan: Run, answers: Callable[[str], None]
) -> None:
    answers("y\n")
    ended = workplan("report", "2", "--percent", "10", *MAY)
    assert "Task 2 is not started, and a percent is reported: is it in progress now? [y/N]" in ended.err
    assert [op["op"] for op in ops(workplan)] == ["report", "set"]
    assert ended.err.endswith("report: 10%; not started -> in progress\n")
    answers("\n")
    assert workplan("report", "1", "--percent", "10", *MAY).code == 0
    assert [op["op"] for op in ops(workplan)] == ["report"]


def test_a_script_is_told_that_it_was_not_moved_and_moves_it_by_yes(workplan: Run) -> None:
    ended = workplan("report", "2", "--percent", "10", *MAY)
    assert ended.code == 0
    assert ended.err.endswith(
        "Task 2 is still not started, though a percent is reported; `workplan set 2 2` moves it.\n"
    )
    assert workplan("report", "3", "--percent", "10", "--yes", *MAY).code == 0
    assert [op["op"] for op in ops(workplan)] == ["report", "set"]


@pytest.mark.parametrize("words", [("--percent", "0"), ("--progress", "筹备"), ("--percent", "500")])
def test_where_nothing_says_that_it_was_begun_nothing_is_asked(workplan: Run, words: tuple[str, ...]) -> None:
    assert "still not started" not in workplan("report", "2", *words, *MAY).err


def test_a_task_that_is_said_not_to_be_begun_after_all_is_asked_about(workplan: Run) -> None:
    workplan("set", "2", "in_progress")
    workplan("report", "2", "--percent", "40")
    refused = workplan("set", "1-2", "not_started")
    assert refused.code == 2
    assert "Task 2: 40% of it is told, and now it is not started. Add --yes if it is meant." in refused.err
    assert workplan("set", "1-2", "not_started", "--yes").code == 0
    assert "doubt" not in workplan("show", "2").out


def test_show_tells_what_speaks_against_the_status(workplan: Run) -> None:
    workplan("set", "2", "done", "--yes")
    workplan("report", "2", "--percent", "50", "--yes")
    assert "doubt: done, but 50% of it was reported afterwards" in workplan("show", "2").out
    assert workplan("list", "is:doubtful").out.split()[0] == "2"
