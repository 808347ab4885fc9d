"""Programs of other people that read what is handed out; a test that needs one skips where it is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

PATIENCE = 120
"""Seconds: some versions never end over some files."""


def needed(program: str, name: str) -> str:
    """Return where the program is; skip the test where it is not."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def output_of(home: Path, *words: str) -> str:
    """Run a program that has this folder as its home, and return what it prints."""
    own = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "XDG_CACHE_HOME": home / ".cache"}
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=home,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}
        | {name: str(path) for name, path in own.items()},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def libreoffice(file: Path, kind: str = "pdf", reads_utf8: bool = False, locale: str = "C.UTF-8") -> Path:
    """Let LibreOffice convert the file and return what it made; it opens it as a reader would.

    A table of text it takes for UTF-8 only where somebody says so; a Chinese name it finds only in a
    locale that the host has.
    """
    program = needed("soffice", "LibreOffice")
    folder = file.parent / "converted"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{file.parent}/office", "--headless",
         *(("--infilter=CSV:44,34,76",) if reads_utf8 else ()), "--convert-to", kind,
         "--outdir", folder, file],
        check=True, capture_output=True, timeout=PATIENCE,
        env={**os.environ, "HOME": str(file.parent), "LC_ALL": locale},
    )  # fmt: skip
    made = list(folder.glob(f"{file.stem}.*"))
    assert len(made) == 1, "LibreOffice made nothing of it"
    return made[0]


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, without the blanks that a PDF puts between letters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def lines_of(pdf: Path) -> list[list[str]]:
    """Return what stands in each line of each page, from above, blanks left out.

    A program may write the foot of a page before its text: LibreOffice 25.2 does, 7.4 does not.
    """
    import pypdfium2

    return [_lines_from_above(page.get_textpage()) for page in pypdfium2.PdfDocument(pdf)]


def _lines_from_above(text: PdfTextPage) -> list[str]:
    by_height: dict[int, str] = {}
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip():
            _, bottom, _, top = text.get_charbox(place)
            height = round((bottom + top) / 2)
            near = next((known for known in by_height if abs(known - height) < 8), height)
            by_height[near] = by_height.get(near, "") + letter
    return [by_height[height] for height in sorted(by_height, reverse=True)]


def chromium(page: Path, *options: str, settings: dict[str, object] | None = None) -> str:
    """Let the browser open the page without a network, with these settings of its user, and return what it prints."""
    program = needed("chromium", "chromium")
    own = page.parent / "browser" / "Default" / "Preferences"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(json.dumps(settings or {}), encoding="utf-8")
    words = (
        program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/browser",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=2000", *options, page.as_uri(),
    )  # fmt: skip
    return output_of(page.parent, *words)
