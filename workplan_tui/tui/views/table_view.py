"""What is shown: the ledger narrowed by group and filter, in some order. A value; every change gives a new one."""

from __future__ import annotations

from functools import cached_property, lru_cache

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.model.filter.fields import names_value
from workplan_tui.model.filter.language import SETTINGS, BareWord, Filter, FilterError, Quoted, parse_filter
from workplan_tui.model.grouping import keys_of
from workplan_tui.model.sorting import in_order
from workplan_tui.reports.order import order_words
from workplan_tui.reports.spoken import one_after_another
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.views.look import Look
from workplan_tui.tui.views.present import Branch, TaskRow, branch_name, branches_of, rows_by_id
from workplan_tui.tui.views.table_columns import USUAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.standings import Standings


class TableView(Value):
    """Which tasks the table shows."""

    standings: Standings
    group_by: str = "section"
    """What the tree groups by (`model.grouping`)."""
    key: str | None = None
    """The group that is shown; None for the whole plan."""
    sort_by: str = "id"
    """What the table is ordered by (`model.sorting`)."""
    is_reversed: bool = False
    columns: tuple[str, ...] | None = None
    """The columns the user chose (`tui.views.table_columns`); None for the usual ones."""
    filter_text: str = ""
    filter: Filter | None = None
    unit: str | None = None
    """The user's own unit, for the filter 我的."""
    settings_file: str = SETTINGS
    """Where it can be said."""
    is_advised: bool = False
    """Whether an empty table says what would find something: worked out once a filter was meant, not at each letter."""
    marked: frozenset[str] = frozenset()
    """The tasks that the next edit is made on, also those that are not shown."""

    @property
    def ledger(self) -> Ledger:
        """What the standings are of."""
        return self.standings.ledger

    @property
    def look(self) -> Look:
        """What of it can be kept."""
        return Look(
            group_by=self.group_by,
            key=self.key,
            filter_text=self.filter_text,
            sort_by=self.sort_by,
            is_reversed=self.is_reversed,
            columns=self.columns,
        )

    def looking(self, look: Look) -> TableView:
        """Return the view with another look; `FilterError` when its filter is none.

        Of a branch that is gone the whole plan is shown.
        """
        view = self.filtered_by(look.filter_text).replace(
            group_by=look.group_by,
            key=look.key,
            sort_by=look.sort_by,
            is_reversed=look.is_reversed,
            columns=look.columns,
        )
        known = {branch.key for branch in view.branches}
        return view if view.key in known else view.replace(key=None)

    def as_left(self, look: Look) -> TableView:
        """Return the view as an earlier session left it; a filter that is none any more is left out."""
        try:
            return self.looking(look)
        except FilterError:
            return self.looking(look.replace(filter_text=""))

    def filtered_by(self, text: str) -> TableView:
        """Return the view with another filter; `FilterError` when the text is none."""
        asked = parse_filter(text, self.unit, self.settings_file) if text.strip() else None
        return self.replace(filter_text=text, filter=asked, is_advised=False)

    def grouped_by(self, by: str) -> TableView:
        """Return the view with another tree, of which the whole plan is shown."""
        return self.replace(group_by=by, key=None)

    def sorted_by(self, by: str) -> TableView:
        """Return the view in another order; the same order again is reversed."""
        return self.replace(sort_by=by, is_reversed=by == self.sort_by and not self.is_reversed)

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The lines of the tree."""
        return _branches(self.standings, self.group_by)

    @cached_property
    def rows(self) -> tuple[TaskRow, ...]:
        """The lines of the table."""
        shown = (
            task
            for task in self.ledger.plan.tasks
            if (self.key is None or self.key in keys_of(self.standings, task, self.group_by))
            and (self.filter is None or self.filter.matches(self.standings, task))
        )
        rows = rows_by_id(self.standings, USUAL if self.columns is None else self.columns)
        return tuple(
            rows[task.id].replace(is_marked=True) if task.id in self.marked else rows[task.id]
            for task in in_order(self.standings, shown, self.sort_by, self.is_reversed)
        )

    @cached_property
    def hidden_marks(self) -> frozenset[str]:
        """The marked tasks that filter or branch hide."""
        return self.marked - {row.task_id for row in self.rows} if self.marked else frozenset()

    @cached_property
    def first_hit(self) -> str | None:
        """The first task that the plan itself names as the filter asks, before those of which somebody wrote so."""
        tasks = self.ledger.plan.tasks_by_id
        leaves = self.filter.leaves() if self.filter else ()
        words = [leaf for leaf in leaves if isinstance(leaf, (BareWord, Quoted))]
        named = (
            row.task_id
            for row in self.rows
            if all(word.is_named(self.standings, tasks[row.task_id]) for word in words)
        )
        return next(named, self.rows[0].task_id if self.rows else None)

    @property
    def why_empty(self) -> str:
        """Why the table shows no task, and what to press then; empty where it shows some."""
        if self.rows:
            return ""
        if not self.filter_text:
            return tr("The plan has no tasks.")
        told = self.absent
        if not told and self.key is None:
            told = tr("No task matches {filter}.").format(filter=clean(self.filter_text))
        elif not told and self.key is not None:
            group = branch_name(self.standings, self.group_by, self.key)
            told = tr("No task of {group} matches {filter}.").format(
                group=group, filter=clean(self.filter_text)
            )
        advice = self.advice if self.is_advised and not self.absent else ""
        return one_after_another((told, advice, tr("Esc shows all.")))

    @cached_property
    def absent(self) -> str:
        """What the filter asks of the plan and the plan has not; empty where it has it all."""
        if self.filter is None or next(self.filter.needs(), None) is None:
            return ""
        from workplan_tui.reports.filter_hints import absent_words  # most filters are right

        return absent_words(self.filter, self.standings)

    @cached_property
    def meant(self) -> str:
        """Which values of fields the words of the filter may be; empty where they are only words."""
        if self.filter is None or not names_value(self.filter):
            return ""
        from workplan_tui.reports.filter_hints import meant_words

        return meant_words(self.filter, self.standings)

    @cached_property
    def advice(self) -> str:
        """What would find something in the place of a filter that finds nothing."""
        from workplan_tui.reports.filter_hints import instead_words

        return instead_words(self.filter, self.standings) if self.filter else ""

    @property
    def narrowed_to(self) -> tuple[str, ...]:
        """What leaves tasks of the plan out, in words: the branch and the filter."""
        told = []
        if self.key is not None:
            told.append(tr("only {group}").format(group=branch_name(self.standings, self.group_by, self.key)))
        if self.filter_text.strip():
            told.append(tr("filter: {filter}").format(filter=clean(self.filter_text.strip())))
        return tuple(told)

    @property
    def hits(self) -> str:
        """How many of the plan's tasks are shown: `23/121`."""
        return f"{len(self.rows)}/{len(self.ledger.plan.tasks)}"

    def count_words(self, place: int) -> tuple[LineWord, ...]:
        """Return order, marks and filter, and where the highlight stands among how many."""
        hidden = len(self.hidden_marks)
        told = tr("marked {count} ({hidden} hidden)") if hidden else tr("marked {count}")
        marked = told.format(count=len(self.marked), hidden=hidden) if self.marked else ""
        here = self.hits if self.filter_text else f"{min(place + 1, len(self.rows))}/{len(self.rows)}"
        words = (
            LineWord(order_words(self.sort_by, self.is_reversed), 4),
            LineWord(marked, 2),
            LineWord(clean(self.filter_text), 3, may_be_cut=True),
            LineWord(here, 1),
        )
        return tuple(word for word in words if word.text)


@lru_cache(maxsize=2)
def _branches(standings: Standings, by: str) -> tuple[Branch, ...]:
    """Return the tree; kept, as filters and marks change the table alone."""
    return branches_of(standings, by)
