"""The words and places of what is wrong with a plan file; imported when something is.

Each fault is one line, file:line:column, what was found and what was expected. Values from the
file are shown quoted, escaped and cut, so that no text of a broken file can act on a terminal.
"""

from __future__ import annotations

import re

import tomli

from workplan_tui.base.errors import NoPermission, NoPlan, PlanWrong, WorkplanError
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.store.plan.size_limits import (
    LONGEST_NUMBER,
    MOST_NAMES,
    MOST_TABLES,
    MOST_VALUES,
    is_too_full,
)
from workplan_tui.store.plan.toml_table import MISSING
from workplan_tui.store.toml_place import COMMENT, STRING, places
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.base.key_path import KeyPath
    from workplan_tui.store.plan.toml_table import Fault, Faults

_SHOWN_LETTERS = 40
_LONG_NUMBER = rf"[0-9][0-9A-Fa-f_xob]{{{LONGEST_NUMBER - 1},}}+"
"""Decimal or not, before or after the point."""
_DEEPEST = 400
"""tomli's own bound on brackets in brackets."""


def plan_wrong(faults: Faults, text: str, name: str) -> PlanWrong:
    """Return the error that lists the faults in the order of the file."""
    listed = faults.first
    spots = places(text, [path for fault in listed for path in (fault.path, fault.first or ())])
    rows = sorted(zip(spots[::2], spots[1::2], listed, strict=True), key=lambda row: row[0])
    lines = [
        _sentence(fault).format(
            place=at(name, *spot),
            key=key_name(fault.path),
            found="" if fault.found is MISSING else shown(fault.found),
            expected=_expected(fault.expected).format(line=first[0]),
        )
        for spot, first, fault in rows
    ]
    if faults.count > len(listed):
        lines.append(tr("... and {count} more").format(count=faults.count - len(listed)))
    return PlanWrong("\n".join(lines))


def _sentence(fault: Fault) -> str:
    if fault.found is MISSING:
        return tr("{place}: {key}: found nothing, expected {expected}")
    return tr("{place}: {key}: found {found}, expected {expected}")


def why_not_read(error: Exception, path: str) -> WorkplanError:
    """Return the error for a file that is not there, is no file or may not be read."""
    if isinstance(error, PermissionError):
        return NoPermission(tr("{path} may not be read by this account.").format(path=clean(path)))
    return NoPlan(
        tr("There is no plan at {path}: {reason}. Name one with --plan FILE.").format(
            path=clean(path), reason=why_refused(error)
        )
    )


def too_large(path: str, limit: int) -> PlanWrong:
    """Return the error for a file of more than `limit` bytes."""
    return PlanWrong(
        tr("{path} is larger than {limit} MiB and is not read as a plan.").format(
            path=clean(path), limit=limit // 1024 // 1024
        )
    )


