"""Which day a plan is first looked at on: today, as long as its year goes on."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger


def resting_day(ledger: Ledger) -> date | None:
    """Return the day that says more than the ledger's own: the first or last of a year that it lies outside of.

    None while the plan's year goes on, and after it as long as it is still worked on: where something was
    recorded for a later day than its last.
    """
    plan, today = ledger.plan, ledger.day
    if today < plan.starts_on:
        return plan.starts_on
    newest = next(ledger.newest_entries(), None)
    if today <= plan.ends_on or (newest is not None and newest.on > plan.ends_on):
        return None
    return plan.ends_on
