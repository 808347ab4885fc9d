"""The words of `doctor`: what each finding says, and how to go on. Nothing advised destroys anything."""

from __future__ import annotations

from workplan_tui.language import later, tr
from workplan_tui.language.words import status_word
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.inspection.journal_file import Oddity

KINDS = (
    "no_folder", "bad_lock", "no_checkpoint", "rewritten", "shortened", "vanished", "plan_rewritten", "after_seal",
    "lost", "cut",
    "unreadable", "unread", "damaged_line", "unfinished_line", "gap",
    "broken_chain", "fork", "same_id", "foreign_owner", "open_folder", "open_above", "open_file",
    "other_writer", "odd_name", "repeated_line", "missing_task",
    "other_text", "other_plan", "newer_version", "unknown_op", "unknown_key", "id_future", "saw_later",
    "at_future", "at_past", "at_backwards", "at_unreadable", "on_future",
)  # fmt: skip
"""Every kind of finding, the worst first."""
SETTLED = frozenset(KINDS) - {
    "no_folder", "bad_lock", "unreadable", "foreign_owner", "open_folder", "open_above", "open_file", "missing_task",
    "other_text", "no_checkpoint", "after_seal",
}  # fmt: skip
"""Kinds that somebody may settle after a look at them; the others are mended."""

BY_MARK_ALONE = frozenset(("rewritten", "shortened", "vanished", "plan_rewritten"))
"""Kinds that no file's name settles: what was looked at is one state of the file, and not another one."""


def sentence_of(found: Oddity) -> str:
    """Return what was found, as one line."""
    blanks = {key: _blank(value) for key, value in found.facts.items()}
    if "values" in found.facts:
        blanks["values"] = _values(found.facts["values"])
    said = tr(_SENTENCES[found.kind]).format(**blanks)
    return f"{_place(found)}{said}"


def advice_of(kind: str) -> str:
    """Return what it means and how to go on."""
    advice = tr(_ADVICE[kind])
    if kind not in SETTLED:
        return advice
    if kind in BY_MARK_ALONE:
        alone = tr(
            "Once it is looked at, `workplan doctor --settle MARK`, with what stands in brackets, says so in the "
            "journal; `--against CODE` tells it all the same."
        )
        return tr("{advice} {more}").format(advice=advice, more=alone)
    settle = tr(
        "Once it is looked at, `workplan doctor --settle MARK`, with what stands in brackets or the file's name, "
        "says so in the journal, and it is told no more."
    )
    return tr("{advice} {more}").format(advice=advice, more=settle)


def _place(found: Oddity) -> str:
    if found.file is None:
        return ""
    if found.line is None:
        return tr("{file}: ").format(file=clean(found.file))
    return tr("{file} line {line} (byte {offset}): ").format(
        file=clean(found.file), line=found.line, offset=found.offset
    )


def _blank(value: object) -> str:
    return clean(str(value))


def _values(values: Mapping[str, Any]) -> str:
    words = [
        f"{clean(key)} {status_word(str(value)) if key == 'status' else clean(str(value))}"
        for key, value in values.items()
    ]
    return tr("; ").join(words) or "-"


