"""What was typed and left: the same key on the same task brings it back.

Esc keeps it, a lost line or a crash too; what is recorded, or emptied and left, is forgotten. A draft
of another session has its day beside it, and says so where the task's text has changed since.
"""

from __future__ import annotations

import os
from datetime import datetime
from zlib import crc32

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.store.settings.drafts_file import read_drafts, write_drafts
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from workplan_tui.model.plan import Plan, Task

    TypedTexts = Callable[[], tuple[Mapping[str, str], int]]


class Draft(Value):
    """What was typed, by field, and in which field it was left."""

    typed: Mapping[str, str]
    place: int = 0
    note: str = ""
    """What is said of it beside the prompt."""


class HandedIn(Value):
    """What was typed when Enter handed it in: a draft again, should it not be saved."""

    key: str
    draft: Mapping[str, Any]


class DraftKeeper:
    """Where drafts are kept from one session to the next."""

    def __init__(self, environment: Mapping[str, str], is_read_only: bool) -> None:
        self._environment = environment
        self._is_read_only = is_read_only

    def read(self) -> dict[str, dict[str, Any]]:
        """Return what was kept, by key; what cannot be read is none."""
        return read_drafts(self._environment)

    def write(self, changed: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Keep these, drop those that are None; what cannot be written is no error."""
        if not self._is_read_only:
            write_drafts(self._environment, changed)


class Drafts:
    """The drafts of one screen."""

    def __init__(
        self,
        plan: Callable[[], Plan],
        keeper: DraftKeeper | None,
        is_recorded: Callable[[str], bool] = lambda _entry_id: False,
    ) -> None:
        self._plan = plan
        self._is_recorded = is_recorded
        """Whether the journal has the entry of that id."""
        self._keeper = keeper
        self._known: dict[str, dict[str, Any]] | None = None
        self._changed: dict[str, dict[str, Any] | None] = {}
        """What is not in the file yet."""
        self._taken: set[str] = set()
        """Keys of what was handed out to be written, which at the end may not have come to that."""
        self._open: tuple[str, int, TypedTexts] | None = None
        """What is being typed: its key, the mark of its tasks, and what it is so far."""
        self._unsaved: tuple[str, dict[str, str]] | None = None
        """What of that was handed in and could not be saved."""
        self._handed: HandedIn | None = None
        """What of that was handed in last."""

    def begin(self, kind: str, tasks: Sequence[Task], typed: TypedTexts) -> Draft | None:
        """Follow what is being typed from now on; return what was typed before, if anything was."""
        key, mark = self._key(kind, tasks), _mark(tasks)
        self._open, self._unsaved, self._handed = (key, mark, typed), None, None
        kept = self._all.get(key)
        words = kept.get("typed") if kept else None
        if kept is None or not isinstance(words, dict):
            return None
        place = kept.get("place")
        return Draft(
            {str(name): text for name, text in words.items() if isinstance(text, str)},
            place if isinstance(place, int) else 0,
            self._note(kept, mark),
        )

    def turn_to(self, kind: str, tasks: Sequence[Task]) -> None:
        """Follow what is being typed as something on these tasks from now on, and no more on those before."""
        if self._open is not None:
            key, _, typed = self._open
            self._forget(key)
            self._open = self._key(kind, tasks), _mark(tasks), typed

    def _note(self, kept: Mapping[str, Any], mark: int) -> str:
        if kept.get("mark") != mark:
            return tr("a draft on the former text of the task")
        at = kept.get("at")
        if not isinstance(at, int):
            return tr("draft")
        day = datetime.fromtimestamp(at, self._plan().clock_zone()).date()
        return tr("draft of {day}").format(day=day)

    def hand_in(self) -> HandedIn | None:
        """Return what is typed just now, which is about to be saved; None where nothing is."""
        self._handed = None
        if self._open is not None:
            key, mark, typed = self._open
            words, place = typed()
            if any(text.strip() for text in words.values()):
                self._handed = HandedIn(key, _draft(words, place, mark))
        return self._handed

    def mark_unsaved(self) -> None:
        """Take note that what is typed just now is kept among the edits that are not saved."""
        if self._open is not None:
            key, _, typed = self._open
            self._unsaved = key, dict(typed()[0])

    def leave(self) -> bool:
        """Keep what was typed; return whether there was anything that is not kept elsewhere."""
        is_kept = self.note_open()
        if self._open is not None:
            key, _, typed = self._open
            if self._unsaved == (key, dict(typed()[0])):
                self._forget(key)
                is_kept = False
        self._open = self._unsaved = None
        return is_kept

    def note_open(self) -> bool:
        """Take what is being typed as it stands; return whether it is anything."""
        if self._open is None:
            return False
        key, mark, typed = self._open
        words, place = typed()
        words = {name: text for name, text in words.items() if text.strip()}
        if not words:
            self._forget(key)
            return False
        known = self._all.get(key, {})
        if (known.get("typed"), known.get("mark")) != (words, mark):
            draft = _draft(words, place, mark)
            self._all[key] = draft
            self._changed[key] = draft
        return True

    def drop(self, kind: str, tasks: Sequence[Task]) -> None:
        """Forget what has been recorded."""
        self._open = self._unsaved = None
        self._forget(self._key(kind, tasks))

    def _forget(self, key: str) -> None:
        if self._all.pop(key, None) is not None:
            self._changed[key] = None

    def take_changed(self) -> Callable[[], None] | None:
        """Return what writes what is not in the file yet; None where all is."""
        changed, self._changed = self._changed, {}
        self._taken.update(changed)
        keeper = self._keeper
        if keeper is None or not changed:
            return None
        return lambda: keeper.write(changed)

    def put_away(self) -> None:
        """Keep what was being typed when the screen went away, before anything is waited for."""
        self.note_open()
        self._write()

    def drop_edit(self, entry_id: str) -> None:
        """Forget what was typed of an edit of an earlier session that is saved now."""
        for key in [key for key, draft in self._all.items() if draft.get("edit") == entry_id]:
            self._forget(key)

    def end(self, unsaved: Mapping[str, HandedIn], saved: HandedIn | None) -> None:
        """Keep what was being typed and, by entry id, what was not saved: nobody types it any more.

        What was saved, though the screen could not be told so any more, is no draft.
        """
        self.note_open()
        if saved is not None and saved is self._handed and self._open is not None:
            self._forget(saved.key)
            self._changed[saved.key] = None
        for entry_id, one in unsaved.items():
            self._all[one.key] = {**one.draft, "edit": entry_id}
        self._changed.update({key: self._all.get(key) for key in self._taken})
        own = os.getpid()
        for key, draft in self._all.items():
            if draft.get("pid") == own:
                draft = self._all[key] = {**draft, "pid": 0}
                self._changed[key] = draft
        self._write()

    def _write(self) -> None:
        write = self.take_changed()
        if write is not None:
            write()

    @property
    def kept_words(self) -> str:
        """What is said when something typed is left; the demonstration keeps nothing for another session."""
        if self._keeper is None:
            return tr("Kept as a draft until you quit: the same key on the same task brings it back.")
        return tr("Kept as a draft: the same key on the same task brings it back.")

    @property
    def _all(self) -> dict[str, dict[str, Any]]:
        """Every draft by key, read when one is first asked for."""
        if self._known is None:
            self._known = self._keeper.read() if self._keeper else {}
            for key, draft in list(self._known.items()):
                edit = draft.get("edit")
                if isinstance(edit, str) and edit and self._is_recorded(edit):
                    self._forget(key)
        return self._known

    def _key(self, kind: str, tasks: Sequence[Task]) -> str:
        return f"{clean(self._plan().id)} {kind} {','.join(task.id for task in tasks)}"


def _draft(words: Mapping[str, str], place: int, mark: int) -> dict[str, Any]:
    typed = {name: text for name, text in words.items() if text.strip()}
    return {"typed": typed, "place": place, "mark": mark, "pid": os.getpid()}


def _mark(tasks: Sequence[Task]) -> int:
    return crc32("\n".join(task.text for task in tasks).encode("utf-8", "surrogatepass"))
