"""The application: colours, output, the palette. It knows no plan logic."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
from functools import partial

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.geometry import Size

from workplan_tui.store.disk.lock import LONGEST_WAIT
from workplan_tui.text import cells
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.celldiff import CellDiff
from workplan_tui.tui.edits.unsaved import UnsavedEdits
from workplan_tui.tui.keys.bursts import Stroke, answers_with_words, may_be_text, taken, text_of
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.messages import CopyWanted
from workplan_tui.tui.screens.main_screen import MainScreen
from workplan_tui.tui.terminal.burst import Burst
from workplan_tui.tui.terminal.capabilities import erases_to_ground
from workplan_tui.tui.terminal.clipboard import sequence
from workplan_tui.tui.terminal.driver import QuickDriver
from workplan_tui.tui.terminal.surroundings import MOSH, surroundings
from workplan_tui.tui.views.arrangement import THREE_FROM
from workplan_tui.tui.views.first_words import Opening
from workplan_tui.tui.views.preferences import Preferences
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType
    from textual.screen import Screen
    from textual.timer import Timer

    from workplan_tui.tui.desk import Desk
    from workplan_tui.tui.edits.drafts import DraftKeeper
    from workplan_tui.tui.edits.unsaved import Unsaved
    from workplan_tui.tui.views.memory import Remembered

_TO_HAND_OVER = 0.0003
"""Seconds in which the thread that writes takes the interpreter over; else it waits for 5 ms and more."""
_PEN_LASTS = 1.0
"""Seconds after which another program may have changed what the terminal draws with, without its being drawn anew."""
_SHOWN_BLANK = 0.3
"""Seconds: mosh sends what is shown four times a second at least."""
_SAME_TEXT = 0.05
"""Seconds within which more keys belong to a text that came at once: a long one comes in several reads."""
_JOB_CONTROL = "ctrl+z"
"""What stops programs in every terminal: no command of ours, and the same on every screen and in every prompt."""
_LAST_SECONDS = int(LONGEST_WAIT) + 3
"""What is left of the program after it was told to end: the wait for the lock, and what comes after it."""


class TerminalApp(App[None], inherit_bindings=False):
    """What every screen of the program needs of its terminal: keys in their order, few bytes, an end in order."""

    CSS_PATH = "workplan.tcss"
    ALLOW_SELECT = False  # Shift and the mouse select in the terminal itself
    ENABLE_COMMAND_PALETTE = False  # ours speaks two languages and finds by pinyin (screens/command_list.py)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (THREE_FROM, "-broad")]

    def __init__(self, preferences: Preferences | None = None) -> None:
        # Without `ansi_color` Textual would turn the terminal's own colours into its own.
        super().__init__(driver_class=QuickDriver, ansi_color=palette.theme.is_native)
        self._preferences = preferences or Preferences()
        self.main: MainScreen | None = None
        """The three panes, also after they were left."""
        self._diff: CellDiff | None = None
        self._written_at = 0.0
        """When the terminal was written to last, by the monotonic clock."""
        self._is_under_mosh = MOSH in surroundings(os.environ)
        self._blanked: Timer | None = None
        """Runs while blanks are shown; then the whole is drawn."""
        self._text_until = float("-inf")
        """Until when more keys belong to a text that came at once, on the clock of messages."""
        self._awaits_width = False
        """Whether the terminal was shown a sign and has not said yet how wide it was."""
        self.unsaved = UnsavedEdits()

    def on_mount(self) -> None:
        """Look after what a suspended program cannot know, and leave in order when told to end."""
        self.app_resume_signal.subscribe(self, lambda _: self._forget_terminal())
        if not self.is_headless:
            for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
                signal.signal(number, partial(self._end, asyncio.get_running_loop()))

    def on_ready(self) -> None:
        """Look for garbage from here on, but not among what the first frame is made of (launch.py)."""
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def _end(self, loop: asyncio.AbstractEventLoop, number: int, _frame: object) -> None:
        """Leave as a program does that a signal ended; what is being saved is saved first.

        A terminal that is gone, or takes nothing any more, can hold that up for a moment only: the
        loop itself may wait for it.
        """
        if loop.is_closed() and number == signal.SIGINT:
            return  # what is being saved is said in a moment: Ctrl+C must not cut that short
        signal.alarm(_LAST_SECONDS)
        if loop.is_closed():
            return  # left already: what is still being saved and put away is ended, within those seconds
        loop.call_soon_threadsafe(partial(self.exit, return_code=128 + number))

    def on_terminal_gone(self) -> None:
        """Leave as on a lost connection; called by the thread that reads keys."""
        if self._loop is not None:
            self._end(self._loop, signal.SIGHUP, None)

    async def on_event(self, event: events.Event) -> None:
        """Hand a key on when the screen is done with the one before."""
        if isinstance(event, events.Resize) and self._size is not None:
            self.on_redraw_wanted()  # between two sizes a terminal loses what stood at its edge
        if self._exit and isinstance(event, (Burst, events.InputEvent, events.Paste)):
            return  # typed behind what ended the program: nothing opens or is recorded any more
        if isinstance(event, Burst):
            await self._take_burst(event.keys, event.time)
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif event.time < self._text_until:
            await self._take_burst((event,), event.time)
        else:
            await self._take_key(event)

    async def _take_key(self, event: events.Key) -> None:
        screen = self.screen
        if self._exit:
            return
        if event.key == _JOB_CONTROL and self.main is not None:
            await self.main.dispatch.run("suspend")
        elif isinstance(screen, KeyTaker) and screen.is_running:
            screen.is_free.clear()
            await super().on_event(event)
            await screen.is_free.wait()
        else:
            await super().on_event(event)

    async def _take_burst(self, keys: Sequence[events.Key], at: float) -> None:
        """Hand the keys on one by one, up to where they are text.

        What comes right behind a text, or behind a line of one that was answered with, belongs to it.
        """
        goes_on, self._text_until = at < self._text_until, float("-inf")
        while keys and not self._exit:
            screen = self.screen
            strokes = [Stroke(key.key, key.character or "") for key in keys]
            count = len(keys)
            if isinstance(screen, KeyTaker):
                count = (
                    0 if goes_on and may_be_text(strokes) else taken(strokes, screen.keymap, screen.asking)
                )
                if not count:
                    self._text_until = at + _SAME_TEXT
                    screen.call_later(screen.take_text, text_of(strokes))
                    return
                if screen.asking is not None and answers_with_words(strokes):
                    self._text_until = at + _SAME_TEXT
            for key in keys[:count]:
                key.set_sender(self)
                await self._take_key(key)
            keys = keys[count:]

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the program at once; everything must be saved."""
        self.unsaved.is_over = True
        if isinstance(self._driver, QuickDriver):
            self._driver.is_leaving = True
        super().exit(result, return_code, message)

    def asked_width(self) -> bool:
        """Return whether to ask the terminal how wide ambiguous signs are; the driver does then."""
        self._awaits_width = self._preferences.screen.ambiguous_width == "auto"
        return self._awaits_width

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """Take the answer, however late it comes; another one may be a key that looks the same."""
        takes_two = event.x == 2
        if self._awaits_width and takes_two != cells.is_wide():
            cells.use(takes_two)
            self._show_anew()
        self._awaits_width = False

    def on_look_changed(self) -> None:
        """Show all in other colours, or in another language."""
        self.ansi_color = palette.theme.is_native
        self.screen.styles.background = palette.theme.space or "transparent"
        self.refresh_css(animate=False)  # the style sheet knows whether colours are the terminal's own
        self._show_anew()

    def _show_anew(self) -> None:
        """Lay out and draw all that is shown, as nothing of it holds any more."""
        self._forget_terminal()
        for pane in self.screen.query(LinePane):
            pane.forget_layout()
        for widget in self.screen.walk_children():
            widget.refresh()

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """Hand the text to the terminal."""
        if self._driver is not None:
            self._driver.write(sequence(message.text, surroundings(os.environ)))
            self._driver.flush()

    def on_redraw_wanted(self) -> None:
        """Write the whole screen again.

        mosh keeps halves of wide signs that a smaller window cut, and sends only what it believes to
        have changed: it must have shown blanks in between (measured with 1.4.0, tests/tui/terminal/test_mosh.py).
        """
        if self._is_under_mosh and self._driver is not None:
            self._driver.write("\x1b[2J")
            self._driver.flush()
            if self._blanked is not None:
                self._blanked.stop()
            self._blanked = self.set_timer(_SHOWN_BLANK, self._draw_anew)
            return
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._blanked = None
        self._forget_terminal()
        self.screen.refresh()

    def _forget_terminal(self) -> None:
        if self._diff is not None:
            self._diff.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write just the cells that differ from what the terminal shows.

        Overrides Textual's own, a private name: the version is pinned, and a test compares what
        a terminal shows with a full repaint.
        """
        if self._blanked is not None:
            return
        can_diff = (
            isinstance(renderable, CompositorUpdate)
            and self._running
            and not self._closed
            and not self.is_headless
            and self._driver is not None
            and not self._driver.is_inline
            and not self._batch_count
        )
        if not can_diff or not isinstance(renderable, CompositorUpdate) or self._driver is None:
            super()._display(screen, renderable)
            if self._diff is not None:
                self._diff.forget_pen()
            return
        size: Size = self.size
        if self._diff is None or (self._diff.width, self._diff.height) != size:
            self._diff = CellDiff(size.width, size.height, erases_to_ground())
        if time.monotonic() - self._written_at > _PEN_LASTS:
            self._diff.forget_pen()
        system = self.console._color_system if palette.theme.has_colour else None
        sequence = self._diff.sequence(renderable, system)
        position = self.screen.outer_size.clamp_offset(self.cursor_position)
        if sequence or position != self._previous_cursor_position:
            self._begin_update()
            place = f"{position.y + 1};{position.x + 1}" if position else ""
            self._driver.write(f"{sequence}\x1b[{place}H")
            self._end_update()
            self._previous_cursor_position = position
            self._driver.flush()
            self._written_at = time.monotonic()
            time.sleep(_TO_HAND_OVER)
        self.post_display_hook()


class WorkplanApp(TerminalApp, inherit_bindings=False):
    """`workplan` without a verb."""

    def __init__(
        self,
        desk: Desk,
        actor: str,
        day: date | None,
        preferences: Preferences | None = None,
        opening: Opening = Opening(),  # noqa: B008 - a frozen value
        remembered: Remembered | None = None,
        kept_drafts: DraftKeeper | None = None,
    ) -> None:
        super().__init__(preferences)
        self._desk, self._actor, self._day = desk, actor, day
        self._opening, self._remembered = opening, remembered
        self._kept_drafts = kept_drafts

    def take_up(self, edits: tuple[Unsaved, ...], sentence: str) -> None:
        """Have edits that an earlier session could not save, and say so when the screen stands."""
        self.unsaved = UnsavedEdits(edits)
        told = "  ".join(filter(None, (sentence, self._opening.greeting)))
        self._opening = self._opening.replace(greeting=told)

    def get_default_screen(self) -> Screen[None]:
        """Return the three panes: an empty screen below them would be laid out and drawn first."""
        self.main = MainScreen(
            self._desk, self._actor, self._day, self._preferences, self.unsaved, self._opening,
            self._remembered, self._kept_drafts,
        )  # fmt: skip
        return self.main
