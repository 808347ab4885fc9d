"""Searching in the large detail: what is typed is marked, and Enter goes from hit to hit."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.text.half_width import half_width
from workplan_tui.text.pinyin import speller
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.stage import Stage
    from workplan_tui.tui.widgets.detail_pane import DetailPane
    from workplan_tui.tui.widgets.key_line import KeyLine

_FEWEST_LETTERS = 2
"""Latin letters from which on they are pinyin too, as in the filter."""


class TextSearch:
    """One search, while its prompt is open."""

    def __init__(self, screen: Stage, pane: DetailPane, line: KeyLine) -> None:
        self._screen = screen
        self._pane = pane
        self._line = line
        self._place = 0

    def begin(self) -> None:
        """Ask what is looked for."""
        prompt = Prompt(
            tr("Find in the text:"),
            self._next,
            typed=self._look_for,
            moved=self._go,
            cancelled=lambda: self._pane.look_for(None),
            recall="search",
        )
        prompt.note = tr("Enter next, Up before, Esc ends")
        self._screen.ask(prompt)

    def _look_for(self, text: str) -> None:
        wanted = text.strip()
        self._pane.look_for((lambda told: places(told, wanted)) if wanted else None)
        self._place = 0
        self._show()

    async def _next(self, _text: str) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        hits = self._pane.hits
        self._place = (self._place + by) % len(hits) if hits else 0
        self._show()

    def _show(self) -> None:
        """Scroll to the hit and say which it is of how many."""
        detail, prompt = self._pane, self._screen.asking
        hits = detail.hits
        if hits and not detail.top <= hits[self._place] < detail.top + detail.size.height:
            detail.show_from(hits[self._place] - detail.size.height // 2)
        if prompt is not None:
            prompt.count = f"{self._place + 1 if hits else 0}/{len(hits)}"
            self._line.refresh()


def places(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where the text has what is wanted, literally or spelt in Latin letters."""
    told, asked, found = half_width(text).lower(), half_width(wanted).lower(), list[tuple[int, int]]()
    at = told.find(asked)
    while at >= 0:
        found.append((at, at + len(asked)))
        at = told.find(asked, at + len(asked))
    if len(asked) >= _FEWEST_LETTERS and asked.isascii() and asked.isalpha():
        found += speller(asked).places(text)
    return sorted(found)
