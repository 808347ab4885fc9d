"""The forms of what a meeting 会商 is about: questions and answers, decisions and their carrying out."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.decisions import decisions_of
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import DECIDE, Decide, decide_op, open_decisions
from workplan_tui.model.operations.flag import FLAG, Flag, flag_op, open_flags
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.reports.decisions import decision_words
from workplan_tui.reports.details import question_of, question_words
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.tui.edits.task_forms import TaskForms
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form_prompt import FormField, FormPrompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Task
    from workplan_tui.tui.prompts.form_prompt import Answers


class MeetingForms(TaskForms):
    """The forms of questions and decisions."""

    def flag(self) -> FormPrompt:
        """需协调: the question, and whom it is put to."""
        asked = self._newest_of(FLAG.code)
        text, to = (Flag(asked.op).text, Flag(asked.op).to) if asked else ("", "")
        fields = [
            FormField(
                "text", tr("question"), answers.something, is_needed=True, hint=tr("what needs coordination"),
                **self._hint(asked, text),
            ),
            FormField(
                "to", tr("to whom"), answers.something, hint=tr("an official or a unit; Enter skips"),
                **self._hint(asked, to),
            ),
            self._on_field(),
        ]  # fmt: skip
        return self._form(
            tr("Question on {tasks}"),
            fields,
            lambda task, given: [flag_op(task.id, given["text"], given.get("to"))],
        )

    def unflag(self, flag_id: str | None = None) -> FormPrompt:
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

    def decide(self) -> FormPrompt:
        """议定事项: what a meeting decided, who carries it out by when, and the question it answers."""
        plan, only = self._ledger.plan, self._only
        unit = next((one for one in only.units if one.strip()), "") if only else ""
        asked = dict(numbered_flags(self._ledger, only.id)) if only else {}
        decided = self._newest_of(DECIDE.code)
        fields = [
            FormField(
                "text", tr("decision"), answers.something, is_needed=True, hint=tr("what was decided"),
                **self._hint(decided, Decide(decided.op).text if decided else ""),
            ),
            FormField(
                "owner", tr("carried out by"), answers.owner(plan), unit,
                is_needed=not unit, hint=tr("a unit or an official"),
            ),
            FormField("due", tr("by"), answers.due_day(self._today, plan), is_needed=True, hint=tr("a day")),
        ]  # fmt: skip
        if asked:
            hint = tr("{numbers}; Enter: none").format(numbers=format_ids(map(str, asked)))
            fields.append(FormField("of", tr("answers question"), answers.one_of(asked), hint=hint))

        def ops(task: Task, given: Answers) -> list[Op]:
            text, owner = given["text"], given.get("owner", unit)
            if "of" not in given:
                return [decide_op(task.id, text, owner, given["due"])]
            answered = (asked[given["of"]].entry.id,)
            return [
                decide_op(task.id, text, owner, given["due"], answered),
                unflag_op(task.id, answered, text),
            ]

        told = [tr("{number}. {what}").format(number=n, what=question_of(flag)) for n, flag in asked.items()]
        return self._form(tr("Decision on {tasks}"), [*fields, self._on_field()], ops, told=told)

    def carry_out(self, decision_id: str | None = None) -> FormPrompt:
        """落实: how the open decision of each task was carried out, or that one of several."""
        fields = [
            FormField("how", tr("how"), answers.something, hint=tr("Enter: it is carried out")),
            self._on_field(),
        ]

        def ops(task: Task, given: Answers) -> list[Op]:
            open_ids = tuple({fact.entry.id for fact in open_decisions(self._ledger, task.id)})
            meant = (decision_id,) if decision_id else open_ids
            return [carry_out_op(task.id, meant if len(meant) == 1 else (), given.get("how"))]

        return self._form(
            tr("Carried out on {tasks}"),
            fields,
            ops,
            trial=lambda task: carry_out_op(task.id, (decision_id,) if decision_id else ()),
            told=self._decisions(decision_id),
        )

    def _decisions(self, decision_id: str | None) -> Sequence[str]:
        """Return what is carried out, where the form is for one task."""
        if self._only is None:
            return ()
        return [
            decision_words(one)
            for one in decisions_of(self._ledger, self._only.id)
            if one.is_open and decision_id in (None, one.fact.entry.id)
        ]
