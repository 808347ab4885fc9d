"""What a reader costs, counted: steps of Python, bytes of memory, seconds of the processor for compiled code.

A clock on the wall says how busy the machine is. Steps are the same in every run, so that a reader
of twice the work can be told from one of twice as much for twice the text.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

MOST_SECONDS = 5.0
"""For every reader and every file it takes."""
MOST_PER_BYTE = 10
SPARE_BYTES = 32 * 1024 * 1024
"""Memory: so many times the file, and so much beside it."""


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python ran, each turn of a comprehension included."""
    count = 0

    def line(_frame: FrameType, _event: str, _value: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def peak(work: Callable[[], object]) -> int:
    """Return the bytes that were held at once, beyond what was held before."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's time: regular expressions and the TOML parser take no steps."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
