"""The words for what needs somebody, and for the rule of a light."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.typed_words import find_code, shown, spelt
from workplan_tui.model.aspects.states import find_state
from workplan_tui.text.harmless import clean

_KINDS = {
    "overdue": spelt("overdue"),
    "milestone_missed": spelt("milestone missed"),
    "due_soon": spelt("due soon"),
    "behind": spelt("behind"),
    "off_target": spelt("off target"),
    "by_hand": spelt("light by hand"),
    "stale": spelt("stale"),
    "decided": spelt("decision"),
    "flagged": spelt("needs coordination"),
    "conflict": spelt("conflict"),
    "to_verify": spelt("to verify"),
    "unreported": spelt("unreported"),
}


def kind_word(kind: str) -> str:
    """Return why a task is on the agenda, in one word; `KeyError` for what is no reason."""
    return shown(_KINDS[kind])


def find_kind(word: str) -> str | None:
    """Return the code of a reason, in any language, as `--json` has it, or as behind `is:`."""
    state = (find_state(word) or "").replace("-", "_")
    return find_code(word, _KINDS) or (state if state in _KINDS else None)


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
