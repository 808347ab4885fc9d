"""Replicas of one plan as people keep them: folders that are edited, copied, torn and put together."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from types import SimpleNamespace

from tests.conftest import PLAN_TOML
from tests.model.fold.naive import naive_picture, picture
from tests.reliability.child import ACCOUNTS, GROUP, in_child
from workplan_tui.model.entry import Change, Entry
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal import entry_id, replica
from workplan_tui.store.store import Store

START = date(2023, 6, 10)
TASKS = ["1", "2"]
THIS_YEAR, NEXT_YEAR = "plan-2023", "plan-2024"
SECOND_ACCOUNT = ACCOUNTS[0]
ACCOUNT = replica._account
"""What says which account this is, where no host of the tests pretends to be another one."""
MAY_SWITCH = os.geteuid() == 0
TORN = '{"crc":"12345678","v":1,"id":"未'.encode()[:-1]


class QuickFiles(Files):
    """Files that are not flushed: what survives a power cut is not what these tests are about."""

    def fsync(self, handle: int) -> None:
        """Leave it to the kernel."""


class Replica:
    """One folder with plan and journal, the account that edits it, and that host's clock.

    Where accounts can be switched a second one edits in the same folder, which is shared by a group.
    """

    def __init__(self, root: Path, name: str, actor: str, home: Path | None = None) -> None:
        self.root = root / name
        self.name = name
        self.actor = actor
        self.home = home or self.root / "home"
        self.days_off = 0
        """What the host's clock is wrong by."""
        self.plan_id = THIS_YEAR
        self.acknowledged: dict[str, set[str]] = defaultdict(set)
        """By plan, the ids that somebody here was told are saved, or has read."""
        self.saved: dict[str, set[str]] = defaultdict(set)
        """By plan, the ids that this account was told are saved in this folder."""
        self.backup: Path | None = None
        if not self.root.exists():
            self.root.mkdir()
            self.root.chmod(0o755)
            self.swap_plan(THIS_YEAR)
            if MAY_SWITCH:
                self._share()
        self.running = self.opened()
        """A program that stays open all the time, as the screen does."""

    def _share(self) -> None:
        self.journal.mkdir()
        os.chown(self.journal, 0, GROUP)
        self.journal.chmod(0o3770)
        home = self.root / "second-home"
        home.mkdir()
        shutil.chown(home, SECOND_ACCOUNT)

    def swap_plan(self, plan_id: str) -> None:
        """Put this year's plan, or the next one's, in the place of the other."""
        self.plan_id = plan_id
        text = PLAN_TOML.replace(THIS_YEAR, plan_id)
        (self.root / "tasks.toml").write_text(text, encoding="utf-8")

    @property
    def known(self) -> set[str]:
        """Return the acknowledged ids of the plan that lies there now."""
        return self.acknowledged[self.plan_id]

    @property
    def journal(self) -> Path:
        return self.root / "tasks.journal"

    @property
    def today(self) -> date:
        return START + timedelta(days=self.days_off)

    def opened(self) -> Store:
        """Open the folder anew, as the next command would."""
        self.log_in()
        return self._opened(self.home)

    def _opened(self, home: Path, is_for_one_edit: bool = False) -> Store:
        plan, environment = str(self.root / "tasks.toml"), {"HOME": str(home)}
        return Store.open(
            plan,
            today=self.today,
            environment=environment,
            files=QuickFiles(),
            is_for_one_edit=is_for_one_edit,
        )

    @property
    def indexes(self) -> list[Path]:
        """What edits here read the journal by."""
        return sorted((self.home / ".cache").rglob("*.index"))

    def store(self, is_long_lived: bool) -> Store:
        """Return the program that is open, or a new one, under the host's clock."""
        self.log_in()
        self._set_clock()
        return self.running if is_long_lived else self._opened(self.home, is_for_one_edit=True)

    def record_as_second(self, change: Change) -> str:
        """Record the change as the other account, which has a home of its own; return the id."""
        self._set_clock()
        home = self.root / "second-home"

        def recorded() -> str:
            replica._account = ACCOUNT
            return self._opened(home, is_for_one_edit=True).record(change).entry.id

        return in_child(recorded, SECOND_ACCOUNT)

    def _set_clock(self) -> None:
        seconds = (self.today - date(1970, 1, 1)).days * 86_400
        entry_id.time = SimpleNamespace(time_ns=lambda: seconds * 10**9)  # type: ignore[assignment]

    def log_in(self) -> None:
        """Let what follows be done by this host's account, which has its actor's name."""
        replica._account = lambda: self.actor

    def files(self) -> list[Path]:
        """Return the segments."""
        return sorted(self.journal.glob("*.jsonl"))

    def tear(self) -> None:
        """Leave what a crash in the middle of a write leaves, in the newest own file."""
        for path in self.files()[-1:]:
            path.write_bytes(path.read_bytes() + TORN)

    def cloned(self, name: str) -> Replica:
        """Return a copy of the whole folder, the account's state with it: two machines of one image."""
        return self._copied(name, None)

    def on_a_stick(self, name: str) -> Replica:
        """Return a copy of plan and journal that the same account edits from the same home."""
        return self._copied(name, self.home)

    def _copied(self, name: str, home: Path | None) -> Replica:
        copy_tree(self.root, self.root.parent / name)
        copy = Replica(self.root.parent, name, self.actor, home)
        copy.days_off, copy.plan_id = self.days_off, self.plan_id
        copy.acknowledged.update({plan: set(ids) for plan, ids in self.acknowledged.items()})
        return copy

    def make_backup(self) -> None:
        """Keep the journal as it stands."""
        if self.journal.exists():
            self.backup = self.root.parent / f"{self.name}-backup"
            shutil.rmtree(self.backup, ignore_errors=True)
            copy_tree(self.journal, self.backup)

    def put_back(self, journal: Path) -> None:
        """Put another state of the journal in its place: a backup, or what lies on the stick."""
        shutil.rmtree(self.journal, ignore_errors=True)
        copy_tree(journal, self.journal)
        self.acknowledged.clear()

    def receive(self, source: Replica, share: float, is_under_another_name: bool) -> None:
        """Copy the first part of the source's files over, as far as that loses nothing here."""
        self.journal.mkdir(exist_ok=True)
        for path in source.files():
            data = path.read_bytes()
            data = data[: round(len(data) * share)]
            name = path.stem.partition("~")[0]
            others = (f"{name}~{source.name}{number}.jsonl" for number in count())
            for target_name in others if is_under_another_name else chain([path.name], others):
                target = self.journal / target_name
                here = target.read_bytes() if target.exists() else b""
                # Two hosts may go on writing files of one name: nobody replaces one by the other.
                if data.startswith(here) or here.startswith(data):
                    break
            if len(data) > len(here):
                target.write_bytes(data)

    def entries(self) -> list[Entry]:
        """Return all entries as a new program reads them."""
        return list(self.opened().ledger(date.max).entries)

    def check(self) -> None:
        """Nothing acknowledged is gone, and the program that stayed open sees what a new one does."""
        self.running.reload()
        fresh, entries = self.opened(), self.entries()
        known = {entry.id for entry in entries}
        assert self.known <= known
        self.acknowledged[self.plan_id] = known
        assert self.saved[self.plan_id] <= known | {entry.id for entry in fresh.lost}
        for day in (date.max, self.today, START, START - timedelta(days=3)):
            expected = naive_picture(entries, fresh.plan.id, TASKS, day)
            assert picture(fresh.ledger(day), TASKS) == expected
            assert picture(self.running.ledger(day), TASKS) == expected


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder as `cp -a` does: with owners and modes."""
    shutil.copytree(source, target)
    for copy in (target, *target.rglob("*")):
        found = (source / copy.relative_to(target)).stat()
        if MAY_SWITCH:
            os.chown(copy, found.st_uid, found.st_gid)
        copy.chmod(found.st_mode)
