"""The sentences of why a light, or a place on the agenda, is what it is (docs/lights.md)."""

from __future__ import annotations

from workplan_tui.language import later, tr, trn
from workplan_tui.reports.spoken import filled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workplan_tui.model.reason import Reason


def reason_words(reason: Reason, day_words: Callable[[date], str] = str) -> str:
    """Return the reason as a sentence without a full stop; `day_words` writes its days."""
    return filled(_sentence(reason), reason, day_words)


def _sentence(reason: Reason) -> str:
    if reason.code == "overdue":
        days = reason.values["days"]
        return trn("overdue by {days} day (due {due})", "overdue by {days} days (due {due})", days)
    if reason.code == "behind":
        return trn(
            "{points} point behind schedule ({progress} / {expected}), threshold {gap}",
            "{points} points behind schedule ({progress} / {expected}), threshold {gap}",
            reason.values["points"],
        )
    if reason.code == "stale":
        return trn(
            "nothing recorded for {days} day, threshold {most}",
            "nothing recorded for {days} days, threshold {most}",
            reason.values["days"],
        )
    return tr(_SENTENCES[reason.code])


_SENTENCES = {
    "status": "{status}",
    "done_late": later("done late: {day}, due {due}"),
    "set_by_hand": later("set by {actor}: {reason}"),
    "set_by_hand_until": later("set by {actor} until {until}: {reason}"),
    "milestone_missed": later("milestone of {due} missed: {text}"),
    "limit_broken": later("limit broken: {name} {value}, to be {bound}"),
    "below_level": later("below its target: {name} {value}, to be {bound}"),
    "conflict": later("set differently by {actors}, neither having seen the other's: {values}"),
    "to_verify": later("claimed done by {actor} on {day}, to be verified"),
    "unreported_twice": later("no report for two periods"),
    "unreported": later("no report for the last period"),
    "milestone_due_soon": later("milestone due {due}: {text}"),
    "due_soon": later("due soon: {due}"),
    "decision_overdue": later("decision not carried out by {due} ({owner}): {text}"),
    "decision_open": later("decision to be carried out by {due} ({owner}): {text}"),
    "flagged": later("needs coordination: {text}"),
    "flagged_to": later("needs coordination, put to {whom} on {day}: {text}"),
    "begun_unsaid": later("{status}, but {percent}% of it was told on {day}"),
    "unfinished_after": later("{status}, but {percent}% of it was reported afterwards, on {day}"),
    "other_text": later(
        "recorded under this number when it had another text: {count}, last on {day} by {actor}"
    ),
    "no_entry": later("no entry yet"),
    "targets_kept": later("targets kept"),
    "nothing_measured": later("nothing measured"),
    "no_schedule": later("progress {progress}, with no deadline to compare it with"),
    "ahead": later("ahead of schedule ({progress} / {expected})"),
    "on_schedule": later("on schedule ({progress} / {expected})"),
}
