"""A test of the tests: each safeguard of what arrives from the terminal and goes there, taken out of a copy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.inner_pytest import inner_environment
from tests.support.program import ROOT

pytestmark = pytest.mark.slow

MUTATIONS = {
    "two letters are commands": (
        "tui/keys/bursts.py", "        return 0\n    is_in_word =", "        return count\n    is_in_word =",
        "tui/keys/test_bursts.py", "not_meant or alone_never",
    ),
    "a letter before Chinese is a command": (
        "tui/keys/bursts.py", "(is_chinese and id not in _ASKING_FOR_WORDS)", "False",
        "tui/keys/test_bursts.py", "not_meant",
    ),
    "a pasted line that edits runs": (
        "tui/keys/bursts.py", "how == TEXT or any(BY_ID[id].edits for id in ids)", "how == TEXT",
        "tui/keys/test_bursts.py", "not_meant or in_a_prompt",
    ),
    "lines in a prompt are answers": (
        "tui/keys/bursts.py", "_answers_no_number(strokes, prompt) and are_lines(strokes, keymap)", "False",
        "tui/keys/test_bursts.py", "in_a_prompt",
    ),
    "keys of one read come one by one": (
        "tui/terminal/burst.py", "(Burst(keys),) if len(keys) > 1 else keys", "keys",
        "tui/keys/test_bursts.py", "one_burst",
    ),
    "the second undo asks nothing": (
        "tui/commands/undo.py", "monotonic() - self._undone_at < AT_ONCE", "False",
        "tui/keys/test_bursts.py", "asks_first",
    ),
    "fcitx5 has no brackets": (
        "tui/keys/keynames.py", '"·": "[", "「": "]", "」": "]", ', "", "tui/keys/test_keynames.py", "input_method",
    ),
    "mosh takes what a terminal takes": (
        "tui/terminal/clipboard.py", "MOST_BYTES_OF_MOSH if MOSH in surroundings else MOST_BYTES", "MOST_BYTES",
        "tui/commands/test_copying.py", "hands_on_less",
    ),
    "the inner program is the one of the variables": (
        "tui/terminal/surroundings.py", "(*found, *around)", "(*around, *found)",
        "tui/commands/test_copying.py", "innermost",
    ),
    "an end of a string is handed through whole": (
        "tui/terminal/clipboard.py", 'told.replace(_END, f"\\x1b{_CUT}\\\\").split(_CUT)', "[told]",
        "tui/commands/test_copying.py", "same_text_on",
    ),
    "blanks are not shown first": (
        "tui/app.py", "if self._is_under_mosh and self._driver is not None:", "if False:",
        "tui/terminal/test_mosh.py", "becomes_smaller",
    ),
    "a disputed sign is a mark": (
        "text/harmless.py", "        return MOST_MARKS + 1\n", "        return 1\n",
        "tui/drawing/test_clusters.py", "cluster_is_cut",
    ),
    "vowels of Hangul are no marks": (
        "text/harmless.py", ' or bool(re.match(f"[{_CONJOINING}]", letter))', "",
        "tui/drawing/test_clusters.py", "cluster_is_cut",
    ),
    "full-width letters are others": (
        "text/half_width.py", "    return re.sub(", "    return text\n    return re.sub(",
        "text/test_half_width.py", "both_widths",
    ),
    "any language is Chinese": (
        "settings/config.py", "find_language(known[\"language\"]) is None", "False",
        "settings/test_config.py", "wrong_file",
    ),
}  # fmt: skip
"""What is taken out: the module, the text, what stands there instead; the test file, and which of its tests see it."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program and of its tests."""
    folder = tmp_path_factory.mktemp("mutations")
    for name in ("workplan_tui", "tests", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", folder)
    return folder


def run(copy: Path, file: str, chosen: str) -> str:
    """Return what pytest says of the chosen tests."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/{file}", "-k", chosen],
        cwd=copy, env=inner_environment(PYTHONPATH=str(copy)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "passed" in done.stdout or "failed" in done.stdout, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", MUTATIONS)
def test_without_a_safeguard_a_test_fails(name: str, copy: Path) -> None:
    module, safeguard, instead, file, chosen = MUTATIONS[name]
    if file == "tui/terminal/test_mosh.py" and not shutil.which("mosh-server"):
        pytest.skip("mosh is not installed")
    path = copy / "workplan_tui" / module
    whole = path.read_text(encoding="utf-8")
    assert whole.count(safeguard) == 1
    path.write_text(whole.replace(safeguard, instead), encoding="utf-8")
    try:
        assert "1 failed" in run(copy, file, chosen)
    finally:
        path.write_text(whole, encoding="utf-8")


def test_with_every_safeguard_the_same_tests_pass(copy: Path) -> None:
    for file in sorted({file for _, _, _, file, _ in MUTATIONS.values()}):
        chosen = " or ".join(f"({chosen})" for _, _, _, of, chosen in MUTATIONS.values() if of == file)
        assert "failed" not in run(copy, file, chosen)
