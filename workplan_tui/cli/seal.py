"""`workplan seal` 封存: close a year in one archive and freeze its journal; open it again; look at an archive."""

from __future__ import annotations

from hashlib import sha256

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, Refused, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.recording_verbs import add_reason, needed_reason, print_recorded, record
from workplan_tui.language import tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date
    from typing import Literal

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.store.sealing.signature import Signed
    from workplan_tui.store.store import Store

_MOST_LISTED = 20


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "seal",
        description=tr(
            "Close the year: what `check` and `doctor` find is told first, then plan, journal, editions and counts go "
            "into one archive, and nothing more is recorded. --plan ARCHIVE reads it anywhere, without unpacking."
        ),
        epilog=tr("example:") + "\n  workplan seal -o 2023.zip\n  workplan seal -o 2023.zip --sign"
        "\n  workplan seal --verify 2023.zip --signers 签名人\n  workplan seal --reopen -m 补录12月资料",
    )
    parser.add_argument(
        "-o", dest="output", metavar=tr("FILE"), help=tr("the archive to be written, a .zip file")
    )
    parser.add_argument("--force", action="store_true", help=tr("replace another file that stands there"))
    parser.add_argument(
        "--accept", metavar=tr("MARK"), action="append", default=[],
        help=tr("seal in spite of this finding, by what stands in brackets; several times for several"),
    )  # fmt: skip
    parser.add_argument(
        "--sign", metavar=tr("KEY"), nargs="?", const=True, help=tr("sign with this SSH key (your own)")
    )
    add_reason(parser)
    parser.add_argument("--reopen", action="store_true", help=tr("open a sealed year again; needs -m"))
    parser.add_argument(
        "--verify", metavar=tr("FILE"), help=tr("prove an archive: its hashes, and who signed it")
    )
    parser.add_argument(
        "--signers", metavar=tr("FILE"), help=tr("whose keys are whose, as ssh-keygen reads it")
    )


def run(arguments: Namespace, context: Context) -> int:
    """Seal, open again, or look."""
    asked = [arguments.output is not None, arguments.reopen, arguments.verify is not None]
    if sum(asked) != 1:
        raise UsageError(
            tr("Say one of: -o FILE to seal, --reopen to open again, --verify FILE to prove an archive.")
        )
    if arguments.signers is not None and arguments.verify is None:
        raise UsageError(tr("--signers belongs to --verify."))
    if arguments.verify is not None:
        return _verify(as_path(arguments.verify), arguments.signers and as_path(arguments.signers), context)
    if arguments.reopen:
        return _reopen(arguments, context)
    return _seal(arguments, context)


def _reopen(arguments: Namespace, context: Context) -> int:
    from workplan_tui.model.operations.reopen import reopen_op

    reason = needed_reason(arguments.reason, "seal --reopen")
    store = context.open_to_write()
    return record(store, context, [reopen_op(reason)], store.today())


def _seal(arguments: Namespace, context: Context) -> int:
    from workplan_tui.model.sealing import refuse_sealed
    from workplan_tui.reports.sealed_year import counts_json, readme_text
    from workplan_tui.store.sealing.closing import WantedSeal
    from workplan_tui.store.sealing.door import is_archive
    from workplan_tui.store.sealing.signature import signature_of
    from workplan_tui.store.sealing.year_archive import COUNTS, README

    path = as_path(arguments.output)
    if not is_archive(path):
        raise UsageError(tr("-o {file} is no name of an archive: end it in .zip.").format(file=clean(path)))
    store = context.open_to_write(looks_back=True)
    store.refuse_kept(path)
    refuse_sealed(store.ledger())
    key = _key(arguments.sign, context)
    accepted = _refuse_findings(context, arguments.accept)
    day = context.as_of or min(store.today(), store.plan.ends_on)
    _confirm(context, store, day)
    recorded = store.seal(
        WantedSeal(
            context.actor,
            path,
            day,
            lambda ledger: {COUNTS: counts_json(ledger), README: readme_text(ledger)},
            None if key is None else lambda sums: signature_of(sums, key),
            accepted,
            arguments.reason or "",
            arguments.force,
        )
    )
    code = str(recorded.entry.ops[0]["archive"])
    row: dict[str, object] = {"archive": path, "sha256": code, "entry": recorded.entry.record}
    print_recorded(
        lambda: _print(context, row, f"{code}  {clean(path)}"),
        tr("The year is sealed; only what was to be printed was not: {reason}."),
    )
    say(
        tr("sealed: {file}; nothing more is recorded until `workplan seal --reopen`").format(file=clean(path))
    )
    for doubt in recorded.doubts:
        warn(doubt)
    return EXIT_OK


