"""A journal folder that real accounts share, and what one of them may lay into it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.reliability.accounts import PEOPLE, command
from tests.reliability.child import in_child
from tests.reliability.ground import Ground, note, texts
from workplan_tui.model.entry import Entry
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import format_line

LI, WANG, USER = "lizyx", "wangzyx", "user"
HYPHENED, PLAIN = "ann-lee", "annlee"
NUMBERED, CHINESE = "uid61009", "张伟"
NAMELESS = 61099
UIDS = {name: PEOPLE[name] for name in (LI, WANG, USER, HYPHENED, PLAIN, NUMBERED, CHINESE)}
YEAR = 365 * 24 * 3600 * 1000
QUICK = 3.0
"""Seconds of the processor; what reads all that another account may lay there takes many times that."""


class Office(Ground):
    """A shared journal folder as the documents say it: sticky, with the group of those who use it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.plan.chmod(0o644)
        self.journal.mkdir()
        os.chown(self.journal, 0, 65534)
        self.journal.chmod(0o3777)

    def home_of(self, account: str | int) -> Path:
        """Return the account's home."""
        home = self.folder / f"home-{account}"
        if not home.exists():
            home.mkdir()
            os.chown(home, uid_of(account), 65534)
        return home

    def record(self, account: str | int, text: str, files: Files | None = None) -> Entry:
        """Record a note as the account."""
        home = self.home_of(account)
        return in_child(lambda: self.open(files, home).record(note(text, str(account))).entry, account)

    def seen_by(self, account: str | int) -> list[str]:
        """Return the notes that the account is shown."""
        home = self.home_of(account)
        return in_child(lambda: texts(self.open(home=home)), account)

    def doubts_of(self, account: str | int) -> str:
        """Return what the account is told of the journal after having read all of it."""
        home = self.home_of(account)

        def look() -> str:
            store = self.open(home=home)
            store.ledger()
            ahead = [f"of a later day: {store.ahead.id}"] if store.ahead else []
            return "\n".join((*store.damages, *ahead))

        return in_child(look, account)

    def file_of(self, account: str) -> Path:
        """Return the account's first journal file."""
        return next(path for path in self.segments if path.name.startswith(f"{account}-"))

    def run(
        self, account: str | int | None, *words: object, home: Path | None = None
    ) -> tuple[int, str, str]:
        """Run the command as the account."""
        return command(account, home or self.home_of(account or "root"), "--plan", self.plan, *words)


def uid_of(account: str | int) -> int:
    return account if isinstance(account, int) else 0 if account == "root" else UIDS[account]


def put(office: Office, account: str | int, name: str, data: bytes, mode: int = 0o644) -> Path:
    """Lay a file into the journal folder as the account."""

    def write() -> None:
        path = office.journal / name
        with path.open("ab") as file:
            file.write(data)
        path.chmod(mode)

    in_child(write, account)
    return office.journal / name


def line_like(entry: Entry, text: str, **changes: Any) -> bytes:
    """Return a line like the entry's with another text."""
    return format_line(
        entry.replace(**{"ops": (note_op("1", text),), "id": new_entry_id(entry.id), **changes})
    )


def id_at(years: float) -> str:
    """Return an id of a day so many years from now."""
    head = f"{int(time.time() * 1000 + years * YEAR):012x}"
    return f"{head[:8]}-{head[8:]}-7fff-bfff-ffffffffffff"


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's time that some work takes, also in processes of its own."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def seconds_of_edit(office: Office, account: str | int, text: str) -> float:
    """Return the processor's time that the account's edit takes."""
    return seconds(lambda: office.record(account, text))
