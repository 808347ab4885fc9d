"""The last line: the keys, or what just happened, or the prompt that is being answered."""

from __future__ import annotations

import re

from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.text.cells import cell_len, cut
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.line_words import LineWord, fitted
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.keys.keymap import is_function_key
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.prompts.prompt import TURN
from workplan_tui.tui.prompts.typed import typed_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workplan_tui.tui.prompts.prompt import Prompt


_STEPS = {"up": -1, "down": 1, "shift+tab": -1, "tab": 1}
"""Keys that go from field to field of a form."""

_LEAST_TYPED = 12
"""Cells of a typed text that no label and no note takes away."""
_LEAST_NOTE = 10
_NEEDED_RANK = 3
"""Keys up to this rank (`LineWord`) come before what stands at the right end."""
BETWEEN_FACTS = "  "
_WIDE_BLANK = "\u3000"
"""What the space bar of a Chinese input method types."""


class KeyLine(Widget):
    """While a prompt is open, the screen hands every key to it."""

    def __init__(self) -> None:
        super().__init__(id="key-line")
        self._keys: tuple[LineWord, ...] = ()
        self._between_keys = " "
        self._right: tuple[LineWord, ...] = ()
        self.position: Callable[[], str] = str
        """Says which lines of a longer text are shown; asked while the line is drawn."""
        self._position = ""
        self._message: tuple[str, bool] | None = None
        self.prompt: Prompt | None = None
        self._left: dict[str, str] = {}
        """What was typed and left by Esc, by what its prompt is known by."""
        self.is_refusing = False
        """Whether the message says why what was typed in the prompt, which it hides, is not taken."""

    def show_keys(self, words: Sequence[LineWord], between: str = " ") -> None:
        """Show these words from now on."""
        if tuple(words) != self._keys:
            self._keys, self._between_keys = tuple(words), between
            self.refresh()

    def show_right(self, words: Sequence[LineWord]) -> None:
        """Show something at the right end: filter and counts."""
        if tuple(words) != self._right:
            self._right = tuple(words)
            self.refresh()

    def follow_position(self) -> None:
        """Show which lines are shown now, if they are others."""
        if self.position() != self._position:
            self.refresh()

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Show a message in the place of keys and prompt until the next key."""
        self._message = (clean(text), is_alarm)
        self.refresh()

    @property
    def said(self) -> str:
        """The message that stands there; empty where none does."""
        return self._message[0] if self._message is not None else ""

    def hush(self) -> None:
        """Show the keys, or the prompt, again."""
        self.is_refusing = False
        if self._message is not None:
            self._message = None
            self.refresh()

    def ask(self, prompt: Prompt) -> None:
        """Open the prompt."""
        self.prompt, self._message, self.is_refusing = prompt, None, False
        left = self._left.pop(prompt.recall, "")
        if left:
            prompt.bring_back(left)
        self.refresh()

    def finish(self) -> None:
        """Close the prompt."""
        self.prompt = None
        self.refresh()

    async def press(self, prompt: Prompt, event: events.Key) -> None:
        """Edit or answer the prompt."""
        self._tell_wrong(prompt, False)
        if event.key == "escape" or (event.key == "enter" and prompt.stays):
            self.finish()
            if prompt.recall and prompt.left.strip():
                self._left[prompt.recall] = prompt.left
            left = prompt.cancelled() if prompt.cancelled else None
            if left is not None:
                await left
        elif event.key == "enter" and not prompt.choices:
            await prompt.submit(prompt.text)
        elif event.key == TURN and prompt.turned:
            prompt.turned()
        elif prompt.choices:
            chosen = plain(event.character or "")
            if chosen and chosen in prompt.choices:
                await prompt.submit(chosen)
            else:
                self._tell_wrong(
                    prompt, event.is_printable or event.key == "enter" or is_function_key(event.key)
                )
        elif event.character and (event.is_printable or event.character == _WIDE_BLANK):
            self._type(event.character)
        elif event.key == "ctrl+d" and prompt.ended:
            await prompt.ended(prompt.text)
        elif event.key in _STEPS and prompt.moved:
            prompt.moved(_STEPS[event.key])
        elif prompt.press(event.key):
            self._changed()

    def _tell_wrong(self, prompt: Prompt, is_wrong: bool) -> None:
        if prompt.is_wrong != is_wrong:
            prompt.is_wrong = is_wrong
            self.refresh()

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
        needed = fitted(
            [word for word in self._keys if word.rank <= _NEEDED_RANK], width - 2, self._between_keys
        )
        right = [*self._right, LineWord(self._position, 1)] if self._position else self._right
        told = fitted(right, width - cell_len(needed) - 4, BETWEEN_FACTS)
        shown = fitted(self._keys, width - cell_len(told) - 3, self._between_keys)
        gap = " " * max(1, width - cell_len(shown) - cell_len(told) - 2)
        return strip_of([(f" {shown}", palette.BAR_KEY), (f"{gap}{told} ", palette.BAR)], width, palette.BAR)

    def _draw_prompt(self, prompt: Prompt, width: int) -> Strip:
        """Draw what is asked and what was typed; what else would be said yields to them."""
        if prompt.choices:
            style = palette.BAR_ALARM if prompt.is_wrong else palette.BAR_STRONG
            return strip_of([(f" {cut(prompt.asked(width - 2), width - 2)} ", style)], width, palette.BAR)
        asked, typing = clean(prompt.label), cell_len(clean(prompt.text)) + 1
        label = cut(asked, _label_room(asked, typing, width - 3))
        room = width - cell_len(label) - 3
        right = self._beside(prompt, room, room - typing - 2)
        typed, x = typed_parts(prompt, room - cell_len(right) - 2 * bool(right))
        self.app.cursor_position = Offset(self.region.x + cell_len(label) + 2 + x, self.region.y)
        used = sum(cell_len(text) for text, _ in typed) + cell_len(label) + 2
        gap = " " * max(1, width - used - cell_len(right) - 1)
        parts = [(f" {label} ", palette.BAR_STRONG), *typed, (gap, palette.PROMPT), (right, palette.PROMPT)]
        return strip_of(parts, width, palette.PROMPT)

    def _beside(self, prompt: Prompt, room: int, free: int) -> str:
        """Return what stands at the right end of a prompt: of so many cells some are free."""
        is_recalled = prompt.recall and prompt.ghost and not prompt.text
        count = prompt.count if room - cell_len(prompt.count) - 2 >= _LEAST_TYPED and not is_recalled else ""
        note, free = clean(prompt.note), free - (cell_len(count) + 2 if count else 0)
        note = tr("Right brings it back") if is_recalled else note
        if not note:
            told = "" if prompt.count else fitted(self._right, 1000, BETWEEN_FACTS)
            return count or (told if cell_len(told) <= free else "")
        if cell_len(note) > free:
            note = cut(note, free) if free >= _LEAST_NOTE and not is_recalled else ""
        return "  ".join(filter(None, (note, count)))


def _label_room(asked: str, typing: int, width: int) -> int:
    """Return the cells for a label: all that typing leaves free, else half the line."""
    most = width - max(_LEAST_TYPED, typing)
    return most if most >= min(cell_len(asked), width - _LEAST_TYPED) else width // 2
