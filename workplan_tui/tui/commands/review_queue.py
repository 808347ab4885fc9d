"""The review queue: what needs somebody, one task at a time; it goes back, can be left and resumed, and listed."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.reports.kinds import kind_word
from workplan_tui.reports.reasons import reason_words
from workplan_tui.tui.drawing.line_words import LineWord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.pages.page_line import LinesFor, PageAction
    from workplan_tui.tui.stage import Stage


class ReviewQueue:
    """Which tasks of the agenda were looked at, and which comes next.

    The queue is made of what the table shows, so that a filter reviews one unit's tasks.
    """

    def __init__(
        self, screen: Stage, open_page: Callable[[LinesFor, Sequence[PageAction]], Awaitable[None]]
    ) -> None:
        self._screen = screen
        self._open_page = open_page
        self._seen: list[str] = []
        """The tasks that were looked at, in the order of looking."""
        self._is_on = False
        self._is_over = False
        """Whether all of it was looked at: the next time begins anew."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "review": self.review,
            "review_back": self.go_back,
            "review_list": self.show_list,
        }

    def review(self) -> None:
        """Begin or resume; in the queue, skip to the next task."""
        screen = self._screen
        if self._is_over:
            self._seen, self._is_over = [], False
        if self._is_on and screen.task_id is not None and screen.task_id not in self._seen:
            self._seen.append(screen.task_id)
        waiting = self._waiting()
        if waiting:
            self._is_on = True
            screen.go_to(waiting[0].task_id)
            return
        self.leave()
        self._is_over = bool(self._seen)
        screen.say(
            tr("All of it is reviewed; the same again begins anew.")
            if self._seen
            else tr("Nothing is left to review.")
        )

    def go_back(self) -> None:
        """Look again at the task that was looked at before, which waits again from now on."""
        screen, known = self._screen, self._screen.view.ledger.plan.tasks_by_id
        self._seen = [id for id in self._seen if id in known and id != screen.task_id]
        if not self._seen:
            screen.say(tr("There is no task before this one in the review."), is_alarm=True)
            return
        self._is_on, self._is_over = True, False
        screen.go_to(self._seen.pop())

    async def show_list(self) -> None:
        """Show the whole queue, what was looked at and what waits, each with why it is in it."""
        from workplan_tui.tui.pages.review import review_page

        view = self._screen.view
        queue, seen = self._queue(), frozenset(self._seen)
        if not queue:
            self._screen.say(tr("Nothing is left to review."))
            return
        await self._open_page(lambda width: review_page(view.ledger.plan, queue, seen, width), ())

    def words(self) -> tuple[LineWord, ...]:
        """Return why the highlighted task is in the queue, and what is left; nothing where it is off."""
        if not self._is_on:
            return ()
        queue = self._queue()
        left = sum(item.task_id not in self._seen for item in queue)
        counts = trn("review: {left} of {count} left", "review: {left} of {count} left", left)
        here = next((item for item in queue if item.task_id == self._screen.task_id), None)
        keys = (
            ("review", tr("{key} next"), 3),
            ("review_back", tr("{key} before"), 5),
            ("review_list", tr("{key} list"), 6),
            ("report", tr("{key} report"), 7),
            ("note", tr("{key} note"), 8),
            ("flag", tr("{key} question"), 10),
            ("status", tr("{key} status"), 9),
        )
        keymap, may_edit = self._screen.keymap, self._screen.read_only_reason is None
        told = [
            LineWord(counts.format(left=left, count=len(queue)), 1),
            LineWord(why_words(here) if here else tr("nothing open"), 4, may_be_cut=True),
        ]
        told += [
            LineWord(sentence.format(key=keymap.name(id)), rank)
            for id, sentence, rank in keys
            if (keymap.keys[id] if id in self.commands else may_edit)
        ]
        return (*told, LineWord(tr("Esc leave"), 2))

    def leave(self) -> bool:
        """Leave the queue; return whether it was on. What was seen stays seen until its end."""
        was_on, self._is_on = self._is_on, False
        return was_on

    def _waiting(self) -> tuple[AgendaItem, ...]:
        return tuple(item for item in self._queue() if item.task_id not in self._seen)

    def _queue(self) -> tuple[AgendaItem, ...]:
        from workplan_tui.model.agenda import agenda

        view = self._screen.view
        shown = [view.ledger.plan.tasks_by_id[row.task_id] for row in view.rows]
        return agenda(view.standings, shown)


def why_words(item: AgendaItem) -> str:
    """Return why the task is in the queue: the gravest reason, then what else is to be said in a word each."""
    return tr(", ").join([reason_words(item.reason), *map(kind_word, item.kinds[1:])])
