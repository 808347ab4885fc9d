"""The preview of an import: table above, the highlighted task and its place in the document below.

Keys only: a digit mends a field, Space confirms a doubt, F2 writes the plan. Nothing is written before.
"""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.screen import ModalScreen

from workplan_tui.base.errors import WorkplanError
from workplan_tui.importing.neutral_form import NOWHERE
from workplan_tui.importing.preview import FIELDS, field_words
from workplan_tui.language import tr, trn
from workplan_tui.reports.refused import error_words
from workplan_tui.text.cells import cell_len
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.importing.fields_pane import FieldsPane
from workplan_tui.tui.importing.head_line import HeadLine
from workplan_tui.tui.importing.preview_table import PreviewTable
from workplan_tui.tui.importing.preview_words import field_hint, field_name
from workplan_tui.tui.importing.source_pane import SourcePane
from workplan_tui.tui.importing.written import Write, Written
from workplan_tui.tui.keys.bursts import at_once
from workplan_tui.tui.keys.keymap import is_function_key
from workplan_tui.tui.keys.keynames import name_of, plain
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.messages import RedrawWanted
from workplan_tui.tui.pages.page_line import PageLine, plain_line
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import Prompt
from workplan_tui.tui.screens.page_screen import Page
from workplan_tui.tui.terminal.capabilities import has_shell_behind
from workplan_tui.tui.widgets.key_line import BETWEEN_FACTS, KeyLine
from workplan_tui.tui.widgets.line_pane import PaneClicked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events

    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.preview import Preview
    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.widgets.line_pane import LinePane

_SAVE_KEYS = ("f2", "f10")


