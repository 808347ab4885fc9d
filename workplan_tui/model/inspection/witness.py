"""What a checkpoint or a seal says the files of the journal held, and which files hold something else now.

A journal only grows, so what a file began with when a checkpoint was made it begins with for ever. Lines that were
written with a right checksum in the place of others, or an end that was cut off, show nowhere else.
What is longer now, and files that came since, are no fault.
"""

from __future__ import annotations

from itertools import groupby

from workplan_tui.base.value import Value
from workplan_tui.model.inspection.journal_file import Oddity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.entry import Entry

CODE_DIGITS = 16
"""Hex digits of the code of a checkpoint that is written down: of the SHA-256 of its line."""
_GROUP = 4
_SIZE_DIGITS = 15
_HASH_DIGITS = 64
_HEX_DIGITS = frozenset("0123456789abcdef")


class Proof(Value):
    """What one file began with, as a checkpoint says, and what it begins with now."""

    file: str
    size: int
    """Bytes."""
    digest: str
    found_size: int | None = None
    """How long the file is; None where there is none that can be read."""
    found_digest: str = ""
    """Of its first `size` bytes; of all where it has fewer."""
    last_line: int = 0
    """How many lines its first `size` bytes have now."""

    @property
    def is_kept(self) -> bool:
        """Whether the file begins as it did."""
        return self.found_size is not None and self.found_size >= self.size and self.is_same

    @property
    def is_same(self) -> bool:
        """Whether what there is has the digest."""
        return self.found_digest == self.digest


class Witness(Value):
    """A checkpoint or a seal that stands in the journal."""

    code: str
    """The first hex digits of the SHA-256 of its line, which tell it from every other."""
    entry: Entry
    proofs: tuple[Proof, ...]


def read_proof(text: str) -> Proof | None:
    """Return what `NAME SIZE SHA256` says; None where it says nothing of the kind."""
    rest, _, digest = text.rpartition(" ")
    name, _, size = rest.rpartition(" ")
    is_size = size.isascii() and size.isdecimal() and len(size) <= _SIZE_DIGITS
    if not name or not is_size or len(digest) != _HASH_DIGITS or not _HEX_DIGITS.issuperset(digest):
        return None
    return Proof(name, int(size), digest)


def spoken_code(code: str) -> str:
    """Return the code in groups, as it is copied by hand."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(text: str) -> str | None:
    """Return the code that somebody typed, with or without its groups; None where it is none."""
    from unicodedata import normalize

    code = "".join(sign for sign in normalize("NFKC", text).lower() if not sign.isspace() and sign != "-")
    return code if len(code) == CODE_DIGITS and _HEX_DIGITS.issuperset(code) else None


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


def missing_checkpoint(code: str, witnesses: Iterable[Witness]) -> Oddity | None:
    """Return that no line of the journal is the checkpoint that somebody wrote down; None where one is."""
    if any(witness.code == code for witness in witnesses):
        return None
    return Oddity("no_checkpoint", facts={"code": spoken_code(code)})
