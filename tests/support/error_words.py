"""Errors as users read them: the model raises codes and values, which `reports.refused` says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workplan_tui.base.errors import WorkplanError
from workplan_tui.reports.refused import error_words


@contextmanager
def refuses(kind: type[WorkplanError], match: str = "") -> Iterator[pytest.ExceptionInfo[WorkplanError]]:
    """Expect an error of that kind whose sentence has the pattern."""
    with pytest.raises(kind) as caught:
        yield caught
    said = error_words(caught.value)
    assert re.search(match, said), said