def not_utf8(data: bytes, name: str) -> PlanWrong:
    """Return the error for bytes that are no UTF-8, naming what they look like."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        return PlanWrong(
            tr("{place}: found UTF-16, expected UTF-8. Save the file as UTF-8.").format(place=at(name, 1, 1))
        )
    place = at(name, *_first_bad_byte(data))
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return PlanWrong(tr("{place}: found bytes that are no text, expected UTF-8.").format(place=place))
    return PlanWrong(
        tr("{place}: found GB18030 by its looks, expected UTF-8. Save the file as UTF-8.").format(place=place)
    )


def why_not_parsed(error: Exception, text: str, name: str) -> PlanWrong:
    """Return the error for text that is no TOML, is nested too deeply or has a huge number."""
    if isinstance(error, tomli.TOMLDecodeError):
        from workplan_tui.language.toml_words import reason

        found = text[error.pos : error.pos + _SHOWN_LETTERS].split("\n")[0]
        return PlanWrong(
            tr("{place}: found {found}, expected TOML: {reason}").format(
                place=at(name, error.lineno, error.colno),
                found=shown(found) if found else tr("the end of the line"),
                reason=reason(error.msg),
            )
        )
    if isinstance(error, RecursionError):
        sentence = tr("{place}: found brackets within brackets, expected at most {limit} levels.")
        place = at(name, *_line_column(text, _too_deep(text) or 0))
        return PlanWrong(sentence.format(place=place, limit=_DEEPEST))
    return _long_number(text, _first(_LONG_NUMBER, text) or 0, name)


def _long_number(text: str, offset: int, name: str) -> PlanWrong:
    return PlanWrong(
        tr("{place}: found a huge number, expected less than {limit} digits.").format(
            place=at(name, *_line_column(text, offset)), limit=LONGEST_NUMBER
        )
    )


def refuse_long_number(text: str, name: str) -> None:
    """Raise where a number, not a text, has more digits than Python reads: parsing it takes 120 times its size."""
    offset = _first(_LONG_NUMBER, text)
    if offset is not None:
        raise _long_number(text, offset, name)


def refuse_too_full(text: str, name: str) -> None:
    """Raise where there is more in the text than the largest plan has, or than its own size allows."""
    if is_too_full(text):
        raise PlanWrong(
            tr(
                "{file} holds too much for a plan: expected at most {tables} tables of {names} names with "
                "{values} values, and at least some 100 bytes for each table."
            ).format(file=clean(name), tables=MOST_TABLES, names=MOST_NAMES, values=MOST_VALUES)
        )


def refuse_long_key(text: str, name: str, most: int) -> None:
    """Raise where a key, not a text, has more dotted parts than `most`."""
    dotted = r"(?>(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"
    offset = _first(rf"{dotted}{{{most}}}+", text)
    if offset is not None:
        raise PlanWrong(
            tr("{place}: found a key of too many parts, expected at most {limit}.").format(
                place=at(name, *_line_column(text, offset)), limit=most
            )
        )


def at(name: str, line: int, column: int) -> str:
    """Return the place as editors and compilers write it."""
    return f"{clean(name)}:{line}:{column}"


def key_name(path: KeyPath) -> str:
    """Return the key with its dots; the place says which item it is."""
    return ".".join(
        part
        if len(part) <= _SHOWN_LETTERS and part.replace("_", "a").replace("-", "a").isalnum()
        else shown(part)
        for part in path
        if isinstance(part, str)
    )


def shown(value: Any) -> str:
    """Return a value as it may be printed: its kind where that is the fault, cut and escaped."""
    if isinstance(value, str):
        cut = value[:_SHOWN_LETTERS]
        return repr(cut) + ("..." if len(value) > len(cut) else "")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 64:  # Python may refuse to print it
        return tr("a huge number")
    if isinstance(value, list):
        return tr("a list")
    if isinstance(value, dict):
        return tr("a table")
    return str(value)


def _expected(code: str) -> str:
    return {
        "text": tr("a text"),
        "texts": tr("a list of texts"),
        "integer": tr("a whole number"),
        "number": tr("a finite number"),
        "bool": tr("true or false"),
        "date": tr("a date such as 2023-12-31, without quotes"),
        "id": tr("a whole number or a word of 1 to 32 of A-Z a-z 0-9 . _ -"),
        "unique": tr("an id of its own; line {line} has it already"),
        "positive": tr("a whole number from 1 on"),
        "own_number": tr("a number of its own; the task of line {line} is printed with it already"),
        "table": tr("a table"),
        "tables": tr("a list of tables"),
        "op": tr("one of >= > = <= < ~"),
        "kind": tr("count or level"),
        "every": tr("month, quarter or week"),
        "by_day_of": tr("next or same"),
        "schema": tr("1, the only schema this version knows"),
        "section": tr("the id of one of the sections"),
        "timezone": tr("a time zone such as Asia/Shanghai"),
        "zones": tr(
            "a time zone this computer knows, but it has no time zone database: install the package tzdata; "
            "Asia/Shanghai needs none"
        ),
    }[code]


def _first(pattern: str, text: str) -> int | None:
    """Return the offset of the first match outside strings and comments."""
    tokens = re.compile(rf"({pattern})|{STRING}|{COMMENT}|[A-Za-z0-9_-]++", re.DOTALL)
    return next((match.start() for match in tokens.finditer(text) if match.group(1)), None)


def _too_deep(text: str) -> int | None:
    """Return the offset of the bracket that is one too many."""
    depth = 0
    for match in re.finditer(rf"{STRING}|{COMMENT}|[\[\]{{}}]", text, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > _DEEPEST:
            return match.start()
    return None


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _first_bad_byte(data: bytes) -> tuple[int, int]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return _line_column(before, len(before))
    return 1, 1