_SENTENCES = {
    "no_folder": later("{folder} is no folder."),
    "bad_lock": later("this is no file that this account can lock the folder with."),
    "no_checkpoint": later("no line of the journal is the checkpoint {code}."),
    "rewritten": later(
        "the first {bytes} bytes are not what they were at the checkpoint {code} of {at} ({actor}): "
        "lines {first} to {last}."
    ),
    "shortened": later("has {size} bytes; it had {bytes} at the checkpoint {code} of {at} ({actor})."),
    "vanished": later("is not there; it had {bytes} bytes at the checkpoint {code} of {at} ({actor})."),
    "plan_rewritten": later(
        "the plan file is another than at the checkpoint {code} of {at} ({actor}), and no adjustment says why."
    ),
    "after_seal": later("entries from here on that the seal of {day} did not know: {count}."),
    "lost": later("was saved here on {at} and is no longer in the journal: {what} (for {on}, by {actor})."),
    "cut": later(
        "entries of {writer}, number {first} to {last}, were saved here and are no longer in the journal: {count}."
    ),
    "unread": later(
        "looks like a journal file and is not read; entries: {count}, of these nowhere else: {unknown}."
    ),
    "open_file": later("other accounts may write into it (mode {mode})."),
    "unreadable": later("could not be read: {reason}."),
    "damaged_line": later("{length} bytes are no entry: {reason}."),
    "unfinished_line": later("the last line breaks off after {length} bytes."),
    "gap": later("before it entries of {writer} are missing, number {first} to {last}."),
    "broken_chain": later("entry {seq} of {writer} does not follow the line that stands before it."),
    "fork": later("entry {seq} of {writer} branches off beside {other_file} line {other_line}."),
    "same_id": later("has the id of {other_file} line {other_line} and says something else."),
    "foreign_owner": later("belongs to the account {owner}, its writer is {account}."),
    "open_folder": later("any account may replace files in {folder} (mode {mode})."),
    "open_above": later(
        "others may put another folder in the place of this one: they may write {folder} (mode {mode})."
    ),
    "other_writer": later("here begin entries of another writer, {writer}."),
    "odd_name": later("this is no name of a journal file."),
    "repeated_line": later("stands in {other_file} line {other_line} already."),
    "missing_task": later(
        "task {task} is gone from the plan; entries: {count}, last {on} by {actor}: {values}."
    ),
    "other_text": later(
        "task {task} reads now: {now}; recorded of another text under that id: {count}, last for {day} by {actor}."
    ),
    "other_plan": later("entries from here on that are of another plan, {plan}: {count}."),
    "newer_version": later("entries from here on that are of format {version}: {count}."),
    "unknown_op": later("entries from here on that hold an unknown operation, {op}: {count}."),
    "unknown_key": later("entries from here on that hold an unknown key, {key}: {count}."),
    "id_future": later("its id was made on {made}, which is still to come."),
    "saw_later": later("replaces an entry that was made after it."),
    "at_future": later("recorded at {at}, which is still to come."),
    "at_past": later("recorded at {at}, before this program existed."),
    "at_backwards": later("recorded at {at}, earlier than the line before it ({before})."),
    "at_unreadable": later("{at} is no time with an offset."),
    "on_future": later("holds from {on}, a day after it was recorded ({at})."),
}

