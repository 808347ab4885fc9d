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


def loss_words(lost: Sequence[Entry], plan: Plan) -> tuple[str, ...]:
    """Return one sentence that names the newest of the lost entries; nothing without any."""
    if not lost:
        return ()
    named = [_words(entry, plan) for entry in lost[: -_MOST_NAMED - 1 : -1]]
    if len(lost) > len(named):
        named.append("...")
    return (
        trn(
            "{count} entry that was saved here is no longer in the journal: {what}. "
            "`workplan doctor` has it whole and says how it comes back.",
            "{count} entries that were saved here are no longer in the journal: {what}. "
            "`workplan doctor` has them whole and says how they come back.",
            len(lost),
        ).format(count=len(lost), what=tr("; ").join(named)),
    )


def _words(entry: Entry, plan: Plan) -> str:
    what = tr(", ").join(describe_ops(entry.ops, plan))
    return tr("{what} [{id}]").format(what=what, id=clean(entry.id))
