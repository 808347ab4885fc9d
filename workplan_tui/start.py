"""The very first of a command: Ctrl+C while the program is still being loaded is answered as well."""

from __future__ import annotations


def main() -> int:
    """Run the command and return its exit code."""
    try:
        from workplan_tui.cli.main import main as command
    except KeyboardInterrupt:
        return _broken_off()
    return command()


def _broken_off() -> int:
    """Say that nothing was saved; what was half loaded is forgotten, and is loaded once more for that."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import os

    from workplan_tui import language
    from workplan_tui.cli.interrupts import INTERRUPTS

    language.use(language.choose(None, os.environ))
    return INTERRUPTS.cut_short()
