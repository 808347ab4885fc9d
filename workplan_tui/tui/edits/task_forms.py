"""What all forms of edits have in common: the tasks they are for, who is left out, and what becomes of the answers."""

from __future__ import annotations

from datetime import date

from workplan_tui.language import tr, trn
from workplan_tui.model.day import short_day
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.reports.refused import why_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form_prompt import FormField, FormPrompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence
    from typing import Any, TypeAlias

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.recording.odd_figures import OddFigure
    from workplan_tui.tui.prompts.form_prompt import Answers, Check

    Save: TypeAlias = Callable[[Sequence[Op], date], Awaitable[bool]]

ON = "on"
"""The field of the day that is asked for last."""


class TaskForms:
    """Makes forms for one task or for all that are marked.

    For one task a form shows its last values. For several it lists them, and those that will be
    refused with the reason: its last Enter is the confirmation.
    """

    def __init__(
        self,
        ledger: Ledger,
        tasks: Sequence[Task],
        today: date,
        actor: str,
        save: Save,
        *,
        hidden: Collection[str] = (),
        about: str = "",
    ) -> None:
        self._ledger = ledger
        self._tasks = tuple(tasks)
        self._only = self._tasks[0] if len(self._tasks) == 1 else None
        self._today = today
        self._actor = actor
        self._save = save
        self._hidden = hidden
        """Ids of the tasks that the table does not show."""
        self._about = about
        """What is said of them."""

    def _newest(self, field: str) -> Fact | None:
        """Return what set the field of the one task last; nothing where there are several."""
        return self._ledger.newest(self._only.id, field) if self._only else None

    def _newest_of(self, kind: str) -> Fact | None:
        """Return the one task's newest fact of the kind; nothing where there are several."""
        return next(reversed(self._ledger.facts(self._only.id, kind)), None) if self._only else None

    def _hint(self, fact: Fact | None, text: str) -> dict[str, Any]:
        """Return what was told last as a hint of a field, with its day; none where nothing was."""
        if fact is None or not text.strip():
            return {}
        return {"last": clean(text), "told_on": short_day(self._ledger.plan, fact.entry.on)}

    def _on_field(self) -> FormField:
        return FormField(ON, tr("day"), answers.day_until(self._today, self._ledger.plan), f"{self._today}")

    def _meant(self, odd_of: Callable[[Answers], list[OddFigure]]) -> Check:
        """Return what tells each odd thing once: Enter again means it."""
        confirmed: set[Reason] = set()

        def check(given: Answers) -> tuple[str, str] | None:
            odd = [one for one in odd_of(given) if one.reason not in confirmed]
            if not odd:
                return None
            confirmed.update(one.reason for one in odd)
            problem = "  ".join(why_words(one.reason) for one in odd)
            return odd[0].field, tr("{problem} Enter again if it is meant.").format(problem=problem)

        return check

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
    ) -> FormPrompt:
        """Return the form; `trial` gives an edit by which it is known whether a task may be edited so."""
        refusals = [
            refusal
            for task in (self._tasks if trial else ())
            if trial and (refusal := why_not_record(self._ledger, trial(task), self._actor))
        ]
        left_out = {refusal.task_id for refusal in refusals}
        tasks = [task for task in self._tasks if task.id not in left_out]

        async def save(given: Answers) -> bool:
            facts = {key: value for key, value in given.items() if key != ON}
            ops = [op for task in self._tasks for op in ops_of(task, facts)]
            return await self._save(ops, given.get(ON, self._today))

        return FormPrompt(
            title.format(tasks=self._only.number if self._only else self._count_words(len(tasks)), **named),
            fields,
            save,
            count=len(tasks),
            told=told,
            listed=() if self._only else list(map(self._listed, tasks)),
            refusals=refusals,
            check=check,
            about=self._about,
        )

    def _listed(self, task: Task) -> str:
        """Return the line of one of several tasks."""
        told = tr("{task} {title} (hidden)") if task.id in self._hidden else "{task} {title}"
        return told.format(task=task.number, title=task.title)

    def _count_words(self, count: int) -> str:
        """Return how many of the tasks the form is for."""
        marked = len(self._tasks)
        if count < marked:
            return tr("{count} of {marked} tasks").format(count=count, marked=marked)
        return trn("{count} task", "{count} tasks", count).format(count=count)
