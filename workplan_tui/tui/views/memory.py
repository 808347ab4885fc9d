"""What the screen showed last, of each plan: the next start shows it again."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.settings.reading import WrongValue
from workplan_tui.store.settings.screen_file import read_screen, write_screen
from workplan_tui.tui.views.arrangement import PLACES
from workplan_tui.tui.views.look import Look, pairs_of, parse_look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Remembered(Value):
    """Where a session was left."""

    look: Look
    task_id: str | None = None
    """The task that was highlighted."""
    detail_place: str | None = None
    """Where the user wanted the detail (`views.arrangement`); None where the room decides."""


class ScreenMemory:
    """The memory of one plan's screen. It is a comfort: what cannot be read or written is no error."""

    def __init__(self, environment: Mapping[str, str], plan_id: str, is_read_only: bool) -> None:
        self._environment = environment
        self._plan_id = plan_id
        self._is_read_only = is_read_only
        """Whether nothing may be written; what was shown last is shown all the same."""

    def recall(self) -> Remembered | None:
        """Return where the last session was left, if that is known."""
        kept = read_screen(self._environment, self._plan_id)
        if kept is None:
            return None
        task, place = kept.pop("task", None), kept.pop("detail", None)
        try:
            look = parse_look(kept)
            return Remembered(
                look, task if isinstance(task, str) else None, place if place in PLACES else None
            )
        except WrongValue:
            return None

    def keep(self, found: Remembered, left: Remembered) -> None:
        """Remember where the session was left, if that is elsewhere than it was found."""
        if left != found and not self._is_read_only:
            more = {"detail": left.detail_place} if left.detail_place else {}
            pairs = {key: value for key, value in pairs_of(left.look).items() if value is not None}
            write_screen(self._environment, self._plan_id, {**pairs, **more, "task": left.task_id})
