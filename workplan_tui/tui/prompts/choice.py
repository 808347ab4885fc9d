"""A choice: keys that answer at once, such as the digits of the statuses."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.cells import cell_len
from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.prompt import Prompt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan_tui.tui.prompts.prompt import Submit

_DETAIL_FROM = 58
"""Cells of the line from which on a screen has a detail beside its table (`WorkplanApp`)."""


class Choice(Prompt):
    """Options that do not fit beside the question stand in the detail: none is ever cut."""

    def __init__(
        self, title: str, options: Mapping[str, str], chosen: Submit, *, also: str = "", stays: bool = False
    ) -> None:
        super().__init__(title, chosen, choices="".join(options) + also, stays=stays)
        self.options = {sign: clean(word) for sign, word in options.items()}
        """What each key chooses; `also` are keys for those who know them."""

    def asked(self, width: int) -> str:
        """Return the question with its options; without them where the detail shows them."""
        line = self._line()
        return self._whole(width) or (line if width < _DETAIL_FROM else self._without_options())

    def told(self, width: int) -> Sequence[str]:
        """Return the options where the line has no room for them."""
        return () if self._whole(width) else [f"{sign} {word}" for sign, word in self.options.items()]

    def _whole(self, width: int) -> str | None:
        asked = self._line()
        lines = (tr("{asked}  Esc").format(asked=asked), f"{asked} Esc")
        return next((line for line in lines if cell_len(line) <= width), None)

    def _line(self) -> str:
        options = " ".join(f"{sign}{_apart(word)}{word}" for sign, word in self.options.items())
        title = tr("Choose by {keys}:").format(keys=self._keys) if self.is_wrong else clean(self.label)
        return f"{title} {options}".lstrip()

    def _without_options(self) -> str:
        if self.is_wrong:
            return tr("Choose by {keys}, or Esc.").format(keys=self._keys)
        return tr("{title} {keys} choose, Esc").format(title=clean(self.label), keys=self._keys).lstrip()

    @property
    def _keys(self) -> str:
        return format_ids(self.options)


def _apart(word: str) -> str:
    """Return what keeps the key from being read as the first digit of a number."""
    return " " if word[:1].isdigit() else ""
