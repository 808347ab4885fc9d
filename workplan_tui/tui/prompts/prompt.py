"""One line of text being typed: an edit buffer without a screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    Submit = Callable[[str], Awaitable[None]]
    TakesText = Callable[[str], None]


SIGNS = "1234567890.-=,;+'\\"
"""The keys that choose among several, in order."""
TURN = "ctrl+y"
"""Takes in what is marked and not shown: no text holds it, typed ahead or pasted."""


class Prompt:
    """What is asked, what was typed so far, and who wants to know."""

    def __init__(
        self,
        label: str,
        submit: Submit,
        *,
        typed: TakesText | None = None,
        cancelled: Callable[[], Awaitable[None] | None] | None = None,
        moved: Callable[[int], None] | None = None,
        ended: Submit | None = None,
        text: str = "",
        is_offered: bool = False,
        choices: str = "",
        stays: bool = False,
        told: Sequence[str] = (),
        ghost: str = "",
        recall: str = "",
    ) -> None:
        self.label = label
        self.submit = submit
        self.typed = typed
        self.cancelled = cancelled
        self.moved = moved
        """Told to go fields up or down, where there are several."""
        self.ended = ended
        """Told that nothing more comes, where more would be asked."""
        self.choices = choices
        """Keys that answer at once, such as the digits of the statuses."""
        self.stays = stays
        """Whether a choice leaves the question open, until Enter or Esc."""
        self.turned: Callable[[], None] | None = None
        """Told to take in the marked tasks that are not shown, or to leave them out again."""
        self.asks_number = False
        """Whether a task's number is asked for, after which commands may be typed ahead."""
        self.text = text
        self.place = len(text)
        """The cursor, in characters."""
        self._is_offered = is_offered
        """Whether the text is a suggestion, which what is typed first replaces."""
        self.fault_at: int | None = None
        """The character at which the text is wrong, if it is."""
        self.is_wrong = False
        """Whether the last key was none of those that choose."""
        self.count = ""
        """How much is found, at the right end: whole or not at all, as half a number is another one."""
        self.note = ""
        """What is said of the text, at the right end; it is cut before the text is."""
        self._told = told
        self.ghost = ghost
        """What was told before: shown fainter while nothing is typed, and taken by Right."""
        self.recall = recall
        """What it is known by, where a text that Esc left comes back; empty where drafts see to it, or nothing does."""
        self._first = text

    @property
    def left(self) -> str:
        """What Esc leaves of it that was not there from the start."""
        return self.ghost if not self.text else self.text if self.text != self._first else ""

    def bring_back(self, text: str) -> None:
        """Offer what Esc left: in the place of what would be offered, else as a ghost."""
        if self.text:
            self.text, self.place, self._is_offered = text, len(text), False
        else:
            self.ghost = text

    def asked(self, width: int) -> str:
        """Return what is asked, for a line of so many cells."""
        return self.label

    def told(self, width: int) -> Sequence[str]:
        """Return what the detail lists while it is asked; nothing where the line says it all."""
        return self._told

    def insert(self, text: str) -> None:
        """Put text in at the cursor."""
        if self._is_offered:
            self.text, self.place, self._is_offered = "", 0, False
        self.text = self.text[: self.place] + text + self.text[self.place :]
        self.place += len(text)

    def press(self, key: str) -> bool:
        """Do what an editing key says; return whether it was one."""
        self._is_offered = False
        match key:
            case "backspace" if self.place:
                self.text = self.text[: self.place - 1] + self.text[self.place :]
                self.place -= 1
            case "delete":
                self.text = self.text[: self.place] + self.text[self.place + 1 :]
            case "right" if self.ghost and not self.text:
                self.text, self.place = self.ghost, len(self.ghost)
            case "left":
                self.place = max(0, self.place - 1)
            case "right":
                self.place = min(len(self.text), self.place + 1)
            case "home":
                self.place = 0
            case "end":
                self.place = len(self.text)
            case "ctrl+u":
                self.text, self.place = self.text[self.place :], 0
            case "backspace":
                pass
            case _:
                return False
        return True
