"""Columns told by hand: --map 任务=C, --map 单位=责任部门, and the profile file that keeps them."""

from __future__ import annotations

from workplan_tui.base.errors import PlanWrong, UsageError
from workplan_tui.importing.column_kinds import GOAL, GROUP, IGNORED, NAME, NUMBER, STARTS, TEXT
from workplan_tui.importing.vocabulary import DUE, LEAD_UNITS, LEADS, SUPPORT, UNITS
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_FIELDS = {
    "序号": NUMBER, "number": NUMBER, "任务": TEXT, "text": TEXT, "名称": NAME, "title": NAME,
    "板块": GROUP, "section": GROUP, "领导": LEADS, "牵头领导": LEADS, "leads": LEADS,
    "单位": UNITS, "责任单位": UNITS, "units": UNITS, "牵头单位": LEAD_UNITS, "lead_units": LEAD_UNITS,
    "配合单位": SUPPORT, "supporting_units": SUPPORT, "时限": DUE, "完成时限": DUE, "due": DUE,
    "目标": GOAL, "target": GOAL, "开始": STARTS, "starts": STARTS, "略": IGNORED, "ignore": IGNORED,
}  # fmt: skip


def parse_map(words: Iterable[str]) -> dict[str, str]:
    """Return what each named column is about; `UsageError` names a wrong one."""
    given: dict[str, str] = {}
    for each in words:
        field, mark, column = each.partition("=")
        kind = _FIELDS.get(field.strip().lower())
        if not mark or not column.strip() or kind is None:
            raise UsageError(
                tr("{word} is no --map: write FIELD=COLUMN, with one of {fields}.").format(
                    word=each, fields=tr(", ").join(_FIELDS)
                )
            )
        given[_key(column)] = kind
    return given


def parse_profile(document: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return the columns that a profile file tells; `PlanWrong` where it is none."""
    columns = document.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(each, str) for each in columns.values()):
        raise PlanWrong(tr("{file} is no profile: it has no table [columns] of texts.").format(file=name))
    return parse_map(f"{field}={column}" for field, column in columns.items())


def format_profile(words: Iterable[str]) -> str:
    """Return a profile file of the same `--map` words."""
    from json import dumps

    pairs = [each.partition("=") for each in words]
    rows = "".join(
        f"{dumps(field.strip(), ensure_ascii=False)} = {dumps(column.strip(), ensure_ascii=False)}\n"
        for field, _, column in pairs
    )
    return f"[columns]\n{rows}"


def _key(column: str) -> str:
    bare = "".join(column.split())
    return bare.upper() if bare.isascii() and bare.isalpha() and len(bare) <= 2 else bare
