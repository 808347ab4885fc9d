"""Which points of a list, ① or ●, are tasks of their own and which are parts of one text."""

from __future__ import annotations

from bisect import bisect_right

from workplan_tui.importing.markers import POINTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.markers import Marker


def point_tasks(markers: tuple[Marker, ...], duties_at: list[int]) -> frozenset[int]:
    """Return where a ① begins a task: only where every one of ①②③ says itself who does it.

    Else they are points of one text. `duties_at` are the places of labels and brackets, in order.
    """
    counted: set[int] = set()
    group: list[Marker] = []
    plain = [one for one in markers if one.kind in POINTS or one.at_line_start]
    for at, marker in enumerate(plain):
        if marker.kind not in POINTS:
            group = []
            continue
        group = [*group, marker] if group and _follows(marker, group[-1]) else [marker]
        after = plain[at + 1] if at + 1 < len(plain) else None
        if after is not None and _follows(after, marker):
            continue
        ends = [one.start for one in group[1:]] + [after.start if after else 1 << 60]
        if group[0].number <= 1 and all(
            bisect_right(duties_at, end - 1) > bisect_right(duties_at, one.start)
            for one, end in zip(group, ends, strict=True)
        ):
            counted.update(one.start for one in group)
    return frozenset(counted)


def _follows(marker: Marker, before: Marker) -> bool:
    return marker.kind == before.kind and marker.number == before.number + (marker.kind == "circ")
