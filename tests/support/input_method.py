"""A real input method: an X server without a screen, an xterm in it, and keys as a keyboard sends them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.support.other_programs import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PATIENCE = 30
"""Seconds for what a key must lead to; a loaded machine takes its time."""
_A_KEY = 150
"""Milliseconds between keys, as of a quick typist. Quicker ones overtake what an input method still works on."""
_PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
"""
_SETS_OUT = {
    "fcitx5": ("exec fcitx5", "fcitx5-remote -o; fcitx5-remote -n", "pinyin"),
    "ibus": ("exec ibus-daemon --xim --panel disable", "ibus engine libpinyin; ibus engine", "libpinyin"),
}
"""For each input method what starts it, what puts it into its Chinese state and tells it, and what is told then."""
_LOGGER = """\
import os, sys, tty
log = open(sys.argv[1], "w", buffering=1)
tty.setraw(0)
print("ready", file=log)
while data := os.read(0, 4096):
    print(repr(data), file=log)
"""


class InputMethod:
    """A keyboard whose keys go through the input method into a program in an xterm. Use it in a `with`."""

    def __init__(self, name: str, home: Path) -> None:
        for program in ("Xvfb", "xterm", "xdotool", "xprop", "dbus-daemon"):
            needed(program, program)
        needed("fcitx5" if name == "fcitx5" else "ibus-daemon", name)
        self._name, self._home = name, home
        self._running: list[subprocess.Popen[bytes]] = []
        (home / "run").mkdir(mode=0o700)
        profile = home / ".config" / "fcitx5" / "profile"
        profile.parent.mkdir(parents=True)
        profile.write_text(_PROFILE, encoding="utf-8")
        self._environment = {
            "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8", "XMODIFIERS": f"@im={'fcitx' if name == 'fcitx5' else name}",
        }  # fmt: skip

    def __enter__(self) -> InputMethod:
        shown, tells = os.pipe()
        screen = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "900x600x24", "-nolisten", "tcp"]
        self._start(screen, pass_fds=(tells,))
        self._environment["DISPLAY"] = f":{os.read(shown, 16).decode().strip()}"
        bus = self._start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        assert bus.stdout is not None
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        start, switch, told = _SETS_OUT[self._name]
        self._start(["sh", "-c", start])
        # An xterm that is there before does without.
        wait_until(lambda: "@server=" in self._output("xprop -root XIM_SERVERS"))
        self._switch = lambda: told in self._output(switch).split()
        return self

    def __exit__(self, *_error: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(PATIENCE)

    def _start(self, words: Sequence[str], **more: object) -> subprocess.Popen[bytes]:
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        process: subprocess.Popen[bytes] = subprocess.Popen(
            words, env=self._environment, cwd=self._home, **(streams | more)
        )  # type: ignore[call-overload]
        self._running.append(process)
        return process

    def _output(self, command: str) -> str:
        done = subprocess.run(
            ["sh", "-c", command], env=self._environment, capture_output=True, timeout=PATIENCE, check=False
        )
        return done.stdout.decode()

    def open(self, *command: str) -> None:
        """Run the command in an xterm that has the keyboard, and put the input method into its Chinese state."""
        self._start(["xterm", "-u8", "-e", *command])
        wait_until(lambda: self._output("xdotool search --onlyvisible --class xterm") != "")
        self._output("xdotool search --onlyvisible --class xterm windowfocus --sync")
        wait_until(self._switch)

    def press(self, *keys: str) -> None:
        """Press keys by the names that X has for them, one after the other."""
        self._output(f"xdotool key --delay {_A_KEY} {' '.join(keys)}")

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down so long."""
        self._output(f"xdotool keydown {key} sleep {seconds} keyup {key}")


class Listener:
    """A program in the terminal that keeps what each read gave it."""

    def __init__(self, method: InputMethod, folder: Path) -> None:
        self._method, self._log = method, folder / "reads"
        program = folder / "logger.py"
        program.write_text(_LOGGER, encoding="utf-8")
        method.open(sys.executable, str(program), str(self._log))
        wait_until(lambda: self._log.exists() and self._log.read_text().startswith("ready"))
        self._seen = 0

    def reads_after(self, *keys: str, until: str) -> list[str]:
        """Press the keys, and return what came, read by read, up to the first read that ends so."""
        self._method.press(*keys)
        wait_until(lambda: any(one.endswith(until) for one in self._reads()[self._seen :]))
        fresh = self._reads()[self._seen :]
        self._seen += len(fresh)
        return fresh

    def _reads(self) -> list[str]:
        lines = self._log.read_text(encoding="utf-8").splitlines()[1:]
        return [bytes(eval(line)).decode() for line in lines]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so; raise `AssertionError` when it does not come."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.1)
