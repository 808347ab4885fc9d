"""The three days of docs/, played: what is typed is answered as it stands there, and the right things were recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.days.player import Player
from tests.support.program import REAL_PLAN

pytestmark = pytest.mark.slow
REPORTING = '[reporting]\nevery = "month"\nby_day = 5\n\n[[sections]]'


def entries(player: Player, *words: str) -> list[dict[str, Any]]:
    """Return the entries of the journal."""
    return list(json.loads(player.run(f"workplan --json log {' '.join(words)} 2>/dev/null")))


def test_the_contact_of_a_unit(tmp_path: Path) -> None:
    with Player("contact.md", tmp_path) as player:
        plan = REAL_PLAN.read_text(encoding="utf-8").replace("[[sections]]", REPORTING, 1)
        (player.shared / "tasks.toml").write_text(plan, encoding="utf-8")
        player.play()
        ops = [op for entry in entries(player) for op in entry["ops"]]
        assert {entry["actor"] for entry in entries(player)} == {"区水务局"}
        told = {op["task"]: op for op in ops if op["op"] == "report"}
        assert {task: op.get("percent") for task, op in told.items()} == {"65": 40, "7": 44, "75": 55}
        assert [
            row["id"]
            for row in json.loads(player.run("workplan --json list 单位:区水务局 is:未报 2>/dev/null"))
        ] == []


def test_the_clerk_of_the_office(tmp_path: Path) -> None:
    with Player("clerk.md", tmp_path) as player:
        player.play()
        assert "tasks.toml" in player.run("ls"), "the page has gone into the folder of its plan"
        own = [entry for entry in entries(player) if entry["actor"] == "督查室"]
        recorded = [(op["op"], op.get("field"), op.get("task")) for entry in own for op in entry["ops"]]
        noted = [entry["ops"] for entry in own if entry["ops"][0]["op"] == "note"]
        assert [[op["task"] for op in ops] for ops in noted] == [["25"], ["41", "44", "45", "48", "100"]]
        closed = [op for entry in own for op in entry["ops"] if op.get("value") == "closed"]
        assert {op["task"]: op["method"] for op in closed} == dict.fromkeys(("14", "16", "37"), "documents")
        assert [entry["ops"][0]["op"] for entry in own].count("undo") == 1
        assert {
            ("unflag", None, "46"),
            ("decide", None, "11"),
            ("unflag", None, "11"),
            ("set", "due_on", "25"),
        } <= set(recorded)
        late = {op["task"] for entry in own for op in entry["ops"] if op["op"] == "remind"}
        assert {"1", "19", "57"} <= late
        assert statuses(player, "14", "52") == {"14": "closed", "52": "done"}
        assert player.run("test -s 台账.xlsx && workplan doctor >/dev/null 2>&1; echo $?") == "0\n"


def test_the_official_in_a_meeting(tmp_path: Path) -> None:
    with Player("meeting.md", tmp_path) as player:
        player.play()
        for plan in ("office/tasks.toml", "laptop/tasks.toml"):
            decided = [entry for entry in entries(player, f"--plan {plan}") if entry["actor"] == "蔡小军"]
            assert [op["op"] for op in decided[0]["ops"]] == ["decide", "unflag"]
            assert player.run(f"workplan --plan {plan} doctor >/dev/null 2>&1; echo $?") == "0\n"
        assert (
            len(entries(player, "--plan office/tasks.toml"))
            == len(entries(player, "--plan laptop/tasks.toml")) + 1
        )


def statuses(player: Player, *tasks: str) -> dict[str, str]:
    """Return how these tasks stand."""
    rows = json.loads(player.run(f"workplan --json list {' or '.join(tasks)} 2>/dev/null"))
    return {row["id"]: row["status"] for row in rows}
