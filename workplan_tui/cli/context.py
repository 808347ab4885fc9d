"""What every verb is given: who acts, on which plan, at which day, in which form.

The store is opened only when a verb asks for it; `--help` and a usage error read no plan.
"""

from __future__ import annotations

import os
from datetime import date

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.interrupts import INTERRUPTS
from workplan_tui.cli.words import as_path
from workplan_tui.errors import NoPermission, NoPlan, UsageError
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.settings import Settings, actor_name, find_plan
from workplan_tui.wording import DEMO_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from workplan_tui.model.filter.language import Filter
    from workplan_tui.store.store import Store

_MOST_DAMAGES = 5
"""Told at every command; `doctor` has them all."""


class Context:
    """The global options and the surroundings of one command."""

    def __init__(self, arguments: Namespace, environment: Mapping[str, str], settings: Settings) -> None:
        self.environment = environment
        self.settings = settings
        self.as_json: bool = arguments.json
        self.as_of = parse_day(arguments.as_of, "--as-of")
        self.pretended_today = parse_day(arguments.today, "--today")
        self.read_only: bool = arguments.read_only or self.as_of is not None
        self.journal_dir = as_path(arguments.journal) if arguments.journal else None
        self._asked_plan = as_path(arguments.plan) if arguments.plan else None
        self._asked_actor: str | None = arguments.actor

    @property
    def plan_path(self) -> str:
        """The path of the plan to open."""
        named = self._asked_plan or self.environment.get("WORKPLAN")
        cwd = "" if named and os.path.isabs(named) else _current_folder()
        return find_plan(self._asked_plan, self.environment, cwd)

    @property
    def actor(self) -> str:
        """Who acts."""
        return actor_name(self._asked_actor, self.environment, self.settings)

    def filter(self, *words: str) -> Filter:
        """Return the filter that the words say together."""
        from workplan_tui.model.filter.language import parse_filter

        return parse_filter(" ".join(words), self.settings.unit)

    def day(self, store: Store) -> date:
        """Return the day the ledger is read at."""
        return self.as_of or store.today()

    def open(self, to_write: bool = False) -> Store:
        """Open the store and say on standard error what of the journal could not be read.

        Whoever reads needs all of it, and is told of all of it; an edit takes apart what it is about.
        """
        from workplan_tui.store.store import Store

        store = Store.open(
            self.plan_path,
            self.journal_dir,
            read_only=self.read_only,
            today=self.pretended_today,
            environment=self.environment,
        )
        if store.plan.id == DEMO_ID:
            say(tr("Demonstration data: none of it is real."))
        if not to_write:
            store.ledger(self.day(store))
        _warn_of_damages(store.damages)
        return store

    def open_to_write(self) -> Store:
        """Open the store for a verb that records; refuse before anything is asked or judged."""
        if self.as_of is not None:
            raise UsageError(tr("--as-of only reads; to record something for an earlier day use --on DATE."))
        store = self.open(to_write=True)
        INTERRUPTS.mind(store)
        if store.read_only_reason:
            raise NoPermission(store.read_only_reason)
        return store


def _warn_of_damages(damages: tuple[str, ...]) -> None:
    for damage in damages[:_MOST_DAMAGES]:
        warn(damage)
    more = len(damages) - _MOST_DAMAGES
    if more > 0:
        warn(tr("... and {count} more of the kind; workplan doctor lists them.").format(count=more))


def _current_folder() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise NoPlan(
            tr("The current folder no longer exists; go to another, or name the plan with --plan FILE.")
        ) from None


def parse_day(text: str | None, option: str) -> date | None:
    """Return the day an option names; `UsageError` when it names none."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # weeks and dates without hyphens are no way to write a day here
            return day
    except ValueError:
        pass
    raise UsageError(
        tr("{option} {text} is no day; write it as 2023-06-01.").format(option=option, text=clean(text))
    )
