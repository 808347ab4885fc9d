"""The words for what needs somebody, and for what a group of tasks has in common."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.wording import clean, light_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


def kind_word(kind: str) -> str:
    """Return why a task is on the agenda, in one word."""
    words = {
        "overdue": tr("overdue"),
        "milestone_missed": tr("milestone missed"),
        "due_soon": tr("due soon"),
        "behind": tr("behind"),
        "off_target": tr("off target"),
        "by_hand": tr("light by hand"),
        "stale": tr("stale"),
        "flagged": tr("to coordinate"),
        "to_verify": tr("to verify"),
        "unreported": tr("unreported"),
    }
    return words.get(kind, clean(kind))


def grouping_word(by: str) -> str:
    """Return what the groups are made by."""
    words = {
        "section": tr("section"),
        "unit": tr("unit"),
        "lead": tr("lead"),
        "month": tr("month"),
        "status": tr("status"),
        "light": tr("light"),
    }
    return words.get(by, clean(by))


def order_word(by: str) -> str:
    """Return what tasks are ordered by."""
    words = {
        "id": tr("task number"),
        "light": tr("light"),
        "status": tr("status"),
        "progress": tr("progress"),
        "due": tr("deadline"),
        "unit": tr("unit"),
        "updated": tr("updated"),
        "lead": tr("lead"),
        "section": tr("section"),
        "flag": tr("open question"),
        "title": tr("title"),
    }
    return words.get(by, clean(by))


def group_name(plan: Plan, by: str, key: str) -> str:
    """Return the name of one group."""
    if by == "section":
        return clean(plan.sections_by_id[int(key)].label)
    if by == "status":
        return status_word(key)
    if by == "light":
        return light_word(key)
    return clean(key)
