"""A page over the panes: lines to read, some of which lead to a task. Esc closes it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from workplan_tui.language import tr
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.keys.bursts import at_once
from workplan_tui.tui.keys.keymap import is_function_key
from workplan_tui.tui.keys.keynames import name_of
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.pages.page_line import PageAction, PageCopy
from workplan_tui.tui.prompts.choice import Choice
from workplan_tui.tui.prompts.prompt import SIGNS
from workplan_tui.tui.views.narrowed import Counted
from workplan_tui.tui.widgets.key_line import KeyLine
from workplan_tui.tui.widgets.line_pane import StoppingPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.pages.page_line import LinesFor, Ordering, PageLine
    from workplan_tui.tui.prompts.prompt import Prompt

Result = str | Counted | PageAction | None
"""A task, some tasks, or what else is to be done."""


class PagePane(StoppingPane):
    """The lines; the highlight is drawn only where a line leads somewhere."""

    def __init__(
        self, lines_for: LinesFor, changed: Callable[[], None], order_by: Callable[[int], None]
    ) -> None:
        super().__init__("page-pane")
        self._order_by = order_by
        """Told which column's name was clicked."""
        self._lines_for = lines_for
        self._changed = changed
        """Told when the page is laid out, and when other lines of it are visible or another one is highlighted."""
        self._page: tuple[PageLine, ...] = ()

    def lay_out(self) -> None:
        """Lay the page out in the new width; what is highlighted stays highlighted."""
        chosen = self.target
        self._page = tuple(self._lines_for(self.size.width - 1))
        self.stops = leading = [n for n, line in enumerate(self._page) if line.target]
        if self.leads and (self.target != chosen or chosen is None):
            same = (n for n in leading if self._page[n].target == chosen)
            self.cursor = next(same, leading[0])
        super().lay_out()
        self._changed()

    def scrolled(self) -> None:
        """Tell the page."""
        self._changed()

    @property
    def leads(self) -> bool:
        """Whether a line leads anywhere."""
        return bool(self.stops)

    @property
    def target(self) -> Result:
        """What the highlighted line leads to, or what is done there."""
        return self._page[self.cursor].target if self.cursor < len(self._page) else None

    def highlighted(self) -> None:
        """Tell the page: another line may lead elsewhere."""
        self._changed()

    def on_click(self, event: events.Click) -> None:
        """Highlight the line, or order by the column whose name it is."""
        line = self.top + event.y
        heads = self._page[line].heads if line < len(self._page) else ()
        column = next((n for n, (first, end) in enumerate(heads) if first < event.x <= end), None)
        if column is None:
            super().on_click(event)
        else:
            self._order_by(column)

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._page)

    def draw_line(self, line: int) -> Strip:
        """Draw one line; the highlighted one in the colours of the highlight."""
        parts = self._page[line].parts
        if self.leads and line == self.cursor:
            parts = tuple((text, palette.CURSOR) for text, _ in parts)
            return strip_of([(" ", palette.CURSOR), *parts], self.size.width, palette.CURSOR)
        return strip_of([(" ", palette.BAR), *parts], self.size.width, palette.BAR)

    def draw_blank(self) -> Strip:
        """Draw the empty end."""
        return strip_of([], self.size.width, palette.BAR)


