"""Saved views in the settings file: put one in, take one out."""

from __future__ import annotations

from workplan_tui.store.settings.settings_edit import rewritten
from workplan_tui.store.settings.view_text import VIEWS, with_view, without_view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.settings.values import Settings
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.settings.settings_edit import TextEdit

    Views = list[dict[str, Any]]


def save_view(path: str, name: str, pairs: Mapping[str, Any], files: Files | None = None) -> Views:
    """Put the view into the settings file, in the place of one of the same name; return all views."""
    return _rewritten(path, name, lambda text: with_view(text, name, pairs), files)


def forget_view(path: str, name: str, files: Files | None = None) -> Views:
    """Take the view out of the settings file; return the views that are left."""
    return _rewritten(path, name, lambda text: without_view(text, name), files)


def _rewritten(path: str, name: str, change: TextEdit, files: Files | None) -> Views:
    def rest(settings: Settings) -> object:
        others = dict(settings.others)
        views = [view for view in others.pop(VIEWS, []) if view.get("name") != name]
        return settings.replace(others={}), others, views

    views: Views = rewritten(path, change, rest, files).others.get(VIEWS, [])
    return views
