"""What an argument can be, known by the name that its parser gives it: TASKS, UNIT, FILE …

A name that stands here for nothing is for words that nobody can foresee.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.cli.completing.offer import FILES, FOLDERS, NOTHING, TabOffer, offer
from workplan_tui.language import tr
from workplan_tui.text.cells import cut
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Callable, Iterable

    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Plan, Task

    Answer = Callable[["AskedValue", str], TabOffer]
    """From what was asked and the word begun to what is offered."""

_MEANING_CELLS = 50


class AskedValue(Value):
    """Where on the line a value is asked for."""

    others: tuple[str, ...]
    """The words before it that belong to no option, without the verb."""
    context: Context

    @property
    def plan(self) -> Plan:
        """The plan that the line means; the store's errors where it cannot be read."""
        from workplan_tui.store.plan.cache import cached_plan

        path, files = self.context.door
        return cached_plan(path, self.context.environment, files)

    @property
    def task(self) -> Task | None:
        """The task that the line names first."""
        return self.plan.tasks_by_id.get(self.others[0]) if self.others else None


def values(action: Action, asked: AskedValue, begun: str) -> TabOffer:
    """Return what the argument could be; what its parser lists itself comes first."""
    if action.choices:
        return _beginning(((str(choice), "") for choice in action.choices), begun)
    name = str(action.metavar)
    if _is_list(name):
        return _beginning(((choice, "") for choice in name.split("|")), begun)
    special = {"number": _milestones, "values": _targets} if not action.option_strings else {}
    answer = special.get(action.dest) or _answers().get(name) or _nothing
    return answer(asked, begun)


def takes_filter(action: Action) -> bool:
    """Return whether the argument may begin with `-`, which excludes."""
    return action.metavar == tr("FILTER")


def known_names() -> frozenset[str]:
    """Return all names of arguments for which it is said here what they can be, if only nothing."""
    return frozenset(_answers())


def _is_list(name: str) -> bool:
    """Return whether the name itself lists what can be written: `red|amber|green|none`."""
    return "|" in name and name != tr("DAY|N")


def _answers() -> dict[str, Answer]:
    """Return by the name of an argument, in the language in use, what it can be."""
    free = (
        "CODE", "DAY", "DAY=TEXT", "DAY|N", "FIELD=COLUMN", "ID", "MARK", "N", "N=VALUE", "NAME=GOAL", "NUMBER",
        "PERIOD", "REASON", "TEXT", "WHICH", "WORDS", "YEAR",
    )  # fmt: skip
    return {
        "N": _nothing, "P": _nothing, **dict.fromkeys(map(tr, free), _nothing),
        tr("TASKS"): _tasks, tr("TASK"): _tasks, tr("FILTER"): _filter, tr("STATUS"): _statuses,
        tr("UNIT"): _units, tr("LEAD"): _leads, tr("WHOM"): _people, tr("NAME"): _people,
        tr("FILE"): _files, tr("SOURCE"): _files, tr("KEY"): _files,
        tr("DIR"): _folders, tr("FOLDER"): _folders, tr("DEST"): _folders,
        tr("FORMAT"): _formats, tr("GROUP"): _groups, tr("KIND"): _kinds, tr("COLUMNS"): _columns,
    }  # fmt: skip


def _nothing(asked: AskedValue, begun: str) -> TabOffer:
    return NOTHING


def _files(asked: AskedValue, begun: str) -> TabOffer:
    return TabOffer(FILES)


def _folders(asked: AskedValue, begun: str) -> TabOffer:
    return TabOffer(FOLDERS)


def _tasks(asked: AskedValue, begun: str) -> TabOffer:
    """TabOffer ids, also the next one of a list; else what a filter could go on with."""
    from workplan_tui.model.task_ids import ID_LETTERS

    if begun and not ID_LETTERS.issuperset(begun):
        return _filter(asked, begun)
    start = max(begun.rfind(sign) for sign in ID_LETTERS if not sign.isdigit()) + 1
    before = begun[:start]
    return _beginning(((before + clean(t.number), _said(t.title)) for t in asked.plan.tasks), begun)


