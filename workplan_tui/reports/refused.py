"""What the model refuses, in sentences; of many tasks once for each reason."""

from __future__ import annotations

from functools import reduce

from workplan_tui.base.errors import UsageError
from workplan_tui.language import later, tr, trn
from workplan_tui.language.words import day_forms, status_word
from workplan_tui.model.reason import Reason, because
from workplan_tui.model.status import Refusal, Refusals
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.spoken import filled
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.base.errors import WorkplanError

_MOST_VALUES = 5
"""Values of others that one sentence has room for."""
_LONGEST_IDS = 200
"""Letters of the ids of a plan: scattered ones would fill the screen with one sentence."""


def error_words(error: WorkplanError) -> str:
    """Return the sentence of an error, whoever raised it: the model gives a refusal or a reason."""
    told = error.args[0] if error.args else ""
    if isinstance(told, Refusal):
        return refusal_words(told)
    if isinstance(told, Refusals):
        return _all_words(told.each)
    return why_words(told) if isinstance(told, Reason) else str(error)


def no_day(text: str) -> UsageError:
    """Return the error of a text that names no day, wherever one is typed."""
    why = why_words(because("no_day", value=text))
    return UsageError(tr("{sentence}.").format(sentence=why))


def refusal_words(refusal: Refusal) -> str:
    """Return the whole sentence with the number of the task."""
    return tr("Task {task}: {why}.").format(
        task=refusal.number or refusal.task_id, why=why_words(refusal.why)
    )


def _all_words(refusals: Iterable[Refusal]) -> str:
    """Return a sentence for each reason with the tasks it is the reason for, and that nothing was saved."""
    said = [
        trn("Task {tasks}: {why}.", "Tasks {tasks}: {why}.", len(tasks)).format(
            tasks=format_ids(tasks), why=why
        )
        for why, tasks in _by_reason(refusals).items()
    ]
    return reduce(
        lambda before, more: tr("{refusal} {way}").format(refusal=before, way=more),
        [*said, tr("Nothing was saved.")],
    )


def grouped(refusals: Iterable[Refusal]) -> list[str]:
    """Return each reason with the tasks it is the reason for, in the order of the first."""
    line = tr("{why}: {tasks}")
    return [line.format(why=why, tasks=format_ids(tasks)) for why, tasks in _by_reason(refusals).items()]


def _by_reason(refusals: Iterable[Refusal]) -> dict[str, list[str]]:
    tasks_by_why: dict[str, list[str]] = {}
    for refusal in refusals:
        tasks_by_why.setdefault(why_words(refusal.why), []).append(refusal.number or refusal.task_id)
    return tasks_by_why


def why_words(reason: Reason) -> str:
    """Return why something is refused, or asked about: what stands behind a task's number has no full stop."""
    sentence = filled(tr(_SENTENCES[reason.code]), reason, instead=_worded(reason))
    if reason.code == "no_day":
        return tr("{sentence}; write it as {forms}").format(sentence=sentence, forms=day_forms())
    return sentence


def _worded(reason: Reason) -> dict[str, str]:
    """Return what in the sentence is more than a value."""
    values = reason.values
    match reason.code:
        case "closing_lacks":
            said = {"method": tr("how it was verified (--method)"), "evidence": tr("by what (--evidence)")}
            return {"what": tr(", ").join(said[key] for key in values["what"])}
        case "has_none" | "has_others":
            return {"kind": {"target": tr("target"), "milestone": tr("milestone")}[values["kind"]]}
        case "would_lose" | "would_cover":
            return {"values": _others(values["values"])}
        case "dealt_with":
            return {"values": tr("; ").join(map(_dealing, values["values"]))}
        case "not_among":
            return {"ids": _few(format_ids(values["ids"]))}
        case "not_undone" | "not_redone":
            return {"why": why_words(values["why"])}
        case "line_at_fault" if isinstance(values["fault"], Reason):
            return {"fault": why_words(values["fault"])}
    return {}


def _others(values: tuple[Reason, ...]) -> str:
    sentence = tr("task {task} {value} ({actor}, {day})")
    told = [filled(sentence, one, instead={"value": _named(one)}) for one in values[:_MOST_VALUES]]
    return tr("; ").join(told) + (" ..." if len(values) > _MOST_VALUES else "")


def _dealing(one: Reason) -> str:
    said = {
        "unflag": tr("task {task} answered ({actor}, {day})"),
        "decide": tr("task {task} decided ({actor}, {day})"),
        "carry_out": tr("task {task} carried out ({actor}, {day})"),
    }
    return filled(said[one.values["kind"]], one)


def _named(one: Reason) -> str:
    """Return the value with the name of its field, which a status needs not."""
    setting = one.values["value"]
    if setting.field == "status":
        return status_word(str(setting.value))
    return clean(f"{setting.field} {setting.value}")


