"""Decisions of meetings 议定事项 in words: what, who, by when, and how each stands."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.decisions import decisions_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.decisions import Decision
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def open_decision_words(ledger: Ledger, task: Task) -> tuple[str, ...]:
    """Return every open decision of the task; where it had several, with its number."""
    made = decisions_of(ledger, task.id)
    return tuple(
        decision_words(one)
        if len(made) == 1
        else tr("{number}. {what}").format(number=one.number, what=decision_words(one))
        for one in made
        if one.is_open
    )


def decision_words(decision: Decision) -> str:
    """Return when it was made, what it is, who carries it out by when, and how it stands."""
    told = decision.told
    return tr("{day} {text} ({owner}, by {due}): {state}").format(
        day=decision.made_on, text=clean(told.text), owner=clean(told.owner) or "-",
        due=told.due_on or "-", state=state_words(decision),
    )  # fmt: skip


def state_words(decision: Decision) -> str:
    """Return whether it was carried out, in time or late, is overdue, or how long there is."""
    days = decision.days_over
    if decision.carried_out:
        done = tr("carried out on {day}").format(day=decision.carried_out.entry.on)
        return (
            done + trn(", {days} day late", ", {days} days late", days).format(days=days)
            if days > 0
            else done
        )
    if decision.told.due_on is None:
        return tr("not carried out")
    if days > 0:
        return trn(
            "not carried out, {days} day over", "not carried out, {days} days over", days
        ).format(days=days)  # fmt: skip
    return trn("in {days} day", "in {days} days", -days).format(days=-days) if days else tr("due today")
