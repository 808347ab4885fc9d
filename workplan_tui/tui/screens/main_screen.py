"""The three panes. The screen holds what is shown and what is highlighted, and hands both down.

Edits leave it as a change for the store and come back as a ledger; nothing is drawn before it
is durable. What the panes look like is theirs, what a change means the model's.
"""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult

from workplan_tui.language import tr
from workplan_tui.model.filter.language import SETTINGS
from workplan_tui.model.resting_day import resting_day
from workplan_tui.model.standings import Standings
from workplan_tui.text.cells import cell_len
from workplan_tui.text.harmless import clean
from workplan_tui.tui.commands.dispatch import Dispatch
from workplan_tui.tui.commands.looks import Looks
from workplan_tui.tui.commands.marks import Marks
from workplan_tui.tui.commands.review_queue import ReviewQueue
from workplan_tui.tui.detail.detail import Detail
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.edits.drafts import Drafts
from workplan_tui.tui.edits.open_form import OpenForm
from workplan_tui.tui.keyline.message_line import MessageLine
from workplan_tui.tui.keyline.offered_keys import OfferedKeys
from workplan_tui.tui.keyline.stray_keys import StrayKeys
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.messages import GroupHighlighted, LookChanged, TaskHighlighted, TaskOpened
from workplan_tui.tui.panes import PaneLayout, Panes
from workplan_tui.tui.terminal.driver import NO_UTF_8
from workplan_tui.tui.views.first_words import Opening, resting_words
from workplan_tui.tui.views.memory import Remembered
from workplan_tui.tui.views.table_view import TableView
from workplan_tui.tui.watch import DiskWatch
from workplan_tui.tui.widgets.column_heads import HeadClicked
from workplan_tui.tui.widgets.key_line import KeyLine
from workplan_tui.tui.widgets.line_pane import PaneClicked
from workplan_tui.tui.widgets.title_line import TitleLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual import events
    from textual.layout import Layout

    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.preview import Preview
    from workplan_tui.tui.commands.group import CommandGroup
    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.edits.drafts import DraftKeeper
    from workplan_tui.tui.edits.unsaved import UnsavedEdits
    from workplan_tui.tui.importing.written import Write, Written
    from workplan_tui.tui.pages.page_line import LinesFor, Ordering, PageAction, PageCopy
    from workplan_tui.tui.prompts.prompt import Prompt
    from workplan_tui.tui.views.preferences import Preferences

_LOOK_EVERY = 0.5
"""Seconds between looks at the disk: another process's edit appears within a second."""


