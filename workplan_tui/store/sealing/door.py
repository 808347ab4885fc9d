"""By which files a plan is read: those of the disk, or those of the archive of a sealed year that has its name."""

from __future__ import annotations

from workplan_tui.store.disk.files import Files

ENDING = ".zip"


def is_archive(path: str) -> bool:
    """Return whether a plan of that name is an archive."""
    return path[-len(ENDING) :].lower() == ENDING


def door(plan_path: str, files: Files | None = None) -> tuple[str, Files]:
    """Return the path of the plan and the files to read it by; `PlanWrong` for an archive that was changed."""
    files = files or Files()
    if not is_archive(plan_path):
        return plan_path, files
    from workplan_tui.store.sealing.archive_files import ArchiveFiles  # a sealed year is seldom looked at
    from workplan_tui.store.sealing.year_archive import read_archive, unpacked

    archive = ArchiveFiles(plan_path, unpacked(read_archive(plan_path), plan_path))
    return archive.plan_path, archive
