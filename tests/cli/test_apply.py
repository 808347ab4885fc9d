"""`apply`: operations as one entry, a whole line taken back once, and nothing written when wrong."""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.model.entries import make_entry
from tests.support.hostile import TEXTS
from tests.support.journal_lines import lines_of
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.journal.line import format_offer

Run = Callable[..., Any]
DONE = {"op": "set", "task": "2", "field": "status", "value": "done"}
NOTE = {"op": "note", "task": "3", "text": "已竣工"}

NOTES = [
    text for text in (*TEXTS, "实施“新智造100”", "a\ud7ff\U0010ffff") if text.strip() and "\0" not in text
]


@pytest.fixture
def apply(workplan: Run, tmp_path: Path) -> Run:
    """Run `apply` on a file with this text or these bytes."""

    def run(data: str | bytes, *words: str) -> Any:
        path = tmp_path / "updates.jsonl"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return workplan("apply", str(path), *words)

    return run


def line(*ops: Any, **more: Any) -> str:
    return json.dumps({"ops": ops, **more}, ensure_ascii=False) + "\n"


def entries(workplan: Run) -> list[dict[str, Any]]:
    return list(json.loads(workplan("log", "--json").out))


def test_all_lines_are_one_entry_and_one_undo(workplan: Run, apply: Run) -> None:
    ended = apply(line(DONE, on="2023-06-01") + "\n" + line(NOTE, on="2023-06-01"))

    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith(
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) not started -> done\n"
        "saved: 3 启动检验检测中心建设 (区经济和信息化局) note: 已竣工\n"
    )
    (entry,) = entries(workplan)
    assert (entry["on"], entry["actor"], len(entry["ops"])) == ("2023-06-01", "swj", 2)
    assert (entry["ops"][0]["was"], entry["ops"][0]["sees"]) == ("not_started", [])
    workplan("undo")
    assert json.loads(workplan("show", "2", "--json").out)["status"] == "not_started"


def test_without_a_day_it_is_today(workplan: Run, apply: Run) -> None:
    apply(line(DONE), "--today", "2023-05-05")
    assert entries(workplan)[0]["on"] == "2023-05-05"


def test_every_operation_of_the_format_can_be_applied(workplan: Run, apply: Run) -> None:
    workplan("flag", "4", "由谁牵头？")
    flag = entries(workplan)[0]["id"]
    ops = [
        DONE, NOTE, {"op": "set", "task": 1, "field": "target:1", "value": 4.6},
        {"op": "set", "task": "3", "field": "milestone:1", "value": "2023-06-30"},
        {"op": "set", "task": "3", "field": "due_on", "value": "2024-01-31", "reason": "雨季"},
        {"op": "set", "task": "3", "field": "light", "value": "red", "until": "2099-01-01", "reason": "会议"},
        {"op": "report", "task": "1", "percent": 40, "progress": "在建"},
        {"op": "flag", "task": "1", "text": "？", "to": "常务副区长"},
        {"op": "unflag", "task": "4", "of": [flag]}, {"op": "remind", "task": "1"}, {"op": "checkpoint"},
    ]  # fmt: skip
    assert apply(line(*ops), "--yes").code == 0
    kept = entries(workplan)[1]["ops"]
    assert [op["op"] for op in kept] == [op["op"] for op in ops]
    assert kept[2]["task"] == "1"
    assert workplan("doctor").code == 0


def test_only_an_open_question_of_the_task_can_be_answered(workplan: Run, apply: Run) -> None:
    workplan("flag", "4", "由谁牵头？")
    workplan("flag", "1", "何时？")
    flag, elsewhere = (entry["id"] for entry in entries(workplan))
    for of in (["nonsense"], "nonsense", [elsewhere], [flag, "nonsense"]):
        ended = apply(line({"op": "unflag", "task": "4", "of": of}))
        assert ended.code == 1
        assert f"there are {flag}" in ended.err
    none = apply(line({"op": "unflag", "task": "4", "of": []}))
    assert (none.code, "unflag needs of" in none.err) == (2, True)
    assert len(entries(workplan)) == 2
    assert apply(line({"op": "unflag", "task": "4", "of": [flag]})).code == 0
    again = apply(line({"op": "unflag", "task": "4", "of": [flag]}))
    assert "no open question to answer" in again.err


