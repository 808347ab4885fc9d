"""The words of `doctor`: what each finding says, and how to go on. Nothing advised destroys anything."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.wording import clean, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.inspection.journal_file import Oddity

KINDS = (
    "unreadable", "damaged_line", "unfinished_line", "gap", "broken_chain", "fork", "same_id",
    "foreign_owner", "open_folder", "other_writer", "odd_name", "repeated_line", "missing_task",
    "other_plan", "newer_version", "unknown_op", "unknown_key", "id_future", "saw_later",
    "at_future", "at_past", "at_backwards", "at_unreadable", "on_future",
)  # fmt: skip
"""Every kind of finding, the worst first."""


def sentence_of(found: Oddity) -> str:
    """Return what was found, as one line."""
    blanks = {key: _blank(value) for key, value in found.facts.items()}
    if "values" in found.facts:
        blanks["values"] = _values(found.facts["values"])
    said = _SENTENCES[found.kind]().format(**blanks)
    return f"{_place(found)}{said}"


def advice_of(kind: str) -> str:
    """Return what it means and how to go on."""
    return _ADVICE[kind]()


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
    "unreadable": lambda: tr("could not be read: {reason}."),
    "damaged_line": lambda: tr("{length} bytes are no entry: {reason}."),
    "unfinished_line": lambda: tr("the last line breaks off after {length} bytes."),
    "gap": lambda: tr("before it entries of {writer} are missing, number {first} to {last}."),
    "broken_chain": lambda: tr("entry {seq} of {writer} does not follow the line that stands before it."),
    "fork": lambda: tr("entry {seq} of {writer} branches off beside {other_file} line {other_line}."),
    "same_id": lambda: tr("has the id of {other_file} line {other_line} and says something else."),
    "foreign_owner": lambda: tr("belongs to the account {owner}, its writer is {account}."),
    "open_folder": lambda: tr("any account may replace files in {folder} (mode {mode})."),
    "other_writer": lambda: tr("here begin entries of another writer, {writer}."),
    "odd_name": lambda: tr("this is no name of a journal file."),
    "repeated_line": lambda: tr("stands in {other_file} line {other_line} already."),
    "missing_task": lambda: tr(
        "task {task} is gone from the plan; {count} entries, last {on} by {actor}: {values}."
    ),
    "other_plan": lambda: tr("{count} entries from here on are of another plan, {plan}."),
    "newer_version": lambda: tr("{count} entries from here on are of format {version}."),
    "unknown_op": lambda: tr("{count} entries from here on hold an unknown operation, {op}."),
    "unknown_key": lambda: tr("{count} entries from here on hold an unknown key, {key}."),
    "id_future": lambda: tr("its id was made on {made}, which is still to come."),
    "saw_later": lambda: tr("replaces an entry that was made after it."),
    "at_future": lambda: tr("recorded at {at}, which is still to come."),
    "at_past": lambda: tr("recorded at {at}, before this program existed."),
    "at_backwards": lambda: tr("recorded at {at}, earlier than the line before it ({before})."),
    "at_unreadable": lambda: tr("{at} is no time with an offset."),
    "on_future": lambda: tr("holds from {on}, a day after it was recorded ({at})."),
}

_ADVICE = {
    "unreadable": lambda: tr(
        "Nothing in it counts. A journal file is a regular file with one name that you may read: "
        "put that right, and all of it counts again."
    ),
    "damaged_line": lambda: tr(
        "It does not count, all other lines do; its bytes stay. If a backup or another host has the line "
        "whole, put that file beside this one under another name in .jsonl: what stands twice counts once."
    ),
    "unfinished_line": lambda: tr(
        "A write was cut off; nothing that was called saved is in it. The next edit sets it apart."
    ),
    "gap": lambda: tr(
        "Lines were damaged (see above), taken out, or a file of this writer was not copied along: look for "
        "it on the other hosts and in backups, and put it into the folder."
    ),
    "broken_chain": lambda: tr(
        "A line before it was changed by hand or comes from another copy. Compare with a backup; what is "
        "wrong is recorded anew, with `workplan set` and the like."
    ),
    "fork": lambda: tr(
        "Two copies of one home write as the same writer. All lines count. Move workplan/replica.json out of "
        "the state folder (XDG_STATE_HOME) of one of them: it becomes a writer of its own."
    ),
    "same_id": lambda: tr(
        "Only one of the two counts, and which one is chance. Look at both and record what is right anew."
    ),
    "foreign_owner": lambda: tr(
        "Who owns a file can write in it: ask both accounts who recorded these lines. In a folder that "
        "accounts share they do not count; `chown` gives the file back to its writer."
    ),
    "open_folder": lambda: tr(
        "What it says proves nothing, and every edit is refused. `chmod o-w`, or `chmod +t` to share it."
    ),
    "other_writer": lambda: tr(
        "The file was renamed or put together by hand: give it its name back. "
        "In a folder that accounts share these entries do not count until then."
    ),
    "odd_name": lambda: tr(
        "It is read and never written to; synchronisers leave such copies. "
        "When all its lines stand elsewhere too, it can be moved away."
    ),
    "repeated_line": lambda: tr("It counts once; nothing is to be done."),
    "missing_task": lambda: tr(
        "The entries are kept and count again once a task has this id: give the task its former id in the plan."
    ),
    "other_plan": lambda: tr(
        "They are left alone. If it is the same plan under a new id, write the former id under [plan]."
    ),
    "newer_version": lambda: tr("A later workplan wrote them: update this one to see them."),
    "unknown_op": lambda: tr("It is kept and has no effect here; a later workplan may know it."),
    "unknown_key": lambda: tr("It is kept and has no effect here; a later workplan may know it."),
    "id_future": lambda: tr("That clock ran ahead: set it. Later entries still come after it."),
    "saw_later": lambda: tr("The later one is in force. Look at it and record what is right anew."),
    "at_future": lambda: tr("That clock ran ahead: set it. The order of entries does not depend on it."),
    "at_past": lambda: tr("That clock was not set. The order of entries does not depend on it."),
    "at_backwards": lambda: tr("That clock was set back. The order of entries does not depend on it."),
    "at_unreadable": lambda: tr("It is shown as it is. The order of entries does not depend on it."),
    "on_future": lambda: tr(
        "It counts from that day on. If that is a slip, its author takes it back with undo."
    ),
}
