"""The command of the screen that begins a new plan; what reads documents is imported only then."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.commands.plan_from_document import PlanFromDocument
    from workplan_tui.tui.importing.written import OpenPreview
    from workplan_tui.tui.stage import Stage


class NewPlan:
    """Begins a plan beside the one that is open."""

    def __init__(self, screen: Stage, say_at_once: Callable[[str], None], preview: OpenPreview) -> None:
        self._screen = screen
        self._say_at_once = say_at_once
        self._preview = preview
        self._starting: PlanFromDocument | None = None

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"new_plan": self.begin}

    def begin(self) -> None:
        """Ask for the document; the one named last is offered again."""
        if self._starting is None:
            from workplan_tui.tui.commands.plan_from_document import PlanFromDocument

            self._starting = PlanFromDocument(self._screen, self._say_at_once, self._preview)
        self._starting.begin()
