"""Themes in a real terminal: no colour where none is wanted, the terminal's own where there are few."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.program import (
    FIRST_TASK,
    NARROW,
    ROOT,
    open_terminal,
    with_real_plan,
    with_settings,
)

pytestmark = pytest.mark.slow
_SGR = re.compile(rb"\x1b\[([0-9;]*)m")


def codes(sent: bytes) -> set[str]:
    """Return every number with which the program set how letters look."""
    return {code for match in _SGR.findall(sent) for code in match.decode().split(";") if code}


def played(tmp_path: Path, settings: str = "", **environment: str) -> set[str]:
    """Open the screen, move, mark, filter and open the palette; return the numbers."""
    with_settings(tmp_path, settings)
    folder = with_real_plan(tmp_path)
    with open_terminal(tmp_path, folder, "--lang", "en", size=NARROW, **environment) as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        for key in ("down", " ", "/", "x", "escape", ":", "escape"):
            terminal.press(key)
        found = codes(terminal.sent)
        terminal.type("q")
        terminal.wait_for_end()
        return found


@pytest.mark.parametrize(
    ("settings", "environment"),
    [
        ("", {"NO_COLOR": "1"}),
        ("", {"TERM": "vt100", "COLORTERM": ""}),
        ('theme = "mono"', {}),
    ],
    ids=["NO_COLOR", "vt100", "chosen"],
)
def test_without_colours_none_is_written_and_the_highlight_is_reversed(
    settings: str, environment: dict[str, str], tmp_path: Path
) -> None:
    found = played(tmp_path, settings, **environment)
    assert found <= {"0", "1", "4", "7"}
    assert "7" in found


def test_few_colours_are_the_terminal_s_own(tmp_path: Path) -> None:
    found = played(tmp_path, TERM="xterm", COLORTERM="")
    own = {str(n) for first in (30, 40, 90, 100) for n in range(first, first + 8)}
    assert found <= {"0", "1", "4", "7", "39", "49", *own}
    assert {"44", "47"} <= found


def test_a_light_terminal_gets_a_light_theme(tmp_path: Path) -> None:
    assert "231" in played(tmp_path, COLORFGBG="0;15")


def test_a_theme_that_is_none_is_refused_before_the_screen(tmp_path: Path) -> None:
    with_settings(tmp_path, 'theme = "blue"')
    with open_terminal(tmp_path, ROOT, "--lang", "en", size=NARROW) as terminal:
        assert terminal.wait_for_end() == 2
        assert "theme knows no blue; there are auto, dark, light, contrast, 16, mono" in terminal.told
