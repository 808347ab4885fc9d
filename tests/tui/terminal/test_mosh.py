"""Over mosh on this machine: what a smaller window leaves, and how much of a copy arrives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support.program import ROOT
from tests.support.terminal import Terminal, clean_environment
from tests.tui.conftest import REAL_PLAN
from workplan_tui.tui.terminal.clipboard import MOST_BYTES_OF_MOSH, sequence

LAST_SECTION = "政府治理"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("mosh-server"), reason="mosh is not installed"),
]


@contextmanager
def over_mosh(argv: list[str], folder: Path, columns: int, rows: int) -> Iterator[Terminal]:
    """Run a program under a mosh server and show it in a client."""
    server, client = shutil.which("mosh-server"), shutil.which("mosh-client")
    assert server
    assert client
    environment = clean_environment(folder, LC_ALL="C.UTF-8", PYTHONPATH=str(ROOT))
    started = subprocess.run(
        [server, "new", "-i", "127.0.0.1", "-c", "256", "--", *argv],
        env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
    )  # fmt: skip
    port, key = re.findall(r"MOSH CONNECT (\d+) (\S+)", started.stdout)[0]
    pid = int(re.findall(r"pid = (\d+)", started.stderr)[0])
    try:
        with Terminal(
            [client, "127.0.0.1", port], columns=columns, rows=rows, folder=folder,
            environment={**environment, "MOSH_KEY": key, "MOSH_PREDICTION_DISPLAY": "never"},
        ) as terminal:  # fmt: skip
            yield terminal
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, 15)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy2(REAL_PLAN, tmp_path)
    return tmp_path


COMMAND = [sys.executable, "-m", "workplan_tui", "--read-only", "--today", "2023-06-30"]


def settled(terminal: Terminal) -> list[str]:
    """Return what stands when nothing more comes, blanks that are shown for a moment aside."""
    terminal.settle(0.8, first=1.5)
    return terminal.lines


@pytest.mark.parametrize(
    "sizes", [[(120, 40), (100, 40)], [(100, 30), (99, 30), (97, 30), (96, 30), (90, 30)]]
)
def test_a_window_that_becomes_smaller_through_wide_signs_shows_the_screen(
    sizes: list[tuple[int, int]], folder: Path
) -> None:
    columns, rows = sizes[-1]
    with Terminal(
        COMMAND,
        columns=columns,
        rows=rows,
        environment=clean_environment(folder, PYTHONPATH=str(ROOT)),
        folder=folder,
    ) as direct:
        direct.wait_for(LAST_SECTION)
        direct.press("home")
        right = settled(direct)
    with over_mosh(COMMAND, folder, *sizes[0]) as terminal:
        terminal.wait_for(LAST_SECTION)
        settled(terminal)
        terminal.press("home")
        for size in sizes[1:]:
            terminal.resize(size)
            terminal.settle(0.4, first=0.6)
        assert settled(terminal) == right
        terminal.type("\x0c")
        assert settled(terminal) == right
        terminal.type("q")


def test_so_much_of_a_copy_arrives_and_no_byte_more(folder: Path) -> None:
    """What the limit says of mosh 1.4.0; a later one that takes more shows it here."""
    program = folder / "copies.py"
    program.write_text(
        f"import sys, time\nfor size in {MOST_BYTES_OF_MOSH}, {MOST_BYTES_OF_MOSH + 3}:\n"
        f"    sys.stdout.write({sequence('')!r}.replace(';c;', ';c;' + 'YWFh' * (size // 3)))\n"
        "    print('sent', size, flush=True)\n    time.sleep(1.5)\n",
        encoding="utf-8",
    )
    with over_mosh([sys.executable, str(program)], folder, 80, 24) as terminal:
        terminal.wait_for(f"sent {MOST_BYTES_OF_MOSH + 3}")
        terminal.settle(0.8, first=1.5)
        found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/]*)", terminal.sent)
    whole = [len(b64decode(one)) for one in found if len(one) % 4 == 0]
    assert MOST_BYTES_OF_MOSH in whole
    assert MOST_BYTES_OF_MOSH + 3 not in whole


def test_a_copy_that_would_not_arrive_is_offered_as_a_file(folder: Path) -> None:
    with over_mosh([*COMMAND, "--lang", "en"], folder, 80, 24) as terminal:
        terminal.wait_for(LAST_SECTION)
        settled(terminal)
        terminal.type("Y")
        terminal.wait_for(f"mosh hands on {MOST_BYTES_OF_MOSH} of")
        terminal.type("\r")
        terminal.wait_for("saved as a file")
        terminal.type("Y")
        terminal.wait_for("mosh hands on")
        time.sleep(0.1)
        terminal.type("\r")
        terminal.wait_for("exists already; type another name")
        terminal.type("q")
    lines = (folder / "tasks.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 122
    assert lines[42].startswith("42\t")
