"""The registry of operations: every one is found, read, worded and recorded by some command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.cli.verbs import _MODULES as MODULES
from workplan_tui.cli.verbs import RECORDING
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations import registry
from workplan_tui.model.operations.operation import Operation
from workplan_tui.model.operations.registry import CODES, operation_of
from workplan_tui.model.operations.report import standing_report, told_anew
from workplan_tui.model.updated import updated
from workplan_tui.reports.operations import describe_op
from workplan_tui.tui.commands.edits import Edits
from workplan_tui.tui.edits.plan_forms import PLAN_FORMS
from workplan_tui.tui.registry import COMMANDS, RECORD

ROOM = Path(registry.__file__).parent
SAMPLES = {
    "set": {"field": "status", "value": "done"}, "note": {"text": "x"}, "report": {"percent": 5},
    "flag": {"text": "x"}, "unflag": {"of": ["1"]}, "undo": {"of": ["1"]}, "remind": {},
    "decide": {"text": "x", "owner": "y", "due": "2023-06-30"}, "carry_out": {"of": ["1"]},
    "revise": {"plan": "0123456789abcdef", "basis": "1号"},
    "seal": {"files": ["x-0001.jsonl 0 0"], "archive": "0"}, "reopen": {},
    "checkpoint": {"files": ["x-0001.jsonl 0 0"]},
}  # fmt: skip


def found(code: str) -> Operation:
    """Return the operation of the code."""
    operation = operation_of(code)
    assert operation, f"add the operation {code} to operation_of of model/operations/registry.py"
    return operation


def test_every_operation_that_has_a_module_is_in_the_registry() -> None:
    made = {
        code
        for path in ROOM.glob("*.py")
        for code in re.findall(r'= Operation\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert made == set(CODES), "add its code to CODES and operation_of of model/operations/registry.py"


@pytest.mark.parametrize("code", CODES)
def test_an_operation_is_found_by_its_code(code: str) -> None:
    operation = found(code)
    assert operation.code == code
    assert set(operation.required) <= set(operation.keys)


def test_an_operation_of_a_later_format_is_none_of_ours() -> None:
    assert operation_of("weigh") is None
    assert operation_of(None) is None


def test_what_is_silent_does_not_make_a_task_newer_and_all_else_does() -> None:
    for code in (*CODES, "weigh"):
        entry = make_entry(1, {"op": code, "task": "1", **SAMPLES.get(code, {})})
        newest = updated(Ledger(make_plan(), [entry]), "1")
        is_silent = code in CODES and found(code).is_silent
        assert (newest is None) == is_silent, f"say in the module of {code} whether it is silent"


@pytest.mark.parametrize("code", CODES)
def test_an_operation_is_recorded_by_a_command(code: str) -> None:
    verbs = found(code).verbs
    assert verbs, f"name the verbs that record {code} in its module"
    assert set(verbs) <= set(MODULES), f"add the verb to cli/verbs.py, or name another in {code}"


def test_a_verb_that_records_is_named_by_an_operation() -> None:
    named = {verb for code in CODES for verb in found(code).verbs}
    forgotten = set(RECORDING) - {"apply"} - named
    assert not forgotten, f"name them in the module of what they record (model/operations): {forgotten}"


def test_a_command_of_the_screen_that_records_is_named_by_an_operation_and_has_what_runs_it() -> None:
    named = {command for code in CODES for command in found(code).commands}
    keys = {command.id for command in COMMANDS if command.group == RECORD}
    assert keys - named == set(), "name the command in the module of what it records (model/operations)"
    assert named - keys == set(), "add the command to the group RECORD of tui/registry.py"
    nobody: Any = None
    edits = Edits(nobody, nobody, nobody, nobody, nobody, nobody).commands
    assert named - {"undo", "redo", "own_edits", "revise"} == {*edits, *PLAN_FORMS}, (
        "say what runs it: FORMS of tui/edits/forms.py, PLAN_FORMS of tui/edits/plan_forms.py, or Edits"
    )


def test_an_operation_says_itself_who_records_it() -> None:
    with pytest.raises(TypeError, match="commands"):
        Operation("weigh", {}, verbs=("apply",))  # type: ignore[call-arg]


@pytest.mark.parametrize("code", CODES)
def test_an_operation_has_words_of_its_own(code: str) -> None:
    words = describe_op({"op": code, "task": "1", **SAMPLES[code]}, make_plan().tasks[0])
    assert code not in words.split(), f"write the words of {code} into reports/operations.py"


def test_a_report_tells_what_was_filled_in_and_takes_away_only_what_stands() -> None:
    given = {"percent": 40, "problem": "", "next": "", "period": "2023-05"}
    assert told_anew(given, {}) == {"percent": 40}
    assert told_anew(given, {"next": None}) == {"percent": 40, "next": ""}  # type: ignore[dict-item]
    assert callable(standing_report)
