"""The plan file: TOML -> Plan, or one error that names every fault with line and column.

It never writes and never judges content (`store.plan.check` does). On the way of every one-shot
command, so what words and places a fault needs is imported only when one was found.
"""

from __future__ import annotations

import tomli

from workplan_tui.base.user_file import BOM, TooLarge, read_file
from workplan_tui.store.plan.schema import build
from workplan_tui.store.plan.size_limits import LONGEST_NUMBER, has_long_line, may_be_too_full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workplan_tui.base.key_path import KeyPath
    from workplan_tui.base.user_file import Calls
    from workplan_tui.model.plan import Plan

LARGEST_BYTES = 40 * 1024 * 1024
"""Some 110,000 tasks: what may be read in five seconds and ten times its size."""
MOST_KEY_PARTS = 16


def read_plan(path: str, calls: Calls | None = None) -> Plan:
    """Return the plan in the file; `NoPlan`, `NoPermission` or `PlanWrong` where there is none."""
    return parse_plan(read_bytes(path, calls), path)


def parse_plan(data: bytes, name: str) -> Plan:
    """Return the plan in the bytes of the file called `name`."""
    text = decode(data, name)
    del data  # a third of what is in memory while the text is parsed
    return plan_from(parse_document(text, name), text, name)


def read_bytes(path: str, calls: Calls | None = None) -> bytes:
    """Return the file's bytes, refusing more than `LARGEST_BYTES` before they fill the memory."""
    try:
        return read_file(path, LARGEST_BYTES, calls)
    except TooLarge:
        from workplan_tui.store.plan import faults as planfaults

        raise planfaults.too_large(path, LARGEST_BYTES) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        from workplan_tui.store.plan import faults as planfaults

        raise planfaults.why_not_read(error, path) from None


def decode(data: bytes, name: str) -> str:
    """Return the text without byte order mark and with plain line ends, as the places count."""
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if text[:1] == "\0" or text[1:2] == "\0":
        from workplan_tui.store.plan import faults as planfaults

        raise planfaults.not_utf8(data, name) from None
    return text.replace("\r\n", "\n") if "\r" in text else text


def parse_document(text: str, name: str) -> dict[str, Any]:
    """Return the TOML document; one fault of syntax, of nesting or of size refuses it."""
    if _may_have_long_key(text):
        from workplan_tui.store.plan import faults as planfaults

        planfaults.refuse_long_key(text, name, MOST_KEY_PARTS)
    if has_long_line(text, LONGEST_NUMBER):
        from workplan_tui.store.plan import faults as planfaults

        planfaults.refuse_long_number(text, name)
    if may_be_too_full(text):
        from workplan_tui.store.plan import faults as planfaults

        planfaults.refuse_too_full(text, name)
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:  # a TOMLDecodeError is a ValueError
        from workplan_tui.store.plan import faults as planfaults

        raise planfaults.why_not_parsed(error, text, name) from None


def plan_from(document: dict[str, Any], text: str, name: str) -> Plan:
    """Return the plan of a parsed document; `text` is where its faults are pointed at."""
    plan, faults = build(document)
    if faults.count:
        from workplan_tui.store.plan import faults as planfaults

        raise planfaults.plan_wrong(faults, text, name)
    return plan


def unknown_keys(document: dict[str, Any]) -> Iterator[KeyPath]:
    """Give the path of every key the plan does not know."""
    from workplan_tui.model.schema.plan_file import FILE

    return FILE.unknown(document)


def _may_have_long_key(text: str) -> bool:
    """Say whether a line has dots enough: a key is on one line, tomli quadratic in its parts."""
    return text.count(".") >= MOST_KEY_PARTS and any(
        line.count(".") >= MOST_KEY_PARTS for line in text.split("\n")
    )