def _filter(asked: AskedValue, begun: str) -> TabOffer:
    """TabOffer what the screen's filter does: fields, and values as the plan has them, also by pinyin."""
    from datetime import date

    from workplan_tui.model.filter.completion import completions
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.standings import Standings

    if begun[:1].isdigit():
        return _tasks(asked, begun)
    found = completions(begun, len(begun), Standings(Ledger(asked.plan, (), date.max)))
    words = tuple(begun[: found.start] + clean(text) for text in found.texts)
    return offer(((word, "") for word in words), is_open=all(word.endswith(":") for word in words))


def _statuses(asked: AskedValue, begun: str) -> TabOffer:
    from workplan_tui.language.words import status_word
    from workplan_tui.model.codes import STATUSES

    if len(asked.others) != 1:  # a status may be of several words, of which none is left
        return NOTHING
    codes = [(code, status_word(code)) for code in STATUSES]
    return (
        _beginning(codes, begun) if begun.isascii() else _beginning(((word, "") for _, word in codes), begun)
    )


def _milestones(asked: AskedValue, begun: str) -> TabOffer:
    task = asked.task
    dated = [(str(one.id), f"{one.due_on} {_said(one.text)}") for one in task.milestones] if task else ()
    return _beginning(dated, begun)


def _targets(asked: AskedValue, begun: str) -> TabOffer:
    task = asked.task
    named = [(f"{one.id}=", _said(f"{one.name} {one.unit}")) for one in task.targets] if task else ()
    return _beginning(named, begun).replace(is_open=True)


def _units(asked: AskedValue, begun: str) -> TabOffer:
    return _names(asked, begun, "units")


def _leads(asked: AskedValue, begun: str) -> TabOffer:
    return _names(asked, begun, "leads")


def _people(asked: AskedValue, begun: str) -> TabOffer:
    return _names(asked, begun, "leads", "units")


def _names(asked: AskedValue, begun: str, *kinds: str) -> TabOffer:
    """TabOffer the plan's names that begin as typed, else those that hold it or that its letters spell."""
    from workplan_tui.model.filter.tree import is_found

    known = dict.fromkeys(name for kind in kinds for task in asked.plan.tasks for name in getattr(task, kind))
    begin = [name for name in known if name.startswith(begun)]
    found = begin or [name for name in known if is_found(begun, (name,), by_pinyin=True)]
    return offer((clean(name), "") for name in found)


def _formats(asked: AskedValue, begun: str) -> TabOffer:
    from workplan_tui.exporting.formats import FORMATS

    return _beginning(((one.code, tr(one.meaning)) for one in FORMATS), begun)


def _groups(asked: AskedValue, begun: str) -> TabOffer:
    """TabOffer the groups that this account is of: it can share with no other."""
    from workplan_tui.store.disk.groups import own_group_names

    return _beginning(((name, "") for name in own_group_names()), begun)


def _kinds(asked: AskedValue, begun: str) -> TabOffer:
    from workplan_tui.model.agenda import KINDS
    from workplan_tui.reports.kinds import kind_word

    return _beginning(((kind, kind_word(kind)) for kind in KINDS), begun)


def _columns(asked: AskedValue, begun: str) -> TabOffer:
    """TabOffer the next column of a list with commas."""
    from workplan_tui.exporting.ledger_columns import column_codes, column_of

    before = begun[: begun.rfind(",") + 1]
    words = ((before + code, column_of(code).word) for code in column_codes())
    return _beginning(words, begun).replace(is_open=True)


def _beginning(words: Iterable[tuple[str, str]], begun: str) -> TabOffer:
    return offer((word, means) for word, means in words if word.startswith(begun))


def _said(text: str) -> str:
    """Return what a word means, cut so that a line of the terminal holds it."""
    return cut(clean(text), _MEANING_CELLS)
