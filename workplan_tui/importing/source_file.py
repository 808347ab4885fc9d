"""From a file's name to what it holds, for the command and for the screen."""

from __future__ import annotations

import sys

from workplan_tui.base.errors import PlanWrong
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.neutral_form import Source

STANDARD_INPUT = "-"
_LARGEST_BYTES = 64 * 1024 * 1024
"""A notice of 121 tasks has 60 kB; office files bring pictures along."""


def open_source(path: str, given: Mapping[str, str] | None = None) -> Source:
    """Return what the document holds, that on standard input for `-`; `PlanWrong` says why it is refused."""
    from workplan_tui.importing.document import read_document
    from workplan_tui.importing.import_words import refusal_words
    from workplan_tui.importing.readers.refusals import Unreadable

    try:
        return read_document(bytes_of(path, _LARGEST_BYTES), given)
    except Unreadable as error:
        shown = tr("standard input") if path == STANDARD_INPUT else clean(path)
        raise PlanWrong(
            tr("{file} cannot be read: {reason}").format(file=shown, reason=refusal_words(error))
        ) from error


def bytes_of(path: str, limit: int) -> bytes:
    """Return the bytes of a file or of standard input; `PlanWrong` where there are more than `limit`."""
    from workplan_tui.base.user_file import TooLarge, read_handle, read_stream

    try:
        if path == STANDARD_INPUT:
            return read_handle(sys.stdin.fileno(), limit)
        return read_stream(path, limit)
    except TooLarge:
        raise PlanWrong(
            tr("{file} is larger than {limit} MiB: that is no notice.").format(
                file=clean(path), limit=max(limit >> 20, 1)
            )
        ) from None
