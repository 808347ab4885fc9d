"""Whether a year is sealed 封存: the newest of all seals and reopenings decides, and then nothing more is recorded.

That does not depend on the day looked at: the journal is frozen, not the plan on some day.
"""

from __future__ import annotations

from workplan_tui.base.errors import Refused
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.fold.facts import REOPEN_CODE as REOPEN_CODE
from workplan_tui.model.fold.facts import SEAL_CODE as SEAL_CODE
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.reason import Reason


def sealed_by(ledger: Ledger) -> Entry | None:
    """Return the entry that sealed the year, or None where it is open."""
    newest = ledger.sealing[-1] if ledger.sealing else None
    return newest if newest and any(kind_of(op) == SEAL_CODE for op in newest.ops) else None


def why_sealed(ledger: Ledger) -> Reason | None:
    """Return by whom and when the year was sealed; None where it is open."""
    seal = sealed_by(ledger)
    return because("sealed", actor=seal.actor, day=seal.on) if seal else None


def refuse_sealed(ledger: Ledger) -> None:
    """Raise `Refused` where the year is sealed: by whom, when, and how it is opened again."""
    if reason := why_sealed(ledger):
        raise Refused(reason)
