"""What is to be said of a journal as it was read: what does not count, what is doubtful, and what to do."""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.store.disk.surroundings import doubts_about_place
from workplan_tui.store.journal.entry_id import day_of_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.journal.journal import Journal


def damage_sentences(journal: Journal, rivals: Mapping[str, tuple[Entry, Entry]]) -> list[str]:
    """Return one sentence for each thing that could not be read, or may be forged or stands twice."""
    found = [
        tr("{file} line {line} (byte {offset}): {reason}; it does not count, the rest is read.").format(
            file=clean(d.file), line=d.line, offset=d.offset, reason=d.reason
        )
        for d in journal.damages
    ]
    found += [
        tr("{file} could not be read: {reason}.").format(file=clean(name), reason=reason)
        for name, reason in journal.unreadable.items()
    ]
    if journal.is_no_folder:
        sentence = tr("{folder} is no folder: nothing recorded is shown, and no edit can be saved.")
        found.append(sentence.format(folder=clean(journal.folder)))
    found += doubts_about_place(journal.folder, journal.files)
    found += journal.doubts
    found += [_rival(counted, other) for _, (counted, other) in sorted(rivals.items())]
    return found


def clock_sentences(journal: Journal) -> list[str]:
    """Return what is to be said of entries that a clock made too early; the last one settles all."""
    return [_ahead(id) for id in journal.unsettled()[-1:]]


def _ahead(id: str) -> str:
    return tr(
        "Entry {id} claims to be made on {day}, a later day than this computer's clock says: one of the clocks "
        "is or was wrong. Set it, or give the day with --on; `workplan doctor --settle {id}` ends this warning."
    ).format(id=id, day=day_of_id(id))


def _rival(counted: Entry, other: Entry) -> str:
    return tr(
        "Entry {id} stands twice: what {writer} says under it counts, what {other} says does not."
    ).format(id=clean(counted.id), writer=clean(counted.replica), other=clean(other.replica))
