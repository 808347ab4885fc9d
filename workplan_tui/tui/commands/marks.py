"""Marking tasks, so that the next edit is made on all of them."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.tui.drawing.line_words import LineWord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage
    from workplan_tui.tui.widgets.task_table import TaskTable


class Marks:
    """The commands of the screen that mark; marks stay through filters, sorts and reloads."""

    def __init__(self, screen: Stage, table: TaskTable) -> None:
        self._screen = screen
        self._table = table
        self._range_from: str | None = None
        """The task at which a range began that still follows the highlight."""
        self._marked_before: frozenset[str] = frozenset()

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "mark": self.mark,
            "mark_all": self.mark_all,
            "mark_range": self.mark_range,
            "invert_marks": self.invert_marks,
        }

    def mark(self) -> None:
        """Mark the highlighted task or take its mark away, and go on to the next."""
        task_id = self._screen.task_id
        if self._range_from is not None:
            self._range_from = None
        elif task_id is not None:
            self._show(self._screen.view.marked ^ {task_id})
            self._table.move_by(1)

    def mark_all(self) -> None:
        """Mark every task that is shown; if all are, take their marks away."""
        shown = frozenset(self._table.task_ids)
        marked = self._screen.view.marked
        self._show(marked - shown if shown <= marked else marked | shown)

    def mark_range(self) -> None:
        """Begin a range that follows the highlight; again: keep it."""
        if self._range_from is not None:
            self._range_from = None
            return
        self._range_from = self._screen.task_id
        self._marked_before = self._screen.view.marked
        self.follow()

    def words(self) -> tuple[LineWord, ...]:
        """Return how an open range goes on; nothing where none is open."""
        if self._range_from is None:
            return ()
        told = tr("Range, {count} marked: move to its end; {key} keeps it, Esc takes it back.")
        key = self._screen.keymap.name("mark_range")
        return (LineWord(told.format(count=len(self._screen.view.marked), key=key), 1, may_be_cut=True),)

    def invert_marks(self) -> None:
        """Mark what is shown and not marked, and the other way round."""
        self._show(self._screen.view.marked ^ frozenset(self._table.task_ids))

    def follow(self) -> None:
        """Let an open range reach to the highlight."""
        ids = self._table.task_ids
        here = self._screen.task_id
        if self._range_from not in ids or here is None:
            return
        first, last = sorted((ids.index(self._range_from), ids.index(here)))
        self._show(self._marked_before | frozenset(ids[first : last + 1]))

    def end_range(self) -> bool:
        """Take an open range back; return whether there was one."""
        if self._range_from is None:
            return False
        self._range_from = None
        self._show(self._marked_before)
        return True

    def forget(self, task_ids: Iterable[str]) -> None:
        """Take the marks of what an edit was made on away, and end a range: they were for that edit."""
        self._range_from = None
        self._show(self._screen.view.marked - frozenset(task_ids))

    def cancel(self) -> bool:
        """Take all marks away; return whether there was anything to take."""
        count = len(self._screen.view.marked)
        if count:
            self._show(())
            self._screen.say(
                trn("{count} mark taken away.", "{count} marks taken away.", count).format(count=count)
            )
        return bool(count)

    def _show(self, marked: Iterable[str]) -> None:
        view = self._screen.view
        if frozenset(marked) != view.marked:
            self._screen.show(view.replace(marked=frozenset(marked)))
