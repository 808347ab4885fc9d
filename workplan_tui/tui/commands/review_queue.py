"""The review queue: what needs somebody, one task at a time; it can be left and resumed."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.reports.kinds import kind_word
from workplan_tui.tui.drawing.line_words import LineWord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage


class ReviewQueue:
    """Which tasks of the agenda were looked at, and which comes next.

    The queue is made of what the table shows, so that a filter reviews one unit's tasks.
    """

    def __init__(self, screen: Stage) -> None:
        self._screen = screen
        self._seen: set[str] = set()
        self._is_on = False

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"review": self.review}

    def review(self) -> None:
        """Begin or resume; in the queue, skip to the next task."""
        screen = self._screen
        if self._is_on and screen.task_id is not None:
            self._seen.add(screen.task_id)
        waiting = self._waiting()
        if not waiting:
            self.leave()
            screen.say(
                tr("All of it is reviewed; the same again begins anew.")
                if self._seen
                else tr("Nothing is left to review.")
            )
            self._seen.clear()
            return
        self._is_on = True
        screen.go_to(waiting[0].task_id)

    def words(self) -> tuple[LineWord, ...]:
        """Return what the highlighted task is on the agenda for, and what is left; nothing where it is off."""
        if not self._is_on:
            return ()
        waiting = self._waiting()
        here = self._screen.task_id
        kinds = next((item.kinds for item in waiting if item.task_id == here), ())
        left = trn("review: {count} left", "review: {count} left", len(waiting)).format(count=len(waiting))
        words = tr(", ").join(map(kind_word, kinds)) or tr("nothing open")
        keys = (
            ("review", tr("{key} next"), 3),
            ("report", tr("{key} report"), 5),
            ("note", tr("{key} note"), 6),
            ("flag", tr("{key} question"), 8),
            ("status", tr("{key} status"), 7),
        )
        name = self._screen.keymap.name
        told = [LineWord(left, 1), LineWord(words, 4, may_be_cut=True)]
        told += [
            LineWord(sentence.format(key=name(key)), rank)
            for key, sentence, rank in keys
            if key == "review" or self._screen.read_only_reason is None
        ]
        return (*told, LineWord(tr("Esc leave"), 2))

    def leave(self) -> bool:
        """Leave the queue; return whether it was on. What was seen stays seen until its end."""
        was_on, self._is_on = self._is_on, False
        return was_on

    def _waiting(self) -> tuple[AgendaItem, ...]:
        from workplan_tui.model.agenda import agenda

        view = self._screen.view
        shown = [view.ledger.plan.tasks_by_id[row.task_id] for row in view.rows]
        return tuple(item for item in agenda(view.standings, shown) if item.task_id not in self._seen)
