"""Every picture of the screen is as it was when somebody last looked at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.pictures import FOLDER, PICTURES, README, Picture, drawn, path_of, year
from tests.tools.recording import PATH, recording

MOST_BYTES = 160 * 1024
"""Of the recording, which a page of the site shows first."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Give a home with the made-up year."""
    with year() as folder:
        yield folder


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_screen_looks_as_it_did(picture: Picture, home: Path) -> None:
    kept = path_of(picture).read_text(encoding="utf-8")
    assert drawn(picture, home) == kept, "draw it anew with python -m tests.tools.pictures and look at it"


def test_no_picture_is_left_over() -> None:
    assert set(FOLDER.glob("*.svg")) == set(map(path_of, PICTURES)) - {path_of(README)}


def test_the_recording_shows_what_it_did_and_stays_small() -> None:
    kept = PATH.read_text(encoding="utf-8")
    assert recording() == kept, "draw it anew with python -m tests.tools.pictures and look at it"
    assert len(kept.encode()) < MOST_BYTES