class Page(KeyTaker[Result], ModalScreen[Result]):
    """Shows lines; its result is what was chosen, or what else is to be done, if anything is."""

    def __init__(
        self,
        lines_for: LinesFor,
        keymap: Keymap,
        actions: Sequence[PageAction | PageCopy] = (),
        ordering: Ordering | None = None,
    ) -> None:
        super().__init__()
        self._lines_for, self.keymap, self._ordering = lines_for, keymap, ordering
        self._actions = {action.key: action for action in actions}

    def compose(self) -> ComposeResult:
        """Show the lines above, the keys below."""
        yield PagePane(self._lines_for, self._follow, self._order_by)
        yield KeyLine()

    def on_mount(self) -> None:
        """Name the keys from the first frame on."""
        self.query_one(KeyLine).position = self.query_one(PagePane).position
        self._follow()

    def _follow(self) -> None:
        """Show what the keys do now that the page is laid out, and which lines are visible."""
        key_line, pane = self.query_one(KeyLine), self.query_one(PagePane)
        target = pane.target
        offered = [LineWord(action.words, 2) for action in self._actions.values() if action.words]
        if self._ordering is not None:
            offered.insert(0, LineWord(tr("{key} order").format(key=self.keymap.name("sort")), 2))
        # Where a highlight stands, Enter is what people try: which lines are shown is said before it.
        leads = tr("Enter goes to the task")
        if isinstance(target, PageAction):
            leads = target.words
        elif isinstance(target, Counted):
            leads = tr("Enter shows these tasks")
        enter = [LineWord(leads, 4)] if pane.leads else []
        key_line.show_keys([*offered, *enter, LineWord(tr("Esc closes"), 1)])
        key_line.follow_position()

    def _order_by(self, column: int) -> None:
        """Order the table of the page by the column."""
        if self._ordering is not None and self.asking is None:
            self._ordering.order_by(column)
            self.query_one(PagePane).forget_layout()

    def _ask_order(self, names: Sequence[str]) -> None:
        """Ask which column to order by."""
        key_line = self.query_one(KeyLine)
        signs = dict(zip(SIGNS, names, strict=False))

        async def chosen(sign: str) -> None:
            key_line.finish()
            self._order_by(SIGNS.index(sign))

        key_line.ask(Choice(tr("Order"), signs, chosen))

    @property
    def takes_clicks(self) -> bool:
        """What is asked is about the page as it stands."""
        return self.asking is None

    @property
    def asking(self) -> Prompt | None:
        """What the key line asks."""
        return self.query_one(KeyLine).prompt if self.is_mounted else None

    def take_text(self, text: str) -> None:
        """Say that nothing is typed here."""
        self._say_unused(at_once(text))

    async def take(self, event: events.Key) -> bool:
        """Move, choose or close."""
        key_line, pane = self.query_one(KeyLine), self.query_one(PagePane)
        key_line.hush()
        if key_line.prompt is not None:
            await key_line.press(key_line.prompt, event)
            return True
        page = max(1, pane.size.height - 1)
        command_id = self.keymap.command_id(event.key, event.character)
        action = self._actions.get(event.key) or self._actions.get(command_id or "")
        if isinstance(action, PageCopy):
            self._say_or_close(action.run())
            return True
        if action is not None:
            self.dismiss(action)
            return True
        match command_id:
            case "sort" if self._ordering is not None:
                self._ask_order(self._ordering.names)
            case "down":
                pane.move_by(1)
            case "up":
                pane.move_by(-1)
            case _ if event.key == "space":
                pane.move_by(page)
            case "page_down":
                pane.move_by(page)
            case "page_up":
                pane.move_by(-page)
            case "first":
                pane.move_by(-pane.line_count())
            case "last":
                pane.move_by(pane.line_count())
            case "open":
                self.dismiss(pane.target)
            case "back" | "quit" | "help":
                self.dismiss()
            case _:
                return self._is_told_unused(event)
        return True

    def _say_or_close(self, told: str) -> None:
        """Say it; what says nothing goes on in the key line of the screen below."""
        if told:
            self.query_one(KeyLine).say(told)
        else:
            self.dismiss()

    def _is_told_unused(self, event: events.Key) -> bool:
        """Say that the key does nothing here, if somebody can have meant something by it."""
        if not event.is_printable and not is_function_key(event.key):
            return False
        self._say_unused(name_of(event.key, event.character))
        return True

    def _say_unused(self, name: str) -> None:
        self.query_one(KeyLine).say(tr("{key} does nothing on this page; Esc closes it.").format(key=name))
