"""The store behind one worker thread: edits stay in typed order and the screen stays alive.

`Store` is not for two threads at once; here all calls wait in one line, quitting included. What the
screen draws from is what the last call left: values that never change.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workplan_tui.model.sealing import why_sealed
from workplan_tui.reports.losses import ahead_words, loss_words
from workplan_tui.reports.other_texts import other_text_words, unrecorded_words
from workplan_tui.reports.refused import why_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.store.store import Store

_Result = TypeVar("_Result")


class Desk:
    """Runs what is asked of the store, one call after the other, and keeps what it said last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._ledger = store.ledger()
        self._other_texts = other_text_words(self._ledger)
        self._look()

    def _look(self) -> None:
        ledger = self._store.ledger()
        if ledger is not self._ledger:
            self._ledger, self._other_texts = ledger, other_text_words(ledger)
        self.damages = (
            *loss_words(self._store.lost, self._store.plan),
            *ahead_words(self._store.ahead, self._store.today(), self._store.plan),
            *self._other_texts,
            *unrecorded_words(self._store.is_plan_unrecorded),
            *self._store.damages,
        )
        """One sentence for what is lost, and for each thing that could not be read."""

    async def do(self, call: Callable[[Store], _Result]) -> _Result:
        """Run `call` on the store and return its result; its errors come back as they are."""
        return await asyncio.get_running_loop().run_in_executor(self._line, self._run, call)

    def _run(self, call: Callable[[Store], _Result]) -> _Result:
        try:
            return call(self._store)
        finally:
            self._look()

    def ledger(self, day: date | None = None) -> Ledger:
        """Return how things stood at `day` (today), as far as they had been read after the last call."""
        return self._ledger.at(day or self.today())

    def today(self) -> date:
        """Return the day it is in the plan's time zone, or the pretended one."""
        return self._store.today()

    @property
    def is_today_pretended(self) -> bool:
        """Whether the times of recording belong to another calendar than the days."""
        return self._store.is_today_pretended

    @property
    def is_plan_unusable(self) -> bool:
        """Whether the plan file cannot be read now, so that an earlier state of it is shown."""
        return self._store.plan_fault is not None

    @property
    def read_only_reason(self) -> str | None:
        """Why every edit is refused now, or None when edits are possible: the folder, or the year is sealed."""
        if reason := self._store.read_only_reason:
            return reason
        sealed = why_sealed(self._ledger)
        return why_words(sealed) if sealed else None

    def close(self) -> None:
        """Wait for what is still to be saved."""
        self._line.shutdown(wait=True)
