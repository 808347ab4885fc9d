"""Two days side by side: what moved in words, and the counts of both."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.changes import ComparedDecisions, ComparedState, recorded_since
from workplan_tui.model.decisions import all_decisions
from workplan_tui.model.plan_changes import tasks_then
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.summary import tally_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from workplan_tui.model.changes import MovedTask
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def moved_row(moved: MovedTask) -> dict[str, Any]:
    """Return the task's row: for each field that moved, what it was and is."""
    row: dict[str, Any] = {"id": moved.task_id}
    for name in moved.fields:
        row[name] = {"was": _plain(moved.before, name), "is": _plain(moved.after, name)}
    return row


def _plain(state: ComparedState, name: str) -> object:
    value = getattr(state, name)
    if name == "flags":
        return len(value)
    if isinstance(value, ComparedDecisions):
        return {part: len(getattr(value, part)) for part in ComparedDecisions._fields}
    if name == "milestones":
        return list(value)
    return value.isoformat() if name == "due_on" and value is not None else value


def moved_words(moved: MovedTask, reason: str | None = None) -> tuple[str, ...]:
    """Return one phrase for each field that moved, the light first, with its reason if given."""
    before, after = moved.before, moved.after
    light = f"{light_word(before.light)} -> {light_word(after.light)}"
    told = {
        "light": tr("{what} ({reason})").format(what=light, reason=reason) if reason else light,
        "is_overdue": tr("now overdue") if after.is_overdue else tr("no longer overdue"),
        "status": f"{status_word(before.status)} -> {status_word(after.status)}",
        "progress": f"{_percent(before)} -> {_percent(after)}",
        "due_on": tr("deadline {was} -> {now}").format(
            was=before.due_on or tr("no deadline"), now=after.due_on or tr("no deadline")
        ),
        "flags": tr("open questions {was} -> {now}").format(was=len(before.flags), now=len(after.flags)),
        "milestones": tr("milestones met {was} -> {now}").format(
            was=len(before.milestones), now=len(after.milestones)
        ),
        "told": _told(before.told, after.told),
        "decisions": tr(", ").join(_decided(before.decisions, after.decisions)),
    }
    return tuple(words for name, words in told.items() if name in moved.fields)


def _told(was: int, now: int) -> str:
    if now < was:
        return tr("reports and notes {was} -> {now}").format(was=was, now=now)
    return trn("{count} new report or note", "{count} new reports and notes", now - was).format(
        count=now - was
    )


def _decided(was: ComparedDecisions, now: ComparedDecisions) -> Iterator[str]:
    """Yield a phrase for what was decided, carried out, and is overdue since; what was taken back is counted."""
    if made := [id for id in now.made if id not in was.made]:
        yield trn("{count} new decision", "{count} new decisions", len(made)).format(count=len(made))
    if done := [id for id in now.carried_out if id not in was.carried_out]:
        yield trn("{count} decision carried out", "{count} decisions carried out", len(done)).format(
            count=len(done)
        )
    if late := [id for id in now.overdue if id not in was.overdue]:
        yield trn("{count} decision overdue since", "{count} decisions overdue since", len(late)).format(
            count=len(late)
        )
    if not {*was.made} <= {*now.made}:
        yield tr("decisions {was} -> {now}").format(was=len(was.made), now=len(now.made))
    if not {*was.carried_out} <= {*now.carried_out}:
        yield tr("decisions carried out {was} -> {now}").format(
            was=len(was.carried_out), now=len(now.carried_out)
        )
    if not {*was.overdue} <= {*now.overdue, *now.carried_out}:
        yield tr("decisions overdue {was} -> {now}").format(was=len(was.overdue), now=len(now.overdue))


def changed_rows(after: Standings, moved: Iterable[MovedTask]) -> list[list[str]]:
    """Return number, title and what moved of each task."""
    by_id = after.ledger.plan.tasks_by_id
    return [
        [
            clean(by_id[one.task_id].number),
            clean(by_id[one.task_id].title),
            tr("; ").join(moved_words(one, reason_words(after.of(by_id[one.task_id]).reason))),
        ]
        for one in moved
    ]


def recorded_words(before: Ledger, tasks: Sequence[Task]) -> str | None:
    """Return what the first day did not know of when it was today, though it counts for that day."""
    asked = {task.id for task in tasks}
    ids = [id for id in recorded_since(before, before.day) if id in asked]
    if not ids:
        return None
    return tr("Recorded after {day} for that day or earlier, so in both counts: {tasks}.").format(
        day=before.day, tasks=format_ids(before.plan.numbers_of(ids))
    )


def _percent(state: ComparedState) -> str:
    return "-" if state.progress is None else f"{state.progress}%"


def compared_rows(before: Standings, after: Standings, tasks: Sequence[Task]) -> list[list[str]]:
    """Return the counts of both days as rows of text, with their difference.

    What is 0 on both days is left out.
    """
    earlier = tasks_then(before.ledger.plan, after.ledger.plan, tasks)
    first, last = tally_row(before, earlier), tally_row(after, tasks)
    rows = [_compared(tr("total"), first["total"], last["total"])]
    for name, word in (("status", status_word), ("light", light_word)):
        for code in dict.fromkeys((*first[name], *last[name])):
            was, now = first[name].get(code, 0), last[name].get(code, 0)
            rows += [_compared(word(code), was, now)] if was or now else []
    rows.append(_compared(tr("needs coordination"), first["flagged"], last["flagged"]))
    made, known = all_decisions(before.ledger, earlier), all_decisions(after.ledger, tasks)
    for words, counts in (
        (tr("decisions made"), lambda one: True),
        (tr("decisions carried out"), lambda one: not one.is_open),
        (tr("decisions overdue"), lambda one: one.is_overdue),
    ):
        was, now = sum(map(counts, made)), sum(map(counts, known))
        rows += [_compared(words, was, now)] if was or now else []
    return [["", str(before.ledger.day), str(after.ledger.day), ""], *rows]


def _compared(name: str, was: int, now: int) -> list[str]:
    return [name, f"{was:>10}", f"{now:>10}", f"{now - was:+d}" if now != was else ""]
