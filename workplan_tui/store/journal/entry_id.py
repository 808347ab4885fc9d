"""Entry ids: UUIDv7 whose order is the order of knowledge, whatever the clocks say."""

from __future__ import annotations

import os
import time

from workplan_tui.errors import NotSaved
from workplan_tui.harmless import clean
from workplan_tui.language import tr

_HEX = frozenset("0123456789abcdef")
_LAST_MOMENT = 1 << 47
"""Milliseconds: the year 6429. A later id is no entry's, ours least of all."""
_LAST_DIGITS = f"{_LAST_MOMENT:012x}"
_A_DAY = 24 * 3600 * 1000
"""Milliseconds by which honest clocks may differ."""
_VERSION, _LAST_COUNT = 0x7000, 0x7FFF


def new_entry_id(newest: str | None, is_waiting: bool = False) -> str:
    """Return a UUIDv7 greater than every id read so far, whatever the clock says.

    One for an entry that has to wait is less than whatever others make meanwhile who have read the
    same: also within the millisecond, and where a clock is behind what was read.

    The 12 bits after the version count within a millisecond, so ids made or read in the same
    one still have an order. `NotSaved` when an id was read that leaves no room for a later one.
    """
    step = 1 if is_waiting else 2
    moment, count = time.time_ns() // 1_000_000, _VERSION
    if not is_waiting:
        count += 1 + os.urandom(1)[0]
    if newest:
        last_moment, last_count = int(newest[:8] + newest[9:13], 16), int(newest[14:18], 16)
        if moment <= last_moment:
            moment, count = last_moment, max(last_count, _VERSION) + step
        if count > _LAST_COUNT:
            moment, count = last_moment + 1, _VERSION + step
    if newest and moment >= _LAST_MOMENT:
        raise NotSaved(
            tr(
                "Not saved: the journal's entry {id} claims a day so far in the future that nothing "
                "can follow it. Move the file it stands in out of the journal folder."
            ).format(id=clean(newest))
        )
    random = bytearray(os.urandom(8))
    random[0] = 0x80 | random[0] & 0x3F
    tail = random.hex()
    head = f"{moment:012x}"
    return f"{head[:8]}-{head[8:]}-{count:04x}-{tail[:4]}-{tail[4:]}"


def is_ahead(id: str) -> bool:
    """Return whether the id was made more than a day after what the clock says now."""
    return int(id[:8] + id[9:13], 16) > time.time_ns() // 1_000_000 + _A_DAY


def is_entry_id(id: str) -> bool:
    """Return whether the text has the shape and the range `new_entry_id` counts on."""
    digits = id.replace("-", "")
    if len(id) != 36 or len(digits) != 32 or id[8] + id[13] + id[18] + id[23] != "----":
        return False
    return _HEX.issuperset(digits) and digits < _LAST_DIGITS
