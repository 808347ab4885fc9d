"""Entries that this account saved in the folder and that are not there any more."""

from __future__ import annotations

from workplan_tui.model.inspection.journal_file import Oddity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.inspection.journal_file import JournalLine, RememberedEntry, Survey


def loss_oddities(survey: Survey) -> list[Oddity]:
    """Return each lost entry, and for each writer how many are lost that nobody remembers by their words."""
    return [*_lost(survey), *_cut(survey)]


def _lost(survey: Survey) -> Iterator[Oddity]:
    here = {entry.id for file in survey.files for entry in file.entries}
    unreadable = {file.name for file in survey.files if file.unreadable}
    cut_short = {
        (file.name, line.offset): line for file in survey.files for line in file.lines if line.beginning
    }
    for remembered in survey.remembered:
        entry = remembered.entry
        if entry.id not in here and remembered.file not in unreadable:
            facts = {
                "id": entry.id, "on": entry.on.isoformat(), "at": entry.at, "actor": entry.actor,
                "ops": list(entry.ops), "entry": remembered.line,
            }  # fmt: skip
            lost = Oddity("lost", remembered.file, facts=facts, mark=entry.id)
            place = next(
                (one for one, line in cut_short.items() if _is_left_of(remembered, one[0], line)), None
            )
            if place:
                line = cut_short.pop(place)
                lost = lost.replace(
                    line=line.number, offset=line.offset, facts={**facts, "left": line.length}
                )
            yield lost


def _is_left_of(remembered: RememberedEntry, file: str, line: JournalLine) -> bool:
    """Say whether the damaged line is the beginning of what was saved there: another program cut it."""
    whole = remembered.line.encode()
    return file == remembered.file and line.length < len(whole) and whole.startswith(line.beginning)


def _cut(survey: Survey) -> Iterator[Oddity]:
    if any(file.unreadable for file in survey.files):
        return
    entries = [entry for file in survey.files for entry in file.entries]
    for writer, last in survey.unnamed.items():
        newest = max((e.seq for e in entries if e.replica == writer and e.seq <= last), default=0)
        if newest < last:
            facts = {"writer": writer, "first": newest + 1, "last": last, "count": last - newest}
            yield Oddity("cut", facts=facts, mark=writer)
