"""A computer without a time zone database: the plan is not called wrong, the database is called missing."""

from __future__ import annotations

import os
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import PLAN_TOML
from workplan_tui.base.errors import PlanWrong
from workplan_tui.model.plan import has_zones, zone
from workplan_tui.store.plan.cache import cached_plan
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.store import Store


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the database away, as on a minimal system; `PYTHONTZPATH=` does the same to a process."""
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    loaded = [name for name in sys.modules if name.startswith("tzdata.")]
    for name in ("tzdata", *loaded):  # the package on PyPI is the other place looked at
        monkeypatch.setitem(sys.modules, name, None)
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


def in_zone(plan_file: Path, name: str) -> str:
    text = PLAN_TOML.replace('cc = "', f'timezone = "{name}"\ncc = "', 1)
    plan_file.write_text(text, encoding="utf-8")
    os.utime(plan_file, (1_700_000_000, 1_700_000_000))
    return str(plan_file)


def test_here_is_one() -> None:
    assert has_zones()


@pytest.mark.usefixtures("no_zones")
@pytest.mark.parametrize("name", ["Asia/Kashgar", "Europe/Berlin", "Mars/Base"])
def test_what_is_missing_is_said_with_what_to_install(plan_file: Path, name: str) -> None:
    assert not has_zones()
    with pytest.raises(PlanWrong) as caught:
        read_plan(in_zone(plan_file, name))
    assert f"plan.timezone: found {name!r}" in str(caught.value)
    assert "no time zone database: install the package tzdata; Asia/Shanghai needs none" in str(caught.value)


def test_with_a_database_an_unknown_name_is_a_wrong_name(plan_file: Path) -> None:
    with pytest.raises(PlanWrong) as caught:
        read_plan(in_zone(plan_file, "Mars/Base"))
    assert "expected a time zone such as Asia/Shanghai" in str(caught.value)
    assert "tzdata" not in str(caught.value)


@pytest.mark.usefixtures("no_zones")
@pytest.mark.parametrize(("name", "hours"), [("Asia/Shanghai", 8), ("PRC", 8), ("UTC", 0), ("Etc/GMT", 0)])
def test_china_and_utc_need_no_database(plan_file: Path, name: str, hours: int) -> None:
    assert read_plan(in_zone(plan_file, name)).timezone == name
    assert zone(name).utcoffset(None) == timedelta(hours=hours)


def test_a_plan_in_the_cache_whose_database_went_is_told_the_same(
    plan_file: Path, environment: dict[str, str], request: pytest.FixtureRequest
) -> None:
    path = in_zone(plan_file, "Europe/Berlin")
    assert cached_plan(path, environment).timezone == "Europe/Berlin"
    assert Store.open(path, environment=environment).today()
    request.getfixturevalue("no_zones")
    with pytest.raises(PlanWrong, match="tzdata"):
        Store.open(path, environment=environment)
