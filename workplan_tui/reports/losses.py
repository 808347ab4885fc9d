"""What is said at every start of single entries: of those that are gone, and of one that a clock dated ahead."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.reports.operations import describe_ops
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.plan import Plan

_MOST_NAMED = 3
_LONGEST = 40
"""Characters of what one entry said: it stands on one line with others."""


def loss_words(lost: Sequence[Entry], plan: Plan) -> tuple[str, ...]:
    """Return one sentence that names the newest of the lost entries, their ids last; nothing without any."""
    if not lost:
        return ()
    newest = lost[: -_MOST_NAMED - 1 : -1]
    named = [_words(entry, plan) for entry in newest]
    if len(lost) > len(named):
        named.append("...")
    return (
        trn(
            "{count} entry saved here is gone (`workplan doctor` has it): {what} [{entries}].",
            "{count} entries saved here are gone (`workplan doctor` has them): {what} [{entries}].",
            len(lost),
        ).format(
            count=len(lost), what=tr("; ").join(named), entries=" ".join(clean(entry.id) for entry in newest)
        ),
    )


def ahead_words(entry: Entry | None, day: date, plan: Plan) -> tuple[str, ...]:
    """Return one sentence for an entry of a later day than `day` by its clock; nothing where there is none."""
    if entry is None:
        return ()
    told = tr(
        "What was recorded under a clock that said {at} is of a later day than this computer's clock says: "
        "{what} [{id}]. One of the clocks is or was wrong."
    )
    if entry.on > day:
        told = tr(
            "What was recorded under a clock that said {at} does not count before {on}: {what} [{id}]. `workplan log` "
            "has it. One of the clocks is or was wrong: set it, and record the same anew."
        )
    settle = tr("`workplan doctor --settle {id}` ends this warning.").format(id=clean(entry.id))
    said = told.format(at=clean(entry.at)[:10], on=entry.on, what=_words(entry, plan), id=clean(entry.id))
    return (tr("{advice} {more}").format(advice=said, more=settle),)


def _words(entry: Entry, plan: Plan) -> str:
    words = tr(", ").join(describe_ops(entry.ops, plan))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."
