"""`workplan hand-over`: plan and journal, whole and flushed, to another folder; or home from there."""

from __future__ import annotations

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, NoPermission, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json
from workplan_tui.language import tr, trn
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Plan
    from workplan_tui.store.handover import HandedOver


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "hand-over",
        description=tr(
            "Copy the plan and its whole journal to another folder, or bring both home from there; "
            "what was recorded on the other side stays."
        ),
        epilog=tr("example:")
        + "\n  workplan hand-over /media/stick\n  workplan --plan /media/stick/tasks.toml hand-over .",
    )
    parser.add_argument(
        "dest", metavar=tr("DEST"), help=tr("a folder that exists, or the name for the plan in one")
    )
    parser.add_argument(
        "--force", action="store_true", help=tr("replace another version of the plan that stands there")
    )


def run(arguments: Namespace, context: Context) -> int:
    """Hand over, and say what the other side has gained and what it has of its own."""
    from workplan_tui.store.handover import destination, hand_over
    from workplan_tui.store.place import journal_folder
    from workplan_tui.store.plan.cache import cached_plan

    if context.as_of is not None:
        raise UsageError(tr("The whole journal is handed over: leave --as-of out."))
    if context.read_only:
        raise NoPermission(tr("Opened read-only: nothing can be changed."))
    plan_path, files = context.door
    plan = cached_plan(plan_path, context.environment, files)
    folder = journal_folder(plan_path, plan.id, context.journal_dir, context.environment, files)
    target = destination(as_path(arguments.dest), plan_path, files)
    done = hand_over(plan_path, plan, folder, target, arguments.force, files)
    if context.as_json:
        print_json(_row(done))
    for sentence in _told(done):
        say(sentence)
    warnings = list(_warnings(done, plan))
    for sentence in warnings:
        warn(sentence)
    if done.is_opened:
        warn(
            tr("Other accounts can read {folder}, which they could not here; `chmod 700` closes it.").format(
                folder=clean(done.journal_dir)
            )
        )
    if done.is_rewritable:
        warn(
            tr("Anyone there may rewrite {folder}: what comes back from it proves nothing.").format(
                folder=clean(done.journal_dir)
            )
        )
    return EXIT_REFUSED if warnings else EXIT_OK


def _told(done: HandedOver) -> Iterator[str]:
    plans = {
        "written": tr("handed over: the plan {file}, which was not there before"),
        "replaced": tr("replaced: the plan {file}"),
        "same": tr("the same already: the plan {file}"),
    }
    if done.plan in plans:
        yield plans[done.plan].format(file=clean(done.plan_path))
    count = sum(part.line_count for part in done.parts)
    if count:
        yield trn(
            "handed over: {count} entry, to {folder}", "handed over: {count} entries, to {folder}", count
        ).format(count=count, folder=clean(done.journal_dir))
    else:
        yield tr("the journal in {folder} lacked nothing").format(folder=clean(done.journal_dir))


def _warnings(done: HandedOver, plan: Plan) -> Iterator[str]:
    for part in done.parts:
        if part.kind == "branch":
            yield tr(
                "{file}: both sides went on writing it. What was only here is kept there as {branch}, and all lines "
                "count; `workplan doctor` there tells where they branch off."
            ).format(file=clean(part.source), branch=clean(part.name))
    for name, reason in done.left_out.items():
        yield tr("{file} was not, or not wholly, handed over: {reason}.").format(
            file=clean(name), reason=reason
        )
    if done.plan_there is not None:
        yield tr(
            "The plan {file} is another version and was left as it is; the journal is handed over. {differences}. "
            "See which one is right; --force replaces the one there."
        ).format(file=clean(done.plan_path), differences=_differences(plan, done.plan_there))


def _differences(plan: Plan, there: Plan) -> str:
    from workplan_tui.model.plan_difference import plan_difference

    found = plan_difference(plan, there)
    told = []
    if found.changed:
        told.append(tr("Tasks that differ: {tasks}").format(tasks=_ids(plan, found.changed)))
    if found.missing:
        told.append(tr("Tasks only here: {tasks}").format(tasks=_ids(plan, found.missing)))
    if found.added:
        told.append(tr("Tasks only there: {tasks}").format(tasks=_ids(there, found.added)))
    if found.others:
        told.append(tr("What is not in tasks differs"))
    return tr("; ").join(told)


def _ids(plan: Plan, ids: tuple[str, ...]) -> str:
    return format_ids(map(clean, plan.numbers_of(ids)))


def _row(done: HandedOver) -> dict[str, object]:
    return {
        "plan": done.plan_path,
        "plan_is": done.plan,
        "journal": done.journal_dir,
        "files": [
            {"file": part.name, "kind": part.kind, "from": part.source, "entries": part.line_count}
            for part in done.parts
        ],
        "left_out": [{"file": name, "reason": reason} for name, reason in done.left_out.items()],
    }
