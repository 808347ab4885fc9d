"""The three panes. The screen holds what is shown and what is highlighted, and hands both down.

Edits leave it as a change for the store and come back as a ledger; nothing is drawn before it
is durable. What the panes look like is theirs, what a change means the model's.
"""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from workplan_tui.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.model.standings import Standings
from workplan_tui.tui.commands import BY_ID, BY_KEY, Situation, key_line
from workplan_tui.tui.messages import SectionHighlighted, TaskHighlighted, TaskOpened
from workplan_tui.tui.present import branches_of, notice_paragraphs, task_paragraphs
from workplan_tui.tui.prompt import Prompt
from workplan_tui.tui.screens.edits import Edits
from workplan_tui.tui.view import View
from workplan_tui.tui.widgets.detail_pane import DetailPane
from workplan_tui.tui.widgets.key_line import KeyLine
from workplan_tui.tui.widgets.line_pane import LinePane
from workplan_tui.tui.widgets.section_tree import SectionTree
from workplan_tui.tui.widgets.task_table import TaskTable
from workplan_tui.tui.widgets.title_line import TitleLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual import events

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.store.store import Store
    from workplan_tui.tui.desk import Desk

_LOOK_EVERY = 0.5
"""Seconds between looks at the disk: another process's edit appears within a second."""


