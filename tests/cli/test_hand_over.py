"""`hand-over`: plan and journal to a stick and home again, by accounts, copies and people in any order."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from tests.cli.conftest import Ended
from tests.conftest import PLAN_TOML
from tests.reliability.child import ACCOUNTS, folder_for_all, in_child
from tests.reliability.faults import ERRNOS, KILLS, FaultyFiles
from tests.reliability.ground import folder_in_memory
from tests.reliability.lossy import MODES, LossyFiles
from workplan_tui.base.errors import Locked, NotSaved, WorkplanError
from workplan_tui.store.disk.files import Files
from workplan_tui.store.handover import hand_over
from workplan_tui.store.plan.file import read_plan

NEEDS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")


class Side(NamedTuple):
    """A folder with plan and journal, and the command as it is run there."""

    folder: Path
    run: Callable[..., Ended]

    @property
    def journal(self) -> Path:
        return self.folder / "tasks.journal"

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.journal.glob("*.jsonl"))}

    def notes(self) -> list[str]:
        rows = json.loads(self.run("log", "--json").out)
        return [op["text"] for row in rows for op in row["ops"] if op["op"] == "note"]


@pytest.fixture
def side(tmp_path: Path, surroundings: dict[str, str]) -> Callable[[str], Side]:
    """Return a function that gives a folder of that name; all are used by one account of one host."""

    def made(name: str) -> Side:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)

        def run(*words: str) -> Ended:
            done = subprocess.run(
                [sys.executable, "-m", "workplan_tui", "--actor", "swj", *words],
                env=surroundings, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                encoding="utf-8", check=False,
            )  # fmt: skip
            return Ended(done.returncode, done.stdout, done.stderr)

        return Side(folder, run)

    return made


@pytest.fixture
def office(side: Callable[[str], Side]) -> Side:
    office = side("office")
    (office.folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
    office.run("note", "1", "甲")
    return office


@pytest.fixture
def stick(side: Callable[[str], Side]) -> Side:
    return side("stick")


def test_both_sides_go_on_and_nothing_is_lost_on_the_way_home(office: Side, stick: Side) -> None:
    assert office.run("hand-over", "../stick").code == 0
    office.run("note", "2", "本机")
    stick.run("note", "3", "U盘")

    home = office.run("--plan", "../stick/tasks.toml", "hand-over", ".")

    assert home.code == 0
    assert "handed over: 1 entry" in home.err
    assert sorted(office.notes()) == sorted(["甲", "本机", "U盘"])
    assert office.run("doctor").code == 0
    again = office.run("hand-over", "../stick")
    assert again.code == 0
    assert stick.files() == office.files()
    assert "lacked nothing" in office.run("hand-over", "../stick").err


def test_who_receives_it_can_read_it_whatever_the_modes_were_here(office: Side, stick: Side) -> None:
    office.journal.chmod(0o700)
    for path in (*office.journal.iterdir(), office.folder / "tasks.toml"):
        path.chmod(0o600)
    was = os.umask(0o022)
    try:
        done = office.run("hand-over", "../stick")
    finally:
        os.umask(was)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in stick.folder.rglob("*")}
    assert modes["tasks.journal"] == 0o755
    assert modes["tasks.toml"] == 0o644
    assert {mode for name, mode in modes.items() if name.endswith(".jsonl")} == {0o644}
    assert "Other accounts can read" in done.err, "and it says so"
    assert done.code == 0


def test_a_closed_umask_is_kept_and_nothing_is_said_of_others(office: Side, stick: Side) -> None:
    was = os.umask(0o077)
    try:
        done = office.run("hand-over", "../stick")
    finally:
        os.umask(was)

    assert stat.S_IMODE(stick.journal.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in stick.journal.glob("*.jsonl")} == {0o600}
    assert "Other accounts" not in done.err


def test_a_longer_file_takes_the_place_of_its_own_beginning_and_a_shorter_one_of_nothing(
    office: Side, stick: Side
) -> None:
    office.run("hand-over", "../stick")
    office.run("note", "1", "乙")
    longer = office.files()

    home = office.run("--plan", "../stick/tasks.toml", "hand-over", ".")
    assert (home.code, office.files()) == (0, longer)
    assert office.run("hand-over", "../stick").code == 0
    assert stick.files() == longer


def test_a_torn_end_there_makes_no_second_file_and_one_here_is_not_carried_along(
    office: Side, stick: Side
) -> None:
    office.run("hand-over", "../stick")
    office.run("note", "1", "乙")
    ((name, data),) = office.files().items()
    (stick.journal / name).write_bytes(data[:-30])
    (office.journal / name).write_bytes(data + b'{"crc":"12')

    assert office.run("hand-over", "../stick").code == 0
    assert stick.files() == {name: data}


def forked(office: Side, stick: Side) -> None:
    """Let both sides write the same file on their own, as two machines made from one image do."""
    office.run("hand-over", "../stick")
    ((name, common),) = office.files().items()
    stick.run("note", "3", "U盘")
    (other,) = stick.files().keys() - {name}
    line = stick.files()[other].decode().replace(other[:-11], name[:-11]).replace('"seq":1', '"seq":2')
    (stick.journal / other).unlink()
    body = re.sub(r'"prev":"0{8}"', f'"prev":"{common[8:16].decode()}"', line).partition(",")[2]
    from zlib import crc32

    sealed = f'{{"crc":"{crc32(body.rstrip().encode()):08x}",{body}'.encode()
    (stick.journal / name).write_bytes(common + sealed)
    office.run("note", "2", "本机")


def test_what_both_sides_wrote_apart_in_one_file_is_kept_beside_and_counts(office: Side, stick: Side) -> None:
    forked(office, stick)
    ((name, here),) = office.files().items()

    home = office.run("--plan", "../stick/tasks.toml", "hand-over", ".")

    assert home.code == 1
    assert "both sides went on writing it" in home.err
    assert office.files()[name] == here, "what was here is untouched"
    assert len(office.files()) == 2
    assert sorted(office.notes()) == sorted(["甲", "本机", "U盘"])
    assert [found["kind"] for found in findings(office)] == ["fork"]
    again = office.run("--plan", "../stick/tasks.toml", "hand-over", ".")
    assert (again.code, len(office.files())) == (0, 2), "once is enough"


def findings(side: Side) -> list[dict[str, str]]:
    return [
        found for found in json.loads(side.run("--json", "doctor").out)["findings"] if not found["settled"]
    ]


def test_after_a_fork_each_side_writes_for_itself_and_doctor_is_content_once_it_is_settled(
    office: Side, stick: Side
) -> None:
    forked(office, stick)
    office.run("--plan", "../stick/tasks.toml", "hand-over", ".")
    office.run("hand-over", "../stick")
    for place in (office, stick):
        place.run("note", "1", f"后{place.folder.name}")
    office.run("--plan", "../stick/tasks.toml", "hand-over", ".")
    (fork,) = findings(office)

    assert office.run("doctor", "--settle", fork["mark"]).code == 0

    assert office.run("doctor").code == 0
    assert len(office.notes()) == 5


def test_another_version_of_the_plan_is_told_and_left_unless_forced(office: Side, stick: Side) -> None:
    office.run("hand-over", "../stick")
    theirs = stick.folder / "tasks.toml"
    changed = PLAN_TOML.replace("2970亩，", "3970亩，").replace("id = 4\n", "id = 5\n")
    theirs.write_text(changed, encoding="utf-8")
    office.run("note", "1", "乙")

    done = office.run("hand-over", "../stick")

    assert done.code == 1
    assert theirs.read_text(encoding="utf-8") == changed
    for words in ("Tasks that differ: 2", "Tasks only here: 4", "Tasks only there: 5", "--force"):
        assert words in done.err
    assert stick.files() == office.files(), "the journal is handed over all the same"
    assert office.run("hand-over", "../stick", "--force").code == 0
    assert theirs.read_text(encoding="utf-8") == PLAN_TOML


def test_another_plan_under_the_same_name_is_never_mixed_with_it(office: Side, stick: Side) -> None:
    theirs = stick.folder / "tasks.toml"
    theirs.write_text(PLAN_TOML.replace('id = "plan-2023"', 'id = "plan-2024"'), encoding="utf-8")

    for force in ((), ("--force",)):
        done = office.run("hand-over", "../stick", *force)
        assert done.code == 1
        assert "another plan, plan-2024 and not plan-2023" in done.err
    assert not stick.journal.exists()
    assert office.run("hand-over", "../stick/plan-2023.toml").code == 0
    assert (stick.folder / "plan-2023.journal").is_dir()


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_file_that_is_no_plan_is_never_replaced(office: Side, stick: Side, force: tuple[str, ...]) -> None:
    letter = stick.folder / "tasks.toml"
    letter.write_text("尊敬的领导：\n", encoding="utf-8")
    done = office.run("hand-over", "../stick", *force)
    assert (done.code, stick.journal.exists()) == (1, False)
    assert "cannot be read as a plan" in done.err
    assert "--force" not in done.err
    assert letter.read_text(encoding="utf-8") == "尊敬的领导：\n"


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("there", ["letter", PLAN_TOML, None])
def test_a_link_in_the_place_of_the_plan_is_not_followed(
    office: Side, stick: Side, there: str | None, force: tuple[str, ...]
) -> None:
    elsewhere = office.folder.parent / "elsewhere.toml"
    if there is not None:
        elsewhere.write_text(there, encoding="utf-8")
    (stick.folder / "tasks.toml").symlink_to(elsewhere)
    for dest in ("../stick", "../stick/tasks.toml"):
        done = office.run("hand-over", dest, *force)
        assert (done.code, "is a link to somewhere else" in done.err) == (1, True)
    assert (elsewhere.read_text(encoding="utf-8") if elsewhere.exists() else None) == there
    assert not stick.journal.exists()


@pytest.mark.parametrize("is_dangling", [True, False])
def test_a_link_in_the_place_of_the_journal_is_not_followed(
    office: Side, stick: Side, is_dangling: bool
) -> None:
    elsewhere = office.folder.parent / "elsewhere"
    if not is_dangling:
        elsewhere.mkdir()
    stick.journal.symlink_to(elsewhere)
    done = office.run("hand-over", "../stick")
    assert (done.code, "is a link to somewhere else" in done.err) == (1, True)
    assert "again" not in done.err
    assert not (stick.folder / "tasks.toml").exists()
    assert not is_dangling or not elsewhere.exists()


def test_a_folder_that_a_link_leads_to_is_a_folder(office: Side, stick: Side) -> None:
    (office.folder.parent / "media").symlink_to(stick.folder)
    assert office.run("hand-over", "../media").code == 0
    assert len(stick.files()) == 1


@pytest.mark.parametrize("where", [".", "tasks.toml", "tasks.journal", "tasks.journal/../tasks.toml", "link"])
def test_the_folder_itself_and_what_lies_in_it_are_refused(office: Side, where: str) -> None:
    (office.folder / "link").symlink_to(office.folder)
    before = office.files()

    done = office.run("hand-over", where)

    assert done.code == 2
    assert "where the plan and its journal lie already" in done.err
    assert office.files() == before


def test_a_folder_that_is_not_there_is_not_made_up(office: Side) -> None:
    done = office.run("hand-over", "../stick-that-is-not-mounted")
    assert done.code == 1
    assert "Is the medium there?" in done.err
    assert not (office.folder.parent / "stick-that-is-not-mounted").exists()


def test_a_plan_without_a_journal_is_handed_over_too(side: Callable[[str], Side], stick: Side) -> None:
    fresh = side("fresh")
    (fresh.folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
    assert fresh.run("hand-over", "../stick").code == 0
    assert not stick.journal.exists()


@pytest.mark.parametrize("words", [("--read-only",), ("--as-of", "2023-06-01")])
def test_it_changes_nothing_where_nothing_may_change(
    office: Side, stick: Side, words: tuple[str, ...]
) -> None:
    assert office.run(*words, "hand-over", "../stick").code in (2, 77)
    assert list(stick.folder.iterdir()) == []


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_handed_over(office: Side, stick: Side) -> None:
    os.mkfifo(office.journal / "li-0a1b2c3d-0001.jsonl")
    done = office.run("hand-over", "../stick")
    assert done.code == 1
    assert "li-0a1b2c3d-0001.jsonl was not, or not wholly, handed over" in done.err
    assert len(stick.files()) == 1


def test_a_link_there_in_the_place_of_a_file_is_not_followed(office: Side, stick: Side) -> None:
    stick.journal.mkdir()
    (name,) = office.files()
    (stick.folder / "elsewhere").write_text("secret")
    (stick.journal / name).symlink_to(stick.folder / "elsewhere")

    assert office.run("hand-over", "../stick").code == 1
    assert (stick.folder / "elsewhere").read_text() == "secret"
    assert stick.notes() == ["甲"]


def prepared(folder: Path) -> tuple[Path, Path]:
    """Lay out an office with two files and a stick that has a part of one, and a line of its own."""
    office, stick = folder / "office", folder / "stick"
    for place in (office, stick):
        place.mkdir()
        (place / "tasks.journal").mkdir()
    (office / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
    lines = [b'{"crc":"%08d",line %d}\n' % (number, number) for number in range(9)]
    (office / "tasks.journal" / "li-0a1b2c3d-0001.jsonl").write_bytes(b"".join(lines[:4]))
    (stick / "tasks.journal" / "li-0a1b2c3d-0001.jsonl").write_bytes(b"".join(lines[:2]))
    (office / "tasks.journal" / "wu-0a1b2c3d-0001.jsonl").write_bytes(b"".join(lines[4:6]))
    (office / "tasks.journal" / "xu-0a1b2c3d-0001.jsonl").write_bytes(b"".join(lines[6:8]))
    (stick / "tasks.journal" / "xu-0a1b2c3d-0001.jsonl").write_bytes(lines[8])
    return office, stick


def lines_in(folder: Path) -> list[bytes]:
    files = sorted((folder / "tasks.journal").glob("*.jsonl"))
    return [line for path in files for line in path.read_bytes().splitlines()]


def carried(folder: Path) -> dict[str, bytes]:
    """Return plan and journal files with their contents."""
    paths = [path for path in folder.rglob("*") if path.suffix in (".toml", ".jsonl")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def try_hand_over(office: Path, stick: Path, files: Files) -> None:
    plan = office / "tasks.toml"
    hand_over(
        str(plan),
        read_plan(str(plan)),
        str(office / "tasks.journal"),
        str(stick / "tasks.toml"),
        False,
        files,
    )


@pytest.fixture
def memory() -> Iterator[Path]:
    """Give a folder in memory, for what is about the order of calls."""
    with folder_in_memory() as folder:
        yield Path(folder)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [ERRNOS[0], ERRNOS[1], "short", *KILLS])
def test_ended_at_any_call_it_leaves_what_was_there_whole_and_the_next_run_completes_it(
    memory: Path, fault: int | str
) -> None:
    clean_run = FaultyFiles()
    (memory / "0").mkdir()
    try_hand_over(*prepared(memory / "0"), clean_run)
    for call in range(1, len(clean_run.calls) + 1):
        (memory / str(call)).mkdir()
        office, stick = prepared(memory / str(call))
        before = lines_in(stick)

        def work(office: Path = office, stick: Path = stick, call: int = call) -> None:
            with suppress(WorkplanError):
                try_hand_over(office, stick, FaultyFiles({call: fault}))

        if fault in KILLS:
            with suppress(EOFError, ValueError):
                in_child(work)
        else:
            work()
        lines = lines_in(stick)
        assert set(before) <= set(lines) <= {*lines_in(office), *before}, (call, clean_run.calls[call - 1])
        assert len(set(lines)) == len(lines), (call, clean_run.calls[call - 1], lines)
        try_hand_over(office, stick, FaultyFiles())
        assert sorted(lines_in(stick)) == sorted({*lines_in(office), *before})
        assert (stick / "tasks.toml").read_bytes() == (office / "tasks.toml").read_bytes()
        left = [path.name for path in stick.rglob(".*") if path.name != ".lock"]
        assert left == [], (call, clean_run.calls[call - 1])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("is_first", [True, False])
def test_what_was_handed_over_is_there_after_a_power_cut(tmp_path: Path, mode: str, is_first: bool) -> None:
    office, stick = prepared(tmp_path)
    if is_first:
        shutil.rmtree(stick / "tasks.journal")
    files = LossyFiles(tmp_path, Random(1), cut_at=10**9)
    try_hand_over(office, stick, files)
    expected = carried(stick)

    files.after_the_cut(tmp_path / "after", mode)

    assert carried(tmp_path / "after" / "stick") == expected
    assert len(expected) == 4 + (not is_first)


def test_a_disk_that_keeps_something_else_is_told(tmp_path: Path) -> None:
    class Liar(Files):
        """Says that all was taken, and keeps other bytes."""

        def write(self, handle: int, data: bytes) -> int:
            return super().write(handle, bytes(len(data)))

    office, stick = prepared(tmp_path)
    with pytest.raises(NotSaved, match="not complete"):
        try_hand_over(office, stick, Liar())


def test_nothing_is_written_while_somebody_records_there(tmp_path: Path) -> None:
    class Hurried(Files):
        """Whose clock runs on, so that a bounded wait is over at once."""

        now = 0.0

        def monotonic(self) -> float:
            self.now += 10
            return self.now

    office, stick = prepared(tmp_path)
    before = lines_in(stick)
    with (stick / "tasks.journal" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Locked):
            try_hand_over(office, stick, Hurried())
    assert lines_in(stick) == before


@pytest.fixture
def shared() -> Iterator[Path]:
    """Give a sticky folder that the group of both accounts may write, as the documents set it up."""
    with folder_for_all() as folder:
        (folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
        (folder / "tasks.toml").chmod(0o644)
        (folder / "tasks.journal").mkdir()
        (folder / "tasks.journal").chmod(0o1777)
        for account in (*ACCOUNTS, "root"):
            (folder / account).mkdir()
            shutil.chown(folder / account, account)
        yield folder


def run_as(account: str, folder: Path, *words: str) -> tuple[int, str]:
    """Run the command in this program as the account, and return its code and what it said."""

    def work() -> tuple[int, str]:
        import contextlib
        import io

        from workplan_tui.cli.main import main

        os.environ.update(HOME=str(folder / account), LANG="en_US.UTF-8", WORKPLAN_ACTOR=account)
        os.environ.pop("XDG_STATE_HOME", None)
        os.chdir(folder / account)
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = main(words)
        return code, said.getvalue()

    return in_child(work, account)


@NEEDS_ROOT
def test_an_ordinary_account_is_told_who_must_bring_files_of_others_into_a_shared_folder(
    shared: Path,
) -> None:
    alice, bob = ACCOUNTS
    for account in ACCOUNTS:
        assert run_as(account, shared, "--plan", str(shared / "tasks.toml"), "note", "1", account)[0] == 0
    assert run_as(bob, shared, "--plan", str(shared / "tasks.toml"), "hand-over", ".")[0] == 0
    kept = {path: path.read_bytes() for path in (shared / "tasks.journal").glob("*.jsonl")}
    for path in kept:
        path.unlink()

    code, said = run_as(bob, shared, "hand-over", str(shared))

    assert code == 77
    assert "Would not count: " + next(p.name for p in kept if p.name.startswith(alice)) in said
    assert "Would count: " + next(p.name for p in kept if p.name.startswith(bob)) in said
    assert "Let root run this command." in said, "who owns the folder is root"
    assert list((shared / "tasks.journal").glob("*.jsonl")) == []

    code, said = run_as("root", shared, "--plan", str(shared / bob / "tasks.toml"), "hand-over", str(shared))
    assert code == 0, said
    code, said = run_as(alice, shared, "--plan", str(shared / "tasks.toml"), "doctor")
    assert "no faults found" in said
    assert run_as(alice, shared, "--plan", str(shared / "tasks.toml"), "note", "1", "后")[0] == 0
    read = in_child(lambda: run_log(shared), "root")
    assert sorted(read) == sorted([alice, bob, "后"])


def run_log(folder: Path) -> list[str]:
    """Return all notes as root reads them."""
    from workplan_tui.store.store import Store

    store = Store.open(str(folder / "tasks.toml"), environment={"HOME": str(folder / "root")})
    return [str(fact.op["text"]) for fact in store.ledger().notes("1")]


@NEEDS_ROOT
def test_own_files_are_brought_into_a_shared_folder_by_their_writer(shared: Path) -> None:
    _, bob = ACCOUNTS
    run_as(bob, shared, "--plan", str(shared / "tasks.toml"), "note", "1", "乙")
    run_as(bob, shared, "--plan", str(shared / "tasks.toml"), "hand-over", ".")
    for path in (shared / "tasks.journal").glob("*.jsonl"):
        path.unlink()

    assert run_as(bob, shared, "hand-over", str(shared))[0] == 0
    assert in_child(lambda: run_log(shared), "root") == ["乙"]


@NEEDS_ROOT
def test_what_does_not_count_in_a_shared_folder_is_not_handed_over_to_where_it_would(shared: Path) -> None:
    alice, bob = ACCOUNTS
    plan = str(shared / "tasks.toml")
    for account in ACCOUNTS:
        run_as(account, shared, "--plan", plan, "note", "1", account)
    hers = next((shared / "tasks.journal").glob(f"{alice}-*.jsonl"))

    def forge() -> None:
        (shared / "tasks.journal" / hers.name.replace("0001", "0002")).write_bytes(hers.read_bytes())
        mine = next((shared / "tasks.journal").glob(f"{bob}-*.jsonl"))
        with mine.open("ab") as file:
            file.write(hers.read_bytes().replace(b"nobody", b"nobodi"))
            file.write(hers.read_bytes())

    in_child(forge, bob)

    code, said = run_as(bob, shared, "--plan", plan, "hand-over", ".")

    assert code == 1
    assert hers.name.replace("0001", "0002") in said
    assert "name another writer" in said
    laptop = shared / bob / "tasks.journal"
    assert sorted(path.name for path in laptop.glob("*.jsonl")) == sorted(
        path.name for path in (shared / "tasks.journal").glob("*-0001.jsonl")
    )
    assert b'"replica":"nobody' not in next(laptop.glob(f"{bob}-*.jsonl")).read_bytes()


@NEEDS_ROOT
def test_what_root_brings_into_the_folder_of_an_account_belongs_to_that_account(shared: Path) -> None:
    _, bob = ACCOUNTS
    home = shared / bob
    run_as("root", shared, "--plan", str(shared / "tasks.toml"), "note", "1", "甲")
    assert run_as("root", shared, "--plan", str(shared / "tasks.toml"), "hand-over", str(home))[0] == 0

    owners = {path.name: path.owner() for path in home.rglob("*") if "tasks" in str(path)}
    assert set(owners.values()) == {bob}, owners
    assert run_as(bob, shared, "--plan", str(home / "tasks.toml"), "note", "1", "乙")[0] == 0
