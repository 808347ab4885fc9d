"""What a preview hands over when it is left: the plan that was written, and where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from workplan_tui.base.value import Value
from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.preview import Preview
from workplan_tui.model.plan import Plan

Write = Callable[[Plan, str], None]
"""Writes a plan into a file; raises a `WorkplanError` where it cannot be."""


class Written(Value):
    """What became of a preview that was written."""

    preview: Preview
    file: str


OpenPreview = Callable[[Preview, Source, str, Write, Callable[[Written | None], None]], Awaitable[None]]
"""Shows a preview of what was read of a source, for a file, and tells what became of it; None: nothing."""
