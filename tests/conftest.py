"""Builders of small valid values for every test; what a test is about it says itself."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings

from workplan_tui import language
from workplan_tui.model.plan import Milestone, Plan, Requirement, Section, Target, Task

# Thousands of programs are started here: none of them should compile the package anew, nor an inner pytest its tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A check before a change is kept must say the same each time; new examples are for whoever develops. How long
# one takes says nothing on a machine that others use too.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("own", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "own")

SECTIONS = (Section(1, "主要预期目标", "主要预期目标"), Section(2, "强化产业集群建设", "产业集群"))

PLAN_TOML = """\
# 一份用于测试的小方案
schema = 1

[plan]
id = "plan-2023"
title = "2023年重点工作分工方案"
document_number = "京政发〔2023〕5号"
issuer = "区人民政府"
issued_on = 2023-03-03
starts_on = 2023-01-01
ends_on = 2023-12-31
declared_task_count = 4
cc = "区委办公室，区人大常委会办公室"

[[plan.requirements]]
title = "加强组织领导"
text = "各单位要细化任务。"

[[sections]]
id = 1
title = "主要预期目标"

[[sections]]
id = 2
title = "强化产业集群建设"
label = "产业集群"

[[tasks]]
id = 1
section = 1
text = "地区生产总值增长4.5%以上。"
leads = ["石银峰"]
units = ["区发展改革委"]
due_on = 2023-12-31

[[tasks.targets]]
id = 1
name = "地区生产总值增长"
op = ">="
value = 4.5
unit = "%"
quote = "增长4.5%以上"

[[tasks]]
id = 2
section = 1
text = "完成造林绿化2970亩，实施“新智造100”工程。"
leads = ["常务副区长", "蔡小军"]
units = ["区园林绿化局", "相关属地"]
due_on = 2023-11-30
other_numbers = ["新智造100"]

[[tasks.targets]]
id = 1
name = "造林绿化"
op = "="
value = 2970
unit = "亩"
quote = "2970亩"

[[tasks]]
id = 3
section = 2
text = "启动检验检测中心建设，6月底前启动招投标，力争9月底前开工。"
leads = ["蔡小军"]
units = ["区经济和信息化局"]
due_on = 2023-12-31

[[tasks.milestones]]
id = 1
due_on = 2023-06-30
text = "启动招投标"
quote = "6月底前启动招投标"

[[tasks.milestones]]
id = 2
due_on = 2023-09-30
text = "开工"
quote = "9月底前开工"

