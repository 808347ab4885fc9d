"""A folder that files are handed out into: made where it is missing, and taken away again where none came into it."""

from __future__ import annotations

import os

from workplan_tui.base.errors import NoPermission, NotSaved
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.store.disk.file_steps import flush_parent
from workplan_tui.store.disk.files import Files
from workplan_tui.text.harmless import clean

_AS_THE_UMASK_SAYS = 0o777


class FolderToFill:
    """The folder inside a `with`; what ends it by an error leaves no empty folder behind that was not there."""

    def __init__(self, path: str, files: Files | None = None) -> None:
        self._path = os.path.abspath(path)
        self._files = files or Files()
        self._made: list[str] = []
        """The folders that were missing, the outermost first."""

    def __enter__(self) -> None:
        try:
            self._make(self._path)
        except PermissionError as error:
            self._take_away()
            raise NoPermission(self._why_not(error)) from error
        except OSError as error:
            self._take_away()
            raise NotSaved(self._why_not(error)) from error

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            self._take_away()

    def _make(self, path: str) -> None:
        try:
            self._files.stat(path)
            return
        except FileNotFoundError:
            self._make(os.path.dirname(path))
        try:
            self._files.make_folder(path, _AS_THE_UMASK_SAYS)
        except FileExistsError:
            return
        self._made.append(path)
        flush_parent(self._files, path)

    def _take_away(self) -> None:
        for path in reversed(self._made):
            try:
                self._files.remove_folder(path)
            except OSError:
                return  # something lies in it

    def _why_not(self, error: OSError) -> str:
        return tr("The folder {folder} could not be made: {reason}.").format(
            folder=clean(self._path), reason=why_refused(error)
        )
