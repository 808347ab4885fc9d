"""A pytest that has loaded its libraries: for each line of words on its input it forks a child that runs them.

To load them takes several times as long as most of the tests of a mutant. What the copy holds, program and
tests, is loaded by each child anew. Run as a file, so that nothing of the copy is loaded before.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
from typing import IO

import hypothesis.stateful  # noqa: F401
import pyte  # noqa: F401
import pytest
import pytest_asyncio.plugin  # noqa: F401
import textual.app
import textual.pilot  # noqa: F401

LONGEST = 60
"""Seconds: a mutant under which the tests hang is seen as well, though not by a sentence."""
HOW_IT_HANGS = "the tests did not end"


def said_of(words: list[str]) -> str:
    """Run pytest with the words in a child; return the last line it said."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        child = os.fork()
        if child == 0:
            _become(words, said)
        has_hung = False

        def end(_number: int, _frame: object) -> None:
            nonlocal has_hung
            has_hung = True
            os.killpg(child, signal.SIGKILL)

        signal.signal(signal.SIGALRM, end)
        signal.alarm(LONGEST)
        os.waitpid(child, 0)
        signal.alarm(0)
        said.seek(0)
        return HOW_IT_HANGS if has_hung else said.read().strip().rpartition("\n")[2]


def _become(words: list[str], said: IO[str]) -> None:
    """Be a pytest of its own, in a session that can be ended whole."""
    os.setsid()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle, stream in ((nothing, 0), (said.fileno(), 1), (nothing, 2)):
        os.dup2(handle, stream)
    sys.exit(pytest.main(words))


if __name__ == "__main__":
    # What stays until the end: each child would look through all of it, and copy it by that, whenever it collects.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(said_of(json.loads(line))), flush=True)
