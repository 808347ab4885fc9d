"""The form of a report 填报: percent, values of the targets, what was done, what is in the way, what is next."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.report import report_op, standing_report, told_anew
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_figures import odd_figures
from workplan_tui.model.rules.periods import EXAMPLES, every_of, period_name
from workplan_tui.model.rules.progress import measured_value
from workplan_tui.model.rules.reporting import reported_period
from workplan_tui.reports.spoken import asked_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.edits.task_forms import ON, TaskForms
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form_prompt import FormField, FormPrompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Task
    from workplan_tui.model.recording.odd_figures import OddFigure
    from workplan_tui.tui.prompts.form_prompt import Answers


class ReportForm(TaskForms):
    """The form of a report."""

    def report(self) -> FormPrompt:
        """填报: percent, the values of the targets, what was done, what is in the way, what is next.

        What was told before is a hint with its day: a report tells what was touched, and nothing else.
        """
        last = standing_report(self._ledger, self._only.id) if self._only else {}

        def field(key: str, name: str, parse: Callable[[str], Any], **more: str) -> FormField:
            fact = last.get(key)
            if fact is None:
                return FormField(key, name, parse, hint=more.get("hint", ""))
            value = fact.op[key]
            text = format_figure(value) if isinstance(value, float) else str(value)
            return FormField(
                key, name, parse, **self._hint(fact, text), takes_dash=True, clears=more.get("clears", "")
            )

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
            told = [report_op(task.id, period=given.get("period"), **report)] if report else []
            return [*told, *values]

        meant = self._meant(lambda given: self._odd(ops, given))

        def check(given: Answers) -> tuple[str, str] | None:
            if not told_anew(given, last) and not any(key.startswith("target:") for key in given):
                return "percent", tr("Nothing was filled in, so there is nothing to report.")
            return meant(given)

        return self._form(tr("Report on {tasks}"), fields, ops, check=check)

    def _odd(self, ops_of: Callable[[Task, Answers], list[Op]], given: Answers) -> list[OddFigure]:
        """Return what is odd about the figures of all tasks."""
        on = given.get(ON, self._today)
        changed = tuple(op for task in self._tasks for op in ops_of(task, given))
        return list(odd_figures(self._ledger.at(on), Change(changed, self._actor, on)))

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
                    **self._hint(fact, "" if value is None else format_figure(value)),
                    takes_dash=True,
                )
            )
        return fields
