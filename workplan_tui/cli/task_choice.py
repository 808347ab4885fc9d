"""Which tasks a verb is to act on: ids are taken at their word, a filter is shown and confirmed."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say
from workplan_tui.language import tr, trn
from workplan_tui.model.fold.editions import why_dropped
from workplan_tui.model.task_ids import find_task, names_ids, parse_task_ids, plain_id
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Task
    from workplan_tui.store.store import Store


def add_tasks(parser: ArgumentParser) -> None:
    """Declare TASKS."""
    parser.add_argument("tasks", metavar=tr("TASKS"), help=tr("ids such as 11,14-16, or a filter in quotes"))


def chosen_ids(store: Store, context: Context, arguments: Namespace, day: date) -> tuple[str, ...]:
    """Return the ids of the tasks to write on; `UsageError` or `Refused` when it is to be none."""
    asked: str = arguments.tasks
    if names_ids(store.plan, asked):
        return parse_task_ids(store.plan, asked)
    if not asked.strip():
        raise UsageError(tr("No task is named; write ids such as 11,14-16 or a filter."))
    from workplan_tui.cli.filtered import matching
    from workplan_tui.model.standings import Standings

    found = matching(context.filter(asked), Standings(store.ledger(day)))
    if not found:
        raise Refused(tr("No task matches {filter}; nothing was saved.").format(filter=clean(asked)))
    if not context.is_sure:
        _confirm(found)
    return tuple(task.id for task in found)


def chosen_task(store: Store, asked: str) -> str:
    """Return the one id that is named."""
    ids = parse_task_ids(store.plan, asked)
    if len(ids) > 1:
        raise UsageError(tr("Name one task; {asked} names several.").format(asked=clean(asked)))
    return ids[0]


def task_or_gone(store: Store, asked: str) -> tuple[str, bool]:
    """Return the one id that is named, and whether the plan has it: of what was taken out the journal tells."""
    typed = plain_id(asked)
    id = typed.strip("()（）")  # as it stands where its id has become another task's number
    if typed != id or find_task(store.plan, typed) is None:
        whole = store.ledger(date.max)
        if whole.touching(id) and id not in store.plan.tasks_by_id:
            return id, False
        if why := why_dropped(id, whole.revisions, whole.edition):
            raise UsageError(why)
    return chosen_task(store, asked), True


def _confirm(found: list[Task]) -> None:
    for task in found:
        say(f"{clean(task.number):>5}  {clean(task.title)}")
    count = len(found)
    if not can_ask():
        raise UsageError(
            trn(
                "The filter matches {count} task. Add --yes to write on it.",
                "The filter matches {count} tasks. Add --yes to write on all of them.",
                count,
            ).format(count=count)
        )
    ask(
        trn("Write on this {count} task? [y/N]", "Write on these {count} tasks? [y/N]", count).format(
            count=count
        )
    )