[[tasks]]
id = 4
section = 2
text = "加大医药健康专班统筹力度。"
leads = ["石银峰"]
units = ["区科委", "各部门"]
due_on = 2023-12-31
"""
"""The same plan as `make_plan()`, as a person would write it."""

SMALL_TASKS = (
    Task(
        "1", 1, "地区生产总值增长4.5%以上。", ("石银峰",), ("区发展改革委",), date(2023, 12, 31),
        targets=(Target(1, "地区生产总值增长", ">=", 4.5, None, "%", "增长4.5%以上"),),
    ),
    Task(
        "2", 1, "完成造林绿化2970亩，实施“新智造100”工程。", ("常务副区长", "蔡小军"),
        ("区园林绿化局", "相关属地"), date(2023, 11, 30), other_numbers=("新智造100",),
        targets=(Target(1, "造林绿化", "=", 2970, None, "亩", "2970亩"),),
    ),
    Task(
        "3", 2, "启动检验检测中心建设，6月底前启动招投标，力争9月底前开工。", ("蔡小军",),
        ("区经济和信息化局",), date(2023, 12, 31),
        milestones=(
            Milestone(1, date(2023, 6, 30), "启动招投标", "6月底前启动招投标"),
            Milestone(2, date(2023, 9, 30), "开工", "9月底前开工"),
        ),
    ),
    Task(
        "4", 2, "加大医药健康专班统筹力度。", ("石银峰",), ("区科委", "各部门"), date(2023, 12, 31)
    ),
)  # fmt: skip


def make_task(**changes: Any) -> Task:
    """Return task 1 of the small plan with the given fields changed."""
    return SMALL_TASKS[0].replace(**changes)


def make_plan(tasks: tuple[Task, ...] = SMALL_TASKS, **changes: Any) -> Plan:
    """Return the small plan, with these tasks and the given fields changed."""
    plan = Plan(
        id="plan-2023",
        title="2023年重点工作分工方案",
        starts_on=date(2023, 1, 1),
        ends_on=date(2023, 12, 31),
        sections=SECTIONS,
        tasks=tuple(tasks),
        document_number="京政发〔2023〕5号",
        issuer="区人民政府",
        issued_on=date(2023, 3, 3),
        declared_task_count=len(tasks),
        cc="区委办公室，区人大常委会办公室",
        requirements=(Requirement("加强组织领导", "各单位要细化任务。"),),
    )
    return plan.replace(**changes)


ALLOWED_SKIPS = {
    "only root may switch accounts": "two accounts of one host; run as root, as CI does",
    "root may write anywhere": "the same is tested with root's power given up",
    "root may read everything": "the same is tested with root's power given up",
    "root here cannot give up its power over permissions": "util-linux's setpriv is missing",
    "this account may not mount a small disk": "RLIMIT_FSIZE fills a file everywhere",
    "nothing can be mounted read-only here": "a folder without the permission is refused the same way",
    "no strace here, or it may not be used": "the same calls fail in the sweep",
    "no /dev/full here": "not Linux",
    "GNU screen is not installed": "copying through it is tested by its sequence",
    "mosh is not installed": "that blanks are shown first is tested by what is written",
    "no file system in memory here": "the kernel's table is read from a file of the test's",
    "LibreOffice is not installed": "what it would open is read back from its bytes",
    "chromium is not installed": "what it would show is read from the page's source",
    "khal is not installed": "what it would import is read back from its bytes",
    "calcurse is not installed": "what it would import is read back from its bytes",
    "todoman is not installed": "what it would list is read back from its bytes",
    "taskwarrior is not installed": "what it would import is read back from its bytes",
    "zsh is not installed": "what it is told is tested without it",
    "Xvfb is not installed": "what arrives is in docs/interop.md, and what becomes of it is tested with the same bytes",
    "xterm is not installed": "as without Xvfb",
    "xdotool is not installed": "as without Xvfb",
    "xprop is not installed": "as without Xvfb",
    "dbus-daemon is not installed": "as without Xvfb",
    "fcitx5 is not installed": "as without Xvfb",
    "ibus is not installed": "as without Xvfb",
    "tmux is not installed": "what is drawn is tested against an emulated terminal",
    "fish is not installed": "what it is told is tested without it",
    "man is not installed": "what stands on the page is read from its source",
    "no argument of a command can hold this": "the same text is tried in every other place",
}
"""Every reason for which a test may be skipped, and what that leaves out. Any other one fails."""


def pytest_configure() -> None:
    """Let Ctrl+C be tried where the run itself was started in the background, which ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run a folder of tests on every processor, unless `-n` says otherwise; a file that is named runs here.

    Options of pyproject.toml would hold for a single test too, whose workers take longer to start than it
    to run, and for runs without the plugin, such as those that tests start. What a worker is or starts has
    its processor already. There are half as many workers again as processors: many tests wait, for a disk
    or for a terminal that is to stay quiet.
    """
    option = config.option
    is_free = "PYTEST_XDIST_WORKER" not in os.environ and getattr(option, "numprocesses", 0) is None
    if is_free and not option.usepdb and any(Path(name).is_dir() for name in config.args):
        option.numprocesses, option.dist = ((os.cpu_count() or 1) * 3 + 1) // 2, "worksteal"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was skipped and why."""
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"SKIPPED {report.nodeid}: {_skip_reason(report)}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped a test for a reason nobody agreed to."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    for report in skipped:
        if _skip_reason(report) not in ALLOWED_SKIPS:
            reporter.write_line(f"\nskipped for a reason that is not on the list: {_skip_reason(report)}")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _skip_reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    _, _, reason = report.longrepr if isinstance(report.longrepr, tuple) else ("", 0, "")
    return reason.removeprefix("Skipped: ")


@pytest.fixture
def sockets() -> Iterator[Path]:
    """Return a folder for sockets, whose whole path may have no more than 107 bytes."""
    folder = Path(mkdtemp(prefix="wp-", dir="/tmp"))
    yield folder
    rmtree(folder, ignore_errors=True)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Write the small plan as a file and return where it is."""
    path = tmp_path / "tasks.toml"
    path.write_text(PLAN_TOML, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def english_words() -> Any:
    """Show the English of the code, whatever catalogues are there; a test of Chinese asks for it."""
    language.use(language.ENGLISH)
    yield
    language.use(language.CHINESE)
