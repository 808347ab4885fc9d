"""The files of a journal as a checkpoint keeps them, and what became of them: sizes and SHA-256, nothing else.

It reads; who records what it returns does so under the lock. Checksums of lines prove that a disk kept them;
these prove that nobody wrote others in their place.
"""

from __future__ import annotations

import os
from hashlib import sha256

from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.inspection.witness import CODE_DIGITS, Proof, Witness, read_proof
from workplan_tui.model.operations.checkpoint import CHECKPOINT, Checkpoint
from workplan_tui.model.sealing import SEAL_CODE
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import read_all
from workplan_tui.store.journal.line import DamagedLine, format_line, parse_line
from workplan_tui.store.journal.segment import refuse_special
from workplan_tui.store.journal.writers import ENDING
from workplan_tui.store.plan.kept_plans import ENDING as PLAN_ENDING
from workplan_tui.store.plan.kept_plans import FOLDER as PLANS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.disk.files import Files

_LARGEST_FILE = 1 << 28
"""Bytes: a segment has one MiB, an edition of the plan at most 40."""
_BEARING = (CHECKPOINT.code, SEAL_CODE)


def kept_files(files: Files, folder: str) -> tuple[str, ...]:
    """Return what each file of the journal, and each kept edition, holds: name, size and SHA-256.

    Only whole lines: what another host is writing at this moment may still be taken back. `OSError`
    where one cannot be read: a checkpoint that leaves out a file would prove nothing of it.
    """
    found = []
    for name in _names(files, folder):
        data = _bytes(files, os.path.join(folder, name))
        size = data.rfind(b"\n") + 1 if name.endswith(ENDING) else len(data)
        found.append(f"{name} {size} {sha256(data[:size]).hexdigest()}")
    return tuple(found)


def witnesses_in(files: Files, folder: str) -> tuple[Witness, ...]:
    """Return every checkpoint and seal that the journal holds, with how the files are now, oldest first.

    One that was taken back bears witness all the same: who changes lines could take it back, too.
    """
    contents = {
        name: data for name in _names(files, folder) if (data := _readable(files, folder, name)) is not None
    }
    told = [one for name, data in contents.items() if name.endswith(ENDING) for one in _bearing(data)]
    claims: dict[str, set[int]] = {}
    for _, _, proofs in told:
        for proof in proofs:
            claims.setdefault(proof.file, set()).add(proof.size)
    measured = {name: _measured(contents[name], sizes) for name, sizes in claims.items() if name in contents}
    found = [
        Witness(
            code, entry, tuple(_compared(proof, contents, measured) for proof in proofs), _plan_hash(entry)
        )
        for code, entry, proofs in told
    ]
    return tuple(sorted(found, key=lambda one: one.entry.id))


def _plan_hash(entry: Entry) -> str:
    return next((found for op in entry.ops if (found := Checkpoint(op).plan_hash)), "")


def code_of(entry: Entry) -> str:
    """Return the code of a checkpoint as this program has written it."""
    return _code(format_line(entry).removesuffix(b"\n"))


def _code(line: bytes) -> str:
    return sha256(line).hexdigest()[:CODE_DIGITS]


def _bearing(data: bytes) -> Iterator[tuple[str, Entry, tuple[Proof, ...]]]:
    """Give each line that bears witness: its code, its entry, and what it says."""
    needles = [f'"{kind}"'.encode() for kind in _BEARING]
    for line in data.split(b"\n")[:-1]:
        if not any(needle in line for needle in needles):
            continue
        try:
            entry = parse_line(line)
        except DamagedLine:
            continue
        ops = [op for op in entry.ops if kind_of(op) in _BEARING and "files" in op]
        if ops:  # of a journal that had no file yet, too: its code is found again
            texts = (text for op in ops for text in Checkpoint(op).files)
            yield _code(line), entry, tuple(filter(None, map(read_proof, texts)))


def _measured(data: bytes, sizes: Iterable[int]) -> dict[int, tuple[str, int]]:
    """Return the digest of so many first bytes, and how many lines they have, in one go over the file."""
    digest, done, lines = sha256(), 0, 0
    found = {}
    for size in sorted(sizes):
        piece = data[done:size]
        digest.update(piece)
        lines += piece.count(b"\n")
        done = max(done, size)
        found[size] = digest.hexdigest(), lines
    return found


def _compared(
    proof: Proof, contents: dict[str, bytes], measured: dict[str, dict[int, tuple[str, int]]]
) -> Proof:
    if proof.file not in contents:
        return proof
    digest, lines = measured[proof.file][proof.size]
    return proof.replace(found_size=len(contents[proof.file]), found_digest=digest, last_line=lines)


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


def _readable(files: Files, folder: str, name: str) -> bytes | None:
    try:
        return _bytes(files, os.path.join(folder, name))
    except OSError:
        return None


def _bytes(files: Files, path: str) -> bytes:
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
        refuse_special(found, path)
        return read_all(files, handle, 0, min(found.st_size, _LARGEST_FILE))
    finally:
        shut(files, handle)
