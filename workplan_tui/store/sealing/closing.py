"""What goes into the archive of a year, and putting it on the disk before anything says that the year is sealed.

The archive comes first, the line in the journal after it: whatever ends the program between the two leaves an
archive that is whole and a year that is open, and the same command again makes the same bytes and goes on. The
other way round a crash would leave a frozen journal of which there is no archive.
"""

from __future__ import annotations

import os

from workplan_tui.base.errors import NotSaved, Refused
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import read_all
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.store.handover import journal_of
from workplan_tui.store.plan.file import read_bytes
from workplan_tui.store.plan.kept_plans import ENDING as PLAN_ENDING
from workplan_tui.store.plan.kept_plans import FOLDER as PLANS
from workplan_tui.store.plan.kept_plans import PlanCopies
from workplan_tui.store.sealing.year_archive import JOURNAL, PLAN, is_name_within
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.store.disk.files import Files


class WantedSeal(Value):
    """How a year is to be sealed."""

    actor: str
    path: str
    """Of the archive."""
    day: date
    """The last day: that of the counts in the archive."""
    papers: Callable[[Ledger], Mapping[str, bytes]]
    """What the archive holds beside plan and journal, made of the ledger of that day."""
    sign: Callable[[bytes], bytes] | None = None
    """Gives the signature of the list of hashes."""
    accepted: tuple[str, ...] = ()
    """The findings that were named as accepted."""
    reason: str = ""
    force: bool = False
    """Whether another file in the place of the archive is replaced."""


def contents_of(files: Files, plan_path: str, journal_dir: str) -> dict[str, bytes]:
    """Return the plan, the files of the journal that count, and the editions that are kept; `OSError`, `Refused`.

    Of the journal all whole lines: what a write that was cut off left at an end was never called saved.
    """
    found, left_out = journal_of(files, journal_dir)
    journal = {name: data[: data.rfind(b"\n") + 1] for name, data in found.items()}
    copies = PlanCopies(files, journal_dir)
    editions = {
        f"{PLANS}/{mark}{PLAN_ENDING}": data for mark in copies.marks() if (data := copies.data(mark))
    }
    contents = {f"{JOURNAL}/{name}": data for name, data in {**journal, **editions}.items()}
    odd = [*left_out, *(name for name in contents if not is_name_within(name))]
    if odd:
        raise Refused(
            tr(
                "Not sealed: {file} in the journal cannot go into an archive. `workplan doctor` says what it is."
            ).format(file=clean(odd[0]))
        )
    return {PLAN: read_bytes(plan_path, files), **contents}


def put_archive(files: Files, path: str, data: bytes, force: bool) -> None:
    """Write the archive, durably; one that is the same already, as a run that was cut short leaves it, stays."""
    if not _holds(files, path, data):
        write_whole(path, data, force, files)
    if not _holds(files, path, data):
        raise NotSaved(
            tr("{file} could not be read back as it was written: nothing is sealed.").format(file=clean(path))
        )


def _holds(files: Files, path: str, data: bytes) -> bool:
    try:
        handle = files.open_reading(os.path.abspath(path))
    except OSError:
        return False
    try:
        return files.fstat(handle).st_size == len(data) and read_all(files, handle, 0, len(data)) == data
    finally:
        shut(files, handle)
