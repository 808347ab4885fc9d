"""The edits that ask for more than one thing: which fields they have and what change they become."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr, trn
from workplan_tui.language.words import status_word
from workplan_tui.model.day import short_day
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.flag import flag_op, open_flags
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.report import report_op, standing_report, told_anew
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.rules.periods import EXAMPLES, every_of, period_name
from workplan_tui.model.rules.progress import measured_value
from workplan_tui.model.rules.reporting import reported_period
from workplan_tui.model.status import CLOSED, needs_reason
from workplan_tui.reports.details import milestone_words, question_of, question_words
from workplan_tui.reports.spoken import asked_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form import Form, FormField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from typing import Any, TypeAlias

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Milestone, Task
    from workplan_tui.tui.prompts.form import Answers, Check

    Save: TypeAlias = Callable[[Sequence[Op], date], Awaitable[bool]]

_ON = "on"
_ANY = "-"
"""A reason in a trial."""


class Forms:
    """One form for each kind of edit, made for one task or for all that are marked.

    For one task a form shows its last values. For several it lists them, and those that will be
    refused with the reason: its last Enter is the confirmation.
    """

    def __init__(self, ledger: Ledger, tasks: Sequence[Task], today: date, actor: str, save: Save) -> None:
        self._ledger = ledger
        self._tasks = tuple(tasks)
        self._only = self._tasks[0] if len(self._tasks) == 1 else None
        self._today = today
        self._actor = actor
        self._save = save

    def report(self) -> Form:
        """填报: percent, the values of the targets, what was done, what is in the way, what is next.

        What was told before is a hint with its day: a report tells what was touched, and nothing else.
        """
        last = standing_report(self._ledger, self._only.id) if self._only else {}

        def field(key: str, name: str, parse: Callable[[str], Any], **more: str) -> FormField:
            fact = last.get(key)
            if fact is None:
                return FormField(key, name, parse, hint=more.get("hint", ""))
            value = fact.op[key]
            text = format_figure(value) if isinstance(value, float) else clean(str(value))
            return FormField(key, name, parse, text, told_on=self._short(fact), clears=more.get("clears", ""))

        fields = [
            field("percent", tr("percent"), answers.percent, hint="0-100"),
            *(self._target_fields(self._only) if self._only else ()),
            field("progress", tr("progress made"), answers.text_or_none),
            field("problem", tr("problem"), answers.text_or_none, clears=tr("- solved")),
            field("next", tr("next step"), answers.text_or_none),
            *self._period_fields(),
            self._on_field(),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            report = told_anew(given, last)
            values = [set_op(task.id, key, given[key]) for key in given if key.startswith("target:")]
            if not report:
                return list(values)
            return [report_op(task.id, period=given.get("period"), **report), *values]

        def check(given: Answers) -> tuple[str, str] | None:
            if told_anew(given, last) or any(key.startswith("target:") for key in given):
                return None
            return "percent", tr("Nothing was filled in, so there is nothing to report.")

        return self._form(tr("Report on {tasks}"), fields, ops, check=check)

    def _period_fields(self) -> list[FormField]:
        """Return the field for the period a report is for, where the plan asks for reports by one."""
        every = every_of(self._ledger.plan)
        if every is None:
            return []
        name = period_name(reported_period(self._ledger.plan, self._today), every)
        hint = tr("such as {example}; Enter: by the day, today {period}")
        return [
            FormField(
                "period", tr("for the period"), answers.period,
                hint=hint.format(example=EXAMPLES[every], period=name),
            )
        ]  # fmt: skip

    def _short(self, fact: Fact) -> str:
        """Return the day of what was told before."""
        return short_day(self._ledger.plan, fact.entry.on)

    def _target_fields(self, task: Task) -> list[FormField]:
        fields = []
        for target in task.targets:
            key = f"target:{target.id}"
            value, fact = measured_value(self._ledger, task, target), self._ledger.newest(task.id, key)
            fields.append(
                FormField(
                    key,
                    tr("{name} ({asked})").format(name=clean(target.name), asked=asked_words(target)),
                    answers.value_or_none,
                    "" if value is None else format_figure(value),
                    told_on=self._short(fact) if fact is not None and value is not None else "",
                )
            )
        return fields

    def milestone(self) -> Form:
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

        return Form(tr("Milestones of {task}").format(task=task.id), fields, save)

    def _milestone_name(self, task: Task, milestone: Milestone) -> str:
        """Return text and day; how it stands only where no day says so beside it."""
        if self._ledger.value(task.id, f"milestone:{milestone.id}"):
            return tr("{text} (due {day})").format(text=clean(milestone.text), day=milestone.due_on)
        return milestone_words(self._ledger, task, milestone)

    def note(self) -> Form:
        """A note on several tasks."""
        fields = [FormField("text", tr("note"), answers.something, is_needed=True)]
        return self._form(
            tr("Note on {tasks}"), fields, lambda task, given: [note_op(task.id, given["text"])]
        )

    def status(self, wanted: str) -> Form:
        """A status for several tasks, with its reason."""
        is_needed = any(needs_reason(self._ledger.status(task.id), wanted) for task in self._tasks)
        fields = [FormField("reason", tr("reason"), answers.something, is_needed=is_needed)]
        title = tr("{status}: {tasks}")
        return self._form(
            title,
            fields,
            lambda task, given: [set_op(task.id, "status", wanted, given.get("reason"))],
            trial=lambda task: set_op(task.id, "status", wanted, _ANY),
            status=status_word(wanted),
        )

    def flag(self) -> Form:
        """需协调: the question, and whom it is put to."""
        fields = [
            FormField(
                "text", tr("question"), answers.something, is_needed=True, hint=tr("what needs coordination")
            ),
            FormField("to", tr("to whom"), answers.something, hint=tr("an official or a unit; Enter skips")),
            self._on_field(),
        ]
        return self._form(
            tr("Question on {tasks}"),
            fields,
            lambda task, given: [flag_op(task.id, given["text"], given.get("to"))],
        )

    def unflag(self, flag_id: str | None = None) -> Form:
        """The answer to the open question of each task, or to that one of several."""
        fields = [
            FormField("answer", tr("answer"), answers.something, hint=tr("Enter: it is answered")),
            self._on_field(),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            open_ids = tuple({flag.entry.id for flag in open_flags(self._ledger, task.id)})
            meant = (flag_id,) if flag_id else open_ids
            return [unflag_op(task.id, meant if len(meant) == 1 else (), given.get("answer"))]

        return self._form(
            tr("Answer on {tasks}"),
            fields,
            ops,
            trial=lambda task: unflag_op(task.id, (flag_id,) if flag_id else ()),
            told=self._questions(flag_id),
        )

    def _questions(self, flag_id: str | None) -> Sequence[str]:
        """Return what is answered, where the form is for one task."""
        if self._only is None:
            return ()
        if flag_id is None:
            return question_words(self._ledger, self._only)
        asked = open_flags(self._ledger, self._only.id)
        return [question_of(flag) for flag in asked if flag.entry.id == flag_id]

    def extension(self) -> Form:
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
            FormField("reason", tr("reason"), answers.something, is_needed=True),
        ]  # fmt: skip
        return self._form(
            tr("Extension of {tasks}"),
            fields,
            lambda task, given: [set_op(task.id, "due_on", f"{given['due_on']}", given["reason"])],
            trial=self._tried_deadline,
        )

    def _tried_deadline(self, task: Task) -> Op:
        """Return an edit that is refused where neither an extension nor a correction is possible."""
        first, due = self._deadlines(task)
        return set_op(task.id, "due_on", f"{first if due > first else date.max}", _ANY)

    def _deadlines(self, task: Task) -> tuple[date, date]:
        """Return the plan's deadline and the one in force; where there is none, any day of the plan is later."""
        none = self._ledger.plan.starts_on
        return task.due_on or none, self._ledger.due_on(task.id) or none

    def light(self) -> Form:
        """A light set by hand, with its last day and reason; none gives it back to the rules."""
        fields = [
            FormField(
                "light", tr("light"), answers.light, is_needed=True, hint=tr("red, amber, green, none")
            ),
            FormField(
                "until",
                tr("until"),
                answers.day_from(self._today, self._ledger.plan),
                hint=tr("a day; Enter: no end"),
            ),
            FormField("reason", tr("reason"), answers.something, hint=tr("needed, but for none")),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            more = {"until": f"{given['until']}"} if "until" in given and given["light"] else {}
            return [set_op(task.id, "light", given["light"] or None, given.get("reason"), **more)]

        def check(given: Answers) -> tuple[str, str] | None:
            if given["light"] and not given.get("reason"):
                return "reason", tr("A light set by hand needs a reason.")
            return None

        return self._form(tr("Light of {tasks}"), fields, ops, check=check)

    def close(self) -> Form:
        """销号: how the claims were verified, and by what."""
        fields = [
            FormField("method", tr("verified by"), answers.method, hint=answers.method_choices()),
            FormField("evidence", tr("evidence"), answers.names, hint=tr("names of papers or pictures")),
            FormField("reason", tr("remark"), answers.something),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            more = {key: given[key] for key in ("method", "evidence") if given.get(key)}
            return [set_op(task.id, "status", CLOSED, given.get("reason"), **more)]

        return self._form(
            tr("Close out {tasks}"), fields, ops, trial=lambda task: set_op(task.id, "status", CLOSED)
        )

    def _on_field(self) -> FormField:
        return FormField(_ON, tr("day"), answers.day_until(self._today, self._ledger.plan), f"{self._today}")

    def _form(
        self,
        title: str,
        fields: Sequence[FormField],
        ops_of: Callable[[Task, Answers], list[Op]],
        *,
        trial: Callable[[Task], Op] | None = None,
        told: Sequence[str] = (),
        check: Check | None = None,
        **named: str,
    ) -> Form:
        """Return the form; `trial` gives an edit by which it is known whether a task may be edited so."""
        refusals = [
            refusal
            for task in (self._tasks if trial else ())
            if trial and (refusal := why_not_record(self._ledger, trial(task), self._actor))
        ]
        left_out = {refusal.task_id for refusal in refusals}
        tasks = [task for task in self._tasks if task.id not in left_out]

        async def save(given: Answers) -> bool:
            facts = {key: value for key, value in given.items() if key != _ON}
            ops = [op for task in self._tasks for op in ops_of(task, facts)]
            return await self._save(ops, given.get(_ON, self._today))

        return Form(
            title.format(tasks=self._only.id if self._only else self._count_words(len(tasks)), **named),
            fields,
            save,
            count=len(tasks),
            told=told,
            listed=() if self._only else [f"{task.id} {task.title}" for task in tasks],
            refusals=refusals,
            check=check,
        )

    def _count_words(self, count: int) -> str:
        """Return how many of the tasks the form is for."""
        marked = len(self._tasks)
        if count < marked:
            return tr("{count} of {marked} tasks").format(count=count, marked=marked)
        return trn("{count} task", "{count} tasks", count).format(count=count)