class PreviewScreen(KeyTaker[Written | None], ModalScreen[Written | None]):
    """Its result is what was written; None where nothing was."""

    AUTO_FOCUS = ""

    def __init__(self, preview: Preview, source: Source, target: str, write: Write, keymap: Keymap) -> None:
        super().__init__()
        self.preview, self._source, self._target = preview, source, target
        self._write, self.keymap = write, keymap

    def compose(self) -> ComposeResult:
        """Lay the panes out; where they stand is the style sheet's."""
        yield HeadLine()
        yield PreviewTable(self.preview, self._follow)
        yield FieldsPane(self.preview)
        yield SourcePane(self._source, self.preview.places)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the panes; the keys go to the table."""
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        self.styles.background = palette.theme.space or "transparent"
        self.add_class([name for least, name in breakpoints if least <= self.app.size.width][-1])
        self._table, self._fields = self.query_one(PreviewTable), self.query_one(FieldsPane)
        self._document, self.key_line = self.query_one(SourcePane), self.query_one(KeyLine)
        self.active: LinePane = self._table
        self._activate(self._table)
        self._follow()

    @property
    def asking(self) -> Prompt | None:
        """What the key line asks."""
        return self.key_line.prompt if self.is_mounted else None

    @property
    def takes_clicks(self) -> bool:
        """A prompt is about what is highlighted, which therefore stays."""
        return self.asking is None

    def on_pane_clicked(self, message: PaneClicked) -> None:
        """Send the keys where the mouse was."""
        self._activate(message.pane)

    def take_text(self, text: str) -> None:
        """Give the text to the prompt; without one say that nothing is typed here."""
        self._hush()
        if self.asking is not None and not self.asking.choices:
            self.key_line.paste(text.rstrip("\n"))
        else:
            self._say_unused(at_once(text))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text belongs to the prompt."""
        event.stop()
        self._hush()
        self.key_line.paste(event.text)

    async def take(self, event: events.Key) -> bool:
        """Give the key to the prompt, or do what it says."""
        self._hush()
        prompt, character = self.key_line.prompt, plain(event.character or "")
        if prompt is not None:
            await self.key_line.press(prompt, event)
        elif character.isascii() and character.isdigit():
            self._mend_by_digit(character)
        elif event.key in _SAVE_KEYS or character == "s":
            await self._save()
        elif event.key == "ctrl+z":
            if has_shell_behind():
                self.app.action_suspend_process()
        else:
            return await self._take_command(event)
        return True

    async def _take_command(self, event: events.Key) -> bool:
        page = max(1, self.active.size.height - 1)
        match self.keymap.command_id(event.key, event.character):
            case "down":
                self.active.move_by(1)
            case "up":
                self.active.move_by(-1)
            case "page_down":
                self.active.move_by(page)
            case "page_up":
                self.active.move_by(-page)
            case "first":
                self.active.move_by(-self.active.line_count())
            case "last":
                self.active.move_by(self.active.line_count())
            case "open":
                self._open()
            case "mark":
                self._confirm()
            case "next_pane" | "right":
                self._turn(1)
            case "previous_pane" | "left":
                self._turn(-1)
            case "back" if self.active is not self._table:
                self._activate(self._table)
            case "back" | "quit":
                self._leave()
            case "help":
                await self.app.push_screen(Page(_help_lines, self.keymap))
            case "redraw":
                self.app.post_message(RedrawWanted())
            case _:
                return self._is_told_unused(event)
        return True

    # What is shown

    def _say(self, text: str, is_alarm: bool = False) -> None:
        """Say something until the next key; what is too long for the last line, in the place of the fields."""
        self.key_line.say(text, is_alarm)
        if cell_len(text) > self.size.width - 2:
            self._fields.tell(text)

    def _hush(self) -> None:
        self.key_line.hush()
        self._fields.tell("")

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self._table.show(preview)
        self._follow()

    def _follow(self) -> None:
        """Show the highlighted row in the other panes."""
        preview, row = self.preview, self._table.row
        self._fields.show(preview, row)
        begin = preview.places[row.task] if row.task is not None else NOWHERE
        self._document.show(preview.place_of(row), begin)
        self.query_one(HeadLine).show(preview.plan.title, _counts(preview))
        self.key_line.show_right([LineWord(f"{self._table.cursor + 1}/{len(preview.rows)}", 4)])

    def _activate(self, pane: LinePane) -> None:
        self.active.activate(False)
        self.active = pane if pane.display else self._table
        self.active.activate(True)
        self.key_line.show_keys(_keys(self.active is self._table), BETWEEN_FACTS)

    def _turn(self, panes: int) -> None:
        panes_here: tuple[LinePane, ...] = (self._table, self._fields, self._document)
        order = [pane for pane in panes_here if pane.display]
        self._activate(order[(order.index(self.active) + panes) % len(order)])

    def _open(self) -> None:
        """Go from the table to the fields, and mend the highlighted one there."""
        if self.active is self._table:
            self._activate(self._fields)
        elif self.active is self._fields and self._table.row.task is not None:
            self._mend(self._table.row.task, self._fields.field)
        else:
            self._activate(self._table)

    # Mending and confirming

    def _mend_by_digit(self, digit: str) -> None:
        index, place = self._table.row.task, int(digit) - 1
        if index is None:
            self._say(tr("This doubt is about no task: look at its place, Space settles it."), True)
        elif not 0 <= place < len(FIELDS):
            self._say(tr("There are fields 1 to {last}.").format(last=len(FIELDS)), True)
        else:
            self._mend(index, FIELDS[place])

    def _mend(self, index: int, field: str) -> None:
        plan = self.preview.plan
        name, hint = field_name(field), field_hint(field)
        label = (
            tr("{name} ({hint}):").format(name=name, hint=hint) if hint else tr("{name}:").format(name=name)
        )

        async def entered(words: str) -> None:
            try:
                fixed = self.preview.fix(index, field, words)
            except WorkplanError as error:
                self._say(error_words(error), is_alarm=True)
                return
            self.key_line.finish()
            is_other = fixed.plan != self.preview.plan
            self._show(fixed)
            if is_other:
                self._tell_mended(index, field)

        self.key_line.ask(
            Prompt(
                label, entered, text=field_words(plan, plan.tasks[index], field), recall=f"{index} {field}"
            )
        )

    def _tell_mended(self, index: int, field: str) -> None:
        task = self.preview.plan.tasks[index]
        if field == "due" and task.due_text and task.due_on is None:
            told = tr("{words} names no day: the task has no deadline to count to.")
            self._say(told.format(words=task.due_text))
        else:
            self._say(tr("mended: {name}. {left}").format(name=field_name(field), left=self._left()))

    def _confirm(self) -> None:
        """Settle the doubts of the row, and go to the next that is open; the same again opens them."""
        row = self._table.row
        if not row.doubts:
            self._say(tr("Nothing is doubted here."))
            return
        self._show(self.preview.confirm(row))
        if all(map(self.preview.is_settled, row.doubts)):
            rows = self.preview.rows
            order = [*range(self._table.cursor + 1, len(rows)), *range(self._table.cursor)]
            still = (at for at in order if not all(map(self.preview.is_settled, rows[at].doubts)))
            self._table.move_to(next(still, self._table.cursor))
        self._say(self._left())

    def _left(self) -> str:
        count = len(self.preview.open_doubts)
        if not count:
            return tr("No doubt is left; F2 writes the plan.")
        return trn("{count} doubt left", "{count} doubts left", count).format(count=count)

    # Writing and leaving

    async def _save(self) -> None:
        """Write the plan; ask first where a doubt is left."""
        count = len(self.preview.open_doubts)
        if not count:
            await self._put(self._target)
            return

        async def answered(_sign: str) -> None:
            self.key_line.finish()
            await self._put(self._target)

        title = trn("{count} doubt is left.", "{count} doubts are left.", count).format(count=count)
        self.key_line.ask(Choice(title, {"1": tr("write all the same")}, answered))

    async def _put(self, target: str) -> None:
        """Write the plan; where that cannot be, ask for another file."""
        self._target = target
        try:
            await asyncio.to_thread(self._write, self.preview.plan, target)
        except WorkplanError as error:
            self._ask_for_file()
            self._say(error_words(error), is_alarm=True)
            return
        self.dismiss(Written(self.preview, target))

    def _ask_for_file(self) -> None:
        async def entered(name: str) -> None:
            if name.strip():
                self.key_line.finish()
                await self._put(name.strip())

        self.key_line.ask(
            Prompt(tr("Write the plan to another file:"), entered, text=self._target, recall="file")
        )

    def _leave(self) -> None:
        if not self.preview.is_touched:
            self.dismiss(None)
            return

        async def answered(sign: str) -> None:
            self.key_line.finish()
            if sign == "1":
                await self._save()
            else:
                self.dismiss(None)

        title = tr("What was mended or settled is not written.")
        self.key_line.ask(Choice(title, {"1": tr("write"), "2": tr("leave without")}, answered))

    def _is_told_unused(self, event: events.Key) -> bool:
        if event.key == "ctrl+c":
            self._leave()
            return True
        if not event.is_printable and not is_function_key(event.key):
            return False
        self._say_unused(name_of(event.key, event.character))
        return True

    def _say_unused(self, name: str) -> None:
        self._say(tr("{key} does nothing here; F1 lists the keys.").format(key=name))


