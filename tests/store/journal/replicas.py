"""Replicas of one plan as people keep them: folders that are edited, copied, torn and put together."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from types import SimpleNamespace

from tests.conftest import PLAN_TOML
from tests.model.fold.naive import naive_picture, picture
from workplan_tui.model.entry import Entry
from workplan_tui.store.files import Files
from workplan_tui.store.journal import entry_id, replica
from workplan_tui.store.store import Store

START = date(2023, 6, 10)
TASKS = ["1", "2"]
TORN = '{"crc":"12345678","v":1,"id":"未'.encode()[:-1]


class QuickFiles(Files):
    """Files that are not flushed: what survives a power cut is not what these tests are about."""

    def fsync(self, handle: int) -> None:
        """Leave it to the kernel."""


class Replica:
    """One folder with plan and journal, the account that edits it, and that host's clock."""

    def __init__(self, root: Path, name: str, actor: str) -> None:
        self.root = root / name
        self.name = name
        self.actor = actor
        self.days_off = 0
        """What the host's clock is wrong by."""
        self.acknowledged: set[str] = set()
        """Ids it was told are saved, or has read."""
        if not self.root.exists():
            self.root.mkdir()
            (self.root / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
        self.running = self.opened()
        """A program that stays open all the time, as the screen does."""

    @property
    def journal(self) -> Path:
        return self.root / "tasks.journal"

    @property
    def today(self) -> date:
        return START + timedelta(days=self.days_off)

    def opened(self) -> Store:
        """Open the folder anew, as the next command would."""
        self.log_in()
        plan, environment = str(self.root / "tasks.toml"), {"HOME": str(self.root / "home")}
        return Store.open(plan, today=self.today, environment=environment, files=QuickFiles())

    def store(self, is_long_lived: bool) -> Store:
        """Return the program that is open, or a new one, under the host's clock."""
        self.log_in()
        seconds = (self.today - date(1970, 1, 1)).days * 86_400
        entry_id.time = SimpleNamespace(time_ns=lambda: seconds * 10**9)  # type: ignore[assignment]
        return self.running if is_long_lived else self.opened()

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

    def copied(self, name: str) -> Replica:
        """Return a copy of the whole folder, the account's state with it, as a backup restores it."""
        shutil.copytree(self.root, self.root.parent / name)
        copy = Replica(self.root.parent, name, self.actor)
        copy.days_off, copy.acknowledged = self.days_off, set(self.acknowledged)
        return copy

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
        assert self.acknowledged <= known
        self.acknowledged = known
        for day in (date.max, self.today, START, START - timedelta(days=3)):
            expected = naive_picture(entries, fresh.plan.id, TASKS, day)
            assert picture(fresh.ledger(day), TASKS) == expected
            assert picture(self.running.ledger(day), TASKS) == expected
