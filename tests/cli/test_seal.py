"""Sealing a year: one archive that opens anywhere and proves itself, and a journal that takes nothing more."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.store.sealing.year_archive import packed, sums_of

Run = Callable[..., Any]
EDITS = (
    ("set", "2", "done"), ("note", "1", "x"), ("report", "2", "--percent", "5", "--on", "2023-06-30"),
    ("flag", "1", "?"), ("undo",),
    ("extend", "2", "2024-01-31", "-m", "x"), ("checkpoint",), ("revise", "--accept", "--yes"),
    ("remind", "--record", "--today", "2023-11-29"), ("plan", "drop", "4", "--yes"), ("light", "1", "red", "-m", "x"),
    ("doctor", "--settle", "swj-1-0001.jsonl"), ("bulletin", "--number", "1"), ("apply", "updates.jsonl"),
)  # fmt: skip


@pytest.fixture
def year(workplan: Run, plan_file: Path) -> Path:
    """Record something, and return the folder of the plan."""
    workplan("note", "1", "甲")
    workplan("set", "2", "in_progress")
    updates = {"ops": [{"op": "note", "task": "1", "text": "x"}]}
    (plan_file.parent / "updates.jsonl").write_text(json.dumps(updates), encoding="utf-8")
    return plan_file.parent


def sealed(workplan: Run, *more: str) -> Any:
    return workplan("--yes", "seal", "-o", "2023.zip", *more)


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.glob("*.journal/**/*") if path.is_file()}


def test_a_sealed_year_takes_no_edit_and_says_who_sealed_it_and_how_it_is_opened(
    workplan: Run, year: Path
) -> None:
    assert sealed(workplan).code == 0
    before = state_of(year)
    for words in EDITS:
        ended = workplan(*words)
        if words[0] == "doctor":  # nothing is found that could be settled
            continue
        assert ended.code == 1, (words, ended)
        assert "this year is sealed" in ended.err, words
        assert "by swj" in ended.err
        assert "`workplan seal --reopen -m REASON`" in ended.err
    assert state_of(year) == before
    assert workplan("list").code == 0


def test_a_year_that_was_opened_again_takes_edits_and_the_history_tells_it(workplan: Run, year: Path) -> None:
    sealed(workplan)
    assert workplan("seal", "--reopen").code == 2
    assert workplan("seal", "--reopen", "-m", " ").code == 1
    assert "this year is sealed" in workplan("note", "1", "x").err
    assert workplan("seal", "--reopen", "-m", "补录").code == 0
    assert workplan("note", "1", "x").code == 0
    assert workplan("seal", "--reopen", "-m", "补录").code == 1
    log = workplan("log").out
    assert "year sealed" in log
    assert "sealed year opened" in log
    assert workplan("--yes", "seal", "-o", "2023.zip").code == 1, "another archive stands there"
    assert workplan("--yes", "seal", "-o", "again.zip").code == 0


def test_a_seal_in_a_file_that_is_closed_long_since_is_not_overlooked(
    workplan: Run, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit reads by an index, and of most lines nothing: of a seal it must always know."""
    monkeypatch.setattr("workplan_tui.store.journal.journal.LARGEST_SEGMENT", 2000)
    sealed(workplan)
    workplan("seal", "--reopen", "-m", "补录")
    for number in range(12):
        assert workplan("note", "1", f"第{number}次" + "长" * 100).code == 0
    workplan("--yes", "seal", "-o", "again.zip")
    assert len(list((year / "tasks.journal").glob("*.jsonl"))) > 2
    for _ in range(3):
        assert "this year is sealed" in workplan("set", "2", "done").err


def test_neither_a_seal_nor_its_opening_can_be_taken_back(workplan: Run, year: Path) -> None:
    sealed(workplan)
    workplan("seal", "--reopen", "-m", "补录")
    ended = workplan("undo")
    assert ended.code == 1
    assert "`workplan seal`" in ended.err
    assert workplan("note", "1", "x").code == 0, "and it stays open"


def test_no_line_that_is_handed_in_seals_a_year(workplan: Run, year: Path) -> None:
    op = {"op": "seal", "files": ["x"], "archive": "0"}
    (year / "line.jsonl").write_text(json.dumps({"ops": [op]}), encoding="utf-8")
    assert workplan("apply", "line.jsonl").code == 1
    assert workplan("note", "1", "x").code == 0