_ADVICE = {
    "no_folder": later("Every edit is refused. Move it away, or name a folder with --journal DIR."),
    "bad_lock": later(
        "In a folder of your own every edit is refused; where accounts share it, edits are saved without the lock, "
        "and say so. Move it away while nobody records: the next edit makes another."
    ),
    "no_checkpoint": later(
        "It was taken out or changed after it was written down, or its file has not come here yet: look for it on "
        "the other hosts and in backups. Above stands the code of every checkpoint that is here."
    ),
    "rewritten": later(
        "Lines were written in the place of others, with right checksums: no disk does that by itself. Compare with "
        "a backup, or with the copy of another host, line by line, and ask who could write the file."
    ),
    "shortened": later(
        "Its end was cut off, or the newer file has not come here yet. Bring it with `workplan hand-over` from the "
        "copy that has it."
    ),
    "vanished": later(
        "The file was taken away or cannot be read, or it has not come here yet. Bring it with `workplan hand-over` "
        "from the copy that has it."
    ),
    "plan_rewritten": later(
        "Put the former file back, or, if the change is right, record it: `workplan revise --accept`."
    ),
    "after_seal": later(
        "They count and are in no archive: another host recorded them before the seal came there. If they are right, "
        "open the year with `workplan seal --reopen -m REASON` and seal it anew."
    ),
    "lost": later(
        "Another program cut, replaced or removed the file, or put back an older one. Put the newer file back, bring "
        "it with `workplan hand-over` from the copy that has it, or hand each line below to `workplan apply -`."
    ),
    "cut": later(
        "Another program cut, replaced or removed the file, and it is too long ago for the entries to be remembered "
        "here. Look for the file in backups and copies, and bring it with `workplan hand-over`."
    ),
    "unread": later(
        "Only what ends in .jsonl is read. If entries of it stand nowhere else, rename it so that it does, or move it "
        "up into the journal folder; else move it away."
    ),
    "open_file": later(
        "Who wrote a line of it cannot be told. Its owner takes the right away: `chmod go-w`."
    ),
    "unreadable": later(
        "Nothing in it counts. A journal file is a regular file with one name that you may read: "
        "put that right, and all of it counts again."
    ),
    "damaged_line": later(
        "It does not count, all other lines do; its bytes stay. If a backup or another host has the line "
        "whole, `workplan hand-over` brings it from there: it leaves alone what is here."
    ),
    "unfinished_line": later(
        "A write was cut off before anything was called saved, or another program cut the file: what this account "
        "saved and is gone is told as lost. It stays as it is; the next edit in this very file sets it apart as a "
        "damaged line."
    ),
    "gap": later(
        "Lines were damaged (see above), taken out, or a file of this writer was not copied along: look for "
        "it on the other hosts and in backups, and bring it from there with `workplan hand-over`."
    ),
    "broken_chain": later(
        "A line before it was changed by hand or comes from another copy. Compare with a backup; what is "
        "wrong is recorded anew, with `workplan set` and the like."
    ),
    "fork": later(
        "Two copies of one folder or home wrote as the same writer. All lines count. Each copy takes a name of its "
        "own at its next edit after it notices; nothing is to be set up. See whether both sides are right."
    ),
    "same_id": later(
        "Only one of the two counts: that of the writer whose id it is, as far as the id tells; every command "
        "says which. Look at both and record what is right anew."
    ),
    "foreign_owner": later(
        "Who owns a file can write in it: ask both accounts who recorded these lines. In a folder that accounts share "
        "they do not count. If the owner was renamed and its former name went to another account, they are the "
        "owner's: leave the file, and let the owner record anew what still holds. Only if the writer recorded them "
        "itself, `chown` gives the file back to it."
    ),
    "open_folder": later(
        "What it says proves nothing, and every edit is refused. `chmod o-w`, or `chmod +t` to share it."
    ),
    "open_above": later(
        "What is shown may be forged, and in a shared folder every edit is refused. The owner of the folder above "
        "takes the right away, `chmod go-w`, or sets the sticky bit, `chmod +t`."
    ),
    "other_writer": later(
        "The file was renamed or put together by hand: give it its name back. "
        "In a folder that accounts share these entries do not count until then."
    ),
    "odd_name": later(
        "It is read and never written to; synchronisers leave such copies. "
        "If all its lines are told below to stand elsewhere, it can be moved away."
    ),
    "repeated_line": later("It counts once."),
    "missing_task": later(
        "The entries are kept and count again once a task has this id: give the task its former id in the plan."
    ),
    "other_text": later(
        "What is shown of it may be another task's, and nothing is recorded on it until that is settled. Give each "
        "text its former id back in the plan, or say that it is the same task: `workplan revise --accept`."
    ),
    "other_plan": later(
        "They are left alone. If it is the same plan under a new id, write the former id under [plan]."
    ),
    "newer_version": later("A later workplan wrote them: update this one to see them."),
    "unknown_op": later("It is kept and has no effect here; a later workplan may know it."),
    "unknown_key": later("It is kept and has no effect here; a later workplan may know it."),
    "id_future": later(
        "That clock ran ahead: set it. Later entries still come after it. Of several ids the last one settles all."
    ),
    "saw_later": later("The later one is in force. Look at it and record what is right anew."),
    "at_future": later("That clock ran ahead: set it. The order of entries does not depend on it."),
    "at_past": later("That clock was not set. The order of entries does not depend on it."),
    "at_backwards": later("That clock was set back. The order of entries does not depend on it."),
    "at_unreadable": later("It is shown as it is. The order of entries does not depend on it."),
    "on_future": later("It counts from that day on. If that is a slip, its author takes it back with undo."),
}
