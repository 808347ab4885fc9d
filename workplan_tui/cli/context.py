"""What every verb is given: who acts, on which plan, at which day, in which form.

The store is opened only when a verb asks for it; `--help` and a usage error read no plan.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property

from workplan_tui.base.errors import NoPermission, NoPlan, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.confirmation import confirm
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.interrupts import INTERRUPTS
from workplan_tui.language import LANGUAGES, find_language, tr
from workplan_tui.model.day import read_day, why_far, why_other_year
from workplan_tui.model.plan import DEMO_ID
from workplan_tui.settings.actor import actor_name
from workplan_tui.settings.own_unit import own_unit
from workplan_tui.settings.plan_choice import (
    built_in_plan,
    meant_name,
    meant_plan,
    named_journal,
    names_built_in,
)
from workplan_tui.settings.values import BUILT_IN, Settings
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from workplan_tui.model.filter.language import Filter
    from workplan_tui.model.plan import Plan
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.store import Store

_MOST_DAMAGES = 5
"""Told at every command; `doctor` has them all."""


class Context:
    """The global options and the surroundings of one command."""

    def __init__(self, arguments: Namespace, environment: Mapping[str, str], settings: Settings) -> None:
        self.environment = environment
        self.settings = settings
        self.as_json: bool = arguments.json
        if arguments.lang is not None and find_language(arguments.lang) is None:
            raise UsageError(
                tr("--lang {word} is no language; write {known}.").format(
                    word=clean(arguments.lang), known=tr(" or ").join(LANGUAGES)
                )
            )
        self._asked_days: tuple[str | None, str | None] = arguments.today, arguments.as_of
        self.pretended_today = parse_day(arguments.today, "--today", date.today())
        self.as_of = parse_day(arguments.as_of, "--as-of", self.pretended_today or date.today())
        self.is_sure: bool = arguments.yes
        """Whether what would be asked is answered already."""
        self._asked_read_only: bool = arguments.read_only
        self.read_only = self._asked_read_only or self.as_of is not None
        self._asked_journal = _named(arguments.journal)
        self._asked_plan = _named(arguments.plan)
        self._asked_actor: str | None = arguments.actor
        self._last_words: list[str] = []
        self._asked_unit = _named(arguments.own_unit)

    @property
    def plan_path(self) -> str:
        """The path of the plan to open."""
        return self._meant_plan or built_in_plan()

    @cached_property
    def door(self) -> tuple[str, Files]:
        """The path of the plan and the files to read it by, which of a sealed year are those of its archive."""
        from workplan_tui.store.sealing.door import door

        return door(self.plan_path)

    @cached_property
    def _meant_plan(self) -> str | None:
        return meant_plan(self._asked_plan, self.environment, self._folder, self.settings)

    @cached_property
    def _folder(self) -> str:
        """The current folder; empty where what names the plan does without."""
        named = self._asked_plan or self.environment.get("WORKPLAN")
        return "" if named and (named == BUILT_IN or os.path.isabs(named)) else _current_folder()

    @cached_property
    def journal_dir(self) -> str | None:
        """The journal folder that is named, by an option or with the named plan; None where none is."""
        if self._asked_journal is not None:
            return self._asked_journal
        named = meant_name(self._asked_plan, self.environment, self._folder, self.settings)
        return named_journal(named, self.environment)

    @property
    def why_nowhere(self) -> str | None:
        """Why nothing may be recorded on the plan that is opened for want of another; None where one is meant."""
        if self._meant_plan is not None:
            return None
        return tr(
            "There is no plan here to record on: none was named, and in this folder lies none. Name yours with "
            '--plan FILE, or write plan = "FILE" into {config}. The built-in plan, which everybody can look at, '
            "takes edits only with --plan built-in."
        ).format(config=clean(self.settings.path))

    def where_saved(self, store: Store) -> str | None:
        """Return where edits on the built-in plan go, where that was asked for; None for other plans."""
        if self._meant_plan != built_in_plan() or not names_built_in(
            self._asked_plan, self.environment, self._folder, self.settings
        ):
            return None
        sentence = tr("This is the built-in plan; what is recorded goes into {folder}.")
        return sentence.format(folder=clean(store.journal_dir))

    def greeting(self, store: Store) -> str:
        """Return what the screen says first of the built-in plan; nothing of others."""
        if self.why_nowhere:
            return tr("No plan was named and none lies here: this is the built-in one, only to look at.")
        return self.where_saved(store) or ""

    @property
    def actor(self) -> str:
        """Who acts."""
        return actor_name(self._asked_actor, self.environment, self.settings)

    @property
    def unit(self) -> str | None:
        """The user's own unit, as it was said."""
        return own_unit(self._asked_unit, self.environment, self.settings)

    def needed_unit(self, option: str) -> str:
        """Return the same for what cannot do without; `UsageError` with the ways to say it."""
        if self.unit is None:
            told = tr(
                '{option} needs to know your unit: --unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {file} says it.'
            )
            raise UsageError(told.format(option=option, file=clean(self.settings.path)))
        return self.unit

    def speaker(self, unit: str) -> str:
        """Return who says what a unit's form says: the unit, unless `--actor` names somebody.

        Whoever hands the form in only carries it, and may verify the unit's claims.
        """
        return self._asked_actor or unit

    def filter(self, *words: str) -> Filter:
        """Return the filter that the words say together."""
        from workplan_tui.model.filter.language import parse_filter

        return parse_filter(" ".join(words), self.unit, self.settings.path)

    def say_last(self, sentence: str) -> None:
        """Say something when the verb has printed what it has to: what stands above a long list is not seen."""
        self._last_words.append(sentence)

    def end(self) -> None:
        """Say what waited for the end."""
        for sentence in self._last_words:
            say(sentence)

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
            read_only=self._asked_read_only if to_write else self.read_only,
            today=self.pretended_today,
            environment=self.environment,
            is_for_one_edit=to_write,
        )
        self.settle_days(store)
        if self.as_of is not None:
            store.look_at(self.as_of)
        if self.why_nowhere:
            store.refusal = tr("This built-in plan is only to look at: start with --plan FILE, or built-in.")
        if self.where_saved(store):
            store.plan_refusal = tr(
                "The built-in plan is not changed. Make a copy: workplan plan new --from built-in -o tasks.toml"
            )
        self.confirm_days(store.plan, self.as_of, self.pretended_today)
        if store.plan.id == DEMO_ID:
            say(tr("Demonstration data: none of it is real."))
        if not to_write:
            # An edit is told of its own tasks only.
            from workplan_tui.reports.other_texts import other_text_words, unrecorded_words

            told = other_text_words(store.ledger(self.day(store)))
            for sentence in (*told, *unrecorded_words(store.is_plan_unrecorded)):
                warn(sentence)
        _warn_of_damages(store.damages)
        if ahead := store.ahead:
            from workplan_tui.reports.losses import ahead_words

            for sentence in ahead_words(ahead, store.today(), store.plan):
                warn(sentence)
        if lost := store.lost:
            from workplan_tui.reports.losses import loss_words

            for sentence in loss_words(lost, store.plan):
                warn(sentence)
        return store

    def settle_days(self, store: Store) -> None:
        """Read the days of the global options once more: now the plan's year and its time zone are known."""
        today, as_of = self._asked_days
        self.pretended_today = parse_day(today, "--today", date.today(), store.plan)
        if self.pretended_today is not None:
            store.pretend(self.pretended_today)
        self.as_of = self.named_day(store, as_of, "--as-of")

    def named_day(
        self, store: Store, text: str | None, option: str, is_recorded: bool = False
    ) -> date | None:
        """Return the day an option names; `UsageError` when it names none.

        That it is not of this year is said where its year was left out, and asked about where it `is_recorded`.
        """
        day = parse_day(text, option, store.today(), store.plan)
        odd = why_other_year(text, day, store.today(), store.plan) if text and day else None
        if odd and is_recorded:
            confirm([odd], self.is_sure)
        elif odd:
            from workplan_tui.reports.refused import why_words  # only where the year was left out

            say(why_words(odd))
        return day

    def confirm_days(self, plan: Plan, *days: date | None) -> None:
        """Ask about days that are far from the plan."""
        confirm([odd for day in days if day and (odd := why_far(day, plan))], self.is_sure)

    def open_to_write(self, looks_back: bool = False) -> Store:
        """Open the store for a verb that records; refuse before anything is asked or judged.

        One that `looks_back` records today what it tells of the day of `--as-of`.
        """
        if self.as_of is not None and not looks_back:
            raise UsageError(tr("--as-of only reads; to record something for an earlier day use --on DATE."))
        if self.why_nowhere:
            raise NoPlan(self.why_nowhere)
        store = self.open(to_write=True)
        if where := self.where_saved(store):
            say(where)
        INTERRUPTS.mind(store)
        if store.read_only_reason:
            raise NoPermission(store.read_only_reason)
        return store


def _named(text: str | None) -> str | None:
    return None if text is None else as_path(text)


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


def parse_day(text: str | None, option: str, today: date, plan: Plan | None = None) -> date | None:
    """Return the day an option names; `UsageError` when it names none."""
    if text is None:
        return None
    day = read_day(text, today, plan)
    if day is None:
        from workplan_tui.reports.refused import no_day  # only where something is wrong

        raise no_day(f"{option} {text}")
    return day
