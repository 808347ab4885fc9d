"""What help and palette offer: every command with its keys, and finding one of them.

A command is found by its number, its key, its id, or words of its title in either language, Chinese
ones by pinyin too: with an input method on, one of these can always be typed.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import in_chinese, tr
from workplan_tui.model.filter.language import is_found
from workplan_tui.text.half_width import half_width
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.registry import COMMANDS, GROUPS, PANES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.registry import Command


class Offer(Value):
    """A command as a line that can be chosen."""

    command: Command
    number: int
    """Its place in the palette, from 1."""
    keys: tuple[str, ...]
    """The names of its keys."""
    palette_key: str

    @property
    def way(self) -> str:
        """How it is run: its keys, else its number in the palette."""
        return " ".join(self.keys) or f"{self.palette_key} {self.number}"

    @property
    def title(self) -> str:
        """What it does, in the language in use."""
        return tr(self.command.title)

    def rank(self, word: str) -> int | None:
        """Return how well the word finds it, 0 best; None where it does not."""
        word = half_width(word)
        number, wanted = str(self.number), word.casefold()
        if wanted in (number, self.command.id, *(key.casefold() for key in self.keys)):
            return 0
        if word.isdigit():
            return 1 if number.startswith(word) else None
        texts = (self.command.title, in_chinese(self.command.title), self.command.id)
        lower = ["".join(map(plain, text)).casefold() for text in texts]
        if any(text.startswith(wanted) for text in lower):
            return 1
        if any(wanted in text for text in lower):
            return 2
        return 3 if is_found(word, texts, by_pinyin=True) else None


def offers(keymap: Keymap, saved: Sequence[Command] = ()) -> tuple[Offer, ...]:
    """Return all commands in the order of the palette, those that take a saved view at the end."""
    palette_key = keymap.sure_name("palette")
    return tuple(
        Offer(command, number, keymap.names(command.id) if command.id in keymap.keys else (), palette_key)
        for number, command in enumerate((*COMMANDS, *saved), start=1)
    )


def found(offered: Sequence[Offer], text: str) -> list[Offer]:
    """Return those that all words of the text find, the best first; all where nothing is typed."""
    words = "".join(map(plain, text)).split()
    ranked = []
    for offer in offered:
        ranks = [offer.rank(word) for word in words]
        if None not in ranks:
            ranked.append((max((rank for rank in ranks if rank is not None), default=0), offer))
    return [offer for _, offer in sorted(ranked, key=lambda one: one[0])]


def grouped(offered: Sequence[Offer], pane: str) -> list[tuple[str, list[Offer]]]:
    """Return headings, each with its commands: first what belongs to the pane, then the groups."""
    here = [offer for offer in offered if offer.command.pane == pane]
    told = [(tr(PANES[pane]), here)] if here else []
    for group, heading in GROUPS.items():
        told.append((tr(heading), [o for o in offered if o.command.group == group and o not in here]))
    return [(heading, some) for heading, some in told if some]