class MainScreen(KeyTaker[None]):
    """Tree, table, detail; a title line above, a key line below. Commands see it as a `Stage`."""

    AUTO_FOCUS = ""
    BLANK = True  # the panes cover all but the gutters, which the background fills

    def __init__(
        self,
        desk: Desk,
        actor: str,
        day: date | None,
        preferences: Preferences,
        unsaved: UnsavedEdits,
        opening: Opening = Opening(),  # noqa: B008 - a frozen value
        remembered: Remembered | None = None,
        kept_drafts: DraftKeeper | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.keymap = preferences.keymap
        self._fonts = preferences.fonts
        self._settings_path = preferences.path
        self._actor = actor
        self._day = day or opening.rested_on
        """The day looked at; None for today, whatever day that becomes."""
        self._rests = day is None and opening.rested_on is not None
        """Whether that day is shown only because today lies outside of the plan's year."""
        view = TableView(
            Standings(desk.ledger(self._day)),
            unit=preferences.unit,
            settings_file=preferences.path or SETTINGS,
        )
        self.view = view.as_left(remembered.look) if remembered else view
        self.found: Remembered
        """What was shown first; another end is worth remembering."""
        self._unsaved = unsaved
        self._opening = opening
        self.drafts = Drafts(
            lambda: self.view.ledger.plan, kept_drafts, lambda id: desk.ledger().find(id) is not None
        )
        self._title_line, self.key_line = TitleLine(), KeyLine()
        self._remembered_task = remembered.task_id if remembered else None
        self.panes = Panes(self, activated=lambda: self.detail.follow_pane())
        self.panes.detail_place = remembered.detail_place if remembered else None
        self._layout = PaneLayout(self.panes, self._title_line, self.key_line)
        self.marks = Marks(self, self.panes.table)
        self.review_queue = ReviewQueue(self, self.open_page)
        self.looks = Looks(self, self.panes.table, preferences)
        self.detail = Detail(
            self,
            self.panes,
            form=lambda: self.open_form.form,
            shown=lambda: self._offered_keys.show_counts(),
        )
        self.open_form = OpenForm(self, self.drafts, self.detail)
        self._messages = MessageLine(self.key_line, self.panes, self.detail)
        self._offered_keys = OfferedKeys(
            self,
            self.key_line,
            self.panes,
            self.detail,
            of_range=self.marks.words,
            of_review=self.review_queue.words,
            count_unsaved=lambda: len(unsaved.lines),
        )
        self._stray_keys = StrayKeys(self, count_unsaved=lambda: len(unsaved.lines))
        self.disk_watch = DiskWatch(self, self.drafts, lambda: self.day)
        self.dispatch = Dispatch(self, self._groups, self.looks.take_offered, before_edit=self._wake)

    def _groups(self) -> tuple[CommandGroup, ...]:
        """Return all groups of commands. What no first frame needs is imported only here."""
        from workplan_tui.tui.commands.appearance import Appearance
        from workplan_tui.tui.commands.copies import Copies
        from workplan_tui.tui.commands.edits import Edits
        from workplan_tui.tui.commands.export import Export
        from workplan_tui.tui.commands.kept_drafts import KeptDrafts
        from workplan_tui.tui.commands.meeting import Meeting
        from workplan_tui.tui.commands.moves import Moves
        from workplan_tui.tui.commands.new_plan import NewPlan
        from workplan_tui.tui.commands.outlook import Outlook
        from workplan_tui.tui.commands.planning import Planning
        from workplan_tui.tui.commands.program import Program
        from workplan_tui.tui.commands.reminding import Reminding
        from workplan_tui.tui.commands.revising import Revising
        from workplan_tui.tui.commands.selection import Selection
        from workplan_tui.tui.commands.undo import UndoCommands
        from workplan_tui.tui.commands.way_out import WayOut
        from workplan_tui.tui.detail.text_search import TextSearch
        from workplan_tui.tui.edits.recorder import Recorder

        panes, copies = self.panes, Copies(self, self.post_message)
        recorder = Recorder(
            self,
            self._actor,
            detail=self.detail,
            messages=self._messages,
            drafts=self.drafts,
            unsaved=self._unsaved,
            recorded=self.marks.forget,
        )
        planning = Planning(self, self._actor, self.open_form, self.open_page)
        edits = Edits(self, recorder, self.open_form, self.drafts, self._messages, planning.fill)
        return (
            Moves(self, panes, self.detail, self.marks, self.review_queue),
            self.marks,
            self.review_queue,
            self.looks,
            Program(
                self,
                panes,
                list_commands=self._list_commands,
                send=self.post_message,
                stop=self.app.action_suspend_process,
            ),
            Selection(
                self,
                panes,
                TextSearch(self, panes.detail, self.key_line),
                pressed=lambda: self.dispatch.pressed,
                show_day=self.show_day,
                later=self.set_timer,
            ),
            Meeting(self, self.open_page, copies.of_page),
            Outlook(self, self.open_page),
            Reminding(self, recorder, self.open_page, copies.copy_text),
            copies,
            Export(self, self._messages.say_at_once, self._fonts),
            edits,
            KeptDrafts(self, self.drafts, edits, self.open_page),
            UndoCommands(self, recorder, self.open_page, previous=lambda: self.dispatch.previous),
            WayOut(self, recorder, self._unsaved, self.app.exit),
            NewPlan(self, self._messages.say_at_once, self._open_preview),
            Revising(self, self._actor, self.open_page),
            planning,
            Appearance(self, self._settings_path, lambda: self.post_message(LookChanged())),
        )

    def compose(self) -> ComposeResult:
        """Make the panes; where they stand is `layout`'s."""
        yield self._title_line
        yield self.panes.heads
        yield self.panes.tree
        yield self.panes.table
        yield self.panes.detail
        yield self.key_line

    @property
    def layout(self) -> Layout:
        """Where the panes stand."""
        return self._layout

    def on_mount(self) -> None:
        """Fill the panes and look after other processes from now on."""
        # Textual would say how wide the terminal is only after it has drawn the first frame.
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        self.styles.background = palette.theme.space or "transparent"
        self.add_class([name for least, name in breakpoints if least <= self.app.size.width][-1])
        self.key_line.position = self._offered_keys.position
        self.panes.detail.tell_scrolled = self.key_line.follow_position
        self.show(self.view)
        self.panes.activate(self.panes.table)
        if self._remembered_task is not None:
            self.panes.table.go_to(self._remembered_task)
        self.found = self.to_remember()
        self._say_first()
        self.disk_watch.warn()
        self.set_interval(_LOOK_EVERY, self.disk_watch.look)
        self.call_after_refresh(self._stand_ready)

    def _stand_ready(self) -> None:
        """Make what the first key needs; say what earlier sessions left before what was said first."""
        self.dispatch.make_ready()
        left = self.drafts.greeting(self.keymap)
        if left and self.asking is None and self.key_line.said == self._said_first:
            self._say_first(left)

    def _say_first(self, left: str = "") -> None:
        """Say what there is to say before the first key; a first start has more than the key line holds."""
        opening = self._opening
        rested = resting_words(opening.rested_on, self.desk.today(), self.keymap) if opening.rested_on else ""
        told = "  ".join(clean(text) for text in (left, opening.greeting, rested) if text)
        self._said_first = told
        if told:
            self.say(told)
        if opening.words:
            is_whole = cell_len(told) <= self.panes.line_room
            self.detail.tell([*opening.words] if is_whole else [told, *opening.words])

    def show(self, view: TableView) -> None:
        """Bind the view into the panes; each paints only what differs."""
        is_searched = view.look.filter_text != self.view.look.filter_text
        self.view = view
        self._title_line.show(view.standings, self._day_words(), self.desk.is_plan_unusable)
        self.panes.tree.show(view)
        first_hit = view.first_hit if is_searched and view.filter_text else None
        self.panes.table.show(view, first_hit)
        self.panes.heads.show(view)
        self.panes.follow()
        self.detail.show()
        self.looks.follow()
        self._offered_keys.follow()

    def to_remember(self) -> Remembered:
        """Return what the next start shows again."""
        return Remembered(self.view.look.replace(key=None), self.task_id, self.panes.detail_place)

    def show_now(self) -> None:
        """Show how things stand now; group, filter and highlight stay."""
        if self._rests and resting_day(self.desk.ledger()) is None:
            self._day, self._rests = None, False  # somebody works on it still
        ledger = self.desk.ledger(self._day)
        marked = self.view.marked & ledger.plan.tasks_by_id.keys()
        view = self.view.replace(standings=Standings(ledger), marked=marked)
        known = {branch.key for branch in view.branches}
        self.show(view if view.key in known else view.replace(key=None))

    def show_day(self, day: date | None) -> None:
        """Show the plan as of a day, which is read-only; None is today."""
        self._day, self._rests = day, False
        self.show_now()

    def _wake(self) -> None:
        """Show today: what is edited is edited as it stands now."""
        if self._rests:
            self.show_day(None)

    def _day_words(self) -> str:
        """Return the day as the title says it."""
        if self._day is None:
            return f"{self.day}"
        return (tr("as of {day}") if self._rests else tr("as of {day}, read-only")).format(day=self._day)

    @property
    def day(self) -> date:
        """The day looked at."""
        return self._day or self.desk.today()

    @property
    def task_id(self) -> str | None:
        """The highlighted task."""
        return self.panes.table.task_id

    def follow(self) -> None:
        """Show what the highlights mean, in the same frame as the highlights themselves."""
        if self.panes.tree.key != self.view.key:
            self.show(self.view.replace(key=self.panes.tree.key))
        elif self.detail.follow():
            self.marks.follow()
            self.looks.follow()
        self.detail.attend()
        self._offered_keys.follow()

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something until the next key."""
        self._messages.say(text, is_alarm)

    def complain(self, text: str, is_refusal: bool = False) -> None:
        """Say what went wrong; an open prompt keeps what was typed and comes back at the next key.

        After the refusal of what was handed in a letter only brings it back: it may be meant for a command.
        """
        self._messages.complain(text, is_refusal)

    def ask(self, prompt: Prompt) -> None:
        """Open the prompt; what its line has no room for stands in the detail."""
        self.key_line.ask(prompt)
        self.detail.attend()

    def finish(self) -> None:
        """Close the prompt."""
        self.key_line.finish()

    def go_to(self, task_id: str) -> None:
        """Highlight the task, whatever group and filter hide it."""
        self.detail.turn_to_notice(False)
        if not self.panes.table.go_to(task_id):
            self.panes.tree.move_to(0)
            self.show(self.view.filtered_by("").replace(key=None))
            self.panes.table.go_to(task_id)
        self.panes.activate(self.panes.table)

    def on_group_highlighted(self, message: GroupHighlighted) -> None:
        """Show the group's tasks."""
        self.follow()

    def on_task_highlighted(self, message: TaskHighlighted) -> None:
        """Show the task in the detail."""
        self.follow()

    async def on_head_clicked(self, message: HeadClicked) -> None:
        """Order the table by the column, the other way round at the second click; group the tree anew."""
        if not self.takes_clicks:
            return
        self._messages.hush()
        if message.column is None:
            await self.dispatch.run("group")
        else:
            self.show(self.view.sorted_by(message.column))
        self._offered_keys.follow()

    def on_pane_clicked(self, message: PaneClicked) -> None:
        """Send the keys where the mouse was."""
        self._messages.hush()
        self.panes.activate(message.pane)
        self._offered_keys.follow()

    @property
    def takes_clicks(self) -> bool:
        """A prompt is about what is highlighted, which therefore stays."""
        return self.key_line.prompt is None

    def on_task_opened(self, message: TaskOpened) -> None:
        """Enlarge the detail."""
        self.dispatch.runners["open"]()
        self._offered_keys.follow()

    @property
    def asking(self) -> Prompt | None:
        """What the key line asks."""
        return self.key_line.prompt

    def take_text(self, text: str) -> None:
        """Give the text to the prompt; without one for text, say that nothing was done and why."""
        self._messages.hush()
        prompt = self.key_line.prompt
        if prompt is not None and not prompt.choices:
            self.key_line.paste(text.rstrip("\n"))
        else:
            self._stray_keys.answer_text(text)
        self.detail.attend()

    async def take(self, event: events.Key) -> bool:
        """Give the key to the prompt, or run its command; a message is gone then."""
        if self.detail.scroll(event.key):
            return True
        only_shows = self.key_line.is_refusing and event.is_printable
        self._messages.hush()
        command_id = self.keymap.command_id(event.key, event.character)
        if event.character == NO_UTF_8:
            self.complain(tr("The terminal does not send UTF-8; set its character set to UTF-8."))
        elif only_shows:
            self.detail.attend()
        elif self.key_line.prompt is not None:
            await self.key_line.press(self.key_line.prompt, event)
            self.looks.follow()
            self.detail.attend()
        elif command_id is not None:
            if not self.panes.active.display:  # a smaller window hides it
                self.panes.activate(self.panes.table)
            await self.dispatch.run(command_id, plain(event.character or ""))
            self.follow()
        else:
            return self._stray_keys.answer_key(event)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the prompt."""
        event.stop()
        self._messages.hush()
        self.key_line.paste(event.text)
        self.detail.attend()

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed on what is shown, or None where edits are possible."""
        if self._rests:
            return self.desk.read_only_reason
        if self._day is not None and self.desk.read_only_reason:
            return tr("As of {day}, opened read-only: nothing can be changed.").format(day=self._day)
        if self._day is not None:
            return tr("As of {day}: nothing can be changed. {key}, then Enter, goes back to today.").format(
                day=self._day, key=self.keymap.name("as_of")
            )
        return self.desk.read_only_reason

    async def _open_preview(
        self,
        shown: Preview,
        source: Source,
        target: str,
        write: Write,
        tell: Callable[[Written | None], None],
    ) -> None:
        """Show what was read of a document over the panes."""
        from workplan_tui.tui.screens.import_preview import PreviewScreen

        await self.app.push_screen(PreviewScreen(shown, source, target, write, self.keymap), tell)

    async def open_page(
        self,
        lines_for: LinesFor,
        actions: Sequence[PageAction | PageCopy] = (),
        ordering: Ordering | None = None,
    ) -> None:
        """Show a page; go to the task that is chosen on it, show the tasks, or do what else is."""
        from workplan_tui.tui.screens.page_screen import Page
        from workplan_tui.tui.views.narrowed import Counted, narrowed

        async def chosen(result: str | Counted | PageAction | None) -> None:
            if isinstance(result, str):
                self.go_to(result)
            elif isinstance(result, Counted):
                self.show(narrowed(self.view, result))
                self.panes.activate(self.panes.table)
            elif result is not None:
                await result.run()

        await self.app.push_screen(Page(lines_for, self.keymap, actions, ordering), chosen)

    async def _list_commands(self, help_for: str | None) -> None:
        """Show all commands: the help of a pane, or without one the palette."""
        from workplan_tui.tui.screens.command_list import CommandList

        situation, saved = self.dispatch.situation, self.looks.offered()
        await self.app.push_screen(CommandList(self.keymap, situation, self._run_chosen, help_for, saved))

    async def _run_chosen(self, command_id: str) -> None:
        """Run the command that was chosen on another screen, and wait for it.

        The screen that called goes on only then: keys typed ahead come after the command.
        """
        is_done = asyncio.Event()

        async def run() -> None:
            try:
                await self.dispatch.run(command_id)
                self.follow()
            finally:
                is_done.set()

        self.call_later(run)
        await is_done.wait()