def test_the_same_year_is_the_same_archive(workplan: Run, year: Path) -> None:
    assert sealed(workplan).code == 0
    first = (year / "2023.zip").read_bytes()
    (year / "2023.zip").unlink()
    workplan("--lang", "zh", "seal", "--reopen", "-m", "x")
    files = {name: data for name, data in contents_of(first).items() if name not in ("SHA256SUMS",)}
    assert packed({**files, "SHA256SUMS": sums_of(files)}) == first


def contents_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_is_proven_without_the_program(workplan: Run, year: Path, tmp_path: Path) -> None:
    sealed(workplan)
    where = tmp_path / "out"
    with zipfile.ZipFile(year / "2023.zip") as archive:
        archive.extractall(where)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=where, capture_output=True, check=False)
    assert done.returncode == 0, done
    assert {"README.txt", "counts.json", "tasks.toml", "tasks.journal"} <= {
        path.name for path in where.iterdir()
    }
    readme = (where / "README.txt").read_text(encoding="utf-8")
    assert "sha256sum -c SHA256SUMS" in readme
    assert "本档案为封存年度" in readme
    assert "This archive holds a sealed year" in readme
    counts = json.loads((where / "counts.json").read_text(encoding="utf-8"))
    assert counts["summary"]["total"] == len(counts["tasks"]) == 4
    for file in where.glob("tasks.journal/*.jsonl"):
        assert (year / "tasks.journal" / file.name).read_bytes().startswith(file.read_bytes())


