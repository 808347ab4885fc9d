"""Accounts whose names are like another's, or no names at all, attack each other in a shared folder.

What one of them recorded can be neither forged, nor changed, nor removed by another, in a folder that
is open to all and in one of a group, as docs/reliability.md has it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.accounts import PEOPLE as ACCOUNTS
from tests.reliability.accounts import accounts
from tests.reliability.child import GROUP, folder_for_all, in_child
from tests.reliability.ground import Ground, note, texts
from tests.support.journal_lines import another_line
from workplan_tui.model.entry import Entry

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")

NAMELESS = 61_106
"""A number without an account, as root's restore of another host's files leaves it."""
PEOPLE = {name: ACCOUNTS[name] for name in ("annlee", "ann-lee", "user", "张伟", "uid61106")}
"""By name, the number. The last is called as a program may call the one without a name."""
EVERYBODY = (*PEOPLE.values(), NAMELESS)
PAIRS = [
    ("annlee", "ann-lee"), ("ann-lee", "annlee"), ("user", "张伟"), ("张伟", "user"), ("uid61106", NAMELESS),
    (NAMELESS, "uid61106"),
]  # fmt: skip
"""Who attacks, and whom."""
FORMER = (("ann-lee", "annlee"), ("张伟", "user"))
"""Whom an earlier version called like the other: a file of such a name may be the attacker's own."""


class Office(Ground):
    """A journal folder that all of them write into."""

    def __init__(self, folder: Path, mode: int) -> None:
        super().__init__(folder)
        self.plan.chmod(0o644)
        self.journal.mkdir()
        os.chown(self.journal, 0, GROUP)
        self.journal.chmod(mode)
        for uid in EVERYBODY:
            self.home_of(uid).mkdir()
            os.chown(self.home_of(uid), uid, uid)

    def home_of(self, uid: int) -> Path:
        """Return the account's own home."""
        return self.folder / f"home-{uid}"

    def record(self, uid: int, text: str) -> Entry:
        """Record a note as the account."""
        return in_child(lambda: self.open(home=self.home_of(uid)).record(note(text)).entry, uid)

    def seen_by(self, uid: int) -> list[str]:
        """Return the notes the account is shown."""
        return in_child(lambda: texts(self.open(home=self.home_of(uid))), uid)

    def file_of(self, uid: int) -> Path:
        """Return the file that belongs to the account."""
        return next(path for path in self.segments if path.stat().st_uid == uid)


@pytest.fixture(scope="module", autouse=True)
def _people() -> Iterator[None]:
    """Let all of them exist."""
    with accounts():
        yield


@pytest.fixture(params=[0o1777, 0o3770], ids=["for-all", "for-a-group"])
def office(request: pytest.FixtureRequest) -> Iterator[Office]:
    """Give the folder they share."""
    with folder_for_all() as folder:
        yield Office(folder, request.param)


def number_of(account: str | int) -> int:
    """Return the account's number."""
    return account if isinstance(account, int) else PEOPLE[account]


def test_what_each_of_them_saved_counts_for_all_of_them(office: Office) -> None:
    said = [office.record(uid, f"{uid}的记录") and f"{uid}的记录" for uid in EVERYBODY]

    for uid in EVERYBODY:
        assert office.seen_by(uid) == said


@pytest.mark.parametrize(("attacker", "victim"), PAIRS)
def test_none_of_them_can_change_or_remove_what_another_wrote(
    office: Office, attacker: str | int, victim: str | int
) -> None:
    villain, owner = number_of(attacker), number_of(victim)
    office.record(owner, "真")
    office.record(villain, "自己的")
    path = office.file_of(owner)
    kept = path.read_bytes()

    def attack() -> list[str]:
        mine = path.with_name("mine")
        mine.write_text("")
        deeds: dict[str, Callable[[], object]] = {
            "append": lambda: path.open("ab"),
            "remove": path.unlink,
            "rename": lambda: path.rename(path.with_name("gone")),
            "replace": lambda: mine.rename(path),
            "chmod": lambda: path.chmod(0o666),
        }
        return [name for name, deed in deeds.items() if _is_done(deed)]

    assert in_child(attack, villain) == []
    assert path.read_bytes() == kept
    assert stat.S_IMODE(path.stat().st_mode) & stat.S_IWOTH == 0


@pytest.mark.parametrize(("attacker", "victim"), PAIRS)
def test_none_of_them_can_write_in_the_name_of_another(
    office: Office, attacker: str | int, victim: str | int
) -> None:
    villain, owner = number_of(attacker), number_of(victim)
    true = office.record(owner, "真")
    office.record(villain, "自己的")
    path, own = office.file_of(owner), office.file_of(villain)
    replica = path.name.rpartition("-")[0]
    account = replica.rpartition("-")[0]
    forged = another_line(true, "伪", seq=2)
    elsewhere = another_line(true, "仿", replica=f"{account}-00000000", seq=1)

    def forge() -> None:
        path.with_name(f"{replica}-0002.jsonl").write_bytes(forged)
        path.with_name(f"{account}-00000000-0001.jsonl").write_bytes(elsewhere)
        path.with_name("00 all.jsonl").write_bytes(forged)
        with own.open("ab") as file:
            file.write(forged)

    in_child(forge, villain)
    office.record(owner, "再")

    for uid in (owner, villain):
        seen = office.seen_by(uid)
        assert "伪" not in seen
        assert "仿" not in seen or (attacker, victim) in FORMER
        assert {"真", "再", "自己的"} <= set(seen)


def _is_done(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except PermissionError:
        return False
    return True
