"""One journal line, format 1: its bytes and its meaning. Touches no file.

The checksum covers the raw bytes, so damage is found without serialising again and what a later
version adds is covered too. Reading is strict where Python's `json` is lenient.
"""

from __future__ import annotations

import json
from datetime import date
from math import isfinite
from zlib import crc32

from workplan_tui.language import tr
from workplan_tui.model.entry import FIRST_PREV as FIRST_PREV
from workplan_tui.model.entry import VERSION as VERSION
from workplan_tui.model.entry import Entry
from workplan_tui.store.journal.entry_id import is_entry_id
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

LONGEST_LINE = 64 * 1024
"""Bytes, the line end included."""
_HEAD = b'{"crc":"'
_HEAD_END = len(_HEAD)
_VERSION_AT = _HEAD_END + 8
CHECKSUM_LENGTH = _VERSION_AT + 2
"""Bytes before those the checksum covers."""
_BEFORE_ID, _AFTER_ID = b'","v":1,"id":"', b'","seq":'
_ID_AT = _VERSION_AT + len(_BEFORE_ID)
_ID_END = _ID_AT + 36
_SEQ_END = _ID_END + len(_AFTER_ID)
_LARGEST_INT = 2**53


class DamagedLine(ValueError):
    """The line is not one this format could have written; `str()` says why, for `doctor`."""


def format_line(entry: Entry) -> bytes:
    """Return the entry as one line with its line end; `UnicodeEncodeError` for lone surrogates."""
    return _sealed(_json(entry, ensure_ascii=False)) + b"\n"


def format_offer(entry: Entry) -> str:
    """Return the entry as a line that can be shown, copied and handed to `workplan apply -`.

    It means the same as its journal line; what a terminal might obey or hide stands as escapes.
    """
    text = _json(entry, ensure_ascii=False)
    if clean(text) != text:
        text = _json(entry, ensure_ascii=True)
    return _sealed(text).decode("utf-8")


def _json(entry: Entry, *, ensure_ascii: bool) -> str:
    return json.dumps(entry.record, ensure_ascii=ensure_ascii, separators=(",", ":"), allow_nan=False)


def _sealed(text: str) -> bytes:
    body = text[1:].encode("utf-8")
    return b'%s%08x",%s' % (_HEAD, crc32(body), body)


def is_plain_line(line: bytes) -> bool:
    """Return whether the line, without its end, is whole and laid out as this program does it."""
    return (
        line[:_HEAD_END] == _HEAD
        and line[_VERSION_AT:_ID_AT] == _BEFORE_ID
        and line[_ID_END:_SEQ_END] == _AFTER_ID
        and b"%08x" % crc32(line[CHECKSUM_LENGTH:]) == line[_HEAD_END:_VERSION_AT]
        and len(line) < LONGEST_LINE
    )


def id_of_plain(line: bytes) -> str:
    """Return what stands in the place of a plain line's id."""
    return line[_ID_AT:_ID_END].decode("latin-1")


def seq_of_plain(line: bytes) -> int:
    """Return the number of a plain line among its writer's; 0 where there is none."""
    digits = line[_SEQ_END : _SEQ_END + 20].partition(b",")[0]
    return int(digits) if digits.isdigit() else 0


def greatest_id_of_plain(lines: Iterable[bytes]) -> str:
    """Return the greatest of what stands in the place of the lines' ids; nothing for no line."""
    return max([line[_ID_AT:_ID_END] for line in lines], default=b"").decode("latin-1")


def is_whole_line(line: bytes) -> bool:
    """Return whether the bytes begin as a journal line does."""
    return line.startswith(_HEAD)


def crc_of(line: bytes) -> str:
    """Return the checksum a whole line carries."""
    return line[_HEAD_END:_VERSION_AT].decode("ascii")


def parse_line(line: bytes) -> Entry:
    """Return the entry of a line without its line end; raise `DamagedLine`."""
    return parse_body(checked_body(line))


