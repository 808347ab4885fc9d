"""How cells are shared out: what is needed most gets its room first, whoever has the rest takes what is left.

Numbers only. What is handed out adds up to the room, nobody gets less than nothing, and of a larger
room nobody gets less than of a smaller one: so nothing on the screen shrinks when the window grows.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Wish = tuple[str, int]
    """Who, and up to how many cells."""


def handed_out(room: int, wishes: Iterable[Wish], rest: str) -> dict[str, int]:
    """Return how many cells each gets when the wishes are granted in turn, as far as there is room.

    One that wishes several times grows step by step, between which others have their turn.
    """
    left, given = max(0, room), {rest: 0}
    for who, cells in wishes:
        more = min(left, max(0, cells - given.setdefault(who, 0)))
        given[who] += more
        left -= more
    given[rest] += left
    return given
