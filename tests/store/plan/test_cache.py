"""The parsed plan in the cache: the same plan, or none."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from tests.conftest import make_plan
from tests.support.program import REAL_PLAN
from workplan_tui.base.user_file import Calls
from workplan_tui.store.plan.cache import cached_plan, plan_of, record_of
from workplan_tui.store.plan.file import read_plan

REAL_PLAN = str(REAL_PLAN)


@pytest.fixture
def settled_plan(plan_file: Path) -> Path:
    """Return a plan file old enough to be cached."""
    os.utime(plan_file, (1_700_000_000, 1_700_000_000))
    return plan_file


def kept_files(environment: dict[str, str]) -> list[Path]:
    """Return what lies in the cache."""
    return sorted((Path(environment["HOME"]) / ".cache" / "workplan").glob("*"))


@pytest.mark.parametrize("plan", [make_plan(), read_plan(REAL_PLAN)], ids=["small", "real"])
def test_a_plan_survives_the_cache_in_every_field(plan: object) -> None:
    assert plan_of(record_of(plan)) == plan


def test_the_second_reading_parses_no_toml(
    settled_plan: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cached_plan(str(settled_plan), environment)
    monkeypatch.setattr("workplan_tui.store.plan.file.read_plan", lambda path, calls: pytest.fail("parsed"))
    assert cached_plan(str(settled_plan), environment) == first


def test_a_changed_plan_is_parsed_again(settled_plan: Path, environment: dict[str, str]) -> None:
    cached_plan(str(settled_plan), environment)
    text = settled_plan.read_text(encoding="utf-8").replace("石银峰", "罗伯明")
    settled_plan.write_text(text, encoding="utf-8")
    os.utime(settled_plan, (1_700_000_000, 1_700_000_000))
    assert cached_plan(str(settled_plan), environment).tasks[0].leads == ("罗伯明",)


def test_a_plan_that_changed_while_it_was_parsed_is_not_kept_under_its_new_time(
    settled_plan: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are the old ones, and what is looked at afterwards would be the new file."""

    def slowly(path: str, calls: Calls) -> object:
        plan = read_plan(path, calls)
        text = settled_plan.read_text(encoding="utf-8").replace("石银峰", "罗伯明")
        settled_plan.write_text(text, encoding="utf-8")
        os.utime(settled_plan, (1_700_000_001, 1_700_000_001))
        return plan

    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.plan.file.read_plan", slowly)
        cached_plan(str(settled_plan), environment)

    assert not kept_files(environment)
    assert cached_plan(str(settled_plan), environment).tasks[0].leads == ("罗伯明",)


def test_a_plan_just_written_is_not_cached(plan_file: Path, environment: dict[str, str]) -> None:
    cached_plan(str(plan_file), environment)
    assert not kept_files(environment)


@pytest.mark.parametrize("junk", [b"", b"00000000\n[]", b"\xff" * 50, b"00000000\n" + b"[" * 9999])
def test_a_damaged_cache_is_no_error(settled_plan: Path, environment: dict[str, str], junk: bytes) -> None:
    plan = cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    kept.write_bytes(junk)
    assert cached_plan(str(settled_plan), environment) == plan


def test_a_cache_with_another_letter_in_it_is_not_believed(
    settled_plan: Path, environment: dict[str, str]
) -> None:
    plan = cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    kept.write_bytes(kept.read_bytes().replace(b"plan-2023", b"plan-2024"))
    assert cached_plan(str(settled_plan), environment) == plan


def test_a_cache_of_another_version_is_not_believed(
    settled_plan: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a field means may have changed."""
    cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    before = kept.read_bytes()
    monkeypatch.setattr("workplan_tui.store.plan.cache.__version__", "99.0")
    cached_plan(str(settled_plan), environment)
    assert kept.read_bytes() != before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")
def test_a_cache_of_another_account_is_not_believed(settled_plan: Path, environment: dict[str, str]) -> None:
    plan = cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    body = kept.read_bytes().partition(b"\n")[2].replace("石银峰".encode("unicode-escape"), b"\\u7f57")
    kept.write_bytes(b"%08x\n" % zlib.crc32(body) + body)
    os.chown(kept, 1, 1)
    assert cached_plan(str(settled_plan), environment) == plan


def test_a_cache_that_cannot_be_kept_is_no_error(settled_plan: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment = {"HOME": str(tmp_path / "file")}
    assert cached_plan(str(settled_plan), environment).id == "plan-2023"
