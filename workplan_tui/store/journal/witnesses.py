"""The files of a journal as a checkpoint keeps them, and what became of them: sizes and SHA-256, nothing else.

It reads; who records what it returns does so under the lock. Checksums of lines prove that a disk kept them;
these prove that nobody wrote others in their place.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import sha256

from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.inspection.witness import CODE_DIGITS, Proof, Witness, read_proof
from workplan_tui.model.operations.checkpoint import CHECKPOINT, Checkpoint
from workplan_tui.model.sealing import SEAL_CODE
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.journal.line import format_line
from workplan_tui.store.journal.segment import refuse_special
from workplan_tui.store.journal.writers import ENDING
from workplan_tui.store.plan.kept_plans import ENDING as PLAN_ENDING
from workplan_tui.store.plan.kept_plans import FOLDER as PLANS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.inspection.journal_file import JournalFile
    from workplan_tui.store.disk.files import Files

    _Measured: TypeAlias = tuple[int, dict[int, tuple[str, int]]]
    """The length of a file; by number of first bytes their digest, and how many lines they have."""

_BLOCK = 1 << 20
_BEARING = (CHECKPOINT.code, SEAL_CODE)
_NEEDLES = tuple(f'"{code}"'.encode() for code in _BEARING)


def kept_files(files: Files, folder: str) -> tuple[str, ...]:
    """Return what each file of the journal, and each kept edition, holds: name, size and SHA-256.

    Only whole lines: what another host is writing at this moment may still be taken back. `OSError`
    where one cannot be read: a checkpoint that leaves out a file would prove nothing of it.
    """
    return tuple(_kept(files, folder, name) for name in _names(files, folder))


def _kept(files: Files, folder: str, name: str) -> str:
    digest, size, whole = sha256(), 0, (0, sha256().hexdigest())
    with _opened(files, os.path.join(folder, name)) as (handle, length):
        for block in _blocks(files, handle, length):
            end = block.rfind(b"\n") + 1 if name.endswith(ENDING) else len(block)
            digest.update(block[:end])
            if end:
                whole = size + end, digest.hexdigest()
            digest.update(block[end:])
            size += len(block)
    return f"{name} {whole[0]} {whole[1]}"


def witnesses_in(files: Files, folder: str, seen: Iterable[JournalFile]) -> tuple[Witness, ...]:
    """Return every checkpoint and seal among the lines, with how the files are now, oldest first.

    One that was taken back bears witness all the same: who changes lines could take it back, too.
    """
    lines = [line for file in seen for line in file.lines if line.code and line.entry]
    told = [
        (line.code, line.entry, _proofs(line.entry)) for line in lines if line.entry and _bears(line.entry)
    ]
    claims: dict[str, set[int]] = {}
    for proof in (proof for _, _, proofs in told for proof in proofs):
        claims.setdefault(proof.file, set()).add(proof.size)
    there = frozenset(_names(files, folder)) if claims else frozenset()
    measured = {
        name: _measured(files, os.path.join(folder, name), sizes)
        for name, sizes in claims.items()
        if name in there
    }
    found = [
        Witness(
            code,
            entry,
            tuple(_compared(proof, measured.get(proof.file)) for proof in proofs),
            _plan_hash(entry),
        )
        for code, entry, proofs in told
    ]
    return tuple(sorted(found, key=lambda one: one.entry.id))


def code_of(entry: Entry) -> str:
    """Return the code of a checkpoint as this program has written it."""
    return code_of_line(format_line(entry).removesuffix(b"\n"))


def code_of_line(line: bytes) -> str:
    """Return the code of a line, without its end."""
    return sha256(line).hexdigest()[:CODE_DIGITS]


def may_bear(line: bytes) -> bool:
    """Return whether the line may be a checkpoint or a seal."""
    return any(needle in line for needle in _NEEDLES)


def _bears(entry: Entry) -> bool:
    """Return whether it says what files held; of a journal that had no file yet, too: its code is found again."""
    return any(kind_of(op) in _BEARING and "files" in op for op in entry.ops)


def _proofs(entry: Entry) -> tuple[Proof, ...]:
    texts = (text for op in entry.ops if kind_of(op) in _BEARING for text in Checkpoint(op).files)
    return tuple(filter(None, map(read_proof, texts)))


def _plan_hash(entry: Entry) -> str:
    return next((found for op in entry.ops if (found := Checkpoint(op).plan_hash)), "")


def _measured(files: Files, path: str, sizes: Iterable[int]) -> _Measured | None:
    """Return how long the file is, and of so many first bytes the digest and how many lines; None for no file."""
    digest, done, lines = sha256(), 0, 0
    found: dict[int, tuple[str, int]] = {}
    try:
        with _opened(files, path) as (handle, length):
            for size in sorted(sizes):
                for block in _blocks(files, handle, min(size, length), done):
                    digest.update(block)
                    lines += block.count(b"\n")
                done = max(done, min(size, length))
                found[size] = digest.hexdigest(), lines
    except OSError:
        return None
    return length, found


def _compared(proof: Proof, measured: _Measured | None) -> Proof:
    if measured is None:
        return proof
    digest, lines = measured[1][proof.size]
    return proof.replace(found_size=measured[0], found_digest=digest, last_line=lines)


@contextmanager
def _opened(files: Files, path: str) -> Iterator[tuple[int, int]]:
    """Give the handle and the length of a regular file."""
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
        refuse_special(found, path)
        yield handle, found.st_size
    finally:
        shut(files, handle)


def _blocks(files: Files, handle: int, end: int, start: int = 0) -> Iterator[bytes]:
    """Give the bytes up to `end` piece by piece: a file of nonsense takes no more memory than one of ours."""
    while start < end and (block := files.pread(handle, min(_BLOCK, end - start), start)):
        yield block
        start += len(block)


def _names(files: Files, folder: str) -> list[str]:
    plans = (
        f"{PLANS}/{name}"
        for name in _listed(files, os.path.join(folder, PLANS))
        if name.endswith(PLAN_ENDING)
    )
    names = (name for name in _listed(files, folder) if name.endswith(ENDING))
    return sorted(name for name in (*names, *plans) if not os.path.basename(name).startswith("."))


def _listed(files: Files, folder: str) -> list[str]:
    try:
        return files.list_folder(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []
