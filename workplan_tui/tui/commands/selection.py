"""Finding tasks and days: by number, by filter, and the plan as it stood."""

from __future__ import annotations

from functools import partial

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.filter.completion import completions, is_unfinished
from workplan_tui.model.filter.language import FilterError
from workplan_tui.model.fold.editions import why_dropped
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.sorting import ORDERS
from workplan_tui.model.task_ids import find_task, plain_id
from workplan_tui.reports.refused import error_words, why_words
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.prompts import answers
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.filter_prompt import FilterPrompt
from workplan_tui.tui.prompts.prompt import SIGNS, Prompt
from workplan_tui.tui.views.table_columns import column_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.detail.text_search import TextSearch
    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.stage import Stage

_PAUSE = 0.4
"""Seconds without a letter after which a word counts as written."""


class Selection:
    """The commands of the screen that choose what is shown."""

    def __init__(
        self,
        screen: Stage,
        panes: Panes,
        search: TextSearch,
        *,
        pressed: Callable[[], str],
        show_day: Callable[[date | None], None],
        later: Callable[[float, Callable[[], None]], object],
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._search = search
        """What the same key looks for in the large detail."""
        self._pressed = pressed
        """Says what was typed by the key that runs a command."""
        self._show_day = show_day
        self._later = later
        self._kept: list[str] = []
        """The filters of this session, the newest last."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "jump": self.jump,
            "filter": self.filter,
            "group": self.group,
            "sort": self.sort,
            "as_of": self.as_of,
        }

    def jump(self) -> None:
        """Ask for a task's number, beginning with the digit that was pressed."""
        screen = self._screen
        pressed = self._pressed()
        first = pressed if pressed.isdigit() else ""  # another way presses none
        prompt = Prompt(tr("Task number:"), self._jump, text=first)
        prompt.asks_number = True
        screen.ask(prompt)

    async def _jump(self, text: str) -> None:
        screen = self._screen
        screen.finish()
        typed = plain_id("".join(map(plain, text)))
        task_id = find_task(screen.view.ledger.plan, typed)
        if task_id is None:
            screen.say(self._why_no_task(typed), is_alarm=True)
        else:
            screen.go_to(task_id)

    def _why_no_task(self, typed: str) -> str:
        """Return that there is no such task, or since when the plan has it no more."""
        ledger = self._screen.view.ledger
        why = why_dropped(typed, ledger.revisions, ledger.edition)
        return why_words(why) if why else tr("There is no task {task}.").format(task=typed)

    def filter(self) -> None:
        """Filter as typed; Enter keeps it, Esc clears it. In the large detail, search its text."""
        if self._panes.is_enlarged:
            self._search.begin()
            return
        view = self._screen.view
        prompt = FilterPrompt(
            tr("Filter:"),
            self._keep_filter,
            lambda text, place: completions(text, place, self._screen.view.standings),
            self._kept,
            typed=self._filter,
            cancelled=lambda: self._filter(""),
            text=view.filter_text,
            recall="filter",
        )
        prompt.count = view.hits
        self._screen.ask(prompt)

    def _filter(self, text: str) -> None:
        """Show what the text finds; a mistake is pointed at and the last good result stays.

        The count follows every letter. The table waits for a pause where another letter will most
        likely make another word of it: to empty and fill it again takes some kilobytes.
        """
        screen, prompt = self._screen, self._screen.asking
        fault_at, note, count = None, "", ""
        try:
            view = screen.view.filtered_by(text)
            note = view.absent or view.meant
            count = view.hits if view.rows or not view.absent else ""
            if is_unfinished(text):
                self._later(_PAUSE, lambda: self._catch_up(text))
            else:
                screen.show(view)
            if not view.rows and not note:
                self._later(_PAUSE, lambda: self._advise(text))
        except FilterError as error:
            fault_at, note = error.place, error.sentence
        if prompt is not None:
            prompt.fault_at, prompt.note, prompt.count = fault_at, note, count

    def _catch_up(self, text: str) -> None:
        """Show what the text finds if it still stands there and finds anything; else Enter shows it."""
        prompt = self._screen.asking
        if isinstance(prompt, FilterPrompt) and prompt.text == text:
            view = self._screen.view.filtered_by(text)
            if view.rows:
                self._screen.show(view)

    def _advise(self, text: str) -> None:
        """Say what would find something if what finds nothing still stands there."""
        prompt = self._screen.asking
        if isinstance(prompt, FilterPrompt) and prompt.text == text:
            prompt.note = self._screen.view.filtered_by(text).advice
            self._screen.ask(prompt)

    async def _keep_filter(self, text: str) -> None:
        screen = self._screen
        try:
            view = screen.view.filtered_by(text)
        except FilterError as error:
            screen.complain(error_words(error))
            return
        screen.finish()
        if text.strip():
            self._kept = [*(kept for kept in self._kept if kept != text), text]
        screen.show(view.replace(is_advised=True))
        self._panes.activate(self._panes.table)
        if view.rows and view.meant:
            screen.say(view.meant)

    def group(self) -> None:
        """Ask what the tree groups by."""
        self._choose(
            tr("Group by"),
            GROUPINGS,
            lambda by: aspect_of(by).word,
            lambda by: self._screen.show(self._screen.view.grouped_by(by)),
        )

    def sort(self) -> None:
        """Ask what the table is ordered by; the same again turns it round."""
        self._choose(
            tr("Order"),
            ORDERS,
            column_word,
            lambda by: self._screen.show(self._screen.view.sorted_by(by)),
        )

    def _choose(
        self,
        title: str,
        codes: Sequence[str],
        word: Callable[[str], str],
        chosen: Callable[[str], None],
    ) -> None:
        options = {sign: word(code) for sign, code in zip(SIGNS, codes, strict=False)}

        async def answered(sign: str) -> None:
            self._screen.finish()
            chosen(codes[SIGNS.index(sign)])

        self._screen.ask(Choice(title, options, answered))

    def as_of(self) -> None:
        """Ask for the day at which the plan is looked at; nothing typed is today again."""
        label = tr("As of day (06-30; Enter: today):")
        screen = self._screen
        read = answers.day_near(screen.desk.today(), screen.view.ledger.plan)
        screen.ask(Prompt(label, partial(self._look_at, read), recall="as_of"))

    async def _look_at(self, read: Callable[[str], date], text: str) -> None:
        screen = self._screen
        try:
            day = read(text) if text.strip() else None
            await screen.desk.do(lambda store: store.reload())
        except WorkplanError as error:
            screen.complain(error_words(error))
            return
        screen.finish()
        self._show_day(day)
