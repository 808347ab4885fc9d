"""What is said at every start while something this account saved is not in the journal any more."""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn
from workplan_tui.reports.operations import describe_ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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


def _words(entry: Entry, plan: Plan) -> str:
    words = tr(", ").join(describe_ops(entry.ops, plan))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."
