"""Hand a plan and its whole journal over to another folder, or bring it home from there.

What the other side has of its own stays: the journal is put together (`store.journal.lacking_parts`), a
plan that differs is left. Every file is written beside, flushed and renamed under the lock of the
journal there: a run that ends at any moment leaves no half of one, and the next completes it.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.base.errors import NoPermission, NotSaved, Refused, UsageError, WorkplanError
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.os_words import refused_of, why_refused
from workplan_tui.settings.actor import account_name
from workplan_tui.store.disk.beside import write_beside
from workplan_tui.store.disk.file_steps import drop, flush_parent, is_folder, same_file, shut
from workplan_tui.store.disk.files import flush_folder, read_all
from workplan_tui.store.disk.lock import LOCK_NAME, held
from workplan_tui.store.disk.rights import anyone_may_rewrite, file_mode, is_shared
from workplan_tui.store.journal.lacking_parts import FilePart, parts_lacking
from workplan_tui.store.journal.line import DamagedLine, parse_line
from workplan_tui.store.journal.segment import refuse_special
from workplan_tui.store.journal.writers import ENDING, strangers, writer_of
from workplan_tui.store.place import beside
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.plan.kept_plans import PlanCopies
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.model.plan import Plan
    from workplan_tui.store.disk.files import Files

LARGEST_FILE = 64 << 20
"""Bytes: a file of the program's own has a little more than one MiB."""
_NO_FILE = (errno.ESTALE, errno.ELOOP, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENXIO, errno.EFBIG)
"""What has the name of a file of the journal and can be neither read nor replaced."""
WRITTEN, REPLACED, SAME, LEFT = "written", "replaced", "same", "left"


class HandedOver(Value):
    """What became of it."""

    plan_path: str
    journal_dir: str
    plan: str
    """`WRITTEN`, `REPLACED`, `SAME`, or `LEFT` where another version stands there."""
    plan_there: Plan | None
    """The other version, where one was left."""
    parts: tuple[FilePart, ...]
    left_out: Mapping[str, str]
    """Files of the journal that were not handed over, with the reason."""
    is_opened: bool
    """Whether other accounts may read there what they could not read here."""
    is_rewritable: bool
    """Whether any account may replace the files there."""


def destination(asked: str, plan_path: str, files: Files) -> str:
    """Return where the plan goes: under its own name in the folder `asked`, or as the file it names.

    Folders may be links; a link in the place of the plan or of its journal may be anybody's, and is refused.
    """
    path = os.path.abspath(asked)
    if is_folder(files, path):
        name = os.path.basename(plan_path)
        # Where the program looks for a plan of that folder (`settings.meant_plan`): one that lies there is met.
        places = (os.path.join(path, name), os.path.join(path, "data", name))
        path = next((place for place in places if _is_there(files, place)), places[0])
    elif not path.endswith(".toml") or not is_folder(files, os.path.dirname(path)):
        raise Refused(
            tr(
                "There is no folder {folder}: nothing was handed over. Is the medium there? Else make the folder first."
            ).format(folder=clean(path))
        )
    path = os.path.join(files.real_path(os.path.dirname(path)), os.path.basename(path))
    _refuse_link(files, path)
    _refuse_link(files, beside(path))
    return path


def _refuse_link(files: Files, path: str) -> None:
    try:
        is_link = stat.S_ISLNK(files.lstat(path).st_mode)
    except OSError:
        return  # nothing there, or what comes next says why it cannot be looked at
    if is_link:
        raise Refused(
            tr(
                "Nothing was handed over: {path} is a link to somewhere else, and is not followed. "
                "Name the folder it leads to, or take the link away."
            ).format(path=clean(path))
        )


def hand_over(
    plan_path: str, plan: Plan, journal_dir: str, target: str, force: bool, files: Files
) -> HandedOver:
    """Write to `target` what it lacks; `WorkplanError` where nothing, or not all, could be handed over."""
    folder = beside(target)
    try:
        _refuse_same(files, plan_path, journal_dir, target, folder)
        text = _read(files, plan_path)
        verdict, there = _compare(files, text, plan, target, force)
        source, left_out = journal_of(files, journal_dir)
        is_opened = _make_folder(files, folder, _mode_of(files, journal_dir)) if source else False
        _refuse_link(files, folder)  # put there since
        parts: list[FilePart] = []
        if source:
            with held(files, folder):
                parts = _bring(files, source, folder)
                left_out.update(_not_counted(files, folder, parts))
                _bring_editions(files, journal_dir, folder)
        if verdict in (WRITTEN, REPLACED):
            found = files.stat(target) if verdict == REPLACED else None
            mode = stat.S_IMODE(found.st_mode) if found else 0o644
            parent = os.path.dirname(target)
            _put(files, target, text, mode, _owner(found or files.stat(parent)), is_exact=bool(found))
            flush_folder(files, parent)
        is_rewritable = bool(source) and anyone_may_rewrite(files.stat(folder))
    except OSError as error:
        raise _not_handed_over(target, error) from error
    return HandedOver(target, folder, verdict, there, tuple(parts), left_out, is_opened, is_rewritable)


