"""Why a task stands as it does, in words: each figure, what it was made of, and the entries that said it.

Entries are numbered in the order in which they are named, and stand whole at the end with their ids, by
which `workplan log --entry` finds their line.
"""

from __future__ import annotations

from datetime import date
from math import floor

from workplan_tui.base.value import Value
from workplan_tui.language import later, tr, trn
from workplan_tui.language.words import light_word, pace_word
from workplan_tui.model.plan import Target
from workplan_tui.model.reason import Setting
from workplan_tui.model.rules.task_grounds import explanation_of
from workplan_tui.reports.adjusted_task import adjusted
from workplan_tui.reports.history import history_lines
from workplan_tui.reports.kinds import rule_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.spoken import filled
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.ground import Ground


class ExplainedLine(Value):
    """One line of an explanation."""

    name: str
    """What it is about; empty for a part of the line above."""
    text: str
    depth: int = 0
    """0; 1 for a part, 2 for a part of a part."""


def explained(ledger: Ledger, task: Task) -> list[ExplainedLine]:
    """Return the explanation from the light down to the entries."""
    found = explanation_of(ledger, task)
    numbers = {entry.id: number for number, entry in enumerate(found.entries, start=1)}
    told = []
    for about, ground in found.grounds:
        name = light_word(found.light.colour) if about == "light" else _names()[about]
        first, *parts = _lines(ground, numbers)
        text = first.text
        if about == "pace":
            text = tr("{pace}: {why}").format(pace=pace_word(found.pace), why=text)
        told += [ExplainedLine(name, text), *parts]
        if about == "light":
            told.append(ExplainedLine(tr("rule"), rule_words(found.light.rule)))
    told += [
        ExplainedLine(tr("plan adjusted"), f"{one.on} {words}") for one, words in adjusted(ledger, task.id)
    ]
    lines = history_lines(ledger, found.entries, task.id)
    if not lines:
        return [*told, ExplainedLine(tr("entries"), tr("none"))]
    return told + [
        ExplainedLine(tr("[{number}]").format(number=numbers[entry.id]), f"{line}  {clean(entry.id)}")
        for entry, line in zip(found.entries, lines, strict=True)
    ]


def explained_row(ledger: Ledger, task: Task) -> dict[str, Any]:
    """Return the explanation as `--json` prints it: every figure with its parts and the ids of its entries."""
    found = explanation_of(ledger, task)
    return {
        "id": task.id,
        "number": task.number,
        "day": ledger.day.isoformat(),
        "light": found.light.colour,
        "light_rule": found.light.rule,
        "pace": found.pace,
        "grounds": [{"about": about, **_row(ground)} for about, ground in found.grounds],
        "entries": [entry.record for entry in found.entries],
    }


def _lines(ground: Ground, numbers: Mapping[str, int], depth: int = 0) -> Iterator[ExplainedLine]:
    """Yield the ground with who said it, then its parts."""
    text = _words(ground)
    if ground.entries:
        said_by = tr("; ").join(
            tr("{day} {actor} [{number}]").format(
                day=entry.on, actor=clean(entry.actor), number=numbers[entry.id]
            )
            for entry in ground.entries
        )
        text = tr("{what} ({reason})").format(what=text, reason=said_by)
    yield ExplainedLine("", text, depth)
    for part in ground.parts:
        yield from _lines(part, numbers, depth + 1)


def _row(ground: Ground) -> dict[str, Any]:
    return {
        "code": ground.reason.code,
        "values": {name: _plain(value) for name, value in ground.reason.named},
        "text": _words(ground),
        "entries": [entry.id for entry in ground.entries],
        "parts": [_row(part) for part in ground.parts],
    }


def _plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Target):
        return {"op": value.op, "value": value.value, "value_max": value.value_max, "unit": value.unit}
    if isinstance(value, Setting):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _words(ground: Ground) -> str:
    """Return what is said, without who said it."""
    reason = ground.reason
    if reason.code == "span":
        days = reason.values["days"]
        sentence = trn("{days} day from {since} to {until}", "{days} days from {since} to {until}", days)
        return filled(sentence, reason)
    if reason.code == "newest_entry":
        days = reason.values["days"]
        return filled(trn("{days} day ago", "{days} days ago", days), reason)
    if reason.code not in _SENTENCES:
        return reason_words(reason)
    percent = reason.values.get("percent")
    instead = {"percent": _share_words(percent)} if isinstance(percent, float) else None
    return filled(tr(_SENTENCES[reason.code]), reason, instead=instead)


