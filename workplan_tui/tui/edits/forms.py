"""The edits that ask for more than one thing: which fields they have and what change they become."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.codes import METHODS
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_figures import OddFigure
from workplan_tui.model.recording.odd_moves import odd_moves
from workplan_tui.model.status import CLOSED, needs_reason
from workplan_tui.reports.details import milestone_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.edits.meeting_forms import MeetingForms
from workplan_tui.tui.edits.report_form import ReportForm
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form_prompt import FormField, FormPrompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Milestone, Plan, Task
    from workplan_tui.tui.prompts.form_prompt import Answers

_ANY = "-"
"""A reason in a trial."""


class Forms(ReportForm, MeetingForms):
    """One form for each kind of edit."""

    def milestone(self) -> FormPrompt:
        """The day on which each milestone of the one task was met; `-` takes it back."""
        task = self._tasks[0]
        fields = [
            FormField(
                f"milestone:{milestone.id}",
                self._milestone_name(task, milestone),
                answers.met_day(self._today, self._ledger.plan),
                str(self._ledger.value(task.id, f"milestone:{milestone.id}") or ""),
                tr("day it was met; . is today"),
            )
            for milestone in task.milestones
        ]

        async def save(given: Answers) -> bool:
            for key, value in given.items():  # each is a fact of its own day
                on = date.fromisoformat(value) if value else self._today
                if not await self._save([set_op(task.id, key, value)], on):
                    return False
            return True

        return FormPrompt(
            tr("Milestones of {task}").format(task=task.number), fields, save, about=self._about
        )

    def _milestone_name(self, task: Task, milestone: Milestone) -> str:
        """Return text and day; how it stands only where no day says so beside it."""
        if self._ledger.value(task.id, f"milestone:{milestone.id}"):
            return tr("{text} (due {day})").format(text=clean(milestone.text), day=milestone.due_on)
        return milestone_words(self._ledger, task, milestone)

    def note(self) -> FormPrompt:
        """A note on several tasks."""
        fields = [FormField("text", tr("note"), answers.something, is_needed=True)]
        return self._form(
            tr("Note on {tasks}"), fields, lambda task, given: [note_op(task.id, given["text"])]
        )

    def status(self, wanted: str) -> FormPrompt:
        """A status for several tasks, with its reason."""
        is_needed = any(needs_reason(self._ledger.status(task.id), wanted) for task in self._tasks)
        fields = [self._reason("status", is_needed, "" if is_needed else tr("may stay empty"))]
        title = tr("{status}: {tasks}")
        return self._form(
            title,
            fields,
            lambda task, given: [set_op(task.id, "status", wanted, given.get("reason"))],
            trial=lambda task: set_op(task.id, "status", wanted, _ANY),
            check=self._meant(lambda given: self._odd_moves(wanted)),
            status=status_word(wanted),
        )

    def _odd_moves(self, wanted: str) -> list[OddFigure]:
        """Return what speaks against the status, which the form's one field answers for."""
        ops = tuple(set_op(task.id, "status", wanted) for task in self._tasks)
        change = Change(ops, self._actor, self._today)
        return [OddFigure("reason", one) for one in odd_moves(self._ledger.at(self._today), change)]

    def extension(self) -> FormPrompt:
        """延期: a later deadline, with its reason; an earlier one corrects an extension."""
        dues = [self._deadlines(task) for task in self._tasks]
        parse = answers.new_deadline(dues, self._today, self._ledger.plan)
        is_extended = any(due > first for first, due in dues)
        hint = tr("later than {due}; an earlier day corrects") if is_extended else tr("later than {due}")
        fields = [
            FormField(
                "due_on", tr("new deadline"), parse, is_needed=True,
                hint=hint.format(due=max(due for _, due in dues)),
            ),
            self._reason("due_on", is_needed=True),
        ]  # fmt: skip
        return self._form(
            tr("Extension of {tasks}"),
            fields,
            lambda task, given: [set_op(task.id, "due_on", f"{given['due_on']}", given["reason"])],
            trial=self._tried_deadline,
        )

    def _reason(self, field: str, is_needed: bool, hint: str = "") -> FormField:
        """Return the field of the reason for setting another, with the one that was given last."""
        fact = self._newest(field)
        last = self._hint(fact, FieldSet(fact.op).reason) if fact else {}
        return FormField("reason", tr("reason"), answers.something, is_needed=is_needed, hint=hint, **last)

    def _tried_deadline(self, task: Task) -> Op:
        """Return an edit that is refused where neither an extension nor a correction is possible."""
        first, due = self._deadlines(task)
        return set_op(task.id, "due_on", f"{first if due > first else date.max}", _ANY)

    def _deadlines(self, task: Task) -> tuple[date, date]:
        """Return the plan's deadline and the one in force; where there is none, any day of the plan is later."""
        none = self._ledger.plan.starts_on
        return task.due_on or none, self._ledger.due_on(task.id) or none

    def light(self) -> FormPrompt:
        """A light set by hand, with its last day and reason; none gives it back to the rules."""
        set_last = self._newest("light")
        light = FieldSet(set_last.op) if set_last else None
        shown = self._hint(set_last, light_word(str(light.value)) if light and light.value else "")
        until = self._hint(set_last, str(light.until or "") if light and light.value else "")
        fields = [
            FormField(
                "light",
                tr("light"),
                answers.light,
                is_needed=True,
                hint=tr("red, amber, green, none"),
                **shown,
            ),
            FormField(
                "until",
                tr("until"),
                answers.day_from(self._today, self._ledger.plan),
                hint=tr("a day; Enter: no end"),
                **until,
            ),
            self._reason("light", is_needed=False, hint=tr("needed, but for none")),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            more = {"until": f"{given['until']}"} if "until" in given and given["light"] else {}
            return [set_op(task.id, "light", given["light"] or None, given.get("reason"), **more)]

        def check(given: Answers) -> tuple[str, str] | None:
            if given["light"] and not given.get("reason"):
                return "reason", tr("A light set by hand needs a reason.")
            return None

        return self._form(tr("Light of {tasks}"), fields, ops, check=check)

    def close(self) -> FormPrompt:
        """销号: how the claims were verified, and by what."""
        fields = [
            FormField("method", tr("verified by"), answers.method, hint=answers.method_choices()),
            FormField("evidence", tr("evidence"), answers.names, hint=tr("names of papers or pictures")),
            FormField("reason", tr("remark"), answers.something),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            more = {key: given[key] for key in ("method", "evidence") if given.get(key)}
            return [set_op(task.id, "status", CLOSED, given.get("reason"), **more)]

        needed = self._ledger.plan.close_needs

        def check(given: Answers) -> tuple[str, str] | None:
            lacking = next((key for key in needed if not given.get(key)), None)
            return (
                None if lacking is None else (lacking, tr("The plan asks for it where a task is closed out."))
            )

        return self._form(
            tr("Close out {tasks}"), fields, ops,
            trial=lambda task: trial_closing(self._ledger.plan, task.id), check=check,
        )  # fmt: skip


def trial_closing(plan: Plan, task_id: str) -> Op:
    """Return a closing that says all that the plan asks for: whether a task may be closed out at all."""
    return set_op(task_id, "status", CLOSED, **dict.fromkeys(plan.close_needs, METHODS[0]))


FORMS: Mapping[str, Callable[[Forms], FormPrompt]] = {
    "report": Forms.report,
    "flag": Forms.flag,
    "decide": Forms.decide,
    "extension": Forms.extension,
    "light": Forms.light,
}
"""By the command that asks for nothing before it opens the form."""
