"""A store over the small plan, kept apart from the account that runs the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workplan_tui.store.store import Store


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose home is the test's own."""
    return {"HOME": str(tmp_path / "home")}


@pytest.fixture
def open_store(plan_file: Path, environment: dict[str, str]) -> Callable[..., Store]:
    """Return a function that opens the small plan's store anew, as another process would."""

    def opened(**options: object) -> Store:
        return Store.open(str(plan_file), environment=environment, **options)  # type: ignore[arg-type]

    return opened


def journal_files(store: Store) -> list[Path]:
    """Return the store's segments in order."""
    return sorted(Path(store.journal_dir).glob("*.jsonl"))
