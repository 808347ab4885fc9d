"""What happened to one task in the made-up year, as `stories.toml` tells it."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Story(Value):
    """One table of `stories.toml`, whose head explains the keys; without `steps` nothing began."""

    steps: tuple[str, ...] = ()
    reach: tuple[Any, ...] = ()
    percent: Any = None
    problem: str = ""
    silent: date = date.max
    claims: tuple[date, ...] = ()
    returned: Mapping[str, Any] = {}
    closed: Mapping[str, Any] = {}
    flags: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[Mapping[str, Any], ...] = ()
    decided: tuple[Mapping[str, Any], ...] = ()
    met: tuple[date, ...] = ()
    slip: Mapping[str, Any] = {}
    extended: Mapping[str, Any] = {}
    suspended: Mapping[str, Any] = {}
    light: Mapping[str, Any] = {}

    @property
    def finished_on(self) -> date | None:
        """The day of the claim that was not sent back."""
        is_returned_last = self.returned and len(self.claims) == 1
        return self.claims[-1] if self.claims and not is_returned_last else None

    def is_worked_on(self, first: date, last: date) -> bool:
        """Return whether the unit still worked on the task from the first day to the last."""
        if last > self.silent or (self.suspended and last >= self.suspended["on"]):
            return False
        back_on = self.returned["on"] if self.returned else date.max
        return all(last < claim or (back_on <= first and claim < back_on) for claim in self.claims)


class Stories(Value):
    """The whole file."""

    accounts: Mapping[str, str]
    """Unit -> the account that records for it."""
    by_task: Mapping[str, Story]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Stories:
        """Return the stories of the parsed file."""
        tables = {name: table for name, table in document.items() if name != "accounts"}
        return cls(document["accounts"], {name: _story(table) for name, table in tables.items()})


def _story(table: Mapping[str, Any]) -> Story:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return Story(**fields)