def _key(asked: str | Literal[True] | None, context: Context) -> str | None:
    """Return the key to sign with: the one that is named, or the account's own."""
    from workplan_tui.store.sealing.signature import usual_key

    return usual_key(context.environment) if asked is True else asked and as_path(asked)


def _print(context: Context, row: dict[str, object], line: str) -> None:
    if context.as_json:
        print_json(row)
    else:
        print_line(line)


def _refuse_findings(context: Context, accepted: list[str]) -> tuple[str, ...]:
    """Tell what check and doctor find, and refuse what was not named; return what of it was named."""
    found = dict(_findings(context))
    if unknown := [mark for mark in accepted if mark not in found]:
        raise UsageError(
            tr("--accept {mark}: nothing that was found is marked so.").format(mark=clean(unknown[0]))
        )
    left = [mark for mark in found if mark not in accepted]
    for mark in left[:_MOST_LISTED]:
        say(tr("{sentence} [{mark}]").format(sentence=found[mark], mark=clean(mark)))
    if left:
        raise Refused(
            trn(
                "Not sealed: {count} finding. See to it, or name what stands in brackets: --accept MARK.",
                "Not sealed: {count} findings. See to them, or name what stands in brackets: --accept MARK for each.",
                len(left),
            ).format(count=len(left))
        )
    return tuple(dict.fromkeys(accepted))


def _findings(context: Context) -> Iterator[tuple[str, str]]:
    """Give the mark and the sentence of each finding of the plan and of the journal that is not settled."""
    from workplan_tui.cli.check import spoken_against
    from workplan_tui.cli.doctor import examined
    from workplan_tui.reports.findings import finding_words
    from workplan_tui.reports.oddities import sentence_of
    from workplan_tui.store.plan.check import check_file

    path, files = context.door
    for each in check_file(path, lambda plan: spoken_against(context), files).findings:
        yield f"{each.line}:{each.column}", f"{each.key}: {finding_words(each.reason)}"
    for odd in examined(context)[1]:
        if not odd.is_settled:
            yield odd.mark or odd.kind, sentence_of(odd)


def _confirm(context: Context, store: Store, day: date) -> None:
    """Ask: a sealed year takes no edit any more."""
    if context.is_sure:
        return
    if not can_ask():
        raise UsageError(tr("Sealing freezes the journal. Add --yes to have it so."))
    if store.today() < store.plan.ends_on:
        say(tr("The year of the plan ends on {day} only.").format(day=store.plan.ends_on))
    ask(
        tr("Seal {title} with its counts of {day}? Nothing more is recorded then. [y/N]").format(
            title=clean(store.plan.title), day=day
        )
    )


def _verify(path: str, signers: str | None, context: Context) -> int:
    """Print whether the archive is whole, and who signed it; `PlanWrong` where it is not."""
    from workplan_tui.store.sealing.signature import looked_at
    from workplan_tui.store.sealing.year_archive import SIGNATURE, SUMS, read_archive, unpacked

    data = read_archive(path)
    contents = unpacked(data, path)
    is_signed = SIGNATURE in contents
    signed = looked_at(contents[SUMS], contents[SIGNATURE], signers) if is_signed else None
    is_right = (signed is None or signed.is_good) and (signers is None or bool(signed and signed.signer))
    if context.as_json:
        print_json(
            {
                "archive": path, "sha256": sha256(data).hexdigest(), "files": len(contents), "signed": is_signed,
                "good": signed.is_good if signed else None, "key": signed.key if signed else None,
                "signer": signed.signer if signed else None,
            }
        )  # fmt: skip
    else:
        print_line(f"{sha256(data).hexdigest()}  {clean(path)}")
        count = len(contents)
        print_line(trn("whole: {count} file", "whole: {count} files", count).format(count=count))
        print_line(_signature_words(signed, signers))
    return EXIT_OK if is_right else EXIT_REFUSED


def _signature_words(signed: Signed | None, signers: str | None) -> str:
    if signed is None:
        return tr("not signed")
    if not signed.is_good:
        return tr("the signature is not of this archive")
    key = clean(signed.key)
    if signed.signer:
        return tr("signed by {signer} with the key {key}").format(signer=clean(signed.signer), key=key)
    if signers:
        return tr("signed with the key {key}, which {file} gives to nobody").format(
            key=key, file=clean(signers)
        )
    return tr("signed with the key {key}; --signers FILE tells whose it is").format(key=key)
