"""Entry ids: UUIDv7 whose order is the order of knowledge, whatever the clocks say."""

from __future__ import annotations

import os
import time

_LENGTHS = [8, 4, 4, 4, 12]
_LAST_MOMENT = 1 << 47
"""Milliseconds: the year 6429. A later id could leave no room for one after it."""


def new_entry_id(newest: str | None) -> str:
    """Return a UUIDv7 greater than every id read so far, whatever the clock says.

    The 12 bits after the version count within a millisecond, so ids made or read in the same
    one still have an order.
    """
    moment, count = time.time_ns() // 1_000_000, os.urandom(1)[0]
    if newest:
        digits = newest.replace("-", "")
        last_moment, last_count = int(digits[:12], 16), int(digits[13:16], 16)
        if moment <= last_moment:
            moment, count = (
                (last_moment, last_count + 1) if last_count < 0xFFF else (last_moment + 1, 0)
            )
    random = bytearray(os.urandom(8))
    random[0] = 0x80 | random[0] & 0x3F
    tail = random.hex()
    head = f"{moment & (1 << 48) - 1:012x}"
    return f"{head[:8]}-{head[8:]}-7{count:03x}-{tail[:4]}-{tail[4:]}"


def is_entry_id(id: str) -> bool:
    """Return whether the text has the shape `new_entry_id` counts on."""
    parts = id.split("-")
    digits = "".join(parts)
    if [len(part) for part in parts] != _LENGTHS or not set(digits) <= set("0123456789abcdef"):
        return False
    return int(digits[:12], 16) < _LAST_MOMENT
