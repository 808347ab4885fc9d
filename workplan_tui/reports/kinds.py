"""The words for what needs somebody, and for the rule of a light."""

from __future__ import annotations

from workplan_tui.language import in_chinese, later, tr
from workplan_tui.model.aspects.states import find_state
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

_KINDS = {
    "overdue": later("overdue"),
    "milestone_missed": later("milestone missed"),
    "due_soon": later("due soon"),
    "behind": later("behind"),
    "off_target": later("off target"),
    "by_hand": later("light by hand"),
    "stale": later("stale"),
    "decided": later("decision"),
    "flagged": later("needs coordination"),
    "to_verify": later("to verify"),
    "unreported": later("unreported"),
}


def kind_word(kind: str) -> str:
    """Return why a task is on the agenda, in one word; `KeyError` for what is no reason."""
    return tr(_KINDS[kind])


def find_kind(word: str) -> str | None:
    """Return the code of a reason, in either language or as `--json` has it."""
    asked = half_width(word).strip().casefold().replace("-", "_")
    for code, english in _KINDS.items():
        if asked in (code, english.replace(" ", "_"), english, in_chinese(english)):
            return code
    state = (find_state(word.strip()) or "").replace("-", "_")  # as behind `is:`
    return state if state in _KINDS else None


def rule_words(rule: str) -> str:
    """Return the rule of a light as a sentence says it (docs/lights.md has them in their order)."""
    words = {
        "grey_suspended": tr("suspended tasks are not counted"),
        "grey_cancelled": tr("cancelled tasks are not counted"),
        "green_closed": tr("closed out"),
        "green_done_late": tr("done, though after its deadline"),
        "green_done": tr("done"),
        "override": tr("set by hand, before any other rule"),
        "red_overdue": tr("the deadline is past"),
        "red_milestone": tr("a milestone is past and not met"),
        "red_limit": tr("a limit is broken"),
        "red_behind": tr("far behind schedule"),
        "red_unreported": tr("not reported for two periods"),
        "amber_behind": tr("behind schedule"),
        "amber_due_soon": tr("deadline or milestone near"),
        "amber_below_level": tr("a figure below its target"),
        "amber_decision": tr("a decision of a meeting is not carried out in time"),
        "amber_flag": tr("needs coordination"),
        "amber_unreported": tr("not reported for one period"),
        "amber_stale": tr("nothing recorded for long"),
        "grey_no_entry": tr("nothing recorded yet"),
        "green": tr("nothing speaks against it"),
    }
    return words.get(rule, clean(rule))
