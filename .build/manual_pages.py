"""What hatchling runs while it makes a wheel: the manual page in both languages, made of the program's own help.

The program needs none of its libraries for that, which are not there while it is built.
"""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = {"en": "share/man/man1/workplan.1", "zh_CN": "share/man/zh_CN/man1/workplan.1"}
"""By language: where `man` looks, below the folder that the program is installed into."""


class ManualPages(BuildHookInterface[Any]):
    """Put the manual pages into the wheel; nothing of them stays in the tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the pages."""
        sys.path.insert(0, self.root)
        from workplan_tui import language
        from workplan_tui.cli.manual_page import manual_page

        self._folder = folder = Path(mkdtemp(prefix="workplan-manual-"))
        for spoken, place in _PLACES.items():
            language.use(spoken)
            page = folder / f"workplan.{spoken}.1"
            page.write_text(manual_page(), encoding="utf-8")
            build_data["shared_data"][str(page)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what the wheel has now."""
        rmtree(self._folder)
