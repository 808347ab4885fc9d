"""What the tables of a source have given so far, which the rows of each further table add to."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.found import Doubt, FoundTask


class TablesSoFar:
    """The tasks of all tables that were read, and what is known beyond a single one."""

    def __init__(self) -> None:
        self.tasks: list[FoundTask] = []
        self.doubts: list[Doubt] = []
        self.claims: list[int] = []
        self.first_leads = self.has_unnumbered = False
        self.annex_title = ""
        """The last annex's title: the section of what has no nearer heading."""
