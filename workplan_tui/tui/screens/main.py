"""The three panes. The screen holds what is shown and what is highlighted, and hands both down.

Edits leave it as a change for the store and come back as a ledger; nothing is drawn before it
is durable. What the panes look like is theirs, what a change means the model's.
"""

from __future__ import annotations

from textual.app import ComposeResult

from workplan_tui.language import tr, trn
from workplan_tui.model.standings import Standings
from workplan_tui.tui.commands.dispatch import Dispatch
from workplan_tui.tui.commands.looks import Looks
from workplan_tui.tui.commands.marks import Marks
from workplan_tui.tui.commands.moves import Moves
from workplan_tui.tui.commands.review_queue import ReviewQueue
from workplan_tui.tui.detail.detail import Detail
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.edits.drafts import Drafts
from workplan_tui.tui.edits.open_form import OpenForm
from workplan_tui.tui.keyline.offered_keys import OfferedKeys
from workplan_tui.tui.keys.bursts import at_once
from workplan_tui.tui.keys.keymap import is_function_key
from workplan_tui.tui.keys.keynames import name_of, plain
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.messages import GroupHighlighted, PaneClicked, TaskHighlighted, TaskOpened
from workplan_tui.tui.terminal.driver import NO_UTF_8
from workplan_tui.tui.views.memory import Remembered
from workplan_tui.tui.views.view import View
from workplan_tui.tui.watch import DiskWatch
from workplan_tui.tui.widgets.detail_pane import DetailPane
from workplan_tui.tui.widgets.group_tree import GroupTree
from workplan_tui.tui.widgets.key_line import KeyLine
from workplan_tui.tui.widgets.line_pane import LinePane
from workplan_tui.tui.widgets.task_table import TaskTable
from workplan_tui.tui.widgets.title_line import TitleLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from textual import events

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.edits.drafts import DraftKeeper
    from workplan_tui.tui.edits.unsaved import UnsavedEdits
    from workplan_tui.tui.prompts.prompt import Prompt
    from workplan_tui.tui.screens.page import LinesFor
    from workplan_tui.tui.views.preferences import Preferences

_LOOK_EVERY = 0.5
"""Seconds between looks at the disk: another process's edit appears within a second."""