def _few(ids: str) -> str:
    return clean(ids if len(ids) <= _LONGEST_IDS else ids[:_LONGEST_IDS].rpartition(tr(", "))[0] + " ...")


_SENTENCES = {
    "no_such_move": later("{was}; it can only become {allowed}"),
    "move_needs_reason": later("moving from {was} to {wanted} needs a reason"),
    "closing_lacks": later("closing it out needs {what}"),
    "own_claim": later("claimed done by {claimant}; closing it out needs another person"),
    "no_claim_to_close": later("{status}; only one that is claimed done can be closed out"),
    "no_claim_to_return": later("{status}; only one that is claimed done can be returned"),
    "no_such_method": later("there is no way of verifying called {method}; there are {methods}"),
    "no_day": later("{value} is no day"),
    "not_later": later("due {due}; an extension needs a later day than that"),
    "before_the_plan_s": later(
        "due {due}; a correction goes back to the plan's own deadline {first}, not before it"
    ),
    "correction_needs_reason": later("an earlier deadline is a correction and needs a reason"),
    "not_extended": later("{status}; only what is still worked on can be extended"),
    "extension_needs_reason": later("an extension needs a reason"),
    "no_such_light": later("a light is set to red, amber, green or none, not {value}"),
    "light_until_past": later("the light's last day {until} is past"),
    "light_needs_reason": later("a light set by hand needs a reason"),
    "no_number": later("target {number}: {value} is no number"),
    "too_many_digits": later("target {number}: {value} has more digits than are kept exactly"),
    "count_below_zero": later("target {number}: {name} is counted and cannot be {value}"),
    "not_met_then": later("milestone {number} cannot be met on {value}"),
    "has_none": later("it has no {kind}"),
    "has_others": later("it has no {kind} {number}; there are {known}"),
    "no_percent": later("a percent is a number from 0 to 100, not {value}"),
    "report_empty": later("the report is empty"),
    "no_periods": later("the plan asks for no reports by the month, quarter or week ([reporting])"),
    "no_such_period": later("{period} is no period of this plan; write it as {example}"),
    "period_to_come": later("the period {period} has not begun"),
    "text_empty": later("the text is empty"),
    "several_questions": later("it has {count} open questions, and one answer is for one of them"),
    "no_question": later("no open question to answer"),
    "no_such_question": later("no open question {id}; there are {known}"),
    "decision_needs_owner": later("a decision needs somebody who carries it out"),
    "decision_due_past": later("a decision of {day} cannot be due on {due}, which is past by then"),
    "several_decisions": later("it has {count} open decisions; name the one that was carried out"),
    "no_decision": later("no open decision to carry out"),
    "no_such_decision": later("no open decision {id}; there are {known}"),
    "no_such_task": later("There is no task {task} in the plan."),
    "dropped_from_plan": later(
        "Task {task} ({title}) is no longer in the plan since {day}; --as-of an earlier day shows it."
    ),
    "not_among": later("There is no task {task} in the plan; its ids are {ids}."),
    "no_tasks": later("The plan has no tasks."),
    "range_backwards": later("The range {range} runs backwards; write {right}."),
    "task_changed": later("Not saved: task {task} has changed; it was: {before}; it is now: {now}."),
    "text_is_another": later(
        "Not saved: it was made of another text than task {task} has now: {now}. Look which task is meant."
    ),
    "text_was_another": later(
        "Not saved: task {task} is now: {now}; when {actor} recorded on it (for {day}), it had another text. "
        "Give each text its former id back in the plan file, or say that it is the same task: workplan revise --accept."
    ),
    "revise_alone": later("Not saved: a plan is adjusted by `workplan revise` alone, which has the file."),
    "revise_other_plan": later("Not saved: the file is of the plan {there}, and this one is {here}."),
    "revise_before_last": later(
        "Not saved: the plan was adjusted from {last} on already, and {day} is before that."
    ),
    "revise_nothing": later("Not saved: the file says the same as the plan does."),
    "revise_id_of_another": later(
        "Not saved: task {task} has the text of task {owner} now. An id is one task's for life: give {owner} its text "
        "back in the file."
    ),
    "revise_origin_unknown": later("Not saved: task {task} comes from {origin}, and there is no such task."),
    "sealed": later(
        "Nothing is recorded any more: this year is sealed, since {day}, by {actor}. `workplan seal --reopen -m "
        "REASON` opens it again."
    ),
    "not_sealed": later("Not saved: this year is not sealed."),
    "seal_alone": later("Not saved: a year is sealed by `workplan seal` alone, which makes the archive."),
    "reopen_needs_reason": later(
        "Not saved: opening a sealed year needs a reason, which stays in the journal."
    ),
    "seal_stays": later(
        "it seals the year or opens it; `workplan seal` does the one and `--reopen` the other"
    ),
    "adjustment_stays": later("the plan was adjusted; put the former edition back with `workplan revise`"),
    "plan_text_odd": later(
        "Not saved: the plan file is written in a way that is not changed here; change it in an editor, then "
        "`workplan revise --accept`."
    ),
    "plan_left_empty": later("Not saved: the plan would have no task left."),
    "milestone_not_before": later(
        "Not saved: task {task} is due on {due}, and a milestone on {day} is not before that."
    ),
    "no_such_section": later("Not saved: there is no section {section}."),
    "another_plan": later("Not saved: it was meant for the plan {before}, and the plan is {now} now."),
    "another_task": later(
        "Not saved: it was meant for the plan {before}, and the plan is {now} now; its task {task} is: {title}."
    ),
    "percent_meanwhile": later(
        "Not saved: {actor} reported {percent}% on task {task} meanwhile; look at it and try again."
    ),
    "report_meanwhile": later(
        "Not saved: {actor} reported on task {task} meanwhile; look at it and try again."
    ),
    "made_on_something_else": later(
        "Not saved: task {task} is {now}, and the edit was made on something else; look at it."
    ),
    "set_meanwhile": later(
        "Not saved: task {task} was changed meanwhile to {now} by {actor}; look at it and try again."
    ),
    "recorded_and_taken_back": later(
        "Not saved: the entry was recorded and then taken back; redo, or record it again, if it holds."
    ),
    "id_says_something_else": later(
        "Not saved: the journal has an entry of this id that says something else."
    ),
    "nothing_to_undo": later("There is nothing of yours to undo."),
    "no_such_entry": later("Not undone: there is no entry {id} that could be taken back."),
    "entry_of_another": later("Not undone: that entry was recorded by another account ({actor})."),
    "taken_back_already": later("Not undone: that entry is taken back already."),
    "several_entries": later("Not undone: several entries end in {id}; give more of the id."),
    "not_undone": later("Not undone: {why}."),
    "not_redone": later("Not redone: {why}."),
    "would_lose": later("it would lose what was set since: {values}"),
    "would_cover": later("it would cover what was set meanwhile: {values}"),
    "dealt_with": later("it was dealt with since, which is to be taken back first: {values}"),
    "recorded_since": later(
        "There is nothing to redo: you have recorded something since, or undone nothing."
    ),
    "nothing_to_redo": later("There is nothing of yours to redo."),
    "line_at_fault": later("Nothing was saved: line {line}: {fault}."),
    "no_such_operation": later("there is no operation {op}; there are {ops}"),
    "operation_needs": later("{op} needs {key}"),
    "operation_has_no": later("{op} has no {key}"),
    "value_of_operation": later("{key} of {op} cannot be {value}"),
    "list_of_operation": later("{key} of {op} is a list of texts"),
    "no_such_field": later("there is no field {field}; there are {fields}"),
    "may_mean": later("{asked} may mean {names}; write more of the name."),
    "no_issue_number": later(
        "Nothing was saved: {number} is no number of an issue; they go from 1 to {most}."
    ),
    "issue_incomplete": later("Nothing was saved: issue {number} does not say its day and its plan."),
    "issue_taken": later(
        "Issue {number} was printed already, as of {day}, by {actor} on {on}: `bulletin --again {number}` "
        "gives it again."
    ),
    "no_issue": later("There is no issue {number}: none was printed yet (`bulletin --number`)."),
    "no_such_issue": later("There is no issue {number}; there are {known}."),
    "issue_twice": later(
        "Issue {number} was printed twice on different computers, by {actors}: take one back with `undo`."
    ),
    "not_in_the_plan": later("No unit or lead of the plan is called {name}."),
    "percent_falls": later("Task {task} was reported at {last}% before, and now at {percent}%."),
    "percent_below_measured": later(
        "Task {task} stands at {last}% by its targets and milestones, and {percent}% of it is reported."
    ),
    "period_after_plan": later(
        "The report would be for {period}, after the plan's end on {last}; the plan's last period is {meant}."
    ),
    "day_after_plan": later("This would be told as of {day}, after the plan's end on {last}."),
    "percent_of_finished": later("Task {task} is {status}, and {percent}% of it is reported."),
    "not_begun_after_all": later("Task {task}: {percent}% of it is told, and now it is {status}."),
    "report_again": later("Task {task}: the very same is reported for this day already."),
    "progress_again": later("Task {task}: what was done is, word for word, what was reported on {day}."),
    "figure_falls": later("Task {task}: {name} was {last} and is {value} now, which is less."),
    "figure_tenfold": later(
        "Task {task}: {name} was {last} and is {value} now: ten times as much or as little."
    ),
    "far_from_the_plan": later("{day} is more than {years} years from the plan of {first} to {last}."),
    "of_the_plans_year": later("{value} is read as {day}, in the year of the plan, and not as {other}."),
    "long_after_the_plan": later("{day} is more than a year after the plan's end {last}."),
}
