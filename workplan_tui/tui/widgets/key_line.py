"""The last line: the keys, or what just happened, or the prompt that is being answered."""

from __future__ import annotations

import re

from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.cells import cut, end_of, strip_of
from workplan_tui.tui.drawing.typed import typed_parts
from workplan_tui.tui.drawing.width import cell_len
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.tui.prompts.prompt import Prompt


_STEPS = {"up": -1, "down": 1, "shift+tab": -1, "tab": 1}
"""Keys that go from field to field of a form."""

_WIDE_BLANK = "\u3000"
"""What the space bar of a Chinese input method types."""


class KeyLine(Widget):
    """While a prompt is open, the screen hands every key to it."""

    def __init__(self) -> None:
        super().__init__(id="key-line")
        self._keys = ""
        self._right = ""
        self.position: Callable[[], str] = str
        """Says which lines of a longer text are shown; asked while the line is drawn."""
        self._position = ""
        self._message: tuple[str, bool] | None = None
        self.prompt: Prompt | None = None

    def show_keys(self, text: str) -> None:
        """Show these keys from now on."""
        if text != self._keys:
            self._keys = text
            self.refresh()

    def show_right(self, text: str) -> None:
        """Show a text at the right end: filter and counts."""
        text = clean(text)
        if text != self._right:
            self._right = text
            self.refresh()

    def follow_position(self) -> None:
        """Show which lines are shown now, if they are others."""
        if self.position() != self._position:
            self.refresh()

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Show a message in the place of keys and prompt until the next key."""
        self._message = (clean(text), is_alarm)
        self.refresh()

    def hush(self) -> None:
        """Show the keys again."""
        if self._message is not None:
            self._message = None
            self.refresh()

    def ask(self, prompt: Prompt) -> None:
        """Open the prompt."""
        self.prompt, self._message = prompt, None
        self.refresh()

    def finish(self) -> None:
        """Close the prompt."""
        self.prompt = None
        self.refresh()

    async def press(self, prompt: Prompt, event: events.Key) -> None:
        """Edit or answer the prompt."""
        if event.key == "escape" or (event.key == "enter" and prompt.stays):
            self.finish()
            if prompt.cancelled:
                prompt.cancelled()
        elif event.key == "enter" and not prompt.choices:
            await prompt.submit(prompt.text)
        elif prompt.choices:
            chosen = plain(event.character or "")
            if chosen and chosen in prompt.choices:
                await prompt.submit(chosen)
        elif event.character and (event.is_printable or event.character == _WIDE_BLANK):
            self._type(event.character)
        elif event.key == "ctrl+d" and prompt.ended:
            await prompt.ended(prompt.text)
        elif event.key in _STEPS and prompt.moved:
            prompt.moved(_STEPS[event.key])
        elif prompt.press(event.key):
            self._changed()

    def paste(self, text: str) -> None:
        """Take pasted text, and what an input method commits, as one line."""
        if self.prompt is not None and not self.prompt.choices:
            self._type(re.sub(r"[\r\n\t]+", " ", text))

    def _type(self, text: str) -> None:
        if self.prompt is not None:
            self.prompt.insert(text)
            self._changed()

    def _changed(self) -> None:
        self.refresh()
        if self.prompt is not None and self.prompt.typed:
            self.prompt.typed(self.prompt.text)

    def render_line(self, y: int) -> Strip:
        """Draw the line, and put the terminal's cursor where typing goes on."""
        width = self.size.width
        if self.prompt is not None and self._message is None:
            return self._draw_prompt(self.prompt, width)
        if self._message is not None:
            text, is_alarm = self._message
            return strip_of(
                [(f" {text}", palette.BAR_ALARM if is_alarm else palette.BAR_STRONG)], width, palette.BAR
            )
        self._position = self.position()
        told = end_of("  ".join(filter(None, (self._right, self._position))), width - 2)
        shown = cut(self._keys, width - cell_len(told) - 3)
        gap = " " * max(1, width - cell_len(shown) - cell_len(told) - 2)
        return strip_of([(f" {shown}", palette.BAR_KEY), (f"{gap}{told} ", palette.BAR)], width, palette.BAR)

    def _draw_prompt(self, prompt: Prompt, width: int) -> Strip:
        asked = clean(prompt.label)
        label = cut(asked, max(8, width // 2))
        if prompt.choices:
            label = end_of(asked, width - 2)  # the choices stand at its end
        room = width - cell_len(label) - 3
        right = clean(prompt.note) or self._right
        right = cut(right, max(room // 3, room - cell_len(clean(prompt.text)) - 2))
        typed, x = typed_parts(prompt, room - cell_len(right) - 2)
        self.app.cursor_position = Offset(self.region.x + cell_len(label) + 2 + x, self.region.y)
        used = sum(cell_len(text) for text, _ in typed) + cell_len(label) + 2
        gap = " " * max(1, width - used - cell_len(right) - 1)
        parts = [(f" {label} ", palette.BAR_STRONG)]
        if not prompt.choices:
            parts += [*typed, (gap, palette.PROMPT), (right, palette.PROMPT)]
        return strip_of(parts, width, palette.BAR if prompt.choices else palette.PROMPT)
