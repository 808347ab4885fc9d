"""Open a zipped office file only within limits, which its directory tells before anything is unpacked.

Nothing here trusts a size that the file claims: reading stops at the limit too.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree

from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_UNPACKED = 64 << 20
MOST_RATIO = 200
MOST_PARTS = 5000
_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
_SMALL = 1 << 20
"""Below this a part may be packed as tightly as it likes."""


class Archive:
    """The parts of one zipped office file."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable("damaged") from error
        if len(parts) > MOST_PARTS:
            raise Unreadable("parts", limit=MOST_PARTS)
        total = sum(part.file_size for part in parts)
        if total > MOST_UNPACKED:
            raise Unreadable("unpacked", size=total >> 20, limit=MOST_UNPACKED >> 20)
        for part in parts:
            if part.flag_bits & 1:
                raise Unreadable("locked")
            if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
                raise Unreadable("ratio", name=part.filename[:60], limit=MOST_RATIO)
        self.names = frozenset(part.filename for part in parts)
        self._by_lower = {name.lower(): name for name in self.names}

    def find(self, name: str) -> str | None:
        """Return the part's own spelling of a name; parts are looked up without regard to case."""
        return self._by_lower.get(name.lstrip("/").lower())

    def read(self, name: str) -> bytes:
        """Return a part's bytes; `Unreadable` where it is missing or larger than was said."""
        own = self.find(name)
        if own is None:
            raise Unreadable("damaged")
        try:
            with self._zip.open(own) as part:
                data = part.read(MOST_UNPACKED + 1)
        except (*_DAMAGE, zlib.error) as error:
            raise Unreadable("damaged") from error
        if len(data) > MOST_UNPACKED:
            raise Unreadable("unpacked", size=len(data) >> 20, limit=MOST_UNPACKED >> 20)
        return data

    def xml(self, name: str) -> Element:
        """Return a part as XML; one with a DOCTYPE is refused before it is parsed."""
        data = self.read(name)
        if has_doctype(data):
            raise Unreadable("doctype", name=name[:60])
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise Unreadable("damaged") from error

    def xml_or_none(self, name: str) -> Element | None:
        """Return a part as XML where there is one."""
        return self.xml(name) if self.find(name) else None


def has_doctype(data: bytes) -> bool:
    """Return whether a document type is declared; in UTF-16 too."""
    return any(
        "<!DOCTYPE".encode(encoding) in data or "<!ENTITY".encode(encoding) in data
        for encoding in ("ascii", "utf-16-le", "utf-16-be")
    )


def local(tag: object) -> str:
    """Return a tag's name without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute by its local name, whatever its prefix."""
    if element is None:
        return default
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), default)


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that local name."""
    if element is None:
        return None
    return next((each for each in element if local(each.tag) == name), None)
