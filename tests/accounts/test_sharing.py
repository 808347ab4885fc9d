"""`workplan share`: what one account kept to itself, everybody of a group reads and goes on with."""

from __future__ import annotations

import grp
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts.office import HYPHENED, LI, UIDS, WANG
from tests.conftest import PLAN_TOML
from tests.reliability.accounts import command
from tests.reliability.child import folder_for_all, in_child

NUMBER = 65534
GROUP = grp.getgrgid(NUMBER).gr_name
"""That of all accounts the tests make."""


class Host:
    """A folder of root's, and in it a plan of one account with the journal that it began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "li"
        self.place.mkdir(mode=0o755)
        self.plan = self.place / "tasks.toml"
        self.plan.write_text(PLAN_TOML, encoding="utf-8")
        for path in (self.place, self.plan):
            os.chown(path, UIDS[LI], 0)
        self.plan.chmod(0o600)
        self.journal = self.place / "tasks.journal"

    def run(self, account: str, *words: object) -> tuple[int, str, str]:
        """Run the command as the account."""
        home = self.folder / f"home-{account}"
        if not home.exists():
            home.mkdir()
            os.chown(home, 0 if account == "root" else UIDS[account], NUMBER)
        return command(account, home, "--plan", self.plan, *words)


@pytest.fixture
def host() -> Iterator[Host]:
    """Give a host on which one account began alone."""
    with folder_for_all() as folder:
        yield Host(folder)


def rights(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_gid, stat.S_IMODE(found.st_mode)


@pytest.mark.parametrize("who", [LI, "root"])
def test_what_was_closed_to_all_is_read_and_gone_on_with_by_the_group(host: Host, who: str) -> None:
    assert host.run(LI, "note", "1", "甲")[0] == 0
    assert stat.S_IMODE(host.journal.stat().st_mode) == 0o700
    assert host.run(WANG, "log")[0] != 0

    code, _, said = host.run(who, "share", "--group", GROUP)

    assert code == 0, said
    assert f"{host.journal}, group " in said
    assert "rights 0700 -> 3770" in said
    assert f"Whoever is of the group {GROUP} can read and record now." in said
    assert rights(host.journal) == (NUMBER, 0o3770)
    for account, text in ((WANG, "乙"), (HYPHENED, "丙"), (LI, "丁")):
        assert host.run(account, "note", "1", text)[0] == 0
    for account in (LI, WANG, HYPHENED, "root"):
        code, told, said = host.run(account, "log", "1")
        assert [letter for letter in "甲乙丙丁" if letter in told] == list("甲乙丙丁"), (account, said)
        assert said == ""
    for path in host.journal.glob("*.jsonl"):
        with pytest.raises(AssertionError, match="PermissionError"):
            in_child(path.unlink, WANG if path.stat().st_uid != UIDS[WANG] else HYPHENED)


def test_a_folder_is_made_where_there_is_none(host: Host) -> None:
    code, _, said = host.run("root", "share", "--group", GROUP)
    assert (code, f"made: {host.journal}, group {GROUP}, rights 3770" in said) == (0, True), said
    assert host.journal.stat().st_uid == UIDS[LI], "as the folder it lies in"
    assert host.run(WANG, "note", "1", "乙")[0] == 0
    assert "乙" in host.run(LI, "log", "1")[1]


def test_only_the_owner_or_root_shares(host: Host) -> None:
    host.run(LI, "note", "1", "甲")
    host.plan.chmod(0o644)
    before = rights(host.journal)
    code, _, said = host.run(WANG, "share", "--group", GROUP)
    assert (code, f"belongs to {LI}: only {LI} or root can share it" in said) == (77, True), said
    assert rights(host.journal) == before


def test_nobody_shares_with_a_group_of_others(host: Host) -> None:
    host.run(LI, "note", "1", "甲")
    code, _, said = host.run(LI, "share", "--group", "root")
    assert (code, "is not of the group root" in said) == (77, True), said
    assert stat.S_IMODE(host.journal.stat().st_mode) == 0o700


def test_what_others_must_open_is_named_and_left_as_it_is(host: Host) -> None:
    host.run(LI, "note", "1", "甲")
    host.place.chmod(0o700)
    code, _, said = host.run(LI, "share", "--group", GROUP)
    assert code == 1
    assert f"The group {GROUP} cannot enter {host.place}, which belongs to {LI}" in said
    assert stat.S_IMODE(host.place.stat().st_mode) == 0o700


def test_a_folder_whose_rights_were_taken_away_is_repaired_with_what_lies_in_it(host: Host) -> None:
    host.run(LI, "note", "1", "甲")
    host.run(LI, "share", "--group", GROUP)
    host.run(WANG, "note", "1", "乙")
    host.journal.chmod(0o700)
    for path in host.journal.iterdir():
        path.chmod(0o600)
        os.chown(path, -1, 0)

    code, _, said = host.run(LI, "share", "--group", GROUP)
    assert code == 1
    assert f"which belongs to {WANG}: {WANG} or root runs workplan share as well" in said
    code, _, said = host.run("root", "share", "--group", GROUP)

    assert code == 0, said
    assert "乙" in host.run(HYPHENED, "log", "1")[1]


def test_a_file_of_two_names_is_never_opened_to_the_group(host: Host) -> None:
    """As root in a folder that others write it may be any file of the host."""
    host.run(LI, "note", "1", "甲")
    host.run(LI, "share", "--group", GROUP)
    secret = host.folder / "secret"
    secret.write_text("x")
    secret.chmod(0o600)
    os.link(secret, host.journal / f"{WANG}-0a1b2c3d-0001.jsonl")

    code, _, said = host.run("root", "share", "--group", GROUP)

    assert code == 1
    assert "cannot read" in said
    assert rights(secret) == (0, 0o600)


def test_a_link_in_the_place_of_the_folder_is_not_followed(host: Host) -> None:
    elsewhere = host.folder / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    host.journal.symlink_to(elsewhere)
    code, _, said = host.run("root", "share", "--group", GROUP)
    assert (code, "is not followed" in said) == (1, True), said
    assert rights(elsewhere) == (0, 0o700)


def with_deadline(host: Host, day: str) -> str:
    """Return the plan with that deadline of task 2, whichever it has."""
    head, one, two, *rest = host.plan.read_text("utf-8").split("[[tasks]]\n")
    return "[[tasks]]\n".join((head, one, re.sub(r"due_on = \S+", f"due_on = {day}", two), *rest))


def kept(host: Host) -> list[Path]:
    return sorted((host.journal / "plans").glob("*.toml"))


@pytest.mark.parametrize("begins_with", ["share", "revise"])
def test_all_of_the_group_read_the_editions_of_the_plan_and_add_theirs(host: Host, begins_with: str) -> None:
    assert host.run(LI, "note", "1", "甲")[0] == 0
    other = host.folder / "new.toml"
    other.write_text(with_deadline(host, "2023-10-31"), "utf-8")
    revise = ("revise", other, "--on", "2023-07-01", "--basis", "1号", "--yes")
    steps = [revise, ("share", "--group", GROUP)]
    for step in steps if begins_with == "revise" else reversed(steps):
        code, _, said = host.run(LI, *step)
        assert code == 0, said
    assert rights(host.journal / "plans") == (NUMBER, 0o3770)
    assert [path.stat().st_mode & 0o040 for path in kept(host)] == [0o040] * 2
    assert rights(host.plan) == (NUMBER, 0o640)

    for account in (WANG, HYPHENED):
        code, told, said = host.run(account, "--as-of", "2023-06-30", "show", "2")
        assert (code, said) == (0, "")
        assert "2023-11-30" in told
    host.plan.write_text(with_deadline(host, "2023-09-30"), "utf-8")
    code, _, said = host.run(WANG, "revise", "--accept", "--on", "2023-07-02", "-m", "以文件为准", "--yes")
    assert code == 0, said
    assert [path.stat().st_mode & 0o040 for path in kept(host)] == [0o040] * 3
    assert {path.stat().st_uid for path in kept(host)} == {UIDS[LI], UIDS[WANG]}
    assert "2023-10-31" in host.run(LI, "--as-of", "2023-07-01", "show", "2")[1]


def test_a_link_in_the_place_of_the_kept_editions_is_not_followed(host: Host) -> None:
    assert host.run(LI, "note", "1", "甲")[0] == 0
    elsewhere = host.folder / "elsewhere"
    elsewhere.mkdir(mode=0o777)
    elsewhere.chmod(0o777)
    (host.journal / "plans").symlink_to(elsewhere)
    before = host.plan.read_bytes()
    code, _, said = host.run(LI, "revise", "--accept", "-m", "理", "--yes")
    assert code != 0
    assert "Traceback" not in said
    assert not list(elsewhere.iterdir())
    assert host.plan.read_bytes() == before
