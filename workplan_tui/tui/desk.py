"""The store behind one worker thread: edits stay in typed order and the screen stays alive.

`Store` is not for two threads at once; here all calls wait in one line, quitting included.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.store.store import Store

_Result = TypeVar("_Result")


class Desk:
    """Runs what is asked of the store, one call after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._line = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def do(self, call: Callable[[Store], _Result]) -> _Result:
        """Run `call` on the store and return its result; its errors come back as they are."""
        return await asyncio.get_running_loop().run_in_executor(self._line, call, self.store)

    def close(self) -> None:
        """Wait for what is still to be saved."""
        self._line.shutdown(wait=True)
