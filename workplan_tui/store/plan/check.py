"""A plan file checked: what `model.check` and the unknown keys find, with line and column."""

from __future__ import annotations

from itertools import chain, islice

from workplan_tui.base.value import Value
from workplan_tui.model.check import Finding, check
from workplan_tui.model.counts import Counts, count_plan
from workplan_tui.model.plan import Plan
from workplan_tui.model.reason import because
from workplan_tui.store.plan.faults import key_name
from workplan_tui.store.plan.file import (
    decode,
    parse_document,
    plan_from,
    read_bytes,
    unknown_keys,
)
from workplan_tui.store.toml_place import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from workplan_tui.base.user_file import Calls
    from workplan_tui.model.reason import Reason


_MOST_FINDINGS = 2000
"""A file of nothing but faults is told in bounded time and memory."""


class Located(Value):
    """A finding at its place in the file, lines and columns from 1."""

    line: int
    column: int
    key: str
    """The path of the key with dots; the place says which item it is."""
    reason: Reason


class CheckReport(Value):
    """Everything `workplan check` tells of one file."""

    plan: Plan
    findings: tuple[Located, ...]
    """In the order of the file."""
    counts: Counts


def check_file(
    path: str, doubted: Callable[[Plan], Iterable[Finding]] = lambda _: (), calls: Calls | None = None
) -> CheckReport:
    """Return the report; a file that is no plan raises what `read_plan` raises.

    `doubted` says what else is doubtful about the plan: what its journal speaks against.
    """
    text = decode(read_bytes(path, calls), path)
    document = parse_document(text, path)
    plan = plan_from(document, text, path)
    found = chain(doubted(plan), _all_findings(plan, document))
    findings = list(islice(found, _MOST_FINDINGS + 1))
    if len(findings) > _MOST_FINDINGS:
        findings[-1] = Finding((), because("more_findings"))
    spots = places(text, [finding.path for finding in findings])
    located = [
        Located(line, column, key_name(finding.path), finding.reason)
        for (line, column), finding in zip(spots, findings, strict=True)
    ]
    located.sort(key=lambda each: (each.line, each.column))
    return CheckReport(plan, tuple(located), count_plan(plan))


def _all_findings(plan: Plan, document: dict[str, Any]) -> Iterator[Finding]:
    yield from check(plan)
    for path in unknown_keys(document):
        yield _unknown(path)


def _unknown(path: tuple[str | int, ...]) -> Finding:
    return Finding(path, because("unknown_key"))
