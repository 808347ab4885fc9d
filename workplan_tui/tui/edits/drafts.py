"""What was typed and left: the same key on the same task brings it back.

Esc keeps it, a lost line or a crash too; what is recorded, or emptied and left, is forgotten. A draft
of another session has its day beside it, and says so where the task's text has changed since. Each
session keeps its drafts under its own name: two of them never write over each other.
"""

from __future__ import annotations

import os
from datetime import datetime
from time import time
from zlib import crc32

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.process import this_process
from workplan_tui.store.settings.drafts_file import read_drafts, write_drafts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.stage import Stage

    TypedTexts = Callable[[], tuple[Mapping[str, str], int]]


class DraftKey(Value):
    """What a draft is found by."""

    plan_id: str
    kind: str
    """Which prompt or form it was typed in."""
    task_ids: tuple[str, ...]

    @classmethod
    def of(cls, draft: Mapping[str, Any]) -> DraftKey | None:
        """Return the key of a draft of the file; None where it has none."""
        plan, kind, tasks = draft.get("plan"), draft.get("kind"), draft.get("tasks")
        if not isinstance(plan, str) or not isinstance(kind, str) or not isinstance(tasks, list):
            return None
        return cls(plan, kind, tuple(map(str, tasks)))


class Draft(Value):
    """What was typed, by field, and in which field it was left."""

    key: DraftKey
    typed: Mapping[str, str]
    place: int = 0
    note: str = ""
    """What is said of it beside the prompt."""


class HandedIn(Value):
    """What was typed when Enter handed it in: a draft again, should it not be saved."""

    key: DraftKey
    draft: Mapping[str, Any]


