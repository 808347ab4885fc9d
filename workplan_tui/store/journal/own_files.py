"""Write to a writer's own segments: append to the last one, or begin the next number.

Says in a sentence what could not be saved; which entry it is and what it follows is the journal's.
"""

from __future__ import annotations

import errno
import os
from itertools import islice

from workplan_tui.base.errors import FORBIDDEN, NoPermission, NotSaved, Refused, UsageError
from workplan_tui.language import tr
from workplan_tui.language.os_words import refused_of
from workplan_tui.settings.actor import account_name
from workplan_tui.store.disk.rights import file_mode
from workplan_tui.store.journal.appending import Unproven
from workplan_tui.store.journal.line import LONGEST_LINE, format_line, format_offer
from workplan_tui.store.journal.segment import Segment
from workplan_tui.store.journal.writers import segment_name, writer_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.disk.files import Files

_ELSEWHERE = (errno.EIO, errno.ESTALE, errno.ENOENT, errno.EFBIG, errno.ELOOP, errno.EISDIR)
"""What another file may not suffer from: this one is bad, gone, too large or no file any more."""
_MOST_TAKEN = 100
"""Numbers that others may take in a shared folder between our look and our making the file."""


def append_to(files: Files, segment: Segment, line: bytes) -> bool:
    """Append the line durably; return False when another file must take it, else raise `OSError`."""
    if segment.is_doubtful or segment.is_given_up:
        return False
    try:
        segment.append(files, line)
    except Unproven:
        # A failed flush may have dropped the data and says so only once: never again through
        # this file.
        return False
    except OSError as error:
        if error.errno not in _ELSEWHERE:
            raise
        return False
    return True


def free_names(replica: str, own: list[Segment], taken: Container[str]) -> Iterator[str]:
    """Give the names the writer may begin next, in order: later than his own, and nobody's yet."""
    _, last = (writer_of(own[-1].name) if own else None) or ("", 0)
    while True:
        last += 1
        name = segment_name(replica, last)
        if name not in taken:
            yield name


def begin_next(
    files: Files,
    folder: str,
    segments: dict[str, Segment],
    replica: str,
    own: list[Segment],
    line: bytes,
) -> str:
    """Begin the writer's next number with the line and return its name; `OSError` when it is not durable."""
    mode = file_mode(files.stat(folder))
    for name in islice(free_names(replica, own, frozenset(segments)), _MOST_TAKEN):
        fresh = segments.setdefault(name, Segment(folder, name))
        try:
            fresh.append(files, line, create_mode=mode)
            return name
        except FileExistsError:
            continue  # taken by another account of a shared folder
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), folder)


def line_of(entry: Entry) -> bytes:
    """Return the entry's line; `UsageError` or `Refused` when it cannot be one."""
    try:
        line = format_line(entry)
    except UnicodeEncodeError:
        raise UsageError(tr("Not saved: the text holds bytes that are not UTF-8. Type it again.")) from None
    if len(line) > LONGEST_LINE:
        raise Refused(
            tr(
                "Not saved: the entry would take {bytes} bytes and a journal line holds {most}. "
                "Shorten the text or change fewer tasks at once."
            ).format(bytes=len(line), most=LONGEST_LINE)
        )
    return line


def not_saved(
    error: OSError, folder: str, entry: Entry, may_be_written: bool = True
) -> NotSaved | NoPermission:
    """Return what is said when a line did not become durable; it offers the entry to be kept.

    What may be on the disk all the same is offered with the id it may have there: handed in, it is
    not recorded twice.
    """
    refusal: NotSaved | NoPermission
    if error.errno in FORBIDDEN:
        refusal = NoPermission(
            tr("Not saved: no permission to write in the journal folder {folder}: {reason}.").format(
                folder=clean(folder), reason=refused_of(error)
            )
        )
        if not may_be_written:
            return refusal
    else:
        refusal = NotSaved(
            tr("Not saved: the journal in {folder} could not be written: {reason}.").format(
                folder=clean(folder), reason=refused_of(error)
            )
        )
    refusal.entry_line, refusal.entry_id = format_offer(entry), entry.id
    return refusal


def not_counted(folder: str, owner: int | None, entry: Entry, *, is_written: bool) -> NotSaved:
    """Return what is said where the rules that hold for everybody would not count the entry.

    A line that stands there all the same is offered with its id: once it counts, it is not doubled.
    """
    refusal = NotSaved(
        tr(
            "Not saved: in the shared journal folder {folder} an entry counts only in a file that belongs to the "
            "account it is named for, and here that would be {account}. Ask the folder's owner, who can record "
            "it with the line below, or record it under an account of your own on this host."
        ).format(folder=clean(folder), account=clean(account_name(owner)) if owner is not None else "?")
    )
    refusal.entry_line = format_offer(entry)
    refusal.entry_id = entry.id if is_written else None
    return refusal
