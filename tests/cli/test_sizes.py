"""Every reader takes time and memory in proportion to what it reads, however that is made up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.importing.text_plan import import_text
from tests.support.effort import MOST_PER_BYTE, MOST_SECONDS, SPARE_BYTES, peak, seconds, steps
from tests.support.heavy import FILTERS, JOURNALS, NOTICES, PLANS, journal, one_id, plan
from workplan_tui.base.errors import PlanWrong, UsageError
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.settings.config import parse_settings
from workplan_tui.store.plan.file import parse_plan

Run = Callable[..., Any]
DAY = ("--today", "2023-07-01")
VERBS = (("show", "1"), ("list",), ("doctor",), ("note", "1", "x"), ("undo",))
_FEWER, _MORE = 4, 12
"""Journal lines. The reader of three times as many may take so many times the steps, and some beside."""
_MOST_GROWTH = 3 * 1.4
_BASE = 6 << 20
"""Bytes that the program holds whatever it reads: its words, its options, modules that are loaded late,
and the lists that a line of nothing but brackets becomes."""


def write(plan_file: Path, data: bytes) -> int:
    folder = plan_file.with_suffix(".journal")
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    (folder / "swj-a1b2c3d4-0001.jsonl").write_bytes(data)
    return len(data)


def run_all(workplan: Run) -> None:
    for words in VERBS:
        assert workplan(*words, *DAY).code in (0, 1), words


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*JOURNALS, "one id"])
def test_a_journal_takes_steps_and_memory_as_it_is_long(workplan: Run, plan_file: Path, kind: str) -> None:
    def made(count: int) -> bytes:
        return one_id(count) if kind == "one id" else journal(kind, count)

    fewer, more = made(_FEWER), made(_MORE)
    write(plan_file, fewer)
    few = steps(lambda: run_all(workplan))
    write(plan_file, more)
    many = steps(lambda: run_all(workplan))
    assert many < few * _MOST_GROWTH * len(more) / len(fewer) / 3

    size = write(plan_file, more)
    assert peak(lambda: run_all(workplan)) < MOST_PER_BYTE * size + _BASE


@pytest.mark.slow
@pytest.mark.parametrize("size", [128 << 10, 512 << 10])
@pytest.mark.parametrize("kind", PLANS)
def test_a_plan_is_read_or_refused_in_time_and_memory(kind: str, size: int) -> None:
    data = plan(kind, size)
    said = ""

    def read() -> None:
        nonlocal said
        try:
            parse_plan(data, "tasks.toml")
        except PlanWrong as error:
            said = str(error)

    assert seconds(read) < MOST_SECONDS
    assert len(said) < 30_000
    assert peak(read) < MOST_PER_BYTE * len(data) + SPARE_BYTES


@pytest.mark.slow
@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_is_imported_in_time_and_memory(kind: str) -> None:
    def read(size: int) -> None:
        with suppress(PlanWrong):
            import_text(NOTICES[kind](size))

    def told() -> tuple[float, float]:
        return seconds(lambda: read(90_000)), 0.1 + 6 * 2 * seconds(lambda: read(15_000))

    tries = [told()]
    while tries[-1][0] >= tries[-1][1] and len(tries) < 3:  # a processor that others share is slower at times
        tries.append(told())
    assert tries[-1][0] < tries[-1][1], tries
    lines = NOTICES[kind](90_000).count("\n")
    assert peak(lambda: read(90_000)) < MOST_PER_BYTE * 90_000 + 1024 * lines + 8 * 1024 * 1024


@pytest.mark.parametrize("kind", FILTERS)
def test_a_filter_is_read_in_steps_as_it_is_long(kind: str) -> None:
    def read(size: int) -> None:
        with suppress(UsageError):
            parse_filter(FILTERS[kind](size), None)

    read(1_000_000)  # the words of a refusal are loaded once
    few, many = steps(lambda: read(1000)), steps(lambda: read(4000))
    assert many < 4 * 1.5 * few + 1000
    assert steps(lambda: read(1_000_000)) < 1000, "more letters than a filter has"


@pytest.mark.parametrize("kind", [kind for kind in PLANS if kind not in ("targets", "short tasks")])
def test_a_settings_file_is_read_in_time_and_memory(kind: str) -> None:
    data = PLANS[kind](64_000).encode()[:65_000]

    def read() -> None:
        with suppress(UsageError):
            parse_settings(data, "config.toml")

    assert seconds(read) < 1
    assert peak(read) < SPARE_BYTES * 2
