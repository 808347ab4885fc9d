"""All that is said of one task, each thing with its name: for `show`, and for a page that is handed out."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.aspects.table import NAMED
from workplan_tui.model.rules.task_doubts import doubts_of
from workplan_tui.reports.conflicts import conflict_words
from workplan_tui.reports.decisions import open_decision_words
from workplan_tui.reports.details import deadline_words, milestone_words, question_words, target_words
from workplan_tui.reports.origins import origin_words
from workplan_tui.reports.reasons import reason_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.pace import Standing
    from workplan_tui.model.standings import Standings


def task_lines(standings: Standings, task: Task) -> Iterator[tuple[str, str]]:
    """Yield name and text of each thing that is said of the task, its own text first; a text may be empty."""
    ledger, stands = standings.ledger, standings.of(task)
    yield "", f"{task.number}  {task.text}"
    yield tr("section"), ledger.plan.sections_by_id[task.section].title
    for named in NAMED:
        yield named.long_word, tr(", ").join(named.of(standings, task))
    yield tr("deadline"), deadline_words(ledger, task)
    for origin in origin_words(ledger, task):
        yield tr("comes from"), origin
    yield tr("status"), status_word(stands.status)
    yield tr("progress"), _progress(stands)
    yield tr("light"), f"{light_word(stands.light)} {reason_words(stands.reason)}"
    for doubt in doubts_of(ledger, task):
        yield tr("doubt"), reason_words(doubt)
    for conflict in conflict_words(ledger, task.id):
        yield tr("conflict"), conflict
    for question in question_words(ledger, task):
        yield tr("open question"), question
    for decision in open_decision_words(ledger, task):
        yield tr("decision"), decision
    for milestone in task.milestones:
        name = tr("milestone {number}").format(number=milestone.id)
        yield name, milestone_words(ledger, task, milestone)
    for target in task.targets:
        name = tr("target {number}").format(number=target.id)
        told = target_words(ledger, task, target)
        yield name, tr("{told} ({quote})").format(told=told, quote=target.quote) if target.quote else told


def _progress(stands: Standing) -> str:
    return tr("{progress} of {expected} expected: {pace}").format(
        progress="-" if stands.progress is None else stands.progress,
        expected="-" if stands.expected is None else stands.expected,
        pace=pace_word(stands.pace),
    )
