"""Pictures of the screen as a real terminal shows it: `python -m tests.tools.pictures` draws them anew.

They lie in tests/tui/pictures, one SVG each, the README's and the recording (`tests.tools.recording`) in docs; a
test compares. Whoever changes the screen draws them anew and looks at each before it is kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tests.support.program import WORKPLAN
from tests.support.terminal import Terminal, clean_environment
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.year import TODAY

if TYPE_CHECKING:
    from pyte.screens import Char

FOLDER = Path(__file__).parents[1] / "tui" / "pictures"
CELL, LINE = 8, 20
INK, GROUND = "d0d0d0", "000000"
"""What a terminal shows where no colour is asked for."""
QUIET = 0.25
FONT = "16px Noto Sans Mono CJK SC,monospace"


@dataclass(frozen=True)
class Picture:
    """One state of the screen in one terminal."""

    name: str
    columns: int = 80
    rows: int = 24
    language: str = "zh"
    keys: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    settings: str = ""
    """What config.toml says."""


SIZES = ((80, 24), (120, 40), (200, 50))
TERMINALS: dict[str, dict[str, str]] = {"colour": {}, "mono": {"NO_COLOR": "1"}}
README = Picture("screen", 120, 36, keys=(*"11", "enter"))
"""Task 11 has milestones, of which some were met and one is to come."""
PICTURES = (
    README,
    *(
        Picture(f"{columns}x{rows}-{language}-{terminal}", columns, rows, language, (), environment)
        for columns, rows in SIZES
        for language in ("zh", "en")
        for terminal, environment in TERMINALS.items()
    ),
    Picture("light", 120, 40, keys=(*"42", "enter", " "), settings='theme = "light"'),
    Picture("sixteen", 120, 40, keys=(*"42", "enter", " "), settings='theme = "16"'),
    Picture("mono-marked", keys=(*"42", "enter", " "), settings='theme = "mono"'),
    Picture("columns", keys=("C",)),
    Picture("help", keys=("?",)),
    Picture("reason", 120, 40, keys=(*"57", "enter", "i")),
    Picture("whole-task", keys=(*"42", "enter", "enter")),
    Picture("form", 120, 40, keys=(*"42", "enter", "p")),
    Picture("filter", keys=("/", *"sthj")),
    Picture("marked-by-unit", 120, 40, keys=("g", "2", " ", " ", "v", "down", "down")),
    Picture("changes", keys=("c", *"06-30", "enter")),
    Picture("summary", keys=("S", "2")),
    Picture("palette", keys=(":", *"fil")),
    Picture("past", keys=("t", *"06-30", "enter")),
)


@contextmanager
def year() -> Iterator[Path]:
    """Give a folder with the real plan and its made-up year."""
    with tempfile.TemporaryDirectory() as name:
        write_demo(str(Path(name) / "plan"))
        yield Path(name)


def drawn(picture: Picture, home: Path) -> str:
    """Return the picture as SVG; `home` holds the year in `plan`."""
    settings = home / ".config" / "workplan" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(picture.settings, encoding="utf-8")
    command = [WORKPLAN, "--lang", picture.language, "--today", str(TODAY), "--actor", "dcs"]
    with Terminal(
        command, columns=picture.columns, rows=picture.rows,
        environment=clean_environment(home, XDG_STATE_HOME=str(home / picture.name), **picture.environment),
        folder=home / "plan",
    ) as terminal:  # fmt: skip
        terminal.wait_for("121")
        terminal.settle(QUIET)
        terminal.press("home")  # the words of a first start name this moment's folder
        for key in picture.keys:
            terminal.press(key)
        terminal.settle(QUIET)
        return svg(terminal.cells)


def svg(rows: list[list[Char]]) -> str:
    """Return the cells as a picture: a rectangle for each run of one ground, a text for each word."""
    width, height = len(rows[0]) * CELL, len(rows) * LINE
    looks: dict[str, str] = {}
    lines = [
        f'<g transform="translate(0,{y * LINE})">{drawn_row(row, looks)}</g>' for y, row in enumerate(rows)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="{width}" height="{height}">\n'
        f"<style>text{{font:{FONT}}}{styles(looks)}</style>\n"
        f'<rect width="100%" height="100%" fill="#{GROUND}"/>\n' + "\n".join(lines) + "\n</svg>\n"
    )


def styles(looks: dict[str, str]) -> str:
    """Return the style sheet of the looks that were named."""
    return "".join(f".{name}{{{look}}}" for look, name in looks.items())


def drawn_row(row: list[Char], looks: dict[str, str]) -> str:
    """Return one line; `looks` collects the name of each look by its style."""

    def named(look: str) -> str:
        return looks.setdefault(look, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(looks)])

    drawn, cells = "", list(enumerate(row))
    for ground, run in groupby(cells, key=lambda cell: _look(cell[1])[0]):
        places = [x for x, _ in run]
        if ground != f"fill:#{GROUND}":
            drawn += (
                f'<rect class="{named(ground)}" x="{places[0] * CELL}" width="{len(places) * CELL}" '
                f'height="{LINE}"/>'
            )
    for (look, is_odd), run in groupby(cells, key=lambda cell: (_look(cell[1])[1], _is_odd(cell[1]))):
        its = list(run)
        text = "".join(cell.data for _, cell in its)
        place = f'x="{its[0][0] * CELL}" y="15" textLength="{len(its) * CELL}"'
        fitted = ' lengthAdjust="spacingAndGlyphs"' if is_odd else ""
        if look:
            drawn += f'<text class="{named(look)}" {place}{fitted}>{escape(text)}</text>'
    return drawn


def _is_odd(cell: Char) -> bool:
    """Return whether fonts may draw the letter in another width than the terminal."""
    return not cell.data.isascii() and cell_len(cell.data) == 1


def _look(cell: Char) -> tuple[str, str]:
    """Return the ground of a cell, and the look of its text; of a blank none."""
    ink, ground = _colour(cell.fg, INK), _colour(cell.bg, GROUND)
    if cell.reverse:
        ink, ground = ground, ink
    look = f"fill:#{ink}" + ";font-weight:bold" * cell.bold + ";font-style:italic" * cell.italics
    look += ";text-decoration:underline" * cell.underscore
    is_seen = cell.data != " " or cell.underscore
    return f"fill:#{ground}", look if is_seen else ""


_NAMED = {
    "black": "000000", "red": "cd0000", "green": "00cd00", "brown": "cdcd00", "blue": "0000ee",
    "magenta": "cd00cd", "cyan": "00cdcd", "white": "e5e5e5", "brightblack": "7f7f7f",
    "brightred": "ff0000", "brightgreen": "00ff00", "brightbrown": "ffff00", "brightblue": "5c5cff",
    "brightmagenta": "ff00ff", "brightcyan": "00ffff", "brightwhite": "ffffff",
}  # fmt: skip
"""What xterm shows for the 16 names."""


def _colour(name: str, default: str) -> str:
    return default if name == "default" else _NAMED.get(name, name)


def path_of(picture: Picture) -> Path:
    """Return where the picture is kept."""
    if picture is README:
        return FOLDER.parents[2] / "docs" / "screen.svg"
    return FOLDER / f"{picture.name}.svg"


def main() -> None:
    """Draw every picture anew and take away those that are none of ours any more."""
    from tests.tools.recording import PATH, recording

    PATH.write_text(recording(), encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    with year() as home:
        for picture in PICTURES:
            path_of(picture).write_text(drawn(picture, home), encoding="utf-8")
    for stray in set(FOLDER.glob("*.svg")) - set(map(path_of, PICTURES)):
        stray.unlink()


if __name__ == "__main__":
    main()
