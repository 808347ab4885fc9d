"""Imports point one way, and the command line loads nothing it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.program import ROOT

HEAVY = ("textual", "rich", "asyncio", "typing", "dataclasses", "pathlib", "inspect", "shutil")
"""What a one-shot command has no time for (docs/performance.md)."""

RUN = """
import sys
from workplan_tui.cli.main import main
try:
    code = main(sys.argv[1:])
finally:
    print("LOADED", *sys.modules, file=sys.stderr)
raise SystemExit(code)
"""


def top_modules_loaded(plan_file: Path, tmp_path: Path, *arguments: str) -> set[str]:
    """Return the top-level modules that the command loads."""
    return {name.partition(".")[0] for name in modules_loaded(plan_file, tmp_path, *arguments)}


def modules_loaded(plan_file: Path, tmp_path: Path, *arguments: str) -> set[str]:
    """Run the command in a fresh interpreter and return the modules it loaded.

    `-S` leaves out what the environment's own start-up files load.
    """
    path = os.pathsep.join([str(ROOT), *(p for p in sys.path if p.endswith("site-packages"))])
    environment = {
        "HOME": str(tmp_path), "LANG": "C", "PATH": os.defpath, "PYTHONPATH": path,
        "WORKPLAN": str(plan_file),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-S", "-c", RUN, *arguments],
        capture_output=True, text=True, encoding="utf-8", env=environment, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",), ("list", "造林"), ("list", "--json"), ("set", "2", "推进中"), ("show", "2"),
        ("agenda",), ("changes", "--since", "2023-06-30"), ("summary", "--by", "unit"), ("remind",),
        ("export", "csv", "造林"), ("export", "md"),
        ("list", "sthj or 单位:科委 灯:红 更新:7d is:逾期"),
        ("--help",), ("set", "--help"),
        ("completion", "fish", "--", "set", "2", ""), ("completion", "bash", "--", "workplan list unit:ylj"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_loads_neither_the_screen_nor_a_dear_module(
    arguments: tuple[str, ...], plan_file: Path, tmp_path: Path
) -> None:
    loaded = top_modules_loaded(plan_file, tmp_path, *arguments)

    assert loaded.isdisjoint(HEAVY)


def test_an_import_without_a_terminal_loads_no_screen(plan_file: Path, tmp_path: Path) -> None:
    notice = ROOT / "tests" / "importing" / "cases" / "label-order-varies.txt"
    loaded = modules_loaded(plan_file, tmp_path, "import", str(notice), "-o", str(tmp_path / "new.toml"))

    assert loaded.isdisjoint(("textual", "rich", "asyncio", "workplan_tui.importing.preview"))


def test_writing_on_words_loads_neither_the_rules_nor_the_pinyin(plan_file: Path, tmp_path: Path) -> None:
    rules_and_pinyin = {"workplan_tui.model.rules.pace", "workplan_tui.text.pinyin"}

    on_words = modules_loaded(plan_file, tmp_path, "note", "造林 or 单位:科委", "x", "--yes")
    on_lights = modules_loaded(plan_file, tmp_path, "note", "灯:灰 or zaolin", "x", "--yes")

    assert on_words.isdisjoint(rules_and_pinyin)
    assert rules_and_pinyin <= on_lights, "else this test looks for what has another name"


def test_a_list_without_a_filter_loads_no_parser_of_filters(plan_file: Path, tmp_path: Path) -> None:
    parser = "workplan_tui.model.filter.parser"

    assert parser not in modules_loaded(plan_file, tmp_path, "list")
    assert parser in modules_loaded(plan_file, tmp_path, "list", "x")


def test_help_reads_no_plan_and_no_toml(tmp_path: Path) -> None:
    loaded = top_modules_loaded(tmp_path / "none.toml", tmp_path, "--help")

    assert loaded.isdisjoint(("tomli", "json"))


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys; before = set(sys.modules); import workplan_tui; print(*set(sys.modules) - before)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout.split() == ["workplan_tui"]


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
