"""`workplan plan`: tasks added, dropped, split 拆分, merged 合并 or broken down 细化量化, without an editor."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.revise import add_adjustment, adjust, wanted_adjustment
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.model.plan import Milestone
from workplan_tui.model.task_ids import parse_task_ids
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Plan, Target, Task
    from workplan_tui.store.store import Store

NEW, ADD, DROP, BREAK_DOWN = "new", "add", "drop", "break-down"
SPLIT, MERGE = "split", "merge"
_FOR = {
    NEW: ("title", "year", "section", "origins", "output", "force"),
    ADD: ("text", "section", "units", "supporting", "leads", "due", "origins"),
    DROP: ("tasks",),
    BREAK_DOWN: ("tasks", "milestones", "targets"),
    SPLIT: ("tasks", "text", "units", "supporting", "leads", "due", "keep"),
    MERGE: ("tasks", "text", "units", "supporting", "leads", "due"),
}
"""By action, the arguments that it takes."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "plan",
        description=tr(
            "Change the plan file without an editor, its comments and layout kept, and record it as an adjustment: "
            "add a task, drop some, split one into several, merge several into one, or break one down into milestones "
            "and targets. With new, begin another plan file: empty, as a copy, or with what a year left unfinished."
        ),
        epilog=tr("example:")
        + "\n  workplan plan break-down 45 --milestone 06-30=完成招投标 --target 开工栋数=7栋以上"
        + "\n  workplan plan add --section 4 --text 做好绿化补植。 --unit 区园林绿化局 --due 11-30 --from 45"
        + "\n  workplan plan drop 120,121 --basis 京兴政办发〔2023〕15号"
        + "\n  workplan plan split 45 --text 完成主体工程。 --text 完成绿化补植。 --basis 京兴政办发〔2023〕15号"
        + "\n  workplan plan merge 12,13 --text 建成两个公园。"
        + "\n  workplan plan new --from tasks.toml --year 2024 -o 2024.toml",
    )
    actions = (NEW, ADD, DROP, SPLIT, MERGE, BREAK_DOWN)
    parser.add_argument("action", metavar="|".join(actions), choices=actions, help=tr("what to do"))
    parser.add_argument(
        "tasks", metavar=tr("TASKS"), nargs="?", help=tr("ids such as 11,14-16; to break down, one")
    )
    parser.add_argument(
        "--text", metavar=tr("TEXT"), action="append",
        help=tr("add, merge: the whole text of the task; split: of each new one, given several times"),
    )  # fmt: skip
    parser.add_argument(
        "--keep", action="store_true", default=None, help=tr("split: the task stays beside the new ones")
    )
    parser.add_argument(
        "--section",
        metavar="N",
        action="append",
        help=tr("add: the number of its section; new: the title of one"),
    )
    for name, place, told in (
        ("--unit", "units", tr("a responsible unit of a new task; the first one leads")),
        ("--supporting", "supporting", tr("a supporting unit of a new task")),
        ("--lead", "leads", tr("an official in charge of a new task")),
    ):
        parser.add_argument(name, dest=place, metavar=tr("NAME"), action="append", help=told)
    parser.add_argument("--due", metavar=tr("DAY"), help=tr("the deadline of a new task"))
    parser.add_argument(
        "--from", dest="origins", metavar=tr("WHICH"),
        help=tr("add: the tasks it is split from; new: the plan to begin with, a file or built-in"),
    )  # fmt: skip
    parser.add_argument(
        "--milestone", dest="milestones", metavar=tr("DAY=TEXT"), action="append",
        help=tr("break-down: a dated step; several one after the other"),
    )  # fmt: skip
    parser.add_argument(
        "--target", dest="targets", metavar=tr("NAME=GOAL"), action="append",
        help=tr("break-down: a figure, such as 造林=2970亩以上"),
    )  # fmt: skip
    parser.add_argument("--title", metavar=tr("TEXT"), help=tr("new: the title of the plan"))
    parser.add_argument("--year", metavar=tr("YEAR"), help=tr("new: the year of the plan"))
    parser.add_argument("-o", "--output", metavar=tr("FILE"), help=tr("new: the file to write"))
    parser.add_argument(
        "--force", action="store_true", default=None, help=tr("new: replace an existing file")
    )
    add_adjustment(parser)