def _share_words(percent: float) -> str:
    """Return a part of a mean with one decimal where it needs one, so that the mean can be worked out again."""
    tenths = floor(percent * 10 + 0.5)
    if tenths == _WHOLE_TENTHS and percent < _WHOLE_TENTHS / 10:
        tenths -= 1  # what is not all done is not told as all done
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")


_WHOLE_TENTHS = 1000


def _names() -> dict[str, str]:
    return {
        "status": tr("status"),
        "doubt": tr("doubt"),
        "deadline": tr("deadline"),
        "progress": tr("progress"),
        "expected": tr("expected"),
        "pace": tr("pace"),
        "target": tr("target"),
        "newest": tr("newest entry"),
        "thresholds": tr("thresholds"),
    }


_SENTENCES = {
    "status_said": later("{status}"),
    "status_of_nobody": later("{status}: nothing else was recorded"),
    "due_as_planned": later("{due}, as planned"),
    "due_moved": later("{due}; the plan has {first}"),
    "due_given": later("{due}; the plan has none"),
    "no_deadline": later("none"),
    "progress_finished": later("{percent}: the task is finished"),
    "progress_unknown": later("nothing tells how far the task is"),
    "progress_reported": later("{percent}: as reported"),
    "progress_rounded": later("{percent}: reported as {said}"),
    "progress_not_started": later("{percent}: recorded as not started"),
    "progress_measured": later("{percent}: mean of targets and milestones, {count} in all"),
    "older": later("older, so it does not count:"),
    "share_target": later("{percent}: {name} {value} / {bound}"),
    "share_met": later("{percent}: milestone of {due}, {text}: met on {met_on}"),
    "share_not_met": later("{percent}: milestone of {due}, {text}: not met"),
    "share_deadline": later("{percent}: the deadline, which is met when the task is finished"),
    "left_out": later("{name}: without a value, left out"),
    "reports_without_percent": later("no report gives a percent, nor does the newest"),
    "no_reports": later("no report"),
    "no_milestone_met": later("no milestone is met yet"),
    "gives_no_percent": later("{name} is kept or not, which gives no percent"),
    "expected_days": later("{percent}: day {passed} of {whole}, {first} to {last}"),
    "expected_milestones": later("{percent}: {passed} of {whole} milestones and deadline are past"),
    "expected_start": later("{percent}: the deadline {last} is not after the start {first}"),
    "expected_none": later("- (no deadline)"),
    "step_past": later("{due} {text}: past"),
    "step_ahead": later("{due} {text}: to come"),
    "deadline_past": later("{due} deadline: past"),
    "deadline_ahead": later("{due} deadline: to come"),
    "pace_by_status": later("the status is {status}"),
    "pace_overdue": later("the deadline {due} is past"),
    "pace_not_measured": later("no progress is known"),
    "pace_undated": later("there is no deadline to compare with"),
    "pace_gap": later("{progress} - {expected} = {points}; up to {gap} either way is on schedule"),
    "level_kept": later("{name} {value}, to be {bound}: kept"),
    "level_not_kept": later("{name} {value}, to be {bound}: not kept"),
    "level_unknown": later("{name}, to be {bound}: without a value"),
    "nothing_recorded": later("none"),
    "thresholds": later("amber {amber}, red {red} points; due soon {soon} days; stale {stale} days"),
    "thresholds_set": later("set by the plan: {names}; the others are the usual ones"),
    "thresholds_usual": later("the usual ones: the plan sets none"),
    "by_the_rules": later("by the rules alone: {light}"),
    "by_hand_over": later("the light set by hand held until {until}"),
    "by_hand_taken_back": later("the light set by hand was taken back"),
    "counted_from_issue": later("without an entry it counts from the day of issue"),
    "counted_from_start": later("without an entry it counts from the start"),
    "period_missing": later("no report for {period}, due by {by}"),
    "newest_period": later("the newest report is for {period}"),
}
