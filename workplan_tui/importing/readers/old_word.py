"""Word files of the old .doc kind (.wps too): through LibreOffice, antiword or catdoc where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.readers.docx import read_docx
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.importing.readers.text import read_text

_MOST_SECONDS = 50
"""A conversion was seen not to end in nine minutes."""


def read_old_word(data: bytes) -> Source:
    """Return the document as another program converts it."""
    with tempfile.TemporaryDirectory(prefix="workplan-import-") as folder:
        place = Path(folder) / "document.doc"
        place.write_bytes(data)
        for name in ("soffice", "libreoffice"):
            if (program := shutil.which(name)) and (made := _to_docx(program, place)):
                return read_docx(made)
        for name, options in (
            ("antiword", ["-w", "0", "-m", "UTF-8.txt"]),
            ("catdoc", ["-w", "-d", "utf-8"]),
        ):
            if (program := shutil.which(name)) and (text := _output([program, *options, str(place)])):
                source = read_text(text)
                return source.replace(container="doc", notes=(*source.notes, ("numbers_lost", name)))
    raise Unreadable("doc")


def _to_docx(program: str, place: Path) -> bytes | None:
    folder = place.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    _output([program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(place)])
    made = folder / "document.docx"
    return made.read_bytes() if made.exists() else None


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_MOST_SECONDS, check=False, stdin=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(Path(command[-1]).parent)},
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
