"""Real accounts while these tests run, and a folder that they share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.accounts.office import Office
from tests.reliability.accounts import accounts
from tests.reliability.child import folder_for_all


@pytest.fixture(scope="module", autouse=True)
def real_accounts() -> Iterator[None]:
    """Let the accounts exist; only root may make and switch them."""
    if os.geteuid() != 0:
        pytest.skip("only root may switch accounts")
    with accounts():
        yield


@pytest.fixture
def office() -> Iterator[Office]:
    """Give a folder that accounts share."""
    with folder_for_all() as folder:
        yield Office(folder)