def _counts(preview: Preview) -> str:
    plan = preview.plan
    told = [trn("{count} task", "{count} tasks", len(plan.tasks)).format(count=len(plan.tasks))]
    if preview.doubts:
        told.append(
            tr("settled {settled} of {count} doubts").format(
                settled=preview.settled_count, count=len(preview.doubts)
            )
        )
    else:
        told.append(tr("no doubts"))
    if preview.fix_count:
        told.append(
            trn("{count} mended", "{count} mended", preview.fix_count).format(count=preview.fix_count)
        )
    return "  ".join(told)


def _keys(is_in_table: bool) -> list[LineWord]:
    if is_in_table:
        return [
            LineWord(tr("F2 write"), 1), LineWord(tr("1-7 mend"), 2), LineWord(tr("Space settle"), 3),
            LineWord(tr("Enter look"), 6), LineWord(tr("F1 keys"), 5), LineWord(tr("Esc leave"), 4),
        ]  # fmt: skip
    return [
        LineWord(tr("Enter mend"), 1), LineWord(tr("Space settle"), 3), LineWord(tr("Tab next pane"), 4),
        LineWord(tr("F2 write"), 5), LineWord(tr("Esc back"), 2),
    ]  # fmt: skip


def _help_lines(width: int) -> list[PageLine]:
    told = (
        ("1-7", tr("mend a field of the highlighted task; its digit stands before it")),
        ("Enter", tr("go to the fields; there: mend the highlighted one")),
        ("Space", tr("settle the doubts: looked at, nothing wrong; again: open them")),
        ("Tab", tr("to the next pane: table, fields, document")),
        ("F2", tr("write the plan file; nothing is written before")),
        ("Esc", tr("back to the table; there: leave, after a question where something was mended")),
        ("*", tr("before a task: something of it was mended; what was read stands below the field")),
        (">", tr("in the document: here it was read")),
    )
    head = PageLine(((tr("Preview of an import"), palette.BAR_STRONG),))
    return [head, plain_line(""), *(plain_line(f"{key:<6} {words}") for key, words in told)]
