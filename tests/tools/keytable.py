"""Write the README's table of keys from the registry: `python -m tests.tools.keytable`."""

from __future__ import annotations

from tests.support.program import ROOT
from workplan_tui.language import in_chinese
from workplan_tui.tui.keys.keymap import USUAL
from workplan_tui.tui.registry import COMMANDS, GROUPS, Command

DOCUMENT = ROOT / "README.md"
BEGIN = "<!-- Written by `python -m tests.tools.keytable`. -->"
END = "<!-- The end of what is written. -->"


def table() -> str:
    """Return the table, group by group."""
    lines = ["| keys | what they do | 作用 | in `[keys]` |", "|---|---|---|---|"]
    for group, heading in GROUPS.items():
        lines.append(f"| **{heading}** {in_chinese(heading)} | | | |")
        lines += [_row(command) for command in COMMANDS if command.group == group]
    return "\n".join(lines) + "\n"


def _row(command: Command) -> str:
    names = USUAL.names(command.id) or (USUAL.sure_name("palette"), command.id)
    keys = " ".join(f"`{name}`" for name in names)
    return f"| {keys} | {command.title} | {in_chinese(command.title)} | `{command.id}` |"


def written(document: str) -> str:
    """Return the document with the table as it is now."""
    before, rest = document.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
