"""A test that is skipped says why, and the run fails when nobody agreed to that reason."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.inner_pytest import inner_environment
from tests.support.program import ROOT


@pytest.mark.parametrize("processes", ["0", "2"])
@pytest.mark.parametrize(("reason", "exit_code"), [("no /dev/full here", 0), ("I did not feel like it", 1)])
def test_only_a_reason_on_the_list_may_skip_a_test(
    reason: str, exit_code: int, processes: str, tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(
        f"import pytest\ndef test_it(): pytest.skip({reason!r})\ndef test_other(): pass\n"
    )
    shutil.copy2(ROOT / "tests" / "conftest.py", tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", processes, tmp_path],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env=inner_environment(),
    )  # fmt: skip

    assert done.returncode == exit_code, done.stdout
    assert f"test_it: {reason}" in done.stdout
