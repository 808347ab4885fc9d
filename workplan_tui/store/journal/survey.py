"""Look at everything in a journal folder without changing or locking anything: for `doctor`."""

from __future__ import annotations

import os
import stat

from workplan_tui.base.errors import NoPermission, NotSaved
from workplan_tui.base.user_file import BOM
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.inspection.journal_file import JournalFile, JournalLine, RememberedEntry, Survey
from workplan_tui.settings.actor import account_name
from workplan_tui.store.disk.accounts import former_word, uid_of, user_numbers
from workplan_tui.store.disk.file_steps import is_in_the_way
from workplan_tui.store.disk.lock import LOCK_NAME, find_holder
from workplan_tui.store.disk.rights import anyone_may_rewrite, is_shared
from workplan_tui.store.disk.safe_place import open_above
from workplan_tui.store.journal.line import (
    KNOWN_KEYS,
    LONGEST_LINE,
    DamagedLine,
    checked_body,
    crc_of,
    entry_of,
    format_offer,
    parse_line,
    parse_object,
)
from workplan_tui.store.journal.lines import lines_between
from workplan_tui.store.journal.lookalikes import is_branch_name, lookalikes
from workplan_tui.store.journal.patience import Patience, given_up
from workplan_tui.store.journal.quarantine import FOLDER as QUARANTINE
from workplan_tui.store.journal.segment import refuse_special
from workplan_tui.store.journal.witnesses import witnesses_in
from workplan_tui.store.journal.writers import strangers, writer_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.journal.writer_file import WriterMemory

_BEGINNING = 512
"""Bytes of a damaged line that are kept: its id stands there."""
_MOST_DAMAGES = 10_000


def survey(files: Files, folder: str, memory: WriterMemory | None = None) -> Survey:
    """Return what lies in the folder, and in `memory` of it; a missing one is empty.

    `NoPermission` if it may not be read.
    """
    own_replica = memory.replica if memory else None
    empty = Survey(folder)
    if memory:
        empty = Survey(folder, remembered=_remembered(memory), unnamed=memory.unnamed())
    try:
        names = sorted(files.list_folder(folder))
    except (FileNotFoundError, NotADirectoryError):
        if is_in_the_way(files, folder):
            return Survey(folder, is_folder=False)
        return empty
    except OSError as error:
        kind = NoPermission if isinstance(error, PermissionError) else NotSaved
        raise kind(
            tr("The journal folder {folder} cannot be read: {reason}.").format(
                folder=clean(folder), reason=why_refused(error)
            )
        ) from error
    chosen = [name for name in names if name.endswith(".jsonl") and not name.startswith(".")]
    found = files.stat(folder)
    open_to = stat.S_IWOTH | (stat.S_IWGRP if is_shared(found) else 0)
    owners = {name: files.lstat(os.path.join(folder, name)).st_uid for name in chosen}
    patience: dict[int, Patience] = {}
    seen = [
        (_file(files, folder, name, open_to, _patience_with(uid, patience, found)), uid)
        for name, uid in owners.items()
    ]
    known = {entry.id for file, _ in seen for entry in file.entries}
    foreign = strangers(found, owners)

    def read_others(files: Files, handle: int, size: int) -> Iterator[JournalLine]:
        return read_lines(files, handle, size, Patience(is_shared=is_shared(found)))

    return empty.replace(
        files=tuple(
            file.replace(
                expected_owner=_expected_owner(file, uid, own_replica, foreign),
                counts=file.name not in foreign,
            )
            for file, uid in seen
        ),
        bad_lock=LOCK_NAME if _refuses_edits(files, folder) else None,
        open_mode=f"{stat.S_IMODE(found.st_mode):04o}" if anyone_may_rewrite(found) else None,
        open_above=_open_above(folder, files),
        quarantine=_quarantined(files, os.path.join(folder, QUARANTINE)),
        lookalikes=lookalikes(files, folder, names, known, read_others),
        is_shared=is_shared(found),
        witnesses=witnesses_in(files, folder),
        holder=_holder(files, os.path.join(folder, LOCK_NAME)),
    )


def _patience_with(uid: int, known: dict[int, Patience], folder: os.stat_result) -> Patience:
    if not is_shared(folder):
        return Patience(is_shared=False)
    return known.setdefault(uid, Patience(is_shared=True))


