"""Real shells on a real terminal: what Tab puts there, and what it lists."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.program import ROOT, with_real_plan
from tests.support.terminal import Terminal, clean_environment
from workplan_tui.cli.completion import SCRIPTS

pytestmark = pytest.mark.slow
SCRIPTS_AT = ROOT / "workplan_tui" / "completions"
READY = "ready> "
TAB, CLEAR = "\t", "\x15"
HAS_ZSH = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
HAS_FISH = pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
SHELLS = ["bash", pytest.param("zsh", marks=HAS_ZSH), pytest.param("fish", marks=HAS_FISH)]


@contextmanager
def opened(shell: str, home: Path) -> Iterator[Terminal]:
    """Give an interactive shell that has read its script, in the folder of the real plan."""
    program = home / "bin" / "workplan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m workplan_tui "$@"\n')
    program.chmod(0o755)
    folder = with_real_plan(home)
    script = SCRIPTS_AT / SCRIPTS[shell]
    start = {
        "bash": f"PS1='{READY}'\nbind 'set bell-style none'\nsource {script}\n",
        "zsh": f"PROMPT='{READY}'\nautoload -Uz compinit\ncompinit -u -D\nsource {script}\n",
        "fish": f"function fish_prompt; echo -n '{READY}'; end\nset -g fish_greeting\n"
        f"set -g fish_autosuggestion_enabled 0\nsource {script}\n",
    }[shell]
    places = {"bash": home / ".bashrc", "zsh": home / ".zshrc", "fish": home / ".config/fish/config.fish"}
    places[shell].parent.mkdir(parents=True, exist_ok=True)
    if shell == "fish":  # else it reads every manual page of the computer first, beside the test
        (home / ".local/share/fish/generated_completions").mkdir(parents=True)
    places[shell].write_text(start, encoding="utf-8")
    words = {"bash": ("--rcfile", str(places["bash"])), "zsh": ("-d",), "fish": ()}[shell]
    path = shutil.which(shell)
    assert path, f"{shell} is needed to test what its Tab does"
    environment = clean_environment(home, SHELL=path)
    environment["PATH"] = f"{program.parent}:{environment['PATH']}"
    with Terminal(
        [path, *words, "-i"], columns=100, rows=30, environment=environment, folder=folder
    ) as terminal:
        terminal.wait_for(READY)
        terminal.settle(0.3)
        yield terminal


def shows(terminal: Terminal, line: str) -> None:
    """Wait until that stands behind the prompt."""
    wanted = (READY + line).rstrip()
    terminal.wait_for(lambda text: any(row.rstrip() == wanted for row in text.split("\n")))


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_puts_what_is_meant_into_the_line(shell: str, tmp_path: Path) -> None:
    typed = {
        "workplan sho": "workplan show",
        "workplan set 42 susp": "workplan set 42 suspended",
        "workplan set 42 推": "workplan set 42 推进中",
        "workplan --plan tasks.toml meas": "workplan --plan tasks.toml measure",
        "workplan report 8 --prob": "workplan report 8 --problem",
        "workplan list 单位:区水": "workplan list 单位:区水务局",
        "workplan list 牵头:石银": "workplan list 牵头:石银峰",
        "workplan --plan ta": "workplan --plan tasks.toml",
    }
    with opened(shell, tmp_path) as terminal:
        for begun, whole in typed.items():
            terminal.type(begun)
            terminal.type(TAB)
            shows(terminal, whole)
            terminal.type(CLEAR)
            shows(terminal, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_lists_what_there_is_with_its_meaning(shell: str, tmp_path: Path) -> None:
    with opened(shell, tmp_path) as terminal:
        terminal.type("workplan set 42 ")
        terminal.type(TAB)
        terminal.settle(0.3)
        terminal.type(TAB)
        terminal.wait_for(
            lambda text: all(word in text for word in ("not_started", "推进中", "suspended", "暂缓"))
        )


@pytest.mark.parametrize(
    ("shell", "tabs", "line"),
    [
        ("bash", 2, "workplan list 单位:sw"),
        pytest.param("zsh", 1, "workplan list 单位:区商务局", marks=HAS_ZSH),
    ],
)
def test_several_that_were_found_by_pinyin_take_nothing_of_what_was_typed(
    shell: str, tabs: int, line: str, tmp_path: Path
) -> None:
    """bash lists them; zsh puts one after the other there. fish shows only what holds what was typed."""
    with opened(shell, tmp_path) as terminal:
        terminal.type("workplan remind --unit shuiw")
        terminal.type(TAB)
        shows(terminal, "workplan remind --unit 区水务局")
        terminal.type(CLEAR)
        terminal.type("workplan list 单位:sw")
        terminal.type(TAB * tabs)
        terminal.wait_for("区住房城乡建设委")
        shows(terminal, line)
