"""The print of a text: what tells a task's text from any other, where its id alone could be another's by now.

Every operation on a task carries it, and so does a unit's form: what was said of one text is never read as
said of another without a word (docs/files.md).
"""

from __future__ import annotations

from functools import lru_cache

FORM_DIGITS = 16
"""Hex digits that a form carries."""
_DIGITS = 8
"""Hex digits that each operation of the journal carries: beside an id, two texts of one plan share them by chance
once in four billion."""


def fingerprint(text: str, digits: int = _DIGITS) -> str:
    """Return the first hex digits of the SHA-256 of the text in UTF-8."""
    return _digest(text)[:digits]


@lru_cache(maxsize=4096)
def _digest(text: str) -> str:
    """Kept, as a long list is asked for the same tasks at every edit."""
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:  # as from Python 3.12 on; it loads a whole library, 2 ms of a command's 30
        from hashlib import sha256
    return str(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
