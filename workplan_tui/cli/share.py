"""`workplan share`: let a group of accounts on this host read and record in the plan's journal."""

from __future__ import annotations

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, NoPermission, UsageError
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json
from workplan_tui.language import later, tr
from workplan_tui.settings.actor import account_name
from workplan_tui.store.sharing import NO_WAY, UNCOUNTED, UNREADABLE, UNSAFE
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.sharing import Hindrance, Repair, SharedFolder

_HINDRANCES = {
    NO_WAY: later(
        "The group {group} cannot enter {path}, which belongs to {owner}: nobody of it reaches the plan. Keep plan and "
        "journal where all may pass (install -d -m 755 /srv/workplan), or let {owner} open it: chmod o+x."
    ),
    UNREADABLE: later(
        "The group {group} cannot read {path}, which belongs to {owner}: {owner} or root runs workplan share as well."
    ),
    UNCOUNTED: later(
        "{path} belongs to {owner}, who is not its writer: in a shared folder it does not count. Root gives it to its "
        "writer (chown)."
    ),
}


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "share",
        description=tr(
            "Make the journal folder beside the plan one that the accounts of a group share (3770: each writes "
            "files of its own, nobody removes another's), or repair its rights; it says what was changed."
        ),
        epilog=tr("example:") + "\n  workplan share --group workplan --plan /srv/workplan/tasks.toml",
    )
    parser.add_argument(
        "--group", metavar=tr("GROUP"), required=True, help=tr("the group of those who use it, by name")
    )


def run(arguments: Namespace, context: Context) -> int:
    """Share the folder, and say what was done and what is left for others to do."""
    if context.as_of is not None:
        raise UsageError(tr("Rights are of now: leave --as-of out."))
    if context.read_only:
        raise NoPermission(tr("Opened read-only: nothing can be changed."))
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.disk.groups import group_name
    from workplan_tui.store.sharing import share

    group = _group(arguments.group)
    files = Files()
    plan_path, folder = _places(context, files)
    shared = share(plan_path, folder, group, files)
    name = group_name(group)
    if context.as_json:
        print_json(_row(shared, plan_path, name))
    for repair in shared.repairs:
        say(_repair_words(repair))
    if not shared.repairs:
        say(tr("{folder} is shared with {group} already; nothing was changed.").format(
            folder=clean(folder), group=clean(name)
        ))  # fmt: skip
    for one in shared.hindrances:
        warn(_hindrance_words(one, name))
    if not shared.hindrances:
        say(tr("Whoever is of the group {group} can read and record now.").format(group=clean(name)))
    return EXIT_REFUSED if shared.hindrances else EXIT_OK


def _group(asked: str) -> int:
    from workplan_tui.store.disk.groups import group_number, is_member

    group = group_number(asked)
    if group is None:
        raise UsageError(
            tr(
                "This host has no group {group}. Root makes one: groupadd {group}, and usermod -aG {group} NAME."
            ).format(group=clean(asked) or '""')
        )
    if not is_member(group):
        raise NoPermission(
            tr(
                "This account is not of the group {group} and cannot share with it. "
                "Who was added to it since must log in anew."
            ).format(group=clean(asked))
        )
    return group


def _places(context: Context, files: Files) -> tuple[str, str]:
    """Return the plan's file and its journal folder, which others must find where they look for it."""
    from workplan_tui.settings.plan_choice import built_in_plan
    from workplan_tui.store.place import beside, journal_folder
    from workplan_tui.store.plan.cache import cached_plan
    from workplan_tui.store.sealing.door import is_archive

    if is_archive(context.plan_path):
        raise NoPermission(tr("This is the archive of a sealed year: nothing can be changed."))
    plan_path = files.real_path(context.plan_path)
    if plan_path == files.real_path(built_in_plan()):
        raise UsageError(
            tr("The plan that comes with the program is nobody's to share. Name yours with --plan FILE.")
        )
    plan = cached_plan(context.plan_path, context.environment)
    folder = journal_folder(context.plan_path, plan.id, context.journal_dir, context.environment, files)
    if context.journal_dir is None and folder != beside(plan_path):
        raise UsageError(
            tr(
                "The journal of this plan lies in {folder}, where others do not look. Root makes one beside the "
                "plan: run workplan share as root."
            ).format(folder=clean(folder))
        )
    return plan_path, folder


def _repair_words(repair: Repair) -> str:
    from workplan_tui.store.disk.groups import group_name

    was, now = ((group_name(group), f"{mode:04o}") for group, mode in (repair.was, repair.now))
    if repair.is_new:
        return tr("made: {path}, group {group}, rights {mode}").format(
            path=clean(repair.path), group=clean(now[0]), mode=now[1]
        )
    return tr("changed: {path}, group {was_group} -> {group}, rights {was_mode} -> {mode}").format(
        path=clean(repair.path), was_group=clean(was[0]), group=clean(now[0]), was_mode=was[1], mode=now[1]
    )


def _hindrance_words(one: Hindrance, group: str) -> str:
    if one.kind == UNSAFE:
        return one.sentence
    return tr(_HINDRANCES[one.kind]).format(
        group=clean(group), path=clean(one.path), owner=clean(account_name(one.owner))
    )


def _row(shared: SharedFolder, plan_path: str, group: str) -> dict[str, object]:
    return {
        "plan": plan_path,
        "journal": shared.journal_dir,
        "group": group,
        "changed": [
            {"path": one.path, "is_new": one.is_new, "mode": f"{one.now[1]:04o}"} for one in shared.repairs
        ],
        "left": [{"path": one.path, "kind": one.kind} for one in shared.hindrances],
    }
