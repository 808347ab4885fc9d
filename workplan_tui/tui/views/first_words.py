"""What a first start says until the first key: what is open, whose journal it is, and what to do."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.store import Store
    from workplan_tui.tui.keys.keymap import Keymap


class Opening(Value):
    """What is shown until the first key, and which day until somebody asks for another."""

    greeting: str = ""
    """What the caller has to say."""
    rested_on: date | None = None
    """The day that is shown in the place of today, which lies outside of the plan's year."""
    words: tuple[str, ...] = ()
    """What a first start says, line by line."""


def opening_words(store: Store, actor: str, keymap: Keymap) -> tuple[str, ...]:
    """Return a line for the plan, one for the journal, and three of keys."""
    return (
        tr("Open: {file}").format(file=clean(store.plan_path)),
        _journal_words(store, actor),
        *_key_words(keymap, is_read_only=store.read_only_reason is not None),
    )


def resting_words(day: date, today: date, keymap: Keymap) -> str:
    """Return why another day than today is shown, and the way to today."""
    why = (
        tr("The plan's year is over: this is its last day, {day}.")
        if day < today
        else tr("The plan's year has not begun: this is its first day, {day}.")
    )
    way = tr("{key}, then Enter, goes to today; so does an edit.")
    return f"{why.format(day=day)} {way.format(key=keymap.name('as_of'))}"


def _journal_words(store: Store, actor: str) -> str:
    count = len(store.ledger().entries)
    folder = clean(store.journal_dir)
    if store.read_only_reason is not None:
        return trn(
            "Only to look at; {count} entry in {folder}.",
            "Only to look at; {count} entries in {folder}.",
            count,
        ).format(count=count, folder=folder)
    if not count:
        return tr("{actor} records into {folder}; nothing is recorded yet.").format(
            actor=clean(actor), folder=folder
        )
    return trn(
        "{actor} records into {folder}, which has {count} entry.",
        "{actor} records into {folder}, which has {count} entries.",
        count,
    ).format(actor=clean(actor), folder=folder, count=count)


def _key_words(keymap: Keymap, *, is_read_only: bool) -> tuple[str, ...]:
    name = keymap.sure_name
    edits = (
        tr("Up and Down choose a task, Enter reads it, {why} says why its light is what it is.")
        if is_read_only
        else tr("Up and Down choose a task; {status} and a digit set its status, {report} reports: saved at once.")
    )  # fmt: skip
    return (
        edits.format(why=name("why"), status=name("status"), report=name("report")),
        tr("{filter} finds: 水务, 单位:发改委, 灯:红; {group} groups by unit, lead or month.").format(
            filter=name("filter"), group=name("group")
        ),
        tr("{help} lists all keys, {palette} finds a command by its name, {quit} quits.").format(
            help=name("help"), palette=name("palette"), quit=name("quit")
        ),
    )
