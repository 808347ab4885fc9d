"""The forms of small changes of the plan: what is asked, and the plan that the answers make."""

from __future__ import annotations

from functools import partial

from workplan_tui.base.errors import UsageError
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.plan import Milestone
from workplan_tui.model.plan_edits import broken_down, new_tasks, with_heirs, with_task, without_tasks
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.form_prompt import FormField, FormPrompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import date
    from typing import Any, TypeAlias

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Target, Task
    from workplan_tui.tui.prompts.form_prompt import Answers

    Build: TypeAlias = Callable[[Ledger], Plan]
    """Makes the plan that is wanted; it is given the ledger that knows every entry."""
    Show: TypeAlias = Callable[["WantedPlan"], Awaitable[None]]

_PARTS = ("text", "text2", "text3", "text4")
"""The fields of the tasks that one is split into."""


class WantedPlan(Value):
    """A change of the plan as it was asked for."""

    build: Build
    basis: str
    on: date


class PlanForms:
    """Makes the forms for the tasks that are highlighted or marked; what was answered is shown before it is so."""

    def __init__(self, ledger: Ledger, tasks: Sequence[Task], today: date, show: Show) -> None:
        self._plan = ledger.plan
        self._tasks = tuple(tasks)
        self._first = self._tasks[0]
        self._today = today
        self._show = show
        self._due = answers.due_day(today, ledger.plan)

    def add(self) -> FormPrompt:
        """A task more, in the section of the highlighted one."""
        section = self._plan.sections_by_id[self._first.section]

        def build(given: Answers, ledger: Ledger) -> Plan:
            (task,) = new_tasks(ledger, [given["text"]], **_told(given))
            return with_task(ledger.written, task.replace(section=section.id))

        title = tr("A new task in: {section}").format(section=clean(section.title))
        return self._form(title, [self._text(), *self._who()], build)

    def drop(self) -> FormPrompt:
        """The tasks out of the plan; what was recorded of them is kept."""
        ids = [task.id for task in self._tasks]
        return self._form(
            tr("Drop {tasks}"), [], lambda _given, ledger: without_tasks(ledger.written, ids), is_listed=True
        )

    def split(self) -> FormPrompt:
        """One task into several, which say where they come from."""
        names = (tr("first new task"), tr("second"), tr("third"), tr("fourth"))
        fields = [
            FormField(key, name, answers.something, is_needed=not place)
            for place, (key, name) in enumerate(zip(_PARTS, names, strict=True))
        ]

        def build(given: Answers, ledger: Ledger) -> Plan:
            texts = [given[key] for key in _PARTS if key in given]
            is_kept = len(texts) == 1
            return with_heirs(
                ledger.written, [self._first.id], new_tasks(ledger, texts, **_told(given)), is_kept
            )

        told = [tr("The new tasks take the place of this one; a single one stands beside it.")]
        return self._form(tr("Split {tasks}"), [*fields, *self._who()], build, told=told)

    def merge(self) -> FormPrompt:
        """The marked tasks into one."""
        ids = [task.id for task in self._tasks]

        def build(given: Answers, ledger: Ledger) -> Plan:
            return with_heirs(ledger.written, ids, new_tasks(ledger, [given["text"]], **_told(given)))

        return self._form(tr("Merge {tasks}"), [self._text(), *self._who()], build, is_listed=True)

    def break_down(self) -> FormPrompt:
        """Milestones and targets more for the one task 细化量化."""
        fields = [
            FormField(
                "milestones", tr("milestones"), self._milestones, hint=tr("06-30=完成招投标; several with ;")
            ),
            FormField("targets", tr("targets"), _targets, hint=tr("造林=2970亩以上; several with ;")),
        ]

        def build(given: Answers, ledger: Ledger) -> Plan:
            return broken_down(
                ledger.written, self._first.id, given.get("milestones", ()), given.get("targets", ())
            )

        def check(given: Answers) -> tuple[str, str] | None:
            if "milestones" in given or "targets" in given:
                return None
            return "milestones", tr("Name a milestone or a target.")

        return self._form(tr("Break down {tasks}"), fields, build, check=check)

    def _milestones(self, typed: str) -> list[Milestone]:
        return [self._milestone(text) for text in _several(typed)]

    def _milestone(self, words: str) -> Milestone:
        day, _, text = words.partition("=")
        if not text.strip():
            raise UsageError(tr("{text}: write it as 06-30=完成招投标.").format(text=clean(words)))
        return Milestone(0, self._due(day.strip()), text.strip())

    def _text(self) -> FormField:
        return FormField("text", tr("whole text of the new task"), answers.something, is_needed=True)

    def _who(self) -> list[FormField]:
        """Return who does it and by when; what a task is made of says it where nothing is answered."""
        return [
            FormField("units", tr("responsible units"), answers.names, hint=tr("the first one leads")),
            FormField("leads", tr("officials in charge"), answers.names),
            FormField("due_on", tr("deadline"), self._due),
        ]

    def _form(
        self,
        title: str,
        fields: Sequence[FormField],
        build: Callable[[Answers, Ledger], Plan],
        *,
        told: Sequence[str] = (),
        is_listed: bool = False,
        check: Callable[[Answers], tuple[str, str] | None] | None = None,
    ) -> FormPrompt:
        """Return the form; the document and the day are asked for last, as of every adjustment."""
        last = [
            FormField("basis", tr("by which document"), answers.something, hint=tr("its number; Enter: none")),
            FormField("on", tr("from which day on"), answers.day_until(self._today, self._plan), f"{self._today}"),
        ]  # fmt: skip

        async def save(given: Answers) -> bool:
            await self._show(
                WantedPlan(partial(build, given), given.get("basis", ""), given.get("on", self._today))
            )
            return False  # it is recorded from the page, and Esc there comes back to what was typed

        numbers = tr(", ").join(task.number for task in self._tasks)
        lines = [f"{task.number} {task.title}" for task in self._tasks] if is_listed else []
        return FormPrompt(
            title.format(tasks=numbers),
            [*fields, *last],
            save,
            told=[*told, *lines],
            check=check,
            is_shown=True,
        )


def _told(given: Answers) -> dict[str, Any]:
    """Return what is said of new tasks beside their texts."""
    return {
        "leads": tuple(given.get("leads", ())),
        "units": tuple(given.get("units", ())),
        "due_on": given.get("due_on"),
    }


def _several(typed: str) -> list[str]:
    return [part.strip() for part in typed.replace("；", ";").replace("＝", "=").split(";") if part.strip()]


def _targets(typed: str) -> list[Target]:
    from workplan_tui.importing.goals import find_target

    found = []
    for words in _several(typed):
        target = find_target(words)
        if target is None:
            raise UsageError(tr("{text}: write it as 造林=2970亩以上.").format(text=clean(words)))
        found.append(target)
    return found


PLAN_FORMS: Mapping[str, Callable[[PlanForms], FormPrompt]] = {
    "plan_add": PlanForms.add,
    "plan_drop": PlanForms.drop,
    "plan_split": PlanForms.split,
    "plan_merge": PlanForms.merge,
    "plan_break_down": PlanForms.break_down,
}
"""By the command that opens it, which also names its drafts."""
