"""Why a task's light is what it is: the rule that fired, its numbers, the entries they came from."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word
from workplan_tui.model.rules.thresholds import Rules
from workplan_tui.model.updated import updated
from workplan_tui.reports.history import history_lines
from workplan_tui.reports.kinds import rule_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.pace import Standing
    from workplan_tui.model.rules.progress import Expected

    NamedText = tuple[str, str]


def explained(ledger: Ledger, task: Task, stands: Standing) -> list[NamedText]:
    """Return (name, text) lines from the light down to the entries."""
    rules = Rules.of(ledger.plan)
    return [
        (light_word(stands.light), reason_words(stands.reason)),
        (tr("rule"), rule_words(stands.verdict.rule)),
        (tr("progress"), _progress(stands)),
        (tr("expected"), _expected(stands.schedule)),
        (tr("pace"), pace_word(stands.pace)),
        (
            tr("thresholds"),
            tr("amber {amber}, red {red} points; due soon {soon} days; stale {stale} days").format(
                amber=rules.amber_gap, red=rules.red_gap,
                soon=rules.due_soon_days, stale=rules.stale_days,
            ),
        ),
        *_entries(ledger, task, stands),
    ]  # fmt: skip


def _progress(stands: Standing) -> str:
    source = stands.source
    if source is None:
        return tr("- (nothing was reported or measured)")
    words = {
        "finished": tr("the task is finished"),
        "not_started": tr("it was recorded as not started"),
        "reported": tr("as reported"),
        "measured": tr("mean of targets and milestones"),
    }
    told = tr("{percent}: {source}").format(percent=source.percent, source=words[source.source])
    if source.left_out:
        names = tr(", ").join(map(clean, source.left_out))
        told += tr("; without a value and left out: {names}").format(names=names)
    return told


def _expected(schedule: Expected) -> str:
    words = {
        "days": tr("{percent}: day {passed} of {all}, {first} to {last}"),
        "milestones": tr("{percent}: {passed} of {all} milestones and deadline are past"),
        "none": tr("- (no deadline)"),
        "start": tr("{percent}: the deadline {last} is not after the start {first}"),
    }
    return words[schedule.basis].format(
        percent=schedule.percent, passed=schedule.passed, all=schedule.whole,
        first=schedule.starts_on, last=schedule.due_on,
    )  # fmt: skip


def _entries(ledger: Ledger, task: Task, stands: Standing) -> list[NamedText]:
    """Return the entries that progress rests on, and the newest one, by which staleness counts."""
    wanted = set(stands.source.entry_ids if stands.source else ())
    newest = updated(ledger, task.id)
    if newest is None:
        return [(tr("entries"), tr("none"))]
    wanted.add(newest.id)
    entries = [entry for entry in ledger.touching(task.id) if entry.id in wanted]
    return [(tr("entry"), line) for line in history_lines(ledger, entries, task.id)]
