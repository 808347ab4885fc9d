"""Root in somebody's own folder leaves everything to who owns it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import workplan_tui
from tests.accounts.office import LI, NAMELESS, UIDS
from tests.conftest import PLAN_TOML
from tests.reliability.accounts import command
from tests.reliability.child import folder_for_all


class Own:
    """A plan and a home that belong to one account."""

    def __init__(self, folder: Path, account: str) -> None:
        self.folder, self.account = folder, account
        self.plan = folder / "tasks.toml"
        self.plan.write_text(PLAN_TOML, encoding="utf-8")
        self.home = folder / "home"
        self.home.mkdir()
        self.roots = folder / "roots"
        for path in (folder, self.plan, self.home):
            os.chown(path, UIDS[account], 65534)
        self.roots.mkdir()

    def run(self, account: str, *words: object) -> tuple[int, str, str]:
        """Run the command as the account, with its own home."""
        home = self.roots if account == "root" else self.home
        return command(account, home, "--plan", self.plan, *words)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Own]:
    """Give a plan of an account whose home is known to the system."""
    with folder_for_all() as folder:
        place = Own(folder, LI)
        import pwd

        real = pwd.getpwuid
        known = {field: getattr(real(UIDS[LI]), field) for field in dir(real(0)) if field.startswith("pw_")}
        hers = SimpleNamespace(**{**known, "pw_dir": str(place.home)})
        monkeypatch.setattr(pwd, "getpwuid", lambda uid: hers if uid == UIDS[LI] else real(uid))
        yield place


def test_what_root_records_in_a_users_folder_is_the_users_to_read_and_to_go_on_with(own: Own) -> None:
    assert own.run("root", "note", "1", "甲")[0] == 0  # the first run of all
    assert own.run(LI, "note", "1", "乙")[0] == 0
    assert own.run("root", "note", "1", "丙")[0] == 0

    for account in (LI, "root"):
        code, told, said = own.run(account, "log", "1")
        assert code == 0
        assert [word for word in "甲乙丙" if word in told] == ["甲", "乙", "丙"]
        assert said == ""
    made = [path for path in own.folder.rglob("*") if own.roots not in (path, *path.parents)]
    assert {(path.stat().st_uid, path.stat().st_gid) for path in made} == {(UIDS[LI], 65534)}
    assert len(list((own.folder / "tasks.journal").glob("*.jsonl"))) == 1
    assert os.geteuid() == 0


def test_roots_program_may_lie_where_only_root_can_read(own: Own) -> None:
    program = own.roots / "program"
    shutil.copytree(Path(workplan_tui.__file__).parent, program / "workplan_tui")
    own.roots.chmod(0o700)
    code = "from workplan_tui.cli.main import main; main()"
    for words in (("note", "1", "甲"), ("set", "1", "done"), ("undo",), ("close", "1")):
        done = subprocess.run(
            [sys.executable, "-c", code, "--plan", own.plan, "--lang", "en", *words],
            env={
                "HOME": str(own.roots), "XDG_STATE_HOME": str(own.home), "PATH": os.defpath,
                "PYTHONPATH": os.pathsep.join([str(program), *sys.path]),
            },
            cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert done.returncode == (1 if words[0] == "close" else 0), done.stderr

    made = [path for path in own.folder.rglob("*") if own.roots not in (path, *path.parents)]
    assert {path.stat().st_uid for path in made} == {UIDS[LI]}


def test_what_root_made_in_a_users_folder_is_never_judged_without(own: Own) -> None:
    assert own.run(LI, "note", "1", "甲")[0] == 0
    (segment,) = (own.folder / "tasks.journal").glob("*.jsonl")
    other = segment.with_name("root-0a1b2c3d-0001.jsonl")
    shutil.copy2(segment, other)
    os.chown(other, 0, 0)
    other.chmod(0o600)

    code, _, said = own.run(LI, "note", "1", "乙")

    assert code == 75
    assert other.name in said
    os.chown(other, UIDS[LI], 65534)
    assert own.run(LI, "note", "1", "乙")[0] == 0


def test_root_says_no_in_a_folder_of_an_account_that_has_no_name(own: Own) -> None:
    for path in (own.folder, own.plan):
        os.chown(path, NAMELESS, 65534)

    code, _, said = own.run("root", "note", "1", "甲")

    assert code == 77
    assert f"account number {NAMELESS}" in said
    assert not (own.folder / "tasks.journal").exists()
    assert os.geteuid() == 0
