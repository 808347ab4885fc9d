"""What stands between this program and the terminal: tmux, GNU screen, mosh; as far as anybody can tell.

Their variables are inherited by what runs inside of another one, so of two that are named only the
processes say which is the inner one. mosh 1.4.0 sets no variable of its own; its server is a parent.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TMUX, SCREEN, MOSH = "tmux", "screen", "mosh"
_NAMES = {"tmux: server": TMUX, "tmux": TMUX, "screen": SCREEN, "mosh-server": MOSH}
"""What each is called as a process."""
_DEEPEST = 50
"""Parents that are looked at; a loop in them would be a fault of the system."""


def surroundings(environment: Mapping[str, str], parents: Iterator[str] | None = None) -> tuple[str, ...]:
    """Return the programs around this one, the innermost first.

    A server of tmux or screen has no parent that leads on: what is around it is known from its
    variable, and mosh outside of it from none.
    """
    found = [_NAMES[name] for name in (_parents() if parents is None else parents) if name in _NAMES]
    named = [TMUX] * bool(environment.get("TMUX")) + [SCREEN] * bool(environment.get("STY"))
    around = [program for program in named if program not in found]
    if MOSH not in found and any(name.startswith("MOSH_") for name in environment):
        around.append(MOSH)
    return tuple(dict.fromkeys((*found, *around)))


def _parents() -> Iterator[str]:
    """Yield the names of the processes above this one; none where the system does not tell."""
    process = os.getppid()
    for _ in range(_DEEPEST):
        if process <= 1:
            return
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                name, _, rest = file.read().partition("(")[2].rpartition(") ")
            process = int(rest.split()[1])
        except (OSError, ValueError, IndexError):
            return
        yield name
