"""A plan of which the head was read, and of the tasks what somebody asks for: an edit of one needs no other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from workplan_tui.base.value import Value
from workplan_tui.model.plan import Plan, Task
from workplan_tui.store.disk.keyed_records import FAULTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from workplan_tui.store.disk.keyed_records import KeyedRecords


class TaskSource(Value):
    """Where the tasks of a lazy plan come from."""

    records: KeyedRecords
    task_of: Callable[[list[Any]], Task]
    """Makes a task of its record."""
    whole: Callable[[], Plan]
    """Gives the plan in another way, where a record is damaged."""


class LazyPlan(Plan):
    """Equal to the plan that was kept, and used as any plan is."""

    def __init__(
        self, head: Plan, named_units: tuple[str, ...], numbers: Mapping[str, str] | None, source: TaskSource
    ) -> None:
        """Take a plan without its tasks, which units they name, and their ids by number where these differ."""
        known = {} if numbers is None else {"ids_by_number": numbers}
        self.__dict__.update(
            head.__dict__, named_units=named_units, is_renumbered=numbers is not None, _source=source, **known
        )
        del self.__dict__["tasks"]

    @cached_property  # type: ignore[misc]
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in the plan's order."""
        source = self._told_source()
        try:
            return tuple(map(source.task_of, source.records.all()))
        except FAULTS:
            return source.whole().tasks

    @cached_property
    def tasks_by_id(self) -> Mapping[str, Task]:
        """Every task by its id."""
        return _TasksById(self)

    def find_alone(self, id: str) -> Task | None:
        """Return the task, where its record is found whole; None says nothing of whether there is one."""
        source = self._told_source()
        try:
            record = None if "tasks" in self.__dict__ else source.records.find(id)
            return None if record is None else source.task_of(record)
        except FAULTS:
            return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and self._values() == other._values()

    __hash__ = Plan.__hash__

    def replace(self, **changes: Any) -> Plan:  # type: ignore[override]
        """Return a plan with the given fields changed."""
        return Plan(**{**dict(zip(self._fields, self._values(), strict=True)), **changes})

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def _told_source(self) -> TaskSource:
        source: TaskSource = self.__dict__["_source"]
        return source


class _TasksById(Mapping[str, Task]):
    """The tasks by id: one that is asked for is read alone, until somebody looks at all."""

    def __init__(self, plan: LazyPlan) -> None:
        self._plan = plan
        self._alone: dict[str, Task] = {}

    def __getitem__(self, id: str) -> Task:
        known = self._alone.get(id) or self._plan.find_alone(id)
        if known is None:
            return self._all[id]
        self._alone[id] = known
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _all(self) -> dict[str, Task]:
        return {task.id: task for task in self._plan.tasks}