def _refuse_same(files: Files, plan_path: str, journal_dir: str, target: str, folder: str) -> None:
    here, there = files.real_path(journal_dir), files.real_path(folder)
    pairs = ((files.real_path(plan_path), target), (here, there))
    is_same = any(one == other or _is_one(files, one, other) for one, other in pairs)
    is_nested = f"{target}{os.sep}".startswith(here + os.sep) or here.startswith(there + os.sep)
    if is_same or is_nested:
        raise UsageError(
            tr("{folder} is where the plan and its journal lie already. Name another folder.").format(
                folder=clean(os.path.dirname(target))
            )
        )


def _is_there(files: Files, path: str) -> bool:
    try:
        files.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _is_one(files: Files, one: str, other: str) -> bool:
    try:
        return same_file(files.stat(one), files.stat(other))
    except OSError:
        return False


def _compare(files: Files, text: bytes, plan: Plan, target: str, force: bool) -> tuple[str, Plan | None]:
    """Return what becomes of the plan; `Refused` where another plan stands under its name."""
    try:
        files.lstat(target)
    except FileNotFoundError:
        return WRITTEN, None
    if _read(files, target) == text:
        return SAME, None
    try:
        there = read_plan(target)
    except WorkplanError as error:
        raise Refused(
            tr(
                "Nothing was handed over: {file} is there and cannot be read as a plan ({reason}). "
                "It is not replaced: mend it, move it away, or name another folder."
            ).format(file=clean(target), reason=str(error).splitlines()[0])
        ) from None
    if there.id != plan.id:
        raise Refused(
            tr(
                "Nothing was handed over: {file} is another plan, {other} and not {plan}. "
                "Name another folder, or another file name in it."
            ).format(file=clean(target), other=clean(there.id), plan=clean(plan.id))
        )
    return (REPLACED, None) if force else (LEFT, there)


