"""The page of drafts: what was typed and not recorded, a line each that brings it back."""

from __future__ import annotations

from workplan_tui.language import later, tr, trn
from workplan_tui.language.words import status_word
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.harmless import clean
from workplan_tui.tui.pages.page_line import plain_line, strong_line, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.plan import Plan
    from workplan_tui.tui.edits.drafts import Draft
    from workplan_tui.tui.pages.page_line import PageAction, PageLine

_INDENT = 2
_KINDS = {
    "note": later("note"),
    "report": later("report"),
    "milestone": later("milestones"),
    "flag": later("question"),
    "unflag": later("answer"),
    "extension": later("extension"),
    "light": later("light by hand"),
    "decide": later("decision"),
    "carry_out": later("carried out"),
    "plan_add": later("a new task of the plan"),
    "plan_drop": later("dropped from the plan"),
    "plan_split": later("split"),
    "plan_merge": later("merged"),
    "plan_break_down": later("broken down"),
}
"""By the first word of a draft's kind; that of a status is the status."""


def drafts_page(found: Sequence[tuple[Draft, PageAction]], plan: Plan, width: int) -> list[PageLine]:
    """Return for each draft what it is and of which tasks, and below it what was typed."""
    count = len(found)
    title = trn("{count} draft, not recorded", "{count} drafts, not recorded", count).format(count=count)
    lines = [strong_line(title), plain_line("")]
    for draft, action in found:
        lines += [plain_line(text, action=action) for text in wrapped(_head(draft, plan), width)]
        for text in draft.typed.values():
            told = wrapped(clean(text), width - _INDENT)
            lines += [plain_line(" " * _INDENT + line, action=action) for line in told]
    return lines


def _head(draft: Draft, plan: Plan) -> str:
    kind, _, more = draft.key.kind.partition(" ")
    what = status_word(more) if kind == "status" else tr(_KINDS[kind])
    ids, only = draft.key.task_ids, plan.tasks_by_id.get(draft.key.task_ids[0])
    title = clean(only.title) if only is not None and len(ids) == 1 else ""
    told = tr("{what}: {tasks} {title} ({note})") if title else tr("{what}: {tasks} ({note})")
    return told.format(
        what=what, tasks=format_ids(map(clean, plan.numbers_of(ids))), title=title, note=draft.note
    )