class DraftKeeper:
    """Where drafts are kept from one session to the next."""

    def __init__(self, environment: Mapping[str, str], is_read_only: bool) -> None:
        self._environment = environment
        self._is_read_only = is_read_only

    def read(self) -> dict[str, dict[str, Any]]:
        """Return what other sessions left, by their names for it; what cannot be read is none."""
        return read_drafts(self._environment)

    def write(self, changed: Mapping[str, Mapping[str, Any] | None]) -> bool:
        """Keep these, drop those that are None; return whether the disk has it so."""
        return not self._is_read_only and write_drafts(self._environment, changed)


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
        self._session = os.urandom(4).hex()
        self._process = this_process(Files())
        self._own: dict[DraftKey, dict[str, Any]] = {}
        """What was typed on this screen."""
        self._left: dict[DraftKey, dict[str, dict[str, Any]]] = {}
        """What other sessions left, by their names for it, newest last."""
        self._changed: dict[str, dict[str, Any] | None] = {}
        """What is not in the file yet."""
        self._taken: set[str] = set()
        """Names of what was handed out to be written, which at the end may not have come to that."""
        self._open: tuple[DraftKey, int, TypedTexts] | None = None
        """What is being typed: its key, the mark of its tasks, and what it is so far."""
        self._unsaved: tuple[DraftKey, dict[str, str]] | None = None
        """What of that was handed in and could not be saved."""
        self._handed: HandedIn | None = None
        """What of that was handed in last."""

    def begin(self, kind: str, tasks: Sequence[Task], typed: TypedTexts) -> Draft | None:
        """Follow what is being typed from now on; return what was typed before, if anything was."""
        self._look()
        key, mark = self._key(kind, tasks), _mark(tasks)
        self._open, self._unsaved, self._handed = (key, mark, typed), None, None
        kept = self._found(key)
        return self._draft(key, kept, mark) if kept is not None else None

    def move(self, draft: Draft, tasks: Sequence[Task]) -> None:
        """Let the draft be one on these tasks, where not all of its own are left in the plan."""
        key, kept = self._key(draft.key.kind, tasks), self._found(draft.key)
        if kept is not None and key != draft.key and self._found(key) is None:
            self._forget(draft.key)
            moved = {**kept, "tasks": [*key.task_ids], "by": self._process}
            self._own[key] = self._changed[self._name(key)] = moved

    def turn_to(self, kind: str, tasks: Sequence[Task]) -> None:
        """Follow what is being typed as something on these tasks from now on, and no more on those before."""
        if self._open is not None:
            key, _, typed = self._open
            self._forget(key)
            self._open = self._key(kind, tasks), _mark(tasks), typed

    def listed(self) -> tuple[Draft, ...]:
        """Return the drafts of the plan, the newest first; of several of one key the newest, which comes first."""
        self._look()
        plan, found = self._plan(), []
        for key in {**self._left, **self._own}:
            kept = self._found(key)
            if kept is not None and key.plan_id == plan.id:
                mark = _mark([plan.tasks_by_id[id] for id in key.task_ids if id in plan.tasks_by_id])
                found.append((_at(kept) or time(), self._draft(key, kept, mark)))
        return tuple(draft for _, draft in sorted(found, key=lambda one: -one[0]))

    def _draft(self, key: DraftKey, kept: Mapping[str, Any], mark: int) -> Draft:
        place = kept.get("place")
        return Draft(key, _words(kept), place if isinstance(place, int) else 0, self._note(kept, mark))

    def _note(self, kept: Mapping[str, Any], mark: int) -> str:
        if kept.get("mark") != mark:
            return tr("a draft on the former text of the task")
        if not _at(kept):
            return tr("draft")
        day = datetime.fromtimestamp(_at(kept), self._plan().clock_zone()).date()
        return tr("draft of {day}").format(day=day)

    def hand_in(self) -> HandedIn | None:
        """Return what is typed just now, which is about to be saved; None where nothing is."""
        self._handed = None
        if self._open is not None:
            key, mark, typed = self._open
            words, place = typed()
            if any(text.strip() for text in words.values()):
                self._handed = HandedIn(key, self._made(key, words, place, mark))
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
        known = self._found(key) or {}
        if (known.get("typed"), known.get("mark")) != (words, mark):
            self._adopt(key)
            self._own[key] = self._changed[self._name(key)] = self._made(key, words, place, mark)
        return True

    async def drop(self, kind: str, tasks: Sequence[Task], desk: Desk) -> None:
        """Forget what has been recorded, on the disk too: after a crash it would be recorded twice."""
        self._open = self._unsaved = None
        self._forget(self._key(kind, tasks))
        await self.keep(desk)

    def drop_edit(self, entry_id: str) -> None:
        """Forget what was typed of an edit of an earlier session that is saved now."""
        for left in self._left.values():
            for name in [name for name, kept in left.items() if kept.get("edit") == entry_id]:
                del left[name]
                self._changed[name] = None

    async def keep(self, desk: Desk) -> bool:
        """Put what is not in the file yet there; return whether all is there now."""
        keeper, changed = self._keeper, self._take_changed()
        if keeper is None or not changed:
            return keeper is not None
        is_kept = await desk.do(lambda _store: keeper.write(changed))
        if not is_kept:
            self._changed = {**changed, **self._changed}
        return is_kept

    async def tell(self, screen: Stage, is_draft: bool) -> None:
        """Put a draft that was just left on the disk, and say how it comes back."""
        if is_draft:
            screen.say(self._kept_words(await self.keep(screen.desk)))

    def greeting(self, keymap: Keymap) -> str:
        """Return that earlier sessions left drafts; nothing where they did not."""
        count = len(self.listed())
        if not count:
            return ""
        told = trn(
            "{count} draft was left and is not recorded: {palette} drafts.",
            "{count} drafts were left and are not recorded: {palette} drafts.",
            count,
        )
        return told.format(count=count, palette=keymap.sure_name("palette"))

    def put_away(self) -> None:
        """Keep what was being typed when the screen went away, before anything is waited for."""
        self.note_open()
        self._write()

    def end(self, unsaved: Mapping[str, HandedIn], saved: HandedIn | None) -> None:
        """Keep what was being typed and, by entry id, what was not saved: nobody types it any more.

        What was saved, though the screen could not be told so any more, is no draft.
        """
        self.note_open()
        if saved is not None and saved is self._handed and self._open is not None:
            self._forget(saved.key)
            self._changed[self._name(saved.key)] = None
        for entry_id, one in unsaved.items():
            self._own[one.key] = {**one.draft, "edit": entry_id}
        own = {self._name(key): {**draft, "by": ""} for key, draft in self._own.items()}
        self._changed.update({name: own.get(name) for name in self._taken} | own)
        self._write()

    def _write(self) -> None:
        changed = self._take_changed()
        if self._keeper is not None and changed:
            self._keeper.write(changed)

    def _take_changed(self) -> dict[str, dict[str, Any] | None]:
        changed, self._changed = self._changed, {}
        self._taken.update(changed)
        return changed

    def _kept_words(self, is_on_disk: bool) -> str:
        """Return what is said when something typed is left; the demonstration keeps nothing for another session."""
        if is_on_disk:
            return tr("Kept as a draft: the same key on the same task brings it back.")
        if self._keeper is None:
            return tr("Kept as a draft until you quit: the same key on the same task brings it back.")
        return tr(
            "The disk does not take the draft: it is kept until you quit, for the same key on the same task."
        )

    def _look(self) -> None:
        """Read what other sessions have left by now, but for what was dropped here and is not written yet."""
        self._left = {}
        for name, kept in (self._keeper.read() if self._keeper else {}).items():
            key, edit = DraftKey.of(kept), kept.get("edit")
            if key is None or name in self._changed:
                continue
            if isinstance(edit, str) and edit and self._is_recorded(edit):
                self._changed[name] = None
            else:
                self._left.setdefault(key, {})[name] = kept

    def _all_of(self, key: DraftKey) -> list[dict[str, Any]]:
        """Return the drafts of the key, the newest last: this screen's own comes after those it did not see."""
        own = self._own.get(key)
        return [*self._left.get(key, {}).values(), *([own] if own is not None else [])]

    def _found(self, key: DraftKey) -> dict[str, Any] | None:
        return next(reversed(self._all_of(key)), None)

    def _adopt(self, key: DraftKey) -> None:
        """Go on with what another session left, if that is what is being typed: it is this one's from now on."""
        if key not in self._own and key in self._left:
            self._changed[self._left[key].popitem()[0]] = None

    def _forget(self, key: DraftKey) -> None:
        """Forget the newest draft of the key; one that yet another session left stays for the next time."""
        self._adopt(key)
        if self._own.pop(key, None) is not None:
            self._changed[self._name(key)] = None

    def _name(self, key: DraftKey) -> str:
        """Return what the file calls this session's draft of the key."""
        return f"{key.plan_id} {key.kind} {','.join(key.task_ids)} {self._session}"

    def _key(self, kind: str, tasks: Sequence[Task]) -> DraftKey:
        return DraftKey(self._plan().id, kind, tuple(task.id for task in tasks))

    def _made(self, key: DraftKey, words: Mapping[str, str], place: int, mark: int) -> dict[str, Any]:
        return {
            "plan": key.plan_id, "kind": key.kind, "tasks": [*key.task_ids],
            "typed": {name: text for name, text in words.items() if text.strip()},
            "place": place, "mark": mark, "by": self._process,
        }  # fmt: skip


def _words(kept: Mapping[str, Any]) -> dict[str, str]:
    typed = kept.get("typed")
    items = typed.items() if isinstance(typed, dict) else ()
    return {str(name): text for name, text in items if isinstance(text, str)}


def _at(kept: Mapping[str, Any]) -> int:
    at = kept.get("at")
    return at if isinstance(at, int) else 0


def _mark(tasks: Sequence[Task]) -> int:
    return crc32("\n".join(task.text for task in tasks).encode("utf-8", "surrogatepass"))