def journal_of(files: Files, folder: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the contents of the journal's files, and what is left out with the reason.

    What does not count here, because it belongs to another account than its writer, would count in a
    folder that is not shared.
    """
    try:
        names = sorted(files.list_folder(folder))
        found = files.stat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return {}, {}
    names = [name for name in names if name.endswith(ENDING) and not name.startswith(".")]
    owners = {name: files.lstat(os.path.join(folder, name)).st_uid for name in names}
    foreign = strangers(found, owners)
    contents: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for name in names:
        if name in foreign:
            left_out[name] = tr("it belongs to another account than its writer and does not count")
            continue
        try:
            data = _read(files, os.path.join(folder, name))
        except OSError as error:
            left_out[name] = why_refused(error)
            continue
        contents[name] = _counted(data, name) if is_shared(found) else data
        if len(contents[name]) < len(data):
            left_out[name] = tr("some of its lines name another writer and do not count")
    return contents, left_out


def _counted(data: bytes, name: str) -> bytes:
    """Return the lines of a shared folder's file that are its own writer's, or are no entries at all."""
    replica, _ = writer_of(name) or (None, 0)
    return b"".join(
        line for line in data.splitlines(keepends=True) if replica is None or _is_of(line, replica)
    )


def _is_of(line: bytes, replica: str) -> bool:
    try:
        return parse_line(line.removesuffix(b"\n")).replica == replica
    except DamagedLine:
        return True


def _bring(files: Files, source: dict[str, bytes], folder: str) -> list[FilePart]:
    """Write what the folder lacks; the lock is held."""
    found = files.stat(folder)
    if os.geteuid() == 0 and not is_shared(found):
        _give(files, os.path.join(folder, LOCK_NAME), _owner(found))
    here: dict[str, bytes] = {}
    stats: dict[str, os.stat_result] = {}
    taken = []
    for name in files.list_folder(folder):
        if not name.endswith(ENDING) or name.startswith("."):
            continue
        stats[name] = files.lstat(os.path.join(folder, name))
        try:
            here[name] = _read(files, os.path.join(folder, name))
        except OSError as error:
            if error.errno not in _NO_FILE:
                raise
            taken.append(name)
    parts = parts_lacking(source, here, taken)
    _refuse_uncounted(found, {name: one.st_uid for name, one in stats.items()}, parts, folder)
    shared_mode = file_mode(found)
    for part in parts:
        former = stats.get(part.name)
        owner = _owner(former or found) if former or not is_shared(found) else _writers_own(part.name, found)
        mode = shared_mode or _readable_as(found)
        _put(files, os.path.join(folder, part.name), part.data, mode, owner, is_exact=bool(shared_mode))
    if parts:
        flush_folder(files, folder)
    return parts


def _bring_editions(files: Files, source: str, folder: str) -> None:
    """Keep there the editions of the plan that are kept here: an earlier day is read by them."""
    here, there = PlanCopies(files, source), PlanCopies(files, folder)
    owner = _owner(files.stat(folder)) if os.geteuid() == 0 else None
    for mark in here.marks():
        if there.has(mark) or (data := here.data(mark)) is None:
            continue
        there.keep(data)
        for path in (there.folder, there.path(mark)) if owner else ():
            _give(files, path, owner)


def _refuse_uncounted(
    found: os.stat_result, owners: dict[str, int], parts: list[FilePart], folder: str
) -> None:
    """Raise `NoPermission` where something would belong to this account that only counts as another's."""
    uid = os.geteuid()
    if uid in (0, found.st_uid) or not is_shared(found) or anyone_may_rewrite(found):
        return  # a medium whose files all belong to one account counts what it is said to belong to
    after = {**owners, **{part.name: uid for part in parts}}
    foreign = strangers(found, after)
    others = [part.name for part in parts if part.name in foreign]
    if not others:
        return
    own = [part.name for part in parts if part.name not in foreign]
    trusted = "root"
    if found.st_uid:
        trusted = tr("{account} or root").format(account=clean(account_name(found.st_uid)))
    told = [
        tr(
            "Nothing was handed over: in the shared folder {folder} a file counts only if it belongs to its own "
            "writer or to {trusted}, and what this account brings belongs to this account. Would not count: {others}."
        ).format(folder=clean(folder), trusted=trusted, others=clean(tr(", ").join(others)))
    ]
    if own:
        told.append(tr("Would count: {own}.").format(own=clean(tr(", ").join(own))))
    told.append(tr("Let {trusted} run this command.").format(trusted=trusted))
    raise NoPermission(" ".join(told))


def _not_counted(files: Files, folder: str, parts: list[FilePart]) -> dict[str, str]:
    """Return which of the parts, as they lie there now, belong to nobody they count for."""
    names = [name for name in files.list_folder(folder) if name.endswith(ENDING)]
    owners = {name: files.lstat(os.path.join(folder, name)).st_uid for name in names}
    foreign = strangers(files.stat(folder), owners)
    reason = tr("it belongs to another account than its writer and does not count")
    return {part.name: reason for part in parts if part.name in foreign}


def _make_folder(files: Files, folder: str, mode_here: int) -> bool:
    """Make the journal folder there; return whether it is open to more accounts than the one here."""
    if not is_folder(files, folder):
        files.make_folder(folder, 0o755)
        flush_parent(files, folder)
        if os.geteuid() == 0:
            handle = files.open_folder(folder)
            try:
                _give_handle(files, handle, _owner(files.stat(os.path.dirname(folder))))
            finally:
                shut(files, handle)
    return bool(_mode_of(files, folder) & 0o055 & ~mode_here)


def _mode_of(files: Files, folder: str) -> int:
    try:
        return stat.S_IMODE(files.stat(folder).st_mode)
    except FileNotFoundError:
        return 0


def _readable_as(folder: os.stat_result) -> int:
    """Return the mode of a file that all can read who may go into its folder; the umask takes from it."""
    return (
        0o600
        | (0o040 if folder.st_mode & stat.S_IXGRP else 0)
        | (0o004 if folder.st_mode & stat.S_IXOTH else 0)
    )


def _owner(found: os.stat_result) -> tuple[int, int] | None:
    """Return whom root gives a file to: whoever owns what it takes the place of, or lies in."""
    return (found.st_uid, found.st_gid) if os.geteuid() == 0 else None


def _writers_own(name: str, folder: os.stat_result) -> tuple[int, int] | None:
    """Return whom root gives a file of a shared folder to: the account its writer is named for."""
    import pwd

    replica, _ = writer_of(name) or ("", 0)
    try:
        uid = pwd.getpwnam(replica.rpartition("-")[0]).pw_uid
    except (KeyError, ValueError):
        return None  # root's own files count as well
    return (uid, folder.st_gid) if os.geteuid() == 0 else None


def _put(
    files: Files, path: str, data: bytes, mode: int, owner: tuple[int, int] | None, is_exact: bool
) -> None:
    """Write beside, flush, rename and read back; the folder is still to be flushed."""
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".{name}.handing-over")
    drop(files, beside)  # left by a run that was killed; the lock is ours

    def contents(handle: int) -> bytes:
        _give_handle(files, handle, owner)
        if is_exact:
            files.chmod(handle, mode)
        return data

    write_beside(files, beside, path, contents, mode)
    if _read(files, path) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO), path)


def _give(files: Files, path: str, owner: tuple[int, int] | None) -> None:
    handle = files.open_reading(path)
    try:
        _give_handle(files, handle, owner)
    finally:
        shut(files, handle)


def _give_handle(files: Files, handle: int, owner: tuple[int, int] | None) -> None:
    found = files.fstat(handle)
    if owner is not None and owner != (found.st_uid, found.st_gid):
        files.chown(handle, *owner)


def _read(files: Files, path: str) -> bytes:
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
        refuse_special(found, path)
        if found.st_size > LARGEST_FILE:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        return read_all(files, handle, 0, found.st_size)
    finally:
        shut(files, handle)


def _not_handed_over(target: str, error: OSError) -> WorkplanError:
    kind = NoPermission if isinstance(error, PermissionError) or error.errno == errno.EROFS else NotSaved
    return kind(
        tr(
            "The hand-over to {folder} is not complete: {reason}. What lay there before is whole; do it again."
        ).format(folder=clean(os.path.dirname(target)), reason=refused_of(error))
    )
