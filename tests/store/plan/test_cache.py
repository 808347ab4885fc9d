"""The parsed plan in the cache: the same plan, or none."""

from __future__ import annotations

import os
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.support.program import REAL_PLAN
from workplan_tui.base.errors import NotSaved
from workplan_tui.base.user_file import Calls
from workplan_tui.model.plan import FormerName, Lead, Unit
from workplan_tui.store.disk.keyed_records import KeyedRecords
from workplan_tui.store.plan import cache
from workplan_tui.store.plan.cache import cached_plan, plan_of, record_of, task_of
from workplan_tui.store.plan.file import parse_plan, read_plan
from workplan_tui.store.plan.plan_text import format_plan

REAL_PLAN = str(REAL_PLAN)


@pytest.fixture
def settled_plan(plan_file: Path) -> Path:
    """Return a plan file old enough to be cached."""
    os.utime(plan_file, (1_700_000_000, 1_700_000_000))
    return plan_file


def kept_files(environment: dict[str, str]) -> list[Path]:
    """Return what lies in the cache."""
    return sorted((Path(environment["HOME"]) / ".cache" / "workplan").glob("*"))


FORMER = make_plan(
    units=(Unit("区科技局", was=(FormerName("区科委", date(2023, 6, 30)), FormerName("区科协", None))),),
    leads=(Lead("李某", (FormerName("石银峰", date(2023, 6, 30)),)),),
)


@pytest.mark.parametrize(
    "plan", [make_plan(), read_plan(REAL_PLAN), FORMER], ids=["small", "real", "former names"]
)
def test_a_plan_survives_the_cache_in_every_field(plan: object) -> None:
    assert plan_of(record_of(plan)) == plan


def test_former_names_survive_being_written_and_read() -> None:
    assert parse_plan(format_plan(FORMER).encode(), "tasks.toml") == FORMER


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


def test_a_cache_with_another_letter_in_a_task_is_not_believed(
    settled_plan: Path, environment: dict[str, str]
) -> None:
    plan = cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    data = kept.read_bytes()
    kept.write_bytes(data.replace("石银峰".encode(), "石金峰".encode()))
    assert kept.read_bytes() != data
    id = next(task.id for task in plan.tasks if "石银峰" in task.leads)
    assert cached_plan(str(settled_plan), environment).tasks_by_id[id] == plan.tasks_by_id[id]
    assert cached_plan(str(settled_plan), environment).tasks == plan.tasks


@given(st.data())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_becomes_of_the_cache_the_plan_is_the_same(
    settled_plan: Path, environment: dict[str, str], data: st.DataObject
) -> None:
    """A property: one byte is another, something is put in or cut out; then one task, or all, is asked for."""
    plan = read_plan(str(settled_plan))
    for kept in kept_files(environment):
        kept.unlink()
    cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    good = kept.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    cut = data.draw(st.sampled_from([0, 1, 2, 8, len(good)]))
    put = data.draw(st.binary(max_size=4))
    kept.write_bytes(good[:at] + put + good[at + cut :])
    found = cached_plan(str(settled_plan), environment)
    id = data.draw(st.sampled_from([*plan.tasks_by_id, "999", ""]))
    assert found.tasks_by_id.get(id) == plan.tasks_by_id.get(id)
    assert found == plan
    assert plan == found
    assert list(found.tasks_by_id.items()) == list(plan.tasks_by_id.items())


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 1000])
def test_each_task_is_found_alone_and_no_other_is_read(
    count: int, tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = make_plan()
    ids = [f"{number}" for number in range(1, count)] + ["A-9"]
    plan = small.replace(tasks=tuple(small.tasks[0].replace(id=id, targets=()) for id in ids))
    path = tmp_path / "many.toml"
    path.write_text(format_plan(plan), encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    whole = cached_plan(str(path), environment)
    made: list[str] = []
    monkeypatch.setattr(cache, "task_of", lambda record: made.append(record[0]) or task_of(record))
    monkeypatch.setattr(KeyedRecords, "all", lambda records: pytest.fail("all were read"))
    for id in ids:
        found = cached_plan(str(path), environment)
        assert found.tasks_by_id[id] == whole.tasks_by_id[id]
        assert found.short_unit(small.tasks[0].units[0]) == whole.short_unit(small.tasks[0].units[0])
    assert made == ids


def test_a_number_leads_to_its_task_and_no_other_is_read(
    settled_plan: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = settled_plan.read_text(encoding="utf-8").replace(
        "[[tasks]]\nid = 3\n", "[[tasks]]\nid = 3\nnumber = 30\n"
    )
    settled_plan.write_text(text, encoding="utf-8")
    os.utime(settled_plan, (1_700_000_000, 1_700_000_000))
    cached_plan(str(settled_plan), environment)
    monkeypatch.setattr(KeyedRecords, "all", lambda records: pytest.fail("all were read"))
    found = cached_plan(str(settled_plan), environment)
    assert [found.find_numbered(number) for number in ("30", "4", "3")] == ["3", "4", None]
    assert found.numbers_of(("3", "4")) == ("30", "4")


def test_where_the_cache_is_damaged_and_the_plan_another_by_now_nothing_is_mixed(
    settled_plan: Path, environment: dict[str, str]
) -> None:
    cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    kept.write_bytes(kept.read_bytes().replace("石银峰".encode(), "石金峰".encode()))
    found = cached_plan(str(settled_plan), environment)
    settled_plan.write_text(settled_plan.read_text("utf-8").replace("石银峰", "罗伯明"), encoding="utf-8")
    with pytest.raises(NotSaved, match="changed meanwhile"):
        assert found.tasks


def test_a_plan_of_the_cache_can_be_changed_as_any(settled_plan: Path, environment: dict[str, str]) -> None:
    plan = cached_plan(str(settled_plan), environment)
    found = cached_plan(str(settled_plan), environment)
    assert type(plan.replace(title="x")) is type(found.replace(title="x"))
    assert found.replace(title="x") == plan.replace(title="x") != plan
    assert repr(found).startswith("LazyPlan(")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")
def test_a_cache_of_another_account_is_not_believed(settled_plan: Path, environment: dict[str, str]) -> None:
    plan = cached_plan(str(settled_plan), environment)
    (kept,) = kept_files(environment)
    first, rest = kept.read_bytes().split(b"\n", 1)
    length = int(first.split()[1])
    head = rest[:length].replace(b"plan-2023", b"plan-2024")
    kept.write_bytes(b"%08x %d\n" % (zlib.crc32(head), length) + head + rest[length:])
    assert cached_plan(str(settled_plan), environment).id == "plan-2024", "it is believed where it is ours"
    os.chown(kept, 1, 1)
    assert cached_plan(str(settled_plan), environment) == plan


def test_a_cache_that_cannot_be_kept_is_no_error(settled_plan: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment = {"HOME": str(tmp_path / "file")}
    assert cached_plan(str(settled_plan), environment).id == "plan-2023"
