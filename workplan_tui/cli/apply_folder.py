"""`workplan apply --all FOLDER`: every form that came back, each its own entry, and who is missing.

A wrong one holds up no other. All are read and shown first; what is recorded is said file by file, so
that whoever is interrupted knows how far it came, and running it again repeats nothing.
"""

from __future__ import annotations

import os
from hashlib import sha256

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, Refused, UsageError
from workplan_tui.base.user_file import TooLarge, read_file
from workplan_tui.base.value import Value
from workplan_tui.cli.apply_form import (
    asked_of,
    confirm_forms,
    print_rows,
    print_steps,
    tell_wrong,
    why_nothing,
)
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.interrupts import INTERRUPTS
from workplan_tui.cli.output import print_line
from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.cli.recording_verbs import oddities, warn_of
from workplan_tui.cli.returned import CameBack, came_back
from workplan_tui.importing.forms import MOST_BYTES
from workplan_tui.language import tr, trn
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.returns.form import turnouts
from workplan_tui.reports.refused import error_words, why_words
from workplan_tui.reports.returned import turnout_lines
from workplan_tui.store.disk.file_steps import is_folder
from workplan_tui.store.disk.files import Files
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.returned import Asked
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.plan import Plan
    from workplan_tui.store.store import Store

_NOT_A_RETURN = (".", "~$")
"""What names begin with that programs leave beside a file while it is open, or that are hidden."""
MOST_FILES = 2000


class _Done(Value):
    """What became of the files."""

    entries: dict[str, Entry]
    """What was recorded, by the file's name."""
    refused: int
    """How many were refused only when they were to be recorded."""


def apply_folder(store: Store, context: Context, arguments: Namespace) -> int:
    """Record every form of the folder that is right; return 1 if any was wrong."""
    asked = asked_of(store, context, arguments)
    forms = _without_rivals(store.plan, list(_read_all(store, context, asked, as_path(arguments.folder))))
    to_record = [one for one in forms if one.change]
    for one in forms:
        if one.wrong:
            tell_wrong(one)
        elif one.change is None:
            say(why_nothing(one))
        elif not context.as_json:
            print_steps(store, one)
    done = _Done({}, 0)
    if to_record and not arguments.dry_run:
        for one in to_record:
            _tell_oddities(store, one)
        confirm_forms(context, to_record)
        done = _record(store, to_record)
    _tell_turnout(store, context, asked, forms, done.entries)
    return EXIT_REFUSED if done.refused or any(one.wrong for one in forms) else EXIT_OK


def _read_all(store: Store, context: Context, asked: Asked, folder: str) -> Iterator[CameBack]:
    try:
        listed = Files().list_folder(folder)
    except NotADirectoryError:
        raise UsageError(
            tr("{file} is no folder. One form is taken without --all: workplan apply FILE.").format(
                file=clean(folder)
            )
        ) from None
    names = sorted(name for name in listed if not name.startswith(_NOT_A_RETURN))
    if len(names) > MOST_FILES:
        raise Refused(
            tr("{folder} holds more than {limit} files; name the folder of the forms.").format(
                folder=clean(folder), limit=MOST_FILES
            )
        )
    read: dict[str, str] = {}
    with ProgressLine() as progress:
        for place, name in enumerate(names):
            progress.tell(place, len(names))
            yield from _read_one(store, context, asked, folder, name, read)


def _read_one(
    store: Store, context: Context, asked: Asked, folder: str, name: str, read: dict[str, str]
) -> Iterator[CameBack]:
    """Read a file of the folder; `read` has the names of those before by their hash, and takes this one."""
    path = os.path.join(folder, name)
    if is_folder(Files(), path):
        say(tr("{file} is a folder and is not looked into.").format(file=clean(name)))
        return
    try:
        data = read_file(path, MOST_BYTES)
    except TooLarge:
        sentence = tr("it is larger than {limit} MiB.").format(limit=MOST_BYTES >> 20)
        yield CameBack(name, wrong=(sentence,))
    except OSError as error:
        yield CameBack(name, wrong=(why_refused(error),))
    else:
        same = read.setdefault(sha256(data).hexdigest(), name)
        if same == name:
            yield came_back(store, context, asked, name, data)
        else:  # mailed twice: no rival of itself
            say(tr("{file} is the same file as {other}.").format(file=clean(name), other=clean(same)))


def _without_rivals(plan: Plan, forms: list[CameBack]) -> list[CameBack]:
    """Of two files that speak of one task nobody knows which is meant: neither is recorded."""
    by_task: dict[str, list[str]] = {}
    for one in forms:
        if one.change:
            for id in one.task_ids:
                by_task.setdefault(id, []).append(one.name)
    rivals = {id: names for id, names in by_task.items() if len(names) > 1}
    return [_or_rival(plan, one, rivals) for one in forms]


def _or_rival(plan: Plan, one: CameBack, rivals: dict[str, list[str]]) -> CameBack:
    task_id = next((id for id in one.task_ids if one.change and id in rivals), None)
    if task_id is None:
        return one
    others = tr(", ").join(clean(name) for name in rivals[task_id] if name != one.name)
    sentence = tr("task {task} is spoken of by {others} too; leave the one that is meant in the folder.")
    return one.replace(
        change=None, wrong=(sentence.format(task=clean(plan.number_of(task_id)), others=others),)
    )


def _tell_oddities(store: Store, one: CameBack) -> None:
    """Say what of a form is most often a slip, before somebody says that all of them are meant."""
    assert one.change is not None
    for odd in oddities(store, one.change):
        say(tr("{place}: {sentence}").format(place=clean(one.name), sentence=why_words(odd)))


def _record(store: Store, forms: Iterable[CameBack]) -> _Done:
    """Record each form as one entry; a disk that takes nothing ends it, and what was saved is known."""
    entries: dict[str, Entry] = {}
    refused = 0
    for one in forms:
        if INTERRUPTS.has_come:
            say(tr("Interrupted; run it again for the others, and nothing is recorded twice."))
            break
        assert one.change is not None
        try:
            recorded = store.record(one.change)
        except Refused as error:
            refused += 1
            say(tr("{place}: {sentence}").format(place=clean(one.name), sentence=error_words(error)))
            continue
        entries[one.name] = recorded.entry
        count = len(one.task_ids)
        say(
            trn(
                "saved: {file}, {count} task of {unit}", "saved: {file}, {count} tasks of {unit}", count
            ).format(file=clean(one.name), count=count, unit=clean(one.unit or recorded.entry.actor))
        )
        warn_of(store.plan, recorded)
    return _Done(entries, refused)


def _tell_turnout(
    store: Store, context: Context, asked: Asked, forms: list[CameBack], entries: dict[str, Entry]
) -> None:
    """Print who has reported for the period and who has not 已报 / 未报, by the ledger as it is now."""
    known = turnouts(store.ledger(store.today()), asked.period)
    if context.as_json:
        rows = {
            "period": asked.period,
            "files": [one.row(entries.get(one.name)) for one in forms],
            "units": [
                {"unit": one.unit, "owed": list(one.owed), "reported": list(one.reported)} for one in known
            ],
        }
        print_rows(rows, is_saved=bool(entries))
        return
    if not forms:
        warn(tr("There is no form in the folder."))
    for line in turnout_lines(known, asked.period, store.plan):
        print_line(line)