def test_byte_order_mark_foreign_line_ends_and_blank_lines_are_taken(apply: Run) -> None:
    assert apply(b"\xef\xbb\xbf" + line(DONE).encode().replace(b"\n", b"\r\n") + b"\r\n \n").code == 0


def test_standard_input_is_read(workplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_text(line(DONE), encoding="utf-8")
    with (tmp_path / "in").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert workplan("apply", "-").code == 0
    assert len(entries(workplan)) == 1


def test_the_same_source_twice_changes_nothing(workplan: Run, apply: Run) -> None:
    source = {"file": "六月.xlsx", "hash": "sha256:0a"}
    text = line(NOTE, source=source) + line(DONE, source=source)
    assert apply(text).code == 0
    ended = apply(text)
    assert ended.code == 0
    assert "nothing was changed" in ended.err
    assert [entry["source"] for entry in entries(workplan)] == [source]
    assert apply(line(NOTE, source={**source, "hash": "sha256:0b"})).code == 0
    assert len(entries(workplan)) == 2


def test_a_whole_line_keeps_its_id_and_a_second_time_writes_nothing(
    workplan: Run, apply: Run, plan_file: Path
) -> None:
    entry = make_entry(1, set_op("2", "status", "done"), actor="chen", replica="other-00000000")
    text = format_offer(entry)

    assert apply(text).err.startswith(
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) not started -> done\n"
    )
    (file,) = plan_file.with_suffix(".journal").glob("*.jsonl")
    before = file.read_bytes()
    ended = apply(text, "--json")

    assert (ended.code, file.read_bytes()) == (0, before)
    assert "nothing was changed" in ended.err
    kept = json.loads(ended.out)
    assert (kept["id"], kept["actor"], kept["seq"]) == (entry.id, "chen", 1)
    assert kept["replica"] != "other-00000000"


