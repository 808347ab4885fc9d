"""Programs of other people that read what is handed out; a test that needs one skips where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NO_OFFICE = "LibreOffice is not installed"
PATIENCE = 120
"""Seconds: some versions never end over some files."""


def libreoffice(file: Path, kind: str = "pdf") -> Path:
    """Let LibreOffice convert the file and return what it made; it opens it as a reader would."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(NO_OFFICE)
    folder = file.parent / "converted"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{file.parent}/office", "--headless", "--convert-to", kind,
         "--outdir", folder, file],
        check=True, capture_output=True, timeout=PATIENCE, env={**os.environ, "HOME": str(file.parent)},
    )  # fmt: skip
    made = list(folder.glob(f"{file.stem}.*"))
    assert len(made) == 1, "LibreOffice made nothing of it"
    return made[0]


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, without the blanks that a PDF puts between letters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]
