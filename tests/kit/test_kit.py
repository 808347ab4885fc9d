"""The offline kit: its own README's two lines install it where no index of packages can be reached."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.clean import clean_account, run
from tests.kit.kit import ARCHITECTURES, make_kit
from tests.support.program import ROOT

PYTHON = ".".join(map(str, sys.version_info[:2]))
NOWHERE = dict.fromkeys(("PIP_INDEX_URL", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
"""Where nobody answers."""


@pytest.mark.slow
def test_the_two_lines_of_its_readme_install_it_without_a_network(tmp_path: Path) -> None:
    kit = tmp_path / "stick"
    wheel = make_kit(kit, pythons=(PYTHON,), environment=clean_account(tmp_path))
    names = [path.name for path in kit.glob("*.whl")]
    compiled = {one: {n.split("-")[0] for n in names if n.endswith(f"{one}.whl")} for one in ARCHITECTURES}
    assert compiled["x86_64"] == compiled["aarch64"] >= {"lxml", "pypdfium2", "python_calamine", "tomli"}
    pure = {n.split("-")[0] for n in names if n.endswith("none-any.whl")}
    assert {"textual", "rich", "tomli"} <= pure

    readme = (kit / "README.txt").read_text(encoding="utf-8")
    chinese, english = re.findall(r"^    (python3 -m venv .*)\n    (.*)$", readme, re.MULTILINE)
    assert chinese == english
    account = clean_account(tmp_path, **NOWHERE)
    account["PATH"] = f"{Path(sys.executable).resolve().parent}:{account['PATH']}"
    for line in english:
        run(["sh", "-ec", line], account, kit)
    workplan = tmp_path / "workplan" / "bin" / "workplan"
    assert run([workplan, "--version"], account, tmp_path).startswith(f"workplan {wheel.name.split('-')[1]} ")
    run([workplan, "export", "xlsx", "-o", "ledger.xlsx"], account, tmp_path)


def test_a_folder_that_holds_something_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "workplan-0.0.1-py3-none-any.whl").touch()
    done = subprocess.run(
        [sys.executable, "-m", "tests.kit", tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "is not empty" in done.stderr