def run(arguments: Namespace, context: Context) -> int:
    """List what changes, ask, and record it."""
    _refuse_strange(arguments)
    if arguments.action == NEW:
        from workplan_tui.cli.begin_plan import begin_plan

        return begin_plan(arguments, context)
    store = context.open_to_write()
    wanted = wanted_adjustment(store, context, arguments)
    if arguments.action == ADD:
        plan = _added(store, context, arguments)
    elif arguments.action == DROP:
        from workplan_tui.model.plan_edits import without_tasks

        plan = without_tasks(
            store.written_plan, parse_task_ids(store.plan, _needed(arguments.tasks, tr("TASKS")))
        )
    elif arguments.action in (SPLIT, MERGE):
        plan = _with_heirs(store, context, arguments)
    else:
        plan = _broken_down(store, context, arguments)
    return adjust(store, context, wanted, store.edited_plan(plan))


def _refuse_strange(arguments: Namespace) -> None:
    """Refuse what another action takes."""
    for name in {name for names in _FOR.values() for name in names} - set(_FOR[arguments.action]):
        if getattr(arguments, name) is not None:
            raise UsageError(
                tr("{action} takes other arguments; workplan plan --help has them.").format(
                    action=arguments.action
                )
            )


def _needed(value: str | None, name: str) -> str:
    if value is None or not value.strip():
        raise UsageError(tr("{name} is missing; workplan plan --help has an example.").format(name=name))
    return value


def _added(store: Store, context: Context, arguments: Namespace) -> Plan:
    from workplan_tui.model.plan_edits import with_task

    if len(arguments.section or ()) > 1:
        raise UsageError(tr("A task is in one section; --section is given twice."))
    section = half_width(_needed("".join(arguments.section or ()), "--section"))
    if not (section.isascii() and section.isdigit()):
        raise UsageError(tr("--section {text} is no number.").format(text=clean(section)))
    origins = parse_task_ids(store.plan, arguments.origins) if arguments.origins else ()
    (task,) = _new_tasks(store, context, arguments, [_only_text(arguments)])
    return with_task(store.written_plan, task.replace(section=int(section), came_from=origins))


def _with_heirs(store: Store, context: Context, arguments: Namespace) -> Plan:
    """Return the plan with a task split into several, or several merged into one."""
    from workplan_tui.model.plan_edits import with_heirs

    if arguments.action == SPLIT:
        origins: tuple[str, ...] = (chosen_task(store, _needed(arguments.tasks, tr("TASK"))),)
        texts = [_needed(text, "--text") for text in arguments.text or ()]
        if len(texts) < (1 if arguments.keep else 2):
            raise UsageError(tr("Name each new task by a --text: two at least, or one with --keep."))
    else:
        origins = parse_task_ids(store.plan, _needed(arguments.tasks, tr("TASKS")))
        if len(origins) < 2:
            raise UsageError(tr("Name the tasks that are merged, such as 12,13."))
        texts = [_only_text(arguments)]
    heirs = _new_tasks(store, context, arguments, texts)
    return with_heirs(store.written_plan, origins, heirs, bool(arguments.keep))


def _only_text(arguments: Namespace) -> str:
    if len(arguments.text or ()) > 1:
        raise UsageError(tr("A task has one text; --text is given twice."))
    return _needed("".join(arguments.text or ()), "--text")


def _new_tasks(
    store: Store, context: Context, arguments: Namespace, texts: Sequence[str]
) -> tuple[Task, ...]:
    """Return a task for each text, with what else is told of them."""
    from datetime import date

    from workplan_tui.model.plan_edits import new_tasks

    return new_tasks(
        store.ledger(date.max),
        texts,
        leads=tuple(arguments.leads or ()),
        units=tuple(arguments.units or ()),
        due_on=context.named_day(store, arguments.due, "--due") if arguments.due else None,
        supporting_units=tuple(arguments.supporting or ()),
    )


def _broken_down(store: Store, context: Context, arguments: Namespace) -> Plan:
    from workplan_tui.model.plan_edits import broken_down

    task_id = chosen_task(store, _needed(arguments.tasks, tr("TASK")))
    if not arguments.milestones and not arguments.targets:
        raise UsageError(tr("Name a --milestone or a --target; workplan plan --help has an example."))
    milestones = [_milestone(store, context, text) for text in arguments.milestones or ()]
    return broken_down(
        store.written_plan, task_id, milestones, [_target(text) for text in arguments.targets or ()]
    )


def _milestone(store: Store, context: Context, words: str) -> Milestone:
    day, is_there, text = words.partition("=")
    if not is_there or not text.strip():
        raise UsageError(tr("--milestone {text}: write it as 06-30=完成招投标.").format(text=clean(words)))
    due_on = context.named_day(store, day.strip(), "--milestone")
    assert due_on is not None  # a text was given
    return Milestone(0, due_on, text.strip())


def _target(words: str) -> Target:
    from workplan_tui.importing.goals import find_target

    found = find_target(words)
    if found is None:
        raise UsageError(tr("--target {text}: write it as 造林=2970亩以上.").format(text=clean(words)))
    return found