@pytest.mark.parametrize("text", NOTES, ids=ascii)
def test_what_could_not_be_saved_is_offered_as_a_line_that_is_taken_back(
    workplan: Run, apply: Run, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    workplan("note", "1", "first")  # makes the account's writer name, which is a file too
    for call in ("fsync", "write"):
        with monkeypatch.context() as patch:
            patch.setattr(f"workplan_tui.store.disk.files.Files.{call}", _full)
            ended = workplan("note", "2", text)
        assert ended.code == 75
        *told, offer = ended.err.splitlines()
        assert "apply -" in told[-1]
        assert all(map(str.isprintable, (*told, offer)))
        for words in ("saved", "nothing was changed"):
            again = apply(offer)
            assert (again.code, words in again.err) == (0, True)
        last = entries(workplan)[-1]
        assert (last["id"], last["ops"][0]["text"]) == (json.loads(offer)["id"], text)


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_retried_line_that_others_have_overtaken_is_refused(workplan: Run, apply: Run) -> None:
    mine = make_entry(1, {**set_op("2", "status", "done"), "was": "not_started"})
    workplan("set", "2", "not_started", "--actor", "chen", "--on", "2023-06-01")
    ended = apply(format_offer(mine))
    assert ended.code == 1
    assert "changed meanwhile to not started by chen" in ended.err
    assert len(entries(workplan)) == 1


def test_what_a_line_says_it_replaces_must_still_be_so(workplan: Run, apply: Run) -> None:
    workplan("set", "2", "2", "--actor", "chen")
    ended = apply(line({**DONE, "was": "not_started"}))
    assert ended.code == 1
    assert "changed meanwhile" in ended.err
    assert apply(line({**DONE, "was": "in_progress"})).code == 0


def test_an_undo_is_taken_back_as_undo_would(workplan: Run, apply: Run) -> None:
    workplan("set", "2", "done")
    (entry,) = entries(workplan)
    undo = {"op": "undo", "of": [entry["id"]]}
    assert apply(line(undo), "--actor", "chen").code == 0
    assert "taken back already" in apply(line(undo)).err
    assert "no entry x" in apply(line({"op": "undo", "of": ["x"]})).err


def test_an_undo_handed_in_that_would_lose_what_another_set_since_is_refused(
    workplan: Run, apply: Run
) -> None:
    workplan("set", "2", "in_progress")
    (entry,) = entries(workplan)
    workplan("set", "2", "done", "--actor", "chen")

    ended = apply(line({"op": "undo", "of": [entry["id"]]}))

    assert ended.code == 1
    assert "would lose what was set since" in ended.err
    assert json.loads(workplan("show", "2", "--json").out)["status"] == "done"


def test_the_rules_of_set_hold(workplan: Run, apply: Run) -> None:
    ended = apply(line({**DONE, "value": "closed"}))
    assert (ended.code, ended.out) == (1, "")
    assert "Task 2: not started" in ended.err
    assert entries(workplan) == []


WRONG: list[tuple[str | bytes, str]] = [
    ("", "updates.jsonl is empty; nothing was saved"),
    ("\ufeff \r\n", "updates.jsonl is empty; nothing was saved"),
    (line(DONE) + "\n{", "line 3: no JSON"),
    ("[]", "line 1: not a JSON object"),
    (line(NOTE) + "[" * 100_000, "line 2: nested too deeply"),
    ('{"a":' * 100_000, "line 1: nested too deeply"),
    ('{"ops":[],"ops":[]}', "line 1: no JSON: a key stands twice"),
    ('{"ops":[{"op":"report","task":"1","percent":NaN}]}', "NaN is no number"),
    ('{"ops":[{"op":"report","task":"1","percent":1e999}]}', "a number is too large"),
    ('{"ops":[{"op":"report","task":"1","percent":' + "9" * 5000 + "}]}", "a number is too large"),
    ('{"ops":[{"op":"note","task":"1","text":"\\ud800"}]}', "line 1: not UTF-8"),
    (line(NOTE).encode("gbk"), "line 1: not UTF-8"),
    (line(NOTE).encode("utf-16"), "line 1: not UTF-8"),
    (b"\xef\xbb\xbf\xef\xbb\xbf{}", "line 1: no JSON"),
    (line(), "line 1: ops is a list"),
    ('{"ops":[1]}', "line 1: ops is a list"),
    (line(NOTE, when="x"), "line 1: there is no key when"),
    (line(NOTE, on="soon"), "line 1: on soon is no day; write it as 2023-06-30, 06-30"),
    (line(NOTE, on="2023-W01-1"), "line 1: on 2023-W01-1 is no day"),
    (line(NOTE, on=20230601), "line 1: on 20230601 is no day"),
    (line(NOTE, on="2999-01-01"), "line 1: 2999-01-01 is still to come"),
    (line(NOTE, on="2023-06-01") + line(NOTE), "line 2: all lines have one on"),
    (line(NOTE, source="x"), "line 1: source is an object"),
    (line(NOTE, source={"file": "x", "hash": ""}), "line 1: source is an object"),
    (line({"op": "\x1b[2J"}), "line 1: there is no operation ␛[2J"),
    (line({}), "line 1: there is no operation null"),
    (line({"op": "note", "task": "1"}), "line 1: note needs text"),
    (line({**NOTE, "txet": "x"}), "line 1: note has no txet"),
    (line({**NOTE, "text": ["x"]}), "line 1: text of note cannot be"),
    (line({**NOTE, "task": True}), "line 1: task of note cannot be true"),
    (line({**NOTE, "task": "99"}), "line 1: there is no task 99"),
    (line({**DONE, "field": "colour"}), "line 1: there is no field colour"),
    (line({**DONE, "sees": [1]}), "line 1: sees of set is a list of texts"),
    (line(NOTE) + line(DONE, {**DONE, "value": "in_progress"}), "line 2: status of task 2 is set twice"),
    (lines_of(make_entry(1, note_op("1", "x")))[0].replace(b'"x"', b'"y"'), "line 1: checksum does not match"),
    (lines_of(make_entry(1))[0], "line 1: there are no operations"),
    (b"".join(lines_of(make_entry(1, note_op("1", "x")), make_entry(2, note_op("1", "y")))),
     "line 1: a whole journal line is applied alone"),
    (lines_of(make_entry(1, note_op("1", "x"), id="7188747a-bb00-7000-9f10-000000000001"))[0], "a day to come"),
    (b"{" + b" " * (1 << 21), "larger than 1024 KiB"),
    (line({"op": "undo", "of": []}), "line 1: undo needs of"),
    (line({"op": None}), "line 1: there is no operation null"),
    (line({"op": "note", "task": "1", "text": True}), "text of note cannot be true"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "told"), WRONG, ids=lambda value: repr(value)[:40])
def test_wrong_input_is_one_sentence_with_its_line_and_writes_nothing(
    workplan: Run, apply: Run, plan_file: Path, data: str | bytes, told: str
) -> None:
    ended = apply(data)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert ended.err.count("\n") == 1
    assert ended.err[:-1].isprintable()
    assert not plan_file.with_suffix(".journal").exists()


@pytest.mark.parametrize("changes", [{"plan": "plan-2022"}, {"version": 2}])
def test_a_line_of_another_plan_or_format_is_refused(workplan: Run, apply: Run, changes: Any) -> None:
    ended = apply(lines_of(make_entry(1, note_op("1", "x"), **changes))[0])
    assert (ended.code, ended.out) == (1, "")
    assert "plan-2023" in ended.err


def test_an_id_that_says_something_else_is_refused(workplan: Run, apply: Run) -> None:
    apply(format_offer(make_entry(1, note_op("1", "x"))))
    ended = apply(format_offer(make_entry(1, note_op("1", "y"))))
    assert ended.code == 1
    assert "says something else" in ended.err
    assert len(entries(workplan)) == 1


@pytest.mark.parametrize("name", ["none.jsonl", "."])
def test_a_file_that_cannot_be_read_is_told(workplan: Run, name: str) -> None:
    ended = workplan("apply", name)
    assert (ended.code, ended.out) in ((66, ""), (2, ""))
    assert ended.err.count("\n") == 1


def test_a_pipe_that_nobody_writes_to_holds_nobody_up(workplan: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = workplan("apply", str(tmp_path / "pipe"))
    assert (ended.code, "is empty" in ended.err) == (2, True)


def test_what_could_not_even_be_tried_is_offered_as_a_line_too(
    workplan: Run, apply: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplan("set", "2", "2")
    lock = plan_file.with_suffix(".journal") / ".lock"
    lock.unlink()
    lock.mkdir()
    ended = workplan("set", "2", "done", "--actor", "chen")
    lock.rmdir()

    assert ended.code == 75
    again = apply(ended.err.splitlines()[-1])
    assert (again.code, again.err.splitlines()[0]) == (
        0,
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) in progress -> done",
    )
    assert entries(workplan)[-1]["actor"] == "chen"


def test_a_line_made_while_somebody_s_clock_was_ahead_is_taken_back(
    workplan: Run, apply: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        now = time.time_ns()
        patch.setattr("time.time_ns", lambda: now + 3 * 24 * 3600 * 10**9)
        workplan("note", "1", "of a day to come")
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.disk.files.Files.fsync", _full)
        offer = workplan("note", "2", "lost?").err.splitlines()[-1]

    assert apply(offer).code == 0
    assert entries(workplan)[-1]["ops"][0]["text"] == "lost?"


def test_read_only_refuses_before_anything_is_read(workplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert workplan("apply", "-", "--read-only").code == 77


SOURCE = {"file": "六月.xlsx", "hash": "sha256:0a"}


def test_a_source_that_was_undone_is_applied_again_once(workplan: Run, apply: Run) -> None:
    text = line(DONE, source=SOURCE)
    apply(text)
    workplan("undo")
    ended = apply(text)
    assert (ended.code, "not started -> done" in ended.err) == (0, True)
    assert json.loads(workplan("show", "2", "--json").out)["status"] == "done"
    assert "nothing was changed" in apply(text).err


@pytest.mark.parametrize(
    "other", [line(NOTE, source=SOURCE), line(DONE, source=SOURCE, on="2023-05-01")], ids=["words", "day"]
)
def test_a_source_of_the_same_name_that_says_something_else_is_something_else(
    workplan: Run, apply: Run, other: str
) -> None:
    apply(line({**NOTE, "text": "已开工"}, source=SOURCE))
    apply(line(DONE, source=SOURCE, on="2023-04-01"))
    ended = apply(other)
    assert (ended.code, "nothing was changed" in ended.err) == (0, False)
    assert len(entries(workplan)) == 3


def test_a_source_without_a_day_is_the_same_on_the_next_day(workplan: Run, apply: Run) -> None:
    apply(line(NOTE, source=SOURCE), "--today", "2023-06-01")
    assert "nothing was changed" in apply(line(NOTE, source=SOURCE), "--today", "2023-06-02").err
    assert len(entries(workplan)) == 1


def test_a_line_whose_entry_was_taken_back_is_not_called_recorded(workplan: Run, apply: Run) -> None:
    offer = format_offer(make_entry(1, note_op("1", "x")))
    assert apply(offer).code == 0
    assert workplan("undo").code == 0
    ended = apply(offer)
    assert (ended.code, "taken back" in ended.err) == (1, True)
    assert len(entries(workplan)) == 2
