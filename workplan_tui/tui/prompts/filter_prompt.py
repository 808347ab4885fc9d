"""The prompt of the filter: Tab completes, Up and Down bring back earlier filters."""

from __future__ import annotations

from workplan_tui.text.cells import cell_len
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from workplan_tui.model.filter.completion import Completion
    from workplan_tui.tui.prompts.prompt import Submit

    Complete = Callable[[str, int], Completion]

_TABS = {"tab": 1, "shift+tab": -1}
_STEPS = {"up": -1, "down": 1}


class FilterPrompt(Prompt):
    """Every key but Tab takes the text that Tab left there as typed."""

    def __init__(
        self, label: str, submit: Submit, complete: Complete, history: Sequence[str], **more: Any
    ) -> None:
        super().__init__(label, submit, **more)
        self._complete = complete
        self._lines = [*history, self.text]
        """Earlier filters, oldest first, and what is typed now."""
        self._line = len(history)
        self._offered: Completion | None = None
        self._chosen = 0

    def bring_back(self, text: str) -> None:
        """Offer what Esc left, unless there is a filter: that one is shown."""
        if not self.text:
            self.ghost = text

    def told(self, width: int) -> Sequence[str]:
        """Return what is wrong, or would be right, where the line has no room for the whole of it."""
        is_long = cell_len(f"{self.label} {clean(self.text)}   {clean(self.note)}  {self.count}") > width
        return (clean(self.note),) if self.note and is_long else ()

    def insert(self, text: str) -> None:
        """Put text in at the cursor."""
        self._offered = None
        super().insert(text)

    def press(self, key: str) -> bool:
        """Do what the key says; return whether it was one of the prompt's."""
        if key in _TABS:
            return self._tab(_TABS[key])
        self._offered = None
        return self._go(_STEPS[key]) if key in _STEPS else super().press(key)

    def _tab(self, step: int) -> bool:
        if self._offered is None:
            offered = self._complete(self.text, self.place)
            if not offered.texts:
                return False
            self._offered, self._chosen = offered, 0 if step > 0 else len(offered.texts) - 1
        else:
            self._chosen = (self._chosen + step) % len(self._offered.texts)
        start, chosen = self._offered.start, self._offered.texts[self._chosen]
        self.text = self.text[:start] + chosen + self.text[self.place :]
        self.place = start + len(chosen)
        if len(self._offered.texts) == 1:
            self._offered = None  # the next Tab goes on behind it
        return True

    def _go(self, step: int) -> bool:
        """Show the filter before or after in the history; what was typed waits at its end."""
        line = self._line + step
        if not 0 <= line < len(self._lines):
            return False
        self._lines[self._line] = self.text
        self._line, self.text = line, self._lines[line]
        self.place = len(self.text)
        return True
