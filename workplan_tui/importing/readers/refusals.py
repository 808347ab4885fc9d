"""Why a document is not read, in one sentence each; raised by readers, also in the child process."""

from __future__ import annotations


class Unreadable(Exception):
    """A document that is refused: a code of `sentences` and what fills the blanks."""

    def __init__(self, code: str, **blanks: object) -> None:
        super().__init__(code)
        self.code = code
        self.blanks = {name: str(value) for name, value in blanks.items()}
