"""What could stand at the cursor, as one value."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS, FILES, FOLDERS = "words", "files", "folders"


class TabOffer(Value):
    """Words with what each means; or that the shell itself is to offer names of files."""

    kind: str = WORDS
    """`WORDS`, `FILES` or `FOLDERS`."""
    words: tuple[tuple[str, str], ...] = ()
    """(whole word, its meaning or empty), in the order in which they are shown."""
    is_open: bool = False
    """Whether more of the word follows, so that no blank is to stand behind it."""


NOTHING = TabOffer()


def offer(words: Iterable[tuple[str, str]], is_open: bool = False) -> TabOffer:
    """Return the words, each once."""
    return TabOffer(WORDS, tuple(dict(words).items()), is_open)
