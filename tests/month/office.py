"""The supervision office at work in a folder: real processes for its commands, the real screen for its keys."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.month import units
from tests.support.page import COMMANDS, KEYS, SETTING, Step, missing
from tests.support.program import REAL_PLAN, ROOT
from tests.tui.conftest import Driven
from workplan_tui import language
from workplan_tui.store.store import Store
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk

FORMS, RETURNS, MENDED = "填报表", "回收", "补报"
"""Folders, as the page calls them: forms that go out, what came back, what was sent again."""
_NAMES = {"Enter": "enter", "Esc": "escape", "Space": "space", "/": "slash", "*": "asterisk"}
_ENDED_WELL = 0


class Office:
    """A folder with the real plan, and what was typed and answered in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "office"
        self.folder.mkdir()
        self.plan = self.folder / "tasks.toml"
        self.answers: dict[str, str] = {}
        """By command: standard output, then standard error."""
        self.codes: dict[str, int] = {}
        self.came: dict[str, int] = {}
        """By folder: how many files came back into it."""
        self._environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder / "home"), "LANG": "zh_CN.UTF-8",
        }  # fmt: skip
        shutil.copy2(REAL_PLAN, self.plan)

    def play(self, step: Step) -> None:
        """Type what the step says, and hold its answers against what the page shows of them."""
        if step.kind == SETTING:
            text = self.plan.read_text(encoding="utf-8")
            setting = "\n".join(step.lines)
            self.plan.write_text(
                text.replace("[[sections]]", f"{setting}\n\n[[sections]]", 1), encoding="utf-8"
            )
            return
        if step.kind == KEYS:
            told = "".join(asyncio.run(self._press(line)) for line in step.lines)
        else:
            assert step.kind == COMMANDS, step
            told = "".join(map(self.type, step.lines))
        lost = missing(step.answers, told)
        assert not lost, f"docs/month.md shows for {step.lines}, which is not answered:\n{lost}\nbut\n{told}"

    def type(self, line: str) -> str:
        """Run one line of a shell and return what it answers."""
        program, *words = shlex.split(line)
        if program == "export":
            self._environment.update(word.split("=", 1) for word in words)
            return ""
        assert program == "workplan", f"the page types {line!r}, which is no command of the program"
        for folder in {RETURNS, MENDED}.intersection(words):
            self._wait_for_mail(folder)
        ended = self.run(*words)
        told = ended.stdout + ended.stderr
        self.answers[line], self.codes[line] = told, ended.returncode
        assert "Traceback" not in told, told
        return told

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program in the folder."""
        return subprocess.run(
            [sys.executable, "-m", "workplan_tui", *words],
            cwd=self.folder, env=self._environment, capture_output=True, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip

    def _wait_for_mail(self, folder: str) -> None:
        """Let the units answer, once."""
        returns = self.folder / folder
        if returns.exists():
            return
        forms = self.folder / FORMS
        if folder == MENDED:
            self.came[folder] = units.send_again(forms, returns)
            return
        old = self._form(units.UNIT_OF_OLD_FORM, "--period", "2023-05")
        other = self.folder.with_name("other.toml")
        other.write_text(
            self.plan.read_text(encoding="utf-8").replace('"daxing-2023"', '"other-2023"'), encoding="utf-8"
        )
        foreign = self._form(units.UNIT_OF_OTHER_PLAN, "--plan", str(other))
        self.came[folder] = units.mail_back(forms, foreign, old, returns)

    def _form(self, unit: str, *more: str) -> Path:
        """Make a form that the office did not send for this month."""
        path = self.folder.with_name(f"{unit}.xlsx")
        made = self.run("template", "--unit", unit, "-o", str(path), "--today", "2023-07-03", *more)
        assert made.returncode == _ENDED_WELL, made.stderr
        return path

    async def _press(self, line: str) -> str:
        """Press the keys of a line on the screen of 10 July and return the line of messages."""
        before = language.current()
        language.use(language.CHINESE)
        store = Store.open(str(self.plan), environment=self._environment, today=date(2023, 7, 10))
        desk = Desk(store)
        app = WorkplanApp(desk, self._environment["WORKPLAN_ACTOR"], None)
        try:
            async with app.run_test(size=(120, 40)) as pilot:
                screen = Driven(app, pilot, self.folder)
                await screen.settle()
                for word in line.split():
                    if word in _NAMES or len(word) == 1:
                        await screen.press(_NAMES.get(word, word))
                    else:
                        await screen.type(word)
                return "\n".join(screen.rows("keys"))
        finally:
            desk.close()
            language.use(before)
