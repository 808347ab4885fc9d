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
from workplan_tui.store.journal.line import LONGEST_LINE, DamagedLine, format_line, parse_line
from workplan_tui.store.journal.lines import blocks_between
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
_PIECE = 1 << 20
_BEARING = (CHECKPOINT.code, SEAL_CODE)


def kept_files(files: Files, folder: str) -> tuple[str, ...]:
    """Return what each file of the journal, and each kept edition, holds: name, size and SHA-256.

    Only whole lines: what another host is writing at this moment may still be taken back. `OSError`
    where one cannot be read: a checkpoint that leaves out a file would prove nothing of it.
    """
    found = []
    for name in _names(files, folder):
        with _opened(files, os.path.join(folder, name)) as pieces:
            size, digest = _whole(pieces, by_lines=name.endswith(ENDING))
        found.append(f"{name} {size} {digest}")
    return tuple(found)


def witnesses_in(files: Files, folder: str) -> tuple[Witness, ...]:
    """Return every checkpoint and seal that the journal holds, with how the files are now, oldest first.

    One that was taken back bears witness all the same: who changes lines could take it back, too.
    """
    names = _names(files, folder)
    told = [one for name in names if name.endswith(ENDING) for one in _bearing(files, folder, name)]
    claims: dict[str, set[int]] = {}
    for _, _, proofs in told:
        for proof in proofs:
            claims.setdefault(proof.file, set()).add(proof.size)
    measured = {
        name: _measured(files, folder, name, sizes) for name, sizes in claims.items() if name in names
    }
    found = [
        Witness(code, entry, tuple(_compared(proof, measured) for proof in proofs), _plan_hash(entry))
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


def _bearing(files: Files, folder: str, name: str) -> Iterator[tuple[str, Entry, tuple[Proof, ...]]]:
    """Give each line of the file that bears witness: its code, its entry, and what it says."""
    try:
        lines = list(_naming_lines(files, os.path.join(folder, name)))
    except OSError:
        return
    for line in lines:
        try:
            entry = parse_line(line)
        except DamagedLine:
            continue
        ops = [op for op in entry.ops if kind_of(op) in _BEARING and "files" in op]
        if ops:  # of a journal that had no file yet, too: its code is found again
            texts = (text for op in ops for text in Checkpoint(op).files)
            yield _code(line), entry, tuple(filter(None, map(read_proof, texts)))


def _naming_lines(files: Files, path: str) -> Iterator[bytes]:
    needles = [f'"{kind}"'.encode() for kind in _BEARING]
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
        refuse_special(found, path)
        end = min(found.st_size, _LARGEST_FILE)
        for _, lines, length, is_whole in blocks_between(files, handle, 0, end, LONGEST_LINE):
            if is_whole and (len(lines) > 1 or len(lines[0]) == length):
                yield from (line for line in lines if any(needle in line for needle in needles))
    finally:
        shut(files, handle)


_Measures = dict[int, tuple[str, int]]
"""By size, the digest of so many first bytes and how many lines they have."""


def _measured(files: Files, folder: str, name: str, sizes: Iterable[int]) -> tuple[int, _Measures] | None:
    """Return the size of the file, and what its first bytes are, in one go over it; None where it is unreadable."""
    digest, done, lines = sha256(), 0, 0
    waiting = sorted(sizes)
    found: _Measures = {}
    try:
        with _opened(files, os.path.join(folder, name)) as pieces:
            for piece in pieces:
                start = 0
                while waiting and waiting[0] <= done + len(piece):
                    part = piece[start : waiting[0] - done]
                    digest.update(part)
                    lines += part.count(b"\n")
                    start += len(part)
                    found[waiting.pop(0)] = digest.hexdigest(), lines
                digest.update(piece[start:])
                lines += piece.count(b"\n", start)
                done += len(piece)
    except OSError:
        return None
    return done, found | dict.fromkeys(waiting, (digest.hexdigest(), lines))


def _compared(proof: Proof, measured: dict[str, tuple[int, _Measures] | None]) -> Proof:
    known = measured.get(proof.file)
    if known is None:
        return proof
    size, measures = known
    digest, lines = measures[proof.size]
    return proof.replace(found_size=size, found_digest=digest, last_line=lines)


def _whole(pieces: Iterable[bytes], *, by_lines: bool) -> tuple[int, str]:
    """Return size and digest of what was read; `by_lines` only up to the end of its last whole line."""
    ahead, size, read = sha256(), 0, 0
    ended = ahead.copy()
    for piece in pieces:
        end = piece.rfind(b"\n") + 1 if by_lines else len(piece)
        if end:
            ahead.update(piece[:end])
            ended, size = ahead.copy(), read + end
        ahead.update(piece[end:])
        read += len(piece)
    return size, ended.hexdigest()


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


@contextmanager
def _opened(files: Files, path: str) -> Iterator[Iterator[bytes]]:
    """Open a file to be read piece by piece; `OSError` as the disk has it."""
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
        refuse_special(found, path)
        yield _pieces(files, handle, min(found.st_size, _LARGEST_FILE))
    finally:
        shut(files, handle)


def _pieces(files: Files, handle: int, end: int) -> Iterator[bytes]:
    start = 0
    while start < end and (piece := files.pread(handle, min(_PIECE, end - start), start)):
        start += len(piece)
        yield piece
