"""The edits that ask for more than one thing: which fields they have and what change they become."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr
from workplan_tui.model.entry import flag_op, report_op, set_op, unflag_op
from workplan_tui.model.flags import open_flags
from workplan_tui.model.progress import measured_value
from workplan_tui.model.status import CLOSED
from workplan_tui.reports.details import bound_words, milestone_words, question_words
from workplan_tui.tui import answers
from workplan_tui.tui.form import Field, Form
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any, TypeAlias

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

    Answers: TypeAlias = Mapping[str, Any]
    Save: TypeAlias = Callable[[Sequence[Op], date], Awaitable[bool]]

_ON = "on"


class Forms:
    """One form for each kind of edit, made for a task as it stands today."""

    def __init__(self, ledger: Ledger, today: date, save: Save) -> None:
        self._ledger = ledger
        self._today = today
        self._save = save

    def report(self, task: Task) -> Form:
        """填报: percent, the values of the targets, what was done, what is in the way, what is next."""
        last = self._last_report(task)
        fields = [
            Field("percent", tr("percent"), answers.percent, f"{last.get('percent', '')}", "0-100"),
            *self._target_fields(task),
            *(
                Field(key, name, answers.words, clean(str(last.get(key) or "")))
                for key, name in (
                    ("progress", tr("progress made")),
                    ("problem", tr("problem")),
                    ("next", tr("next step")),
                )
            ),
            self._on_field(),
        ]

        def ops(given: Answers) -> list[Op]:
            told = {**last, **given}
            report = report_op(
                task.id,
                percent=told.get("percent"),
                progress=told.get("progress"),
                problem=told.get("problem"),
                next_step=told.get("next"),
            )
            values = [
                set_op(task.id, key, value)
                for key, value in given.items()
                if key.startswith("target:")
            ]
            is_told = len(report) > 2 or not values
            return [*([report] if is_told else []), *values]

        return self._form(tr("Report on {task}"), task, fields, ops)

    def _last_report(self, task: Task) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for fact in self._ledger.facts(task.id, "report"):
            told |= {key: fact.op[key] for key in ("percent", "progress", "problem", "next") if key in fact.op}
        return told

    def _target_fields(self, task: Task) -> list[Field]:
        fields = []
        for target in task.targets:
            value = measured_value(self._ledger, task, target)
            fields.append(
                Field(
                    f"target:{target.id}",
                    clean(f"{target.name} ({target.op} {bound_words(target)} {target.unit})"),
                    answers.value_or_none,
                    "" if value is None else f"{value:g}",
                )
            )
        return fields

    def milestone(self, task: Task) -> Form:
        """The day on which each milestone was met; a point is today, `-` takes it back."""
        fields = [
            Field(
                f"milestone:{milestone.id}",
                milestone_words(self._ledger, task, milestone),
                answers.met_day(self._today),
                str(self._ledger.value(task.id, f"milestone:{milestone.id}") or ""),
                tr("day it was met; . is today"),
            )
            for milestone in task.milestones
        ]

        async def save(given: Answers) -> bool:
            saved = True
            for key, value in given.items():  # each is a fact of its own day
                on = date.fromisoformat(value) if value else self._today
                saved = saved and await self._save([set_op(task.id, key, value)], on)
            return saved

        return Form(tr("Milestones of {task}").format(task=task.id), fields, save)

    def flag(self, task: Task) -> Form:
        """需协调: the question, and whom it is put to."""
        fields = [
            Field("text", tr("question"), answers.words, is_needed=True, hint=tr("what needs coordination")),
            Field("to", tr("to whom"), answers.words, hint=tr("an official or a unit; Enter skips")),
            self._on_field(),
        ]
        return self._form(
            tr("Question on {task}"),
            task,
            fields,
            lambda given: [flag_op(task.id, given["text"], given.get("to"))],
        )

    def unflag(self, task: Task) -> Form:
        """The answer to all open questions of the task."""
        flags = tuple(flag.entry.id for flag in open_flags(self._ledger, task.id))
        asked = "; ".join(question_words(self._ledger, task))
        fields = [
            Field("answer", tr("answer"), answers.words, hint=tr("Enter: it is answered")),
            self._on_field(),
        ]
        title = tr("Answer on {task}") + (f"  {asked}" if asked else "")
        return self._form(
            title, task, fields, lambda given: [unflag_op(task.id, flags, given.get("answer"))]
        )

    def extension(self, task: Task) -> Form:
        """延期: a later deadline, with its reason."""
        due_on = self._ledger.due_on(task.id)
        fields = [
            Field(
                "due_on", tr("new deadline"), answers.day_near(self._today), is_needed=True,
                hint=tr("later than {due}").format(due=due_on),
            ),
            Field("reason", tr("reason"), answers.words, is_needed=True),
        ]  # fmt: skip
        return self._form(
            tr("Extension of {task}"),
            task,
            fields,
            lambda given: [set_op(task.id, "due_on", f"{given['due_on']}", given["reason"])],
        )

    def light(self, task: Task) -> Form:
        """A light set by hand, with its last day and reason; none gives it back to the rules."""
        fields = [
            Field("light", tr("light"), answers.light, is_needed=True, hint=tr("red, amber, green, none")),
            Field("until", tr("until"), answers.day_near(self._today), hint=tr("a day; Enter: no end")),
            Field("reason", tr("reason"), answers.words),
        ]

        def ops(given: Answers) -> list[Op]:
            more = {"until": f"{given['until']}"} if "until" in given and given["light"] else {}
            return [set_op(task.id, "light", given["light"] or None, given.get("reason"), **more)]

        return self._form(tr("Light of {task}"), task, fields, ops)

    def close(self, task: Task) -> Form:
        """销号: how the claim was verified, and by what."""
        fields = [
            Field("method", tr("verified by"), answers.method, hint=answers.method_choices()),
            Field("evidence", tr("evidence"), answers.names, hint=tr("names of papers or pictures")),
            Field("reason", tr("remark"), answers.words),
        ]

        def ops(given: Answers) -> list[Op]:
            more = {key: given[key] for key in ("method", "evidence") if given.get(key)}
            return [set_op(task.id, "status", CLOSED, given.get("reason"), **more)]

        return self._form(tr("Close out {task}"), task, fields, ops)

    def _on_field(self) -> Field:
        return Field(_ON, tr("day"), answers.day_until(self._today), f"{self._today}")

    def _form(
        self, title: str, task: Task, fields: Sequence[Field], ops: Callable[[Answers], list[Op]]
    ) -> Form:
        async def save(given: Answers) -> bool:
            on = given.get(_ON, self._today)
            return await self._save(ops({k: v for k, v in given.items() if k != _ON}), on)

        return Form(title.format(task=task.id), fields, save)
