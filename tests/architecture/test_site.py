"""docs/ as a site: it is built without a warning, and fetches nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.program import ROOT

FETCHED = re.compile(
    r'<(?:link|script|img|iframe)[^>]*(?:href|src)="(?:https?:)?//|url\(["\']?(?:https?:)?//'
)


@pytest.mark.slow
def test_every_document_is_a_page_of_a_site_that_needs_no_network(tmp_path: Path) -> None:
    """A page that is in no menu, or a link that leads nowhere, ends the building."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", ".mkdocs.yml", "-d", tmp_path],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = {path.parent.name for path in tmp_path.glob("*/index.html")}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"} <= pages
    shown = [*tmp_path.rglob("*.html"), *tmp_path.rglob("*.css")]
    assert [path for path in shown if FETCHED.search(path.read_text(encoding="utf-8"))] == []
    commands = (tmp_path / "commands" / "index.html").read_text(encoding="utf-8")
    assert "资料|电话|实地" in commands, "as GitHub shows it"
