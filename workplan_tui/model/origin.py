"""Whose an entry's id is: the end of an id is worked out from the writer it was made for.

Another writer can repeat the id in a file of its own, but not so that it fits its own name: the name
of a writer leaves 32 bits to choose from, and 40 would have to agree. Ids from before, and those of
entries that were offered and handed in later, fit nobody; then nothing is said about whose they are.
"""

from __future__ import annotations

_DIGITS = 10
"""Of 16 at the end: hexadecimal, 40 bits. The others are chance."""


def bound_to(replica: str, beginning: str) -> str:
    """Return the id that begins so, without its last 10 digits, as the writer's own."""
    try:
        from _blake2 import blake2b  # `hashlib` loads a whole library for it: 2 ms of a command's 30
    except ImportError:
        from hashlib import blake2b
    digest = blake2b(f"{replica}\n{beginning}".encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2)
    return beginning + digest.hexdigest()


def is_bound_to(replica: str, id: str) -> bool:
    """Return whether the id was made for this writer."""
    return id == bound_to(replica, id[:-_DIGITS])
