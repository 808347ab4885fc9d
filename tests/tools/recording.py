"""The demonstration as it is used, in one picture that moves: docs/demo.svg, which `tests.tools.pictures` draws anew.

What is pressed stands below the screen. Each line of the screen that is shown more than once is drawn once; a picture
that stands still, as on paper or where no movement is wanted, is the first one. A test compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.program import ROOT, WORKPLAN
from tests.support.terminal import Terminal, clean_environment
from tests.tools.pictures import CELL, FONT, GROUND, INK, LINE, QUIET, drawn_row, styles, year
from workplan_tui.demo.year import TODAY

if TYPE_CHECKING:
    from pyte.screens import Char

PATH = ROOT / "docs" / "demo.svg"
COLUMNS, ROWS = 100, 28
_SECONDS = 2.5
"""How long each state of the screen stands."""


@dataclass(frozen=True)
class Scene:
    """What is pressed, and how it is told below the screen."""

    keys: tuple[str, ...]
    told: str


SCENES = (
    Scene((), "workplan demo"),
    Scene(("down", "down", "down"), "↓ ↓ ↓"),
    Scene(("/", *"单位:水务"), "/ 单位:水务    筛选"),
    Scene(("enter",), "Enter"),
    Scene(("enter",), "Enter    看全文"),
    Scene(("i",), "i    为什么亮这个灯"),
    Scene(("escape", "escape", "s"), "Esc  s    设定状态"),
    Scene(("3",), "3    已完成"),
    Scene(("escape", "g", "2"), "Esc  g 2    按单位分组"),
    Scene(("t", *"06-30", "enter"), "t 06-30 Enter    看6月底的台账"),
    Scene(("t", "enter", "S", "2"), "t Enter  S 2    按单位统计"),
    Scene(("escape", "?"), "Esc  ?    全部按键"),
)


def recording() -> str:
    """Return the picture of a demonstration of its own, which it changes."""
    with year() as home:
        return _moving(_recorded(home))


def _recorded(home: Path) -> list[list[list[Char]]]:
    """Play the scenes on a real terminal and return each as rows of cells."""
    command = [WORKPLAN, "--lang", "zh", "--today", str(TODAY), "--actor", "dcs"]
    frames = []
    with Terminal(
        command, columns=COLUMNS, rows=ROWS, environment=clean_environment(home), folder=home / "plan"
    ) as terminal:
        terminal.wait_for("121")
        terminal.settle(QUIET)
        terminal.press("home")  # the words of a first start name this moment's folder
        for scene in SCENES:
            for key in scene.keys:
                terminal.press(key)
            terminal.settle(QUIET)
            frames.append(terminal.cells)
    return frames


def _moving(frames: list[list[list[Char]]]) -> str:
    """Return the picture: each line drawn once, each frame a list of its lines, shown one after the other."""
    looks: dict[str, str] = {}
    lines: dict[str, int] = {}
    shown, whole = list[str](), len(frames) * _SECONDS
    for place, (rows, scene) in enumerate(zip(frames, SCENES, strict=True)):
        uses = ""
        for y, row in enumerate(rows):
            drawn = drawn_row(row, looks)
            if drawn:
                uses += f'<use href="#l{lines.setdefault(drawn, len(lines))}" y="{y * LINE}"/>'
        told = f'<text x="{CELL}" y="{len(rows) * LINE + 21}" fill="#{INK}">{escape(scene.told)}</text>'
        begins = f'style="animation-delay:{place * _SECONDS - whole}s"' if place else 'id="first"'
        shown.append(f'<g class="frame" {begins}>{uses}{told}</g>')
    width, height = COLUMNS * CELL, ROWS * LINE + 30
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<style>text{{font:{FONT};white-space:pre}}{styles(looks)}"
        f".frame{{visibility:hidden;animation:shown {whole}s step-end infinite}}"
        f"#first{{visibility:visible}}"
        f"@keyframes shown{{0%{{visibility:visible}}{100 / len(frames):.4f}%{{visibility:hidden}}}}"
        "@media(prefers-reduced-motion){.frame{animation:none}}</style>\n"
        "<defs>\n" + "".join(f'<g id="l{name}">{drawn}</g>\n' for drawn, name in lines.items()) + "</defs>\n"
        f'<rect width="100%" height="100%" fill="#{GROUND}"/>\n' + "\n".join(shown) + "\n</svg>\n"
    )
