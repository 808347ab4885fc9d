"""Entry ids: UUIDv7 whose order is the order of knowledge, whatever the clocks say."""

from __future__ import annotations

import os
import time

from workplan_tui.base.errors import NotSaved
from workplan_tui.language import tr
from workplan_tui.model.origin import bound_to
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HEX = frozenset("0123456789abcdef")
_LAST_MOMENT = 1 << 47
"""Milliseconds: the year 6429. A later id is no entry's, ours least of all."""
_LAST_DIGITS = f"{_LAST_MOMENT:012x}"
_A_DAY = 24 * 3600 * 1000
"""Milliseconds by which honest clocks may differ."""
_A_CENTURY = 100 * 365 * _A_DAY
_VERSION, _LAST_COUNT = 0x7000, 0x7FFF


def new_entry_id(newest: str | None, replica: str | None = None, is_waiting: bool = False) -> str:
    """Return a UUIDv7 greater than every id read so far, whatever the clock says.

    With a `replica` it is that writer's own (`model.origin`). One for an entry that has to wait is less than
    whatever others make meanwhile who have read the same: also within the millisecond, and where a clock
    is behind what was read.

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
    id = f"{head[:8]}-{head[8:]}-{count:04x}-{tail[:4]}-{tail[4:]}"
    return bound_to(replica, id[:-10]) if replica else id


def last_near_id() -> str:
    """Return the greatest id that an honest clock may have given by now."""
    return _last_within(_A_DAY)


def last_credible_id() -> str:
    """Return the greatest id that a clock which is only wrong may have given by now."""
    return _last_within(_A_CENTURY)


def _last_within(milliseconds: int) -> str:
    head = f"{time.time_ns() // 1_000_000 + milliseconds:012x}"
    return f"{head[:8]}-{head[8:]}-ffff-ffff-ffffffffffff"


def moment_of(id: str) -> int:
    """Return when the id says it was made, in milliseconds since 1970."""
    return int(id[:8] + id[9:13], 16)


def jumps(ids: Iterable[str]) -> list[str]:
    """Return the ids at which a clock was ahead of now, in order: what only follows them is right.

    `ids` are those that are ahead of an honest clock, in any order.
    """
    found, before = list[str](), 0
    for id in sorted(ids):
        moment = moment_of(id)
        if moment > before + _A_DAY:
            found.append(id)
        before = moment
    return found


def is_entry_id(id: str) -> bool:
    """Return whether the text has the shape and the range `new_entry_id` counts on."""
    digits = id.replace("-", "")
    if len(id) != 36 or len(digits) != 32 or id[8] + id[13] + id[18] + id[23] != "----":
        return False
    return _HEX.issuperset(digits) and digits < _LAST_DIGITS
