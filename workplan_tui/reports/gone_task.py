"""A task that was taken out of the plan: what the journal knows of it, which keeps all of it."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.decisions import decisions_of
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.report import TEXTS_TOLD, Report, standing_report
from workplan_tui.model.updated import updated
from workplan_tui.reports.decisions import decision_words
from workplan_tui.reports.details import question_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


def gone_words(number: str) -> str:
    """Return that the plan has no such task any more."""
    return tr("Task {task} is not in the plan any more; what was recorded of it is kept.").format(
        task=clean(number)
    )


def gone_lines(ledger: Ledger, task_id: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of each thing that the journal says of the task; its words stood in the plan alone."""
    yield "", gone_words(ledger.plan.number_of(task_id))
    yield tr("status"), status_word(ledger.status(task_id))
    yield tr("deadline"), str(ledger.value(task_id, "due_on") or "")
    told = standing_report(ledger, task_id)
    if "percent" in told:
        yield (
            tr("progress"),
            _dated(f"{format_figure(Report(told['percent'].op).percent or 0)}%", told["percent"]),
        )
    names = {"progress": tr("progress made"), "problem": tr("problem"), "next": tr("next step")}
    for key in TEXTS_TOLD:
        if key in told:
            yield names[key], _dated(Report(told[key].op).text(key), told[key])
    for _, flag in numbered_flags(ledger, task_id):
        yield tr("open question"), question_of(flag)
    for decision in decisions_of(ledger, task_id):
        if decision.is_open:
            yield tr("decision"), decision_words(decision)


def _dated(text: str, fact: Fact) -> str:
    return tr("{text} ({day})").format(text=text, day=fact.entry.on)


def gone_row(ledger: Ledger, task_id: str) -> dict[str, Any]:
    """Return the same for programs."""
    told = standing_report(ledger, task_id)
    newest = updated(ledger, task_id)
    return {
        "id": task_id,
        "is_in_plan": False,
        "status": ledger.status(task_id),
        "due_on": ledger.value(task_id, "due_on"),
        "percent": Report(told["percent"].op).percent if "percent" in told else None,
        **{key: Report(told[key].op).text(key) if key in told else None for key in TEXTS_TOLD},
        "questions": [question_of(flag) for _, flag in numbered_flags(ledger, task_id)],
        "updated_at": newest.at if newest else None,
    }
