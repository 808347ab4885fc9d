"""`pipx install` and `uv tool install`, of a wheel and of the sources: what an account has then, and that it works.

It takes pipx, uv and what the program needs from the index of packages; without one nothing here can be told.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.kit.clean import SYSTEM_PATH, clean_account, new_venv, run
from tests.support.program import REAL_PLAN, ROOT
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow


class Built(NamedTuple):
    """The tools that install, and what they are given."""

    tools: Path
    """The folder of pipx and uv."""
    wheel: Path
    sources: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Fetch the tools and build wheel and sources, once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    shared = (shared.parent if shared.name.startswith("popen-") else shared) / "built"
    shared.mkdir(exist_ok=True)
    environment = clean_account(shared)
    tools = shared / "tools"
    with open(shared / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "dist").exists():
            new_venv(tools, environment, "pipx", "uv")
            run([tools / "bin" / "uv", "build", "--out-dir", shared / "making", ROOT], environment, shared)
            (shared / "making").rename(shared / "dist")
    (wheel,) = (shared / "dist").glob("*.whl")
    (sources,) = (shared / "dist").glob("*.tar.gz")
    return Built(tools / "bin", wheel, sources)


@pytest.mark.parametrize("kind", ["wheel", "sources"])
@pytest.mark.parametrize("tool", ["pipx", "uv"])
def test_what_a_tool_installs_works_and_is_complete(
    tool: str, kind: str, built: Built, tmp_path: Path
) -> None:
    home, plan = tmp_path / "home", tmp_path / "plan"
    home.mkdir()
    plan.mkdir()
    shutil.copy2(REAL_PLAN, plan)
    package = f"{built.wheel if kind == 'wheel' else built.sources}[office]"
    words = {"pipx": ("pipx", "install"), "uv": ("uv", "tool", "install")}[tool]
    environment = clean_account(home, PATH=f"{built.tools}:{SYSTEM_PATH}")
    run([built.tools / words[0], *words[1:], package], environment, home)

    programs = home / ".local" / "bin"
    assert [path.name for path in programs.iterdir()] == ["workplan"]
    alone = clean_account(home, PATH=str(programs))
    workplan = programs / "workplan"
    assert run([workplan, "--version"], alone, plan).startswith("workplan ")
    run([workplan, "set", "42", "done"], alone, plan)
    assert [
        task["id"] for task in json.loads(run([workplan, "--json", "list", "状态:已完成"], alone, plan))
    ] == ["42"]
    for name in ("ledger.xlsx", "ledger.docx"):
        run([workplan, "export", name.partition(".")[2], "-o", name], alone, plan)
    assert len(run([workplan, "list"], alone, home).splitlines()) == 121, "the plan that is built in"
    with Terminal([workplan], columns=80, rows=24, environment=alone, folder=plan) as terminal:
        terminal.wait_for("121")
        terminal.press("q")
        assert terminal.wait_for_end() == 0

    share = workplan.resolve().parent.parent / "share"
    assert sorted(path.relative_to(share).as_posix() for path in share.rglob("*workplan*")) == [
        "bash-completion/completions/workplan",
        "fish/vendor_completions.d/workplan.fish",
        "man/man1/workplan.1",
        "man/zh_CN/man1/workplan.1",
        "zsh/site-functions/_workplan",
    ]
    assert (share / "man/zh_CN/man1/workplan.1").read_text("utf-8") == run(
        [workplan, "--lang", "zh", "manual"], alone, plan
    )
    assert (share / "bash-completion/completions/workplan").read_text("utf-8") == run(
        [workplan, "completion", "bash"], alone, plan
    )
