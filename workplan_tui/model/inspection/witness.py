"""What a checkpoint says the files of the journal held, what they hold now, and its code as people copy it."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    plan_hash: str = ""
    """The SHA-256 of the plan file as it was."""


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
