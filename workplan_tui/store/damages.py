"""What is to be said of a journal as it was read: what does not count, what is doubtful, and what to do."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.store.disk.safe_place import doubts_about_place
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.journal.journal import Journal
    from workplan_tui.store.journal.records import Damage


def damage_sentences(
    journal: Journal, rivals: Mapping[str, tuple[Entry, Entry]], damages: Iterable[Damage]
) -> list[str]:
    """Return one sentence for each damage given, and for what else is unread, may be forged or stands twice."""
    found = [
        tr("{file} line {line} (byte {offset}): {reason}; it does not count, the rest is read.").format(
            file=clean(d.file), line=d.line, offset=d.offset, reason=d.reason
        )
        for d in damages
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


def _rival(counted: Entry, other: Entry) -> str:
    return tr(
        "Entry {id} stands twice: what {writer} says under it counts, what {other} says does not."
    ).format(id=clean(counted.id), writer=clean(counted.replica), other=clean(other.replica))