def _file(files: Files, folder: str, name: str, open_to: int, patience: Patience) -> JournalFile:
    """Return what the file holds; `open_to` are the rights that nobody but its owner should have."""
    empty = JournalFile(name, (writer_of(name) or (None, 0))[0], is_branch=is_branch_name(name))
    path = os.path.join(folder, name)
    try:
        handle = files.open_reading(path)
        try:
            found = files.fstat(handle)
            refuse_special(found, path)
            lines = tuple(read_lines(files, handle, found.st_size, patience))
        finally:
            files.close(handle)
    except OSError as error:
        return empty.replace(unreadable=why_refused(error))
    return empty.replace(
        lines=lines,
        size=found.st_size,
        owner=account_name(found.st_uid),
        open_mode=f"{stat.S_IMODE(found.st_mode):04o}" if found.st_mode & open_to else None,
    )


def _remembered(memory: WriterMemory) -> tuple[RememberedEntry, ...]:
    found = ((name, parse_line(line)) for name, line in memory.lines)
    by_id = {entry.id: RememberedEntry(name, entry, format_offer(entry)) for name, entry in found}
    return tuple(by_id.values())  # one that was applied again is remembered twice


def read_lines(files: Files, handle: int, size: int, patience: Patience) -> Iterator[JournalLine]:
    """Give the lines of an open file, the empty ones left out."""
    damages = 0
    most = max(patience.bytes, LONGEST_LINE)
    raw_lines = lines_between(files, handle, 0, size, LONGEST_LINE, most)
    for number, (offset, length, raw, is_whole) in enumerate(raw_lines, start=1):
        if not is_whole and length > most:
            yield JournalLine(number, offset, size - offset, reason=given_up())
            return
        if not is_whole:
            yield JournalLine(
                number,
                offset,
                length,
                reason=tr("unfinished last line"),
                is_whole=False,
                beginning=raw[:_BEGINNING],
            )
            return
        if raw in (b"", b"\r"):  # an empty line stands for nothing (store.journal.appending)
            continue
        whole = raw.removeprefix(BOM) if offset == 0 else raw
        try:
            record = parse_object(b"{" + checked_body(whole))
            unknown = tuple(key for key in record if key not in KNOWN_KEYS)
            yield JournalLine(number, offset, length, entry_of(record), crc_of(whole), unknown_keys=unknown)
        except DamagedLine as error:
            if patience.is_over:
                yield JournalLine(number, offset, size - offset, reason=given_up())
                return
            patience.spend(1, length)
            damages += 1
            if damages <= _MOST_DAMAGES:
                yield JournalLine(number, offset, length, reason=str(error), beginning=raw[:_BEGINNING])


def _expected_owner(
    file: JournalFile, uid: int, own_replica: str | None, foreign: frozenset[str]
) -> str | None:
    """Return the account that should own the file, where that is known and is another one.

    On a laptop to which a journal was copied the accounts are unknown, and nothing is wrong.
    """
    if file.replica is None:
        return None
    if file.replica == own_replica:
        return None if uid == os.geteuid() else account_name(os.geteuid())
    word = file.replica.rpartition("-")[0]
    known = uid_of(word, user_numbers())
    is_right = file.name not in foreign if known is None else known == uid or former_word(uid) == word
    return None if is_right else word


def _open_above(folder: str, files: Files) -> tuple[str, str] | None:
    try:
        found = open_above(folder, files)
    except OSError:
        return None
    return (found[0], f"{found[1]:04o}") if found else None


def _quarantined(files: Files, folder: str) -> tuple[tuple[str, int], ...]:
    try:
        names = sorted(files.list_folder(folder))[:_MOST_DAMAGES]
        return tuple((name, files.lstat(os.path.join(folder, name)).st_size) for name in names)
    except OSError:
        return ()


def _refuses_edits(files: Files, folder: str) -> bool:
    """Return whether nothing but the lock is in the way of an edit."""
    return files.may_write(folder) and _is_no_lock(files, os.path.join(folder, LOCK_NAME))


def _is_no_lock(files: Files, path: str) -> bool:
    """Return whether nobody, or not this account, can lock the file: another one made it, or it is none."""
    try:
        if not stat.S_ISREG(files.lstat(path).st_mode):
            return True
        files.close(files.open_reading(path))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _holder(files: Files, path: str) -> tuple[int, str] | None:
    try:
        lock = files.lstat(path)
    except OSError:
        return None
    return find_holder(lock.st_dev, lock.st_ino)
