"""Which files of the journal hold something else now than a checkpoint says.

A journal only grows, so what a file began with when a checkpoint was made it begins with for ever. Lines that were
written with a right checksum in the place of others, or an end that was cut off, show nowhere else.
What is longer now, and files that came since, are no fault.
"""

from __future__ import annotations

from itertools import groupby

from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.inspection.journal_file import Oddity, oddity
from workplan_tui.model.inspection.witness import CODE_DIGITS, spoken_code
from workplan_tui.model.sealing import REOPEN_CODE, SEAL_CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.inspection.journal_file import JournalFile
    from workplan_tui.model.inspection.witness import Proof, Witness


def witness_oddities(witnesses: Sequence[Witness]) -> list[Oddity]:
    """Return each file that does not begin as it did, by the first checkpoint that tells, once."""
    told = ((proof, witness) for witness in witnesses for proof in witness.proofs)
    by_file = groupby(sorted(told, key=_place), key=lambda one: one[0].file)
    return [found for _, its in by_file for found in _changed(its)]


def _place(told: tuple[Proof, Witness]) -> tuple[str, int, str]:
    proof, witness = told
    return proof.file, proof.size, witness.entry.id


def _changed(its: Iterable[tuple[Proof, Witness]]) -> Iterator[Oddity]:
    """Give the first proof of one file that fails; what the ones before it prove narrows the place."""
    proven = 0
    for proof, witness in its:
        if proof.is_kept:
            proven = proof.last_line
            continue
        facts = {
            "code": spoken_code(witness.code), "at": witness.entry.at, "actor": witness.entry.actor,
            "bytes": proof.size, "size": proof.found_size or 0, "first": proven + 1, "last": proof.last_line,
        }  # fmt: skip
        mark = f"{proof.file}#{witness.code}:{proof.found_digest[:CODE_DIGITS] or '-'}"
        yield Oddity(_kind(proof), proof.file, facts=facts, mark=mark)
        return


def _kind(proof: Proof) -> str:
    if proof.found_size is None:
        return "vanished"
    return "shortened" if proof.found_size < proof.size else "rewritten"


def plan_oddity(witnesses: Sequence[Witness], plan_hash: str, adjusted_by: str) -> Oddity | None:
    """Return that the plan file is another than at the newest checkpoint, and no adjustment since tells why.

    `adjusted_by` is the id of the newest adjustment: from then on it says itself what the file is.
    """
    newest = witnesses[-1] if witnesses else None
    if (
        newest is None
        or not newest.plan_hash
        or newest.plan_hash == plan_hash
        or adjusted_by > newest.entry.id
    ):
        return None
    facts = {"code": spoken_code(newest.code), "at": newest.entry.at, "actor": newest.entry.actor}
    return Oddity("plan_rewritten", facts=facts, mark=f"plan#{newest.code}:{plan_hash[:CODE_DIGITS]}")


def after_seal(witnesses: Sequence[Witness], files: Iterable[JournalFile]) -> list[Oddity]:
    """Return each file that has entries which the seal did not know, where the year is sealed.

    They were recorded elsewhere before the seal came there, or by an earlier version, which knows no seals.
    """
    seal = next((one for one in reversed(witnesses) if _seals(one)), None)
    if seal is None:
        return []
    known = {proof.file: proof.size for proof in seal.proofs}
    found = []
    for file in files:
        late = [
            line
            for line in file.lines
            if line.entry and line.offset >= known.get(file.name, 0) and line.entry.id != seal.entry.id
        ]
        if any(kind_of(op) == REOPEN_CODE for line in late if line.entry for op in line.entry.ops):
            return []  # the year was opened again
        if late:
            found.append(oddity("after_seal", file, late[0], count=len(late), day=seal.entry.on.isoformat()))
    return found


def _seals(witness: Witness) -> bool:
    return any(kind_of(op) == SEAL_CODE for op in witness.entry.ops)


def missing_checkpoint(code: str, witnesses: Iterable[Witness]) -> Oddity | None:
    """Return that no line of the journal is the checkpoint that somebody wrote down; None where one is."""
    if any(witness.code == code for witness in witnesses):
        return None
    return Oddity("no_checkpoint", facts={"code": spoken_code(code)})
