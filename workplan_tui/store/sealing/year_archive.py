"""The archive of a sealed year: a ZIP whose bytes follow from what it holds, and reading one that anybody made.

ZIP opens with a double click everywhere. Nothing is compressed, names are sorted and all times the same: the
same content is the same bytes with every version of every library. `SHA256SUMS` lists every file in it as
`sha256sum -c` reads it. Of what is read no name is trusted and no size believed.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from hashlib import sha256

from workplan_tui.base.errors import PlanWrong
from workplan_tui.base.user_file import TooLarge, read_file
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLAN, JOURNAL = "tasks.toml", "tasks.journal"
COUNTS, README, SUMS, SIGNATURE = "counts.json", "README.txt", "SHA256SUMS", "SHA256SUMS.sig"
_ALONE = frozenset((PLAN, COUNTS, README, SUMS, SIGNATURE))
_IN_JOURNAL = re.compile(
    r"tasks\.journal/(?:plans/[0-9a-f]{16}\.toml|(?!\.)[^/\\\x00-\x1f\x7f]{1,200}\.jsonl)"
)
"""Two levels, and no name that leads anywhere else."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_LARGEST_BYTES = 1 << 30
_LARGEST_FILE = 64 << 20
_MOST_FILES = 20_000
_MODE = (stat.S_IFREG | 0o444) << 16
_UNIX = 3
_TIME = (1980, 1, 1, 0, 0, 0)
_MOST_NAMED = 5


def is_name_within(name: str) -> bool:
    """Return whether an archive may hold a file of that name."""
    return name in _ALONE or _IN_JOURNAL.fullmatch(name) is not None


def sums_of(contents: Mapping[str, bytes]) -> bytes:
    """Return the list of hashes, as `sha256sum` writes it."""
    return "".join(f"{sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents)).encode()


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return the archive of the files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            told = zipfile.ZipInfo(name, _TIME)
            told.create_system, told.external_attr = _UNIX, _MODE
            archive.writestr(told, contents[name])
    return whole.getvalue()


def read_archive(path: str) -> bytes:
    """Return the bytes of an archive; `PlanWrong`, or the error of a plan file that cannot be read."""
    try:
        return read_file(path, _LARGEST_BYTES)
    except TooLarge:
        raise _wrong(path, tr("it is larger than {most} bytes").format(most=_LARGEST_BYTES)) from None
    except (OSError, ValueError) as error:
        from workplan_tui.store.plan.faults import why_not_read

        raise why_not_read(error, path) from None


def unpacked(data: bytes, path: str) -> dict[str, bytes]:
    """Return the files of an archive, each as its list of hashes has it; `PlanWrong` with what is amiss."""
    try:
        contents = dict(_members(data))
    except _Amiss as error:
        raise _wrong(path, str(error)) from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, OSError) as error:
        told = why_refused(error) if isinstance(error, OSError) else tr("it is no whole ZIP file")
        raise _wrong(path, told) from None
    if faults := list(_faults(contents)):
        more = ["..."] if len(faults) > _MOST_NAMED else []
        raise _wrong(path, tr("; ").join([*faults[:_MOST_NAMED], *more]))
    return contents


class _Amiss(Exception):
    """What no archive of ours has."""


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give each file of the archive with its bytes, within bounds and under a name that may be there."""
    seen: set[str] = set()
    left = _LARGEST_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > _MOST_FILES:
            raise _Amiss(tr("it holds more than {most} files").format(most=_MOST_FILES))
        for told in archive.infolist():
            if told.is_dir():
                continue  # programs that pack it anew list folders, too
            if not is_name_within(told.filename) or told.filename in seen or _is_odd(told):
                raise _Amiss(
                    tr("it holds {name}, which no sealed year has").format(name=clean(told.filename))
                )
            seen.add(told.filename)
            most = min(left, _LARGEST_FILE)
            with archive.open(told) as member:
                content = member.read(most + 1)
            if len(content) > most:
                raise _Amiss(tr("{name} is too large").format(name=clean(told.filename)))
            left -= len(content)
            yield told.filename, content


def _is_odd(told: zipfile.ZipInfo) -> bool:
    """Return whether it is a link, a device or locked."""
    mode = told.external_attr >> 16
    return bool(told.flag_bits & 1) or (
        told.create_system == _UNIX and stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    )


def _faults(contents: Mapping[str, bytes]) -> Iterator[str]:
    """Give what speaks against the list of hashes, a phrase for each."""
    if SUMS not in contents or PLAN not in contents:
        yield tr("{name} is missing").format(name=SUMS if SUMS not in contents else PLAN)
        return
    listed: dict[str, str] = {}
    for line in contents[SUMS].decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line)
        if found is None or found[2] in listed:
            yield tr("{name} holds a line that is no hash").format(name=SUMS)
            return
        listed[found[2]] = found[1]
    for name in sorted({*listed, *contents} - {SUMS, SIGNATURE}):
        if name not in contents:
            yield tr("{name} is missing").format(name=clean(name))
        elif name not in listed:
            yield tr("{name} is not listed").format(name=clean(name))
        elif sha256(contents[name]).hexdigest() != listed[name]:
            yield tr("{name} is not what it was").format(name=clean(name))


def _wrong(path: str, reason: str) -> PlanWrong:
    return PlanWrong(
        tr("{file} is not the archive of a sealed year as it was made: {reason}.").format(
            file=clean(path), reason=reason
        )
    )
