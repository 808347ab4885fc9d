"""The printed issues 期 of the bulletin: what was frozen with each, and the ledger it was printed from.

What is back-dated, taken back or brought from another host later is not in that ledger.
"""

from __future__ import annotations

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.base.value import Value
from workplan_tui.model.operations.checkpoint import Checkpoint, checkpoints
from workplan_tui.model.reason import because
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger


class Issue(Value):
    """One issue, as it was frozen."""

    number: int
    day: date
    """The day it tells of."""
    frozen: Checkpoint
    entry: Entry
    """The entry that froze it."""

    @property
    def printed_on(self) -> date:
        """The day it was printed."""
        return self.entry.on

    def ledger(self, now: Ledger, day: date | None = None) -> Ledger:
        """Return what the journal said when the issue was printed, as of its day or another one."""
        return now.of_entries(self._entries(now), day or self.day)

    def missing(self, now: Ledger) -> int:
        """Return how many of the entries it was printed from are not in the journal any more."""
        return max(0, self.frozen.entry_count - len(self._entries(now)))

    def _entries(self, now: Ledger) -> list[Entry]:
        newest_id, seen = self.frozen.newest_id, self.frozen.seen
        return [
            entry
            for entry in now.entries
            if entry.id <= newest_id and entry.seq <= seen.get(entry.replica, 0)
        ]


def find_issue(now: Ledger, number: int) -> Issue:
    """Return the issue of that number; `now` knows all days.

    `UsageError` where there is none; `Refused` where two hosts froze one of that number, each
    without knowing of the other.
    """
    found = [issue for issue in issues(now) if issue.number == number]
    if not found:
        known = tuple(sorted({issue.number for issue in issues(now)}))
        raise UsageError(
            because("no_such_issue", number=number, known=known)
            if known
            else because("no_issue", number=number)
        )
    if len(found) > 1:
        actors = tuple(issue.entry.actor for issue in found)
        raise Refused(because("issue_twice", number=number, actors=actors))
    return found[0]


def issues(now: Ledger) -> tuple[Issue, ...]:
    """Return every issue that was frozen and not taken back, oldest first."""
    return tuple(
        Issue(frozen.number, frozen.day, frozen, entry)
        for entry, frozen in checkpoints(now)
        if frozen.number is not None and frozen.day is not None
    )


def issue_number(text: str) -> int | None:
    """Return the number of an issue that the text names, as `5` or `第5期`; None where it names none."""
    from unicodedata import normalize

    plain = normalize("NFKC", text).strip().removeprefix("第").removesuffix("期").strip()
    return int(plain) if is_number(plain) and len(plain) <= 4 else None