class MainScreen(Screen[None]):
    """Tree, table, detail; a title line above, a key line below."""

    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, actor: str, day: date | None) -> None:
        super().__init__()
        self.desk = desk
        self._day = day
        """The day looked at; None for today, whatever day that becomes."""
        self.view = View(Standings(desk.store.ledger(day)))
        self._edits = Edits(self, actor)
        self._detail_of: object = None
        self._pressed = ""
        self._is_looking = False

    @property
    def store(self) -> Store:
        """What the ledger comes from; called only through the desk."""
        return self.desk.store

    def compose(self) -> ComposeResult:
        """Lay the panes out; where they stand is the style sheet's."""
        yield TitleLine()
        with Container(id="body"):
            with Container(id="upper"):
                yield SectionTree()
                yield TaskTable()
            yield DetailPane()
        yield KeyLine(key_line())

    def on_mount(self) -> None:
        """Fill the panes and look after other processes from now on."""
        self.tree_pane, self.table = self.query_one(SectionTree), self.query_one(TaskTable)
        self.detail, self.key_line = self.query_one(DetailPane), self.query_one(KeyLine)
        self.title_line = self.query_one(TitleLine)
        self.active: LinePane = self.table
        self.show(self.view)
        self.activate(self.table)
        for damage in self.store.damages[:1]:
            self.key_line.say(damage, is_alarm=True)
        self.set_interval(_LOOK_EVERY, self._look)

    def show(self, view: View) -> None:
        """Bind the view into the panes; each paints only what differs."""
        self.view = view
        self.title_line.show(view.standings)
        self.tree_pane.show(branches_of(view.standings))
        self.table.show(view.rows)
        self._show_detail()

    def show_ledger(self, ledger: Ledger) -> None:
        """Show how things stand now; section, filter and highlight stay."""
        known = {section.id for section in ledger.plan.sections}
        section_id = self.view.section_id if self.view.section_id in known else None
        self.show(self.view.replace(standings=Standings(ledger), section_id=section_id))

    def ledger_now(self) -> Ledger:
        """Return the ledger of the day looked at."""
        return self.store.ledger(self._day)

    def _follow(self) -> None:
        """Show what the highlights mean, in the same frame as the highlights themselves."""
        if self.tree_pane.section_id != self.view.section_id:
            self.show(self.view.replace(section_id=self.tree_pane.section_id))
        elif self.table.task_id != self._detail_of:
            self._show_detail()

    def _show_detail(self) -> None:
        task = self.view.ledger.plan.tasks_by_id.get(self.table.task_id or "")
        is_notice = self.tree_pane.is_active and self.view.section_id is None
        if is_notice or task is None:
            paragraphs, subject = notice_paragraphs(self.view.ledger.plan), None
        else:
            paragraphs, subject = task_paragraphs(self.view.standings, task, self.has_class("-enlarged")), task.id
        self.detail.show(paragraphs, is_same=subject == self._detail_of)
        self._detail_of = subject
        self.key_line.show_right(self.view.count_words(self.table.cursor))

    async def _look(self) -> None:
        """Show what other processes recorded, if they did."""
        if self._is_looking:
            return
        self._is_looking = True
        try:
            changed = await self.desk.do(lambda store: store.reload())
            if changed or self.ledger_now().day != self.view.ledger.day:
                self.show_ledger(self.ledger_now())
        except WorkplanError as error:
            self.key_line.say(str(error), is_alarm=True)
        finally:
            self._is_looking = False

    def on_section_highlighted(self, message: SectionHighlighted) -> None:
        """Show the section's tasks."""
        self._follow()

    def on_task_highlighted(self, message: TaskHighlighted) -> None:
        """Show the task in the detail."""
        self._follow()

    def on_task_opened(self, message: TaskOpened) -> None:
        """Enlarge the detail."""
        self.do_open()

    def activate(self, pane: LinePane) -> None:
        """Send the keys to the pane from now on; the tree's 全部 shows the notice."""
        self.active.activate(False)
        self.active = pane
        pane.activate(True)
        self._show_detail()

    async def on_key(self, event: events.Key) -> None:
        """Take every key, one after the other, however fast they come.

        Keys that went to a focused widget or through bindings could overtake each other while a
        prompt opens: `s2` typed ahead would jump to task 2.
        """
        self.key_line.hush()
        command = BY_KEY.get(event.key)
        if self.key_line.prompt is not None:
            await self.key_line.press(self.key_line.prompt, event)
        elif command is not None:
            self._pressed = event.character or ""
            await self.run_command(command.id)
            self._follow()
        elif event.key == "ctrl+c":
            self.key_line.say(tr("q quits; everything is saved already."))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the prompt."""
        event.stop()
        self.key_line.paste(event.text)

    def runner(self, command_id: str) -> Callable[[], object]:
        """Return a function that runs the command: the palette calls it."""
        return lambda: self.call_later(self.run_command, command_id)

    async def run_command(self, command_id: str) -> None:
        """Run a command, or say why it does not apply."""
        command = BY_ID[command_id]
        reason = command.why_not(Situation(self.table.task_id, self.store.read_only_reason))
        if reason:
            self.key_line.say(reason, is_alarm=True)
            return
        result = getattr(self, f"do_{command_id}", None) or getattr(self._edits, command_id)
        answer = result()
        if asyncio.iscoroutine(answer):
            await answer

    def do_help(self) -> None:
        """Show every key."""
        from workplan_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def do_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    async def do_quit(self) -> None:
        """Leave, once what was typed before is saved."""
        await self.desk.do(lambda store: None)
        self.app.exit()

    def do_down(self) -> None:
        """One line down in the pane with the focus."""
        self.active.move_by(1)

    def do_up(self) -> None:
        """One line up."""
        self.active.move_by(-1)

    def do_page_down(self) -> None:
        """One page down."""
        self.active.move_by(max(1, self.active.size.height - 1))

    def do_page_up(self) -> None:
        """One page up."""
        self.active.move_by(-max(1, self.active.size.height - 1))

    def do_first(self) -> None:
        """To the first line."""
        self.active.move_to(0)

    def do_last(self) -> None:
        """To the last line."""
        self.active.move_to(self.active.line_count() - 1)

    def do_left(self) -> None:
        """To the tree."""
        self.activate(self.tree_pane)

    def do_right(self) -> None:
        """To the table."""
        self.activate(self.table)

    def do_next_pane(self) -> None:
        """Give the focus to the next pane that is visible."""
        self._turn(1)

    def do_previous_pane(self) -> None:
        """Give the focus to the pane before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        panes = [p for p in (self.tree_pane, self.table, self.detail) if p.size.height and p.display]
        place = panes.index(self.active) if self.active in panes else 0
        self.activate(panes[(place + by) % len(panes)])

    def do_open(self) -> None:
        """From the tree to the table; from the table to the detail, which fills the screen."""
        if self.tree_pane.is_active and self.view.section_id is not None:
            self.activate(self.table)
        elif self.has_class("-enlarged"):
            self.do_back()
        else:
            self.add_class("-enlarged")
            self.activate(self.detail)

    def do_back(self) -> None:
        """Close the detail, else clear the filter."""
        if self.has_class("-enlarged"):
            self.remove_class("-enlarged")
            self.activate(self.table)
        elif self.view.filter_text:
            self.show(self.view.filtered_by(""))
        else:
            self.activate(self.table)

    def do_jump(self) -> None:
        """Ask for a task's number, beginning with the digit that was pressed."""
        self.key_line.ask(Prompt(tr("Task number:"), self._jump, text=self._pressed))

    async def _jump(self, text: str) -> None:
        self.key_line.finish()
        task_id = text.strip()
        if task_id not in self.view.ledger.plan.tasks_by_id:
            self.key_line.say(tr("There is no task {task}.").format(task=task_id), is_alarm=True)
            return
        if not self.table.go_to(task_id):
            self.tree_pane.move_to(0)
            self.show(self.view.filtered_by("").replace(section_id=None))
            self.table.go_to(task_id)
        self.activate(self.table)

    def do_filter(self) -> None:
        """Filter as typed; Enter keeps it, Esc clears it."""
        self.key_line.ask(
            Prompt(
                tr("Filter:"),
                self._keep_filter,
                typed=self._filter,
                cancelled=lambda: self._filter(""),
                text=self.view.filter_text,
            )
        )

    def _filter(self, text: str) -> None:
        try:
            self.show(self.view.filtered_by(text))
        except WorkplanError as error:
            self.key_line.show_right(str(error))  # the last good result stays

    async def _keep_filter(self, text: str) -> None:
        self.key_line.finish()
        try:
            self.show(self.view.filtered_by(text))
        except WorkplanError as error:
            self.key_line.say(str(error), is_alarm=True)
        self.activate(self.table)
