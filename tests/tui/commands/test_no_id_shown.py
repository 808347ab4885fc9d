"""Ids are for files: whatever command is given, the screen shows numbers alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import PLAN_TOML
from tests.tui.commands.effects import EFFECTS
from tests.tui.conftest import Opened
from workplan_tui.tui.registry import COMMANDS, Command

PLAN = re.sub(r"(\[\[tasks\]\]\nid = )(\d)", r'\1"secret\2"' + "\nnumber = \\2", PLAN_TOML)
PANES = ("tree", "table", "detail", "title", "keys")


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.keys], ids=lambda one: one.id)
async def test_no_command_shows_an_id(opened: Opened, plan_file: Path, command: Command) -> None:
    plan_file.write_text(PLAN, encoding="utf-8")
    async with opened() as screen:
        await screen.press(*EFFECTS[command.id].before)
        await screen.press(command.keys[0])
        shown = "\n".join(screen.text(pane) for pane in PANES)
        assert "secret" not in shown
