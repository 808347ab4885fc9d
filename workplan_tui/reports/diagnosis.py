"""What is to be told of a journal folder: every oddity found, in the order that matters."""

from __future__ import annotations

from datetime import datetime

from workplan_tui.language import tr
from workplan_tui.model.inspection.chain import chain_oddities
from workplan_tui.model.inspection.clocks import clock_oddities
from workplan_tui.model.inspection.journal_file import Oddity, oddity
from workplan_tui.model.inspection.losses import loss_oddities
from workplan_tui.model.inspection.settled import is_file_settled, place_mark, settled_clocks, settled_marks
from workplan_tui.model.inspection.strays import stray_oddities
from workplan_tui.model.inspection.tampering import (
    after_seal,
    missing_checkpoint,
    plan_oddity,
    witness_oddities,
)
from workplan_tui.model.ledger import Ledger
from workplan_tui.reports.oddities import BY_MARK_ALONE, KINDS, SETTLED, advice_of, sentence_of
from workplan_tui.reports.operations import describe_ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workplan_tui.model.inspection.journal_file import JournalFile, Survey
    from workplan_tui.model.plan import Plan


def diagnose(
    survey: Survey, plan: Plan, now: datetime, plan_hash: str = "", against: str | None = None
) -> list[Oddity]:
    """Return every oddity: by kind, worst first, then by place; what somebody settled says so.

    `plan_hash` is the SHA-256 of the plan file. With `against`, the code of a checkpoint that was written down,
    that one must be there, and nobody can have settled what it speaks against: who changes a journal could
    record that, too.
    """
    files = survey.files
    ledger = Ledger(plan, (e for f in files if not f.expected_owner for e in f.entries))
    marks = settled_marks(ledger)
    losses = loss_oddities(survey)
    told = {(each.file, each.offset) for each in losses if each.line}
    found = [
        *(each for each in _of_the_folder(survey) if not each.line or (each.file, each.offset) not in told),
        *(_in_words(each, plan) for each in losses),
        *chain_oddities(files),
        *clock_oddities(files, now, settled_clocks(ledger)),
        *stray_oddities(files, plan),
        *after_seal(survey.witnesses, files),
    ]
    found = [each.replace(is_settled=True) if _is_settled(each, marks) else each for each in found]
    adjusted_by = max((one.entry.id for one in ledger.revisions), default="")
    changed_plan = plan_oddity(survey.witnesses, plan_hash, adjusted_by) if plan_hash else None
    changed = [*witness_oddities(survey.witnesses), *([changed_plan] if changed_plan else [])]
    if against is not None:
        missing = missing_checkpoint(against, survey.witnesses)
        found += [*changed, *([missing] if missing else [])]
    else:
        found += [each.replace(is_settled=each.mark in marks) for each in changed]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), each.file or "", each.line or 0))


def marks_of(asked: str, survey: Survey, found: list[Oddity]) -> tuple[str, ...]:
    """Return the marks that settle what was asked for: a finding's own, or all of a file so far.

    Nothing where no finding has that mark, or where it is one to be mended and not settled.
    """
    ours = [each for each in found if each.kind in SETTLED]
    own = next((each for each in ours if each.mark == asked and each.mark != each.file), None)
    if own:
        if own.file is None or own.offset is None or "left" not in own.facts:
            return (asked,)
        return asked, place_mark(own.file, own.offset, own.facts["left"])  # the bytes that are left of it too
    sizes = {file.name: file.size for file in survey.files}
    sizes.update((like.name, like.size) for like in survey.lookalikes)
    if asked in sizes and any(each.file == asked and each.kind not in BY_MARK_ALONE for each in ours):
        lost = (each.mark for each in ours if each.kind == "lost" and each.file == asked and each.mark)
        return (f"{asked}@{sizes[asked]}", *lost)  # what is gone lies in no file: it is known by its id
    return ()


def _is_settled(found: Oddity, marks: frozenset[str]) -> bool:
    if found.kind not in SETTLED:
        return False
    return found.mark in marks or is_file_settled(found.file, found.offset, marks)


def _in_words(found: Oddity, plan: Plan) -> Oddity:
    """Return a loss with what the entry said."""
    if "ops" not in found.facts:
        return found
    what = tr("; ").join(describe_ops(found.facts["ops"], plan))
    return found.replace(facts={**found.facts, "what": what})


def _of_the_folder(survey: Survey) -> Iterator[Oddity]:
    if not survey.is_folder:
        yield Oddity("no_folder", facts={"folder": survey.folder})
    if survey.bad_lock:
        yield Oddity("bad_lock", survey.bad_lock)
    if survey.open_mode:
        yield Oddity("open_folder", facts={"folder": survey.folder, "mode": survey.open_mode})
    if survey.open_above:
        folder, mode = survey.open_above
        yield Oddity("open_above", facts={"folder": folder, "mode": mode})
    for file in survey.files:
        if file.unreadable:
            yield oddity("unreadable", file, reason=file.unreadable)
        elif file.replica is None and not file.is_branch:
            yield oddity("odd_name", file)
        if file.expected_owner:
            yield oddity("foreign_owner", file, owner=file.owner, account=file.expected_owner)
        if file.open_mode:
            yield oddity("open_file", file, mode=file.open_mode)
        yield from _damages(file, is_locked=survey.holder is not None)
    for like in survey.lookalikes:
        facts = {"count": like.entries, "unknown": like.unknown}
        yield Oddity("unread", like.name, facts=facts, mark=like.name)


def _damages(file: JournalFile, is_locked: bool) -> Iterator[Oddity]:
    for line in file.lines:
        if not line.is_whole:
            if not is_locked:  # else somebody is writing it at this moment
                yield oddity("unfinished_line", file, line, length=line.length)
        elif line.entry is None:
            yield oddity("damaged_line", file, line, length=line.length, reason=line.reason)


def file_row(file: JournalFile) -> dict[str, Any]:
    """Return what a file holds, as a row of `--json`."""
    entries = file.entries
    return {
        "file": file.name,
        "writer": file.replica,
        "owner": file.owner,
        "bytes": file.size,
        "entries": len(entries),
        "actors": sorted({entry.actor for entry in entries}),
        "first_at": entries[0].at if entries else None,
        "last_at": entries[-1].at if entries else None,
    }


def diagnosis_row(survey: Survey, found: list[Oddity]) -> dict[str, Any]:
    """Return the whole diagnosis as one object."""
    return {
        "journal": survey.folder,
        "files": [file_row(file) for file in survey.files],
        "quarantine": [{"file": name, "bytes": size} for name, size in survey.quarantine],
        "checkpoints": [
            {"code": one.code, "at": one.entry.at, "actor": one.entry.actor, "files": len(one.proofs)}
            for one in survey.witnesses
        ],
        "locked_by": ({"process": survey.holder[0], "command": survey.holder[1]} if survey.holder else None),
        "findings": [_row(each) for each in found],
    }


def _row(found: Oddity) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "file": found.file,
        "line": found.line,
        "offset": found.offset,
        **found.facts,
        "mark": found.mark if found.kind in SETTLED else None,
        "settled": found.is_settled,
        "sentence": sentence_of(found),
        "advice": advice_of(found.kind),
    }
