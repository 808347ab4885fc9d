"""A question that is asked before something is done: few keys answer it, Esc leaves all as it is."""

from __future__ import annotations

from workplan_tui.text.harmless import clean
from workplan_tui.tui.prompts.choice import Choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from workplan_tui.tui.prompts.prompt import Submit


class Question(Choice):
    """Asks in the key line and says in the detail what it is about, which the line has no room for."""

    def __init__(
        self,
        title: str,
        options: Mapping[str, str],
        chosen: Submit,
        *,
        about: Sequence[str],
        short: str = "",
        also: str = "",
        cancelled: Callable[[], Awaitable[None] | None] | None = None,
    ) -> None:
        super().__init__(title, options, chosen, also=also)
        self.cancelled = cancelled
        self._labels = (title, short or title)
        """What is asked, the second where the line has no room for the first."""
        self._about = [clean(sentence) for sentence in about]

    def asked(self, width: int) -> str:
        """Return the question with its options, as long as the line has room for."""
        self._fit(width)
        return super().asked(width)

    def told(self, width: int) -> Sequence[str]:
        """Return what it is about, and the options where the line has no room for them."""
        self._fit(width)
        return (*self._about, *super().told(width))

    def _fit(self, width: int) -> None:
        for label in self._labels:
            self.label = label
            if self._whole(width):
                return