class MainScreen(KeyTaker[None]):
    """Tree, table, detail; a title line above, a key line below."""

    AUTO_FOCUS = ""
    BLANK = True  # the panes cover all but the gutters, which the background fills

    def __init__(
        self,
        desk: Desk,
        actor: str,
        day: date | None,
        preferences: Preferences,
        unsaved: UnsavedEdits,
        greeting: str = "",
        remembered: Remembered | None = None,
        kept_drafts: DraftKeeper | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.keymap = preferences.keymap
        self._day = day
        """The day looked at; None for today, whatever day that becomes."""
        view = View(Standings(desk.ledger(day)), unit=preferences.unit)
        self.view = view.as_left(remembered.look) if remembered else view
        self._remembered_task = remembered.task_id if remembered else None
        self.found: Remembered
        """What was shown first; another end is worth remembering."""
        self.filling = OpenForm(self)
        self.telling = Detail(self)
        self._watching = DiskWatch(self)
        self.moves = Moves(self)
        self.marking = Marks(self)
        self.reviewing = ReviewQueue(self)
        self.viewing = Looks(self, preferences)
        self.guiding = OfferedKeys(self)
        self.unsaved = unsaved
        self.drafts = Drafts(lambda: self.view.ledger.plan, kept_drafts)
        self.dispatch = Dispatch(self, actor, unsaved)
        self._greeting = greeting

    def compose(self) -> ComposeResult:
        """Lay the panes out; where they stand is the style sheet's."""
        yield TitleLine()
        yield GroupTree()
        yield TaskTable()
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the panes and look after other processes from now on."""
        # Textual would say how wide the terminal is only after it has drawn the first frame.
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        self.styles.background = palette.theme.space or "transparent"
        self.add_class([name for least, name in breakpoints if least <= self.app.size.width][-1])
        self.tree_pane, self.table = self.query_one(GroupTree), self.query_one(TaskTable)
        self.detail, self.key_line = self.query_one(DetailPane), self.query_one(KeyLine)
        self.title_line = self.query_one(TitleLine)
        self.active: LinePane = self.table
        self.key_line.position = self.guiding.position
        self.detail.tell_scrolled = self.key_line.follow_position
        self.show(self.view)
        self.activate(self.table)
        if self._remembered_task is not None:
            self.table.go_to(self._remembered_task)
        self.found = self.to_remember()
        if self._greeting:
            self.say(self._greeting)
        self._watching.warn()
        self.set_interval(_LOOK_EVERY, self._watching.look)
        self.call_after_refresh(lambda: self.dispatch.runners)

    def show(self, view: View) -> None:
        """Bind the view into the panes; each paints only what differs."""
        self.view = view
        self.title_line.show(view.standings, is_past=self._day is not None)
        self.tree_pane.show(view.branches, view.key)
        self.table.show(view.rows, view.columns, view.why_empty)
        self.telling.show()
        self.viewing.follow()
        self.guiding.follow()

    def to_remember(self) -> Remembered:
        """Return what the next start shows again."""
        return Remembered(self.view.look.replace(key=None), self.table.task_id)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show how things stand now; group, filter and highlight stay."""
        marked = self.view.marked & ledger.plan.tasks_by_id.keys()
        view = self.view.replace(standings=Standings(ledger), marked=marked)
        known = {branch.key for branch in view.branches}
        self.show(view if view.key in known else view.replace(key=None))

    @property
    def day(self) -> date:
        """The day looked at."""
        return self._day or self.desk.today()

    def ledger_now(self) -> Ledger:
        """Return the ledger of the day looked at."""
        return self.desk.ledger(self._day)

    def follow(self) -> None:
        """Show what the highlights mean, in the same frame as the highlights themselves."""
        if self.tree_pane.key != self.view.key:
            self.show(self.view.replace(key=self.tree_pane.key))
        elif self.telling.follow():
            self.marking.follow()
            self.viewing.follow()
        self.telling.attend()
        self.guiding.follow()

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something until the next key."""
        self.telling.say(text, is_alarm)

    def draw_key_line(self) -> None:
        """Draw the key line now: Textual would wait until the key that is being taken is done with.

        Private names of Textual, which is pinned; a test in a pty sees the line while an edit waits.
        """
        self._compositor.update_widgets({self.key_line})
        self._compositor_refresh()

    def complain(self, text: str) -> None:
        """Say what went wrong; an open prompt keeps what was typed and comes back at the next key."""
        if self.key_line.prompt is not None and self.key_line.prompt.choices:
            self.key_line.finish()
        self.say(text, is_alarm=True)

    def look_at(self, day: date | None) -> None:
        """Show the plan as of a day, which is read-only; None is today."""
        self._day = day
        self.show_ledger(self.ledger_now())

    def go_to(self, task_id: str) -> None:
        """Highlight the task, whatever group and filter hide it."""
        self.telling.turn_to_notice(False)
        if not self.table.go_to(task_id):
            self.tree_pane.move_to(0)
            self.show(self.view.filtered_by("").replace(key=None))
            self.table.go_to(task_id)
        self.activate(self.table)

    def on_group_highlighted(self, message: GroupHighlighted) -> None:
        """Show the group's tasks."""
        self.follow()

    def on_task_highlighted(self, message: TaskHighlighted) -> None:
        """Show the task in the detail."""
        self.follow()

    def on_pane_clicked(self, message: PaneClicked) -> None:
        """Send the keys where the mouse was."""
        self.telling.hush()
        self.activate(message.pane)
        self.guiding.follow()

    @property
    def takes_clicks(self) -> bool:
        """A prompt is about what is highlighted, which therefore stays."""
        return self.key_line.prompt is None

    def on_task_opened(self, message: TaskOpened) -> None:
        """Enlarge the detail."""
        self.moves.open()
        self.guiding.follow()

    def activate(self, pane: LinePane) -> None:
        """Send the keys to the pane from now on; the tree's 全部 shows the notice.

        Of an enlarged detail nothing else is visible: it keeps the keys.
        """
        if self.has_class("-enlarged") or not pane.display:
            pane = self.detail if self.has_class("-enlarged") else self.table
        self.active.activate(False)
        self.active = pane
        pane.activate(True)
        if pane is not self.detail:
            self.telling.turn_to_notice(pane is self.tree_pane)
        self.telling.show()

    @property
    def asking(self) -> Prompt | None:
        """What the key line asks; nothing before there is one."""
        return self.key_line.prompt if self.is_mounted else None

    def take_text(self, text: str) -> None:
        """Give the text to the prompt; without one for text, say that nothing was done and why."""
        self.telling.hush()
        prompt = self.key_line.prompt
        if prompt is not None and not prompt.choices:
            self.key_line.paste(text.rstrip("\n"))
        elif "\n" in text.rstrip("\n"):
            self.say(
                tr(
                    "Several lines came at once, as pasted text does: nothing was done. {note} takes text."
                ).format(note=self.keymap.name("note")),
                is_alarm=True,
            )
        else:
            self.say(
                tr(
                    "{text} came at once, as if composed: nothing was done. Shift (中/英) helps, or {help}."
                ).format(text=at_once(text), help=self.keymap.sure_name("help")),
                is_alarm=True,
            )
        self.telling.attend()

    async def take(self, event: events.Key) -> bool:
        """Give the key to the prompt, or run its command; a message is gone then."""
        if self.telling.scroll(event.key):
            return True
        self.telling.hush()
        command_id = self.keymap.command_id(event.key, event.character)
        if event.character == NO_UTF_8:
            self.complain(tr("The terminal does not send UTF-8; set its character set to UTF-8."))
        elif self.key_line.prompt is not None:
            await self.key_line.press(self.key_line.prompt, event)
            self.viewing.follow()
            self.telling.attend()
        elif command_id is not None:
            if not self.active.display:  # a smaller window hides it
                self.activate(self.table)
            await self.dispatch.run(command_id, plain(event.character or ""))
            self.follow()
        elif event.key == "ctrl+c":
            self._say_how_to_quit()
        else:
            return self._is_told_unbound(event)
        return True

    def _say_how_to_quit(self) -> None:
        """Answer what would end another program; what was typed before it is on the disk by now, or told."""
        count, key = len(self.unsaved.lines), self.keymap.name("quit")
        if not count:
            self.say(tr("{key} quits; everything is saved already.").format(key=key))
            return
        told = trn(
            "{count} edit is not saved; {key} tries it again, prints it or quits.",
            "{count} edits are not saved; {key} tries them again, prints them or quits.",
            count,
        )
        self.say(told.format(count=count, key=key), is_alarm=True)

    def _is_told_unbound(self, event: events.Key) -> bool:
        """Say that a key has no command, if somebody can have meant one by it.

        Text that an input method commits here was meant for a prompt; other keys, such as those
        that windows and volume are set by, come by accident.
        """
        if not event.is_printable and not is_function_key(event.key):
            return False
        pressed = name_of(event.key, event.character)
        if plain(pressed).isascii():
            sentence = tr("No command on {key}. {help} lists the keys.")
        else:
            sentence = tr(
                "{key} is no command. With an input method on, use the function keys: {help} lists them."
            )
        self.say(sentence.format(key=pressed, help=self.keymap.sure_name("help")))
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the prompt."""
        event.stop()
        self.telling.hush()
        self.key_line.paste(event.text)
        self.telling.attend()

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed on what is shown, or None where edits are possible."""
        if self._day is not None and self.desk.read_only_reason:
            return tr("As of {day}, opened read-only: nothing can be changed.").format(day=self._day)
        if self._day is not None:
            return tr("As of {day}: nothing can be changed. {key}, then Enter, goes back to today.").format(
                day=self._day, key=self.keymap.name("as_of")
            )
        return self.desk.read_only_reason

    async def open_page(self, lines_for: LinesFor) -> None:
        """Show a page; go to the task that is chosen on it."""
        from workplan_tui.tui.screens.page import Page

        def chosen(task_id: str | None) -> None:
            if task_id is not None:
                self.go_to(task_id)

        await self.app.push_screen(Page(lines_for, self.keymap), chosen)