@pytest.mark.parametrize("words", [
    ("list",), ("show", "1"), ("summary",), ("log",), ("check",), ("agenda",), ("trend",), ("explain", "2"),
    ("export", "csv"), ("changes", "--since", "2023-05-01"),
], ids=" ".join)  # fmt: skip
def test_the_archive_shows_what_the_year_shows(
    workplan: Run, year: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = workplan(*words)
    sealed(workplan)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(year / "2023.zip", elsewhere / "2023.zip")
    listed = sorted(os.listdir(elsewhere))
    ended = workplan("--plan", str(elsewhere / "2023.zip"), *words)
    assert (ended.code, ended.out) == (before.code, before.out)
    assert sorted(os.listdir(elsewhere)) == listed


def test_the_archive_takes_no_edit(workplan: Run, year: Path) -> None:
    sealed(workplan)
    whole = (year / "2023.zip").read_bytes()
    for words in EDITS:
        if words[0] in ("doctor", "bulletin"):
            continue
        ended = workplan("--plan", "2023.zip", *words)
        assert ended.code == 77, (words, ended)
        assert ended.err.count("\n") == 1
        assert "archive of a sealed year" in ended.err
    assert (year / "2023.zip").read_bytes() == whole


def test_the_next_year_begins_with_what_the_archive_left_unfinished(workplan: Run, year: Path) -> None:
    before = workplan("plan", "new", "--from", "tasks.toml", "--year", "2024", "-o", "one.toml")
    sealed(workplan)
    after = workplan("plan", "new", "--from", "2023.zip", "--year", "2024", "-o", "other.toml")
    assert (before.code, after.code) == (0, 0), after.err
    assert (year / "one.toml").read_bytes() == (year / "other.toml").read_bytes()
    assert workplan("plan", "new", "--from", "2023.zip", "-o", "copy.toml").code == 0
    assert (year / "copy.toml").read_bytes() == (year / "tasks.toml").read_bytes()


def test_nothing_that_is_handed_out_takes_the_place_of_the_archive(workplan: Run, year: Path) -> None:
    sealed(workplan)
    whole = (year / "2023.zip").read_bytes()
    for words in (("export", "csv", "-o", "2023.zip", "--force"), ("bulletin", "-o", "2023.zip", "--force")):
        assert workplan("--plan", "2023.zip", *words).code in (1, 2)
    assert workplan("--plan", "2023.zip", "share", "--group", "root").code == 77
    assert (year / "2023.zip").read_bytes() == whole


def test_an_archive_is_handed_over_as_a_folder(workplan: Run, year: Path, tmp_path: Path) -> None:
    sealed(workplan)
    (tmp_path / "there").mkdir()
    assert workplan("--plan", "2023.zip", "hand-over", str(tmp_path / "there")).code == 0
    there = tmp_path / "there"
    assert (there / "tasks.toml").read_bytes() == (year / "tasks.toml").read_bytes()
    assert list((there / "tasks.journal").glob("*.jsonl"))


def test_doctor_and_verify_prove_the_archive(workplan: Run, year: Path) -> None:
    sealed(workplan)
    assert workplan("--plan", "2023.zip", "doctor").code == 0
    ended = workplan("seal", "--verify", "2023.zip")
    assert (ended.code, "not signed" in ended.out) == (0, True)
    assert sha256((year / "2023.zip").read_bytes()).hexdigest() in ended.out
    assert workplan("doctor").code == 0, "the seal bears witness to the folder"


@pytest.mark.parametrize("name", ["tasks.toml", "counts.json", "README.txt", "journal"])
def test_what_was_changed_in_an_archive_is_told_and_it_is_not_shown(
    workplan: Run, year: Path, name: str
) -> None:
    sealed(workplan)
    files = contents(year / "2023.zip")
    name = next(one for one in files if name in one)
    files[name] = files[name].replace(b"2", b"3", 1)
    (year / "2023.zip").write_bytes(packed(files))
    for words in (("list",), ("doctor",)):
        ended = workplan("--plan", "2023.zip", *words)
        assert (ended.code, ended.out) == (65, "")
        assert f"{name} is not what it was" in ended.err
    assert workplan("seal", "--verify", "2023.zip").code == 65


def odd_archive(*members: tuple[str, bytes, int]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, mode in members:
            told = zipfile.ZipInfo(name)
            told.create_system, told.external_attr = 3, mode << 16
            archive.writestr(told, data)
    return whole.getvalue()


@pytest.mark.parametrize("name", [
    "../tasks.toml", "/etc/passwd", "tasks.journal/../../x.jsonl", "tasks.journal\\x.jsonl", "x/tasks.toml",
    "tasks.journal/.lock", "tasks.journal/a/b.jsonl", "tasks.journal/plans/x.toml", "C:/x.toml", "\x1b[2J.jsonl",
    "tasks.journal/\x1b[2J.jsonl",
])  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(workplan: Run, year: Path, name: str) -> None:
    (year / "odd.zip").write_bytes(
        odd_archive(("tasks.toml", b"", stat.S_IFREG | 0o644), (name, b"x", 0o100644))
    )
    ended = workplan("--plan", "odd.zip", "list")
    assert ended.code == 65
    assert "which no sealed year has" in ended.err
    assert "\x1b" not in ended.err


def test_links_doubles_bombs_and_rubbish_are_refused(workplan: Run, year: Path) -> None:
    link = odd_archive(("tasks.toml", b"/etc/passwd", stat.S_IFLNK | 0o777))
    with pytest.warns(UserWarning, match="Duplicate"):
        double = odd_archive(("tasks.toml", b"a", 0o100644), ("tasks.toml", b"b", 0o100644))
    bomb = odd_archive(("tasks.toml", bytes(80 << 20), 0o100644))
    for data in (link, double, bomb, b"", b"PK\x03\x04", b"x" * 1000, bomb[:500]):
        (year / "odd.zip").write_bytes(data)
        ended = workplan("--plan", "odd.zip", "list")
        assert (ended.code, ended.out) == (65, ""), data[:20]
        assert "Traceback" not in ended.err
    assert workplan("--plan", "none.zip", "list").code == 66


def test_what_check_and_doctor_find_refuses_until_it_is_accepted(workplan: Run, year: Path) -> None:
    (file,) = (year / "tasks.journal").glob("*.jsonl")
    file.write_bytes(file.read_bytes() + b"nonsense\n")
    ended = sealed(workplan)
    assert ended.code == 1
    assert "9 bytes are no entry" in ended.err or "8 bytes are no entry" in ended.err
    assert not (year / "2023.zip").exists()
    mark = next(line for line in ended.err.splitlines() if "no entry" in line).rpartition("[")[2].rstrip("]")
    assert sealed(workplan, "--accept", "x").code == 2
    assert sealed(workplan, "--accept", mark).code == 0
    entry = json.loads(workplan("log", "--json").out)[-1]
    assert entry["ops"][0]["accepted"] == [mark]


@pytest.mark.parametrize("words", [
    ("seal",), ("seal", "-o", "x.tar"), ("seal", "-o", "x.zip", "--reopen"), ("seal", "--signers", "x", "-o", "y.zip"),
], ids=" ".join)  # fmt: skip
def test_what_is_no_way_to_seal_is_a_mistake(workplan: Run, year: Path, words: tuple[str, ...]) -> None:
    assert workplan("--yes", *words).code == 2
    assert not list(year.glob("*.zip"))


def test_nobody_asked_seals_nothing(workplan: Run, year: Path) -> None:
    ended = workplan("seal", "-o", "2023.zip")
    assert (ended.code, list(year.glob("*.zip"))) == (2, [])
    assert "--yes" in ended.err


ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="signatures need ssh-keygen")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Make a key of SSH, and a file that says whose it is."""
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", path], check=True)
    public = path.with_suffix(".pub").read_text(encoding="utf-8").split()
    (tmp_path / "signers").write_text(f"duchashi@example.gov {public[0]} {public[1]}\n", encoding="utf-8")
    return path


@ssh
def test_a_signed_archive_says_by_whom(workplan: Run, year: Path, key: Path, tmp_path: Path) -> None:
    assert sealed(workplan, "--sign", str(key)).code == 0
    assert "SHA256SUMS.sig" in contents(year / "2023.zip")
    ended = workplan("seal", "--verify", "2023.zip")
    assert (ended.code, "signed with the key SHA256:" in ended.out) == (0, True)
    ended = workplan("seal", "--verify", "2023.zip", "--signers", str(tmp_path / "signers"))
    assert (ended.code, "signed by duchashi@example.gov" in ended.out) == (0, True)
    (tmp_path / "nobody").write_text("", encoding="utf-8")
    ended = workplan("seal", "--verify", "2023.zip", "--signers", str(tmp_path / "nobody"))
    assert (ended.code, "gives to nobody" in ended.out) == (1, True)
    assert workplan("--plan", "2023.zip", "list").code == 0


@ssh
def test_a_signature_of_something_else_is_told(workplan: Run, year: Path, key: Path) -> None:
    sealed(workplan, "--sign", str(key))
    files = contents(year / "2023.zip")
    files["counts.json"] += b" "
    rest = {name: data for name, data in files.items() if not name.startswith("SHA256SUMS")}
    forged = {**rest, "SHA256SUMS": sums_of(rest), "SHA256SUMS.sig": files["SHA256SUMS.sig"]}
    (year / "2023.zip").write_bytes(packed(forged))
    ended = workplan("seal", "--verify", "2023.zip")
    assert (ended.code, "not of this archive" in ended.out) == (1, True)


@ssh
def test_without_a_key_nothing_is_sealed(workplan: Run, year: Path) -> None:
    assert "There is no SSH key" in sealed(workplan, "--sign").err
    (year / "bad").write_text("no key", encoding="utf-8")
    assert "Nothing was signed" in sealed(workplan, "--sign", "bad").err
    assert not (year / "2023.zip").exists()
    assert workplan("note", "1", "x").code == 0


def test_without_ssh_keygen_that_is_said(
    workplan: Run, year: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = sealed(workplan, "--sign", "key")
    assert (ended.code, "ssh-keygen" in ended.err) == (69, True)
    assert not (year / "2023.zip").exists()


def test_a_plan_that_is_changed_after_the_seal_is_found(workplan: Run, year: Path) -> None:
    sealed(workplan)
    plan = year / "tasks.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("2970", "2070"), encoding="utf-8")
    assert "plan_rewritten" in {
        one["kind"] for one in json.loads(workplan("doctor", "--json").out)["findings"]
    }


def test_what_is_changed_in_the_folder_after_the_seal_is_found(workplan: Run, year: Path) -> None:
    sealed(workplan)
    (file,) = (year / "tasks.journal").glob("*.jsonl")
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[1:]))
    assert {"rewritten", "shortened"} & {
        one["kind"] for one in json.loads(workplan("doctor", "--json").out)["findings"]
    }