def checked_body(line: bytes, longest: int = LONGEST_LINE) -> bytes:
    """Return what the checksum covers and agrees with; raise `DamagedLine`.

    A carriage return that some transfer added is accepted when the checksum holds without it.
    """
    line = line.removesuffix(b"\r")
    if len(line) >= longest:
        raise DamagedLine(tr("longer than {most} bytes").format(most=longest))
    if not line.startswith(_HEAD) or line[_VERSION_AT:CHECKSUM_LENGTH] != b'",':
        raise DamagedLine(tr("does not begin with its checksum"))
    body = line[CHECKSUM_LENGTH:]
    if b"%08x" % crc32(body) != line[_HEAD_END:_VERSION_AT]:
        raise DamagedLine(tr("checksum does not match"))
    return body


def parse_body(body: bytes) -> Entry:
    """Return the entry that such a body says; raise `DamagedLine` when it is none."""
    return entry_of(parse_object(b"{" + body))


def parse_object(raw: bytes) -> dict[str, Any]:
    """Return a JSON object, read strictly; raise `DamagedLine`."""
    try:
        text = raw.decode("utf-8")
        record = _decode(text)
        if "\\u" in text:
            json.dumps(record, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise DamagedLine(tr("nested too deeply")) from None
    except UnicodeError:
        raise DamagedLine(tr("not UTF-8")) from None
    except json.JSONDecodeError as error:
        from workplan_tui.language.json_words import reason

        problem = tr("{reason} at character {place}").format(reason=clean(reason(error)), place=error.pos + 1)
        raise DamagedLine(tr("no JSON: {problem}").format(problem=problem)) from None
    except ValueError as error:
        raise DamagedLine(tr("no JSON: {problem}").format(problem=clean(str(error)))) from None
    if not isinstance(record, dict):
        raise DamagedLine(tr("not a JSON object"))
    return record


def entry_of(record: dict[str, Any]) -> Entry:
    """Return the entry a record is; raise `DamagedLine` when a key is missing or wrong."""
    if tuple([type(record.get(key)) for key in _KINDS]) != _KINDS_IN_ORDER:
        raise _wrong_kind(record)
    if not is_entry_id(record["id"]):
        raise DamagedLine(tr("id is no UUID with a time"))
    ops = record["ops"]
    for op in ops:
        if type(op) is not dict or type(op.get("op")) is not str:
            raise DamagedLine(tr("an operation has no name"))
    try:
        on = date.fromisoformat(record["on"])
    except ValueError:
        raise DamagedLine(tr("on is no day")) from None
    source = record.get("source")
    return Entry(
        id=record["id"],
        seq=record["seq"],
        prev=record["prev"],
        at=record["at"],
        on=on,
        replica=record["replica"],
        actor=record["actor"],
        plan=record["plan"],
        ops=tuple(ops),
        version=record["v"],
        source=source if isinstance(source, dict) else None,
    )


_KINDS = {
    "v": int,
    "id": str,
    "seq": int,
    "prev": str,
    "at": str,
    "on": str,
    "replica": str,
    "actor": str,
    "plan": str,
    "ops": list,
}
KNOWN_KEYS = frozenset((*_KINDS, "source"))
"""A line may hold more, from a later version."""
_KINDS_IN_ORDER = tuple(_KINDS.values())


def _wrong_kind(record: dict[str, Any]) -> DamagedLine:
    key = next(key for key, kind in _KINDS.items() if type(record.get(key)) is not kind)
    return DamagedLine(tr("{key} is missing or of the wrong type").format(key=key))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError(tr("a key stands twice"))
    return record


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(tr("{word} is no number").format(word=word))


def _small_int(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > _LARGEST_INT:
        raise ValueError(tr("a number is too large"))
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(tr("a number is too large"))
    return number


_decode = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_constant=_refuse_constant,
    parse_int=_small_int,
    parse_float=_finite,
).decode
