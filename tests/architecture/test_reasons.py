"""Every reason the model can give has its sentence, whose blanks are its values; front ends say errors by it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.support.program import ROOT
from workplan_tui.reports import claims, explanation, filter_hints, findings, reasons, refused, returned

PACKAGE = ROOT / "workplan_tui"
TABLES = tuple(
    module._SENTENCES for module in (reasons, refused, claims, findings, returned, explanation, filter_hints)
)
GIVERS = ("model", "store", "importing/forms")
IN_NUMBERS = {"overdue", "milestones_not_met", "span", "newest_entry", "behind", "stale"}
"""Said in the singular or the plural, so by `trn`."""
NO_SENTENCE = {"value_of_others", "dealing"}
"""Only ever part of another reason."""
GIVEN = [
    pytest.param(call, id=f"{path.relative_to(PACKAGE)}:{call.lineno}")
    for path in sorted(path for folder in GIVERS for path in PACKAGE.glob(f"{folder}/**/*.py"))
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(call, ast.Call)
    and isinstance(call.func, ast.Name)
    and call.func.id in ("because", "ground")
]
KEPT = {"tui/views/preferences.py", "tui/commands/looks.py"}
"""There the error is of settings, which has a sentence of its own."""


def codes_of(call: ast.Call) -> Iterator[str]:
    """Yield the codes that stand in the call, all of a choice between them."""
    for part in ast.walk(call.args[0]):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


@pytest.mark.parametrize("call", GIVEN)
def test_a_reason_has_a_sentence_with_its_values_for_blanks(call: ast.Call) -> None:
    names = {word.arg for word in call.keywords if word.arg and word.arg != "parts"}
    is_spread = any(word.arg is None for word in call.keywords)
    for code in set(codes_of(call)) - IN_NUMBERS - NO_SENTENCE:
        sentences = [table[code] for table in TABLES if code in table]
        assert sentences, f"write the sentence of {code} into a table of workplan_tui/reports"
        blanks = [{name for _, name, _, _ in Formatter().parse(said) if name} for said in sentences]
        assert is_spread or names in blanks, f"the sentence of {code} has other blanks than its values"


def test_every_sentence_is_of_a_reason_that_is_given() -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in GIVERS
        for path in sorted(PACKAGE.glob(f"{folder}/**/*.py"))
    )
    unused = [code for table in TABLES for code in table if f'"{code}"' not in text]
    assert unused == [], "nothing gives these reasons any more: take their sentences away"


@pytest.mark.parametrize("folder", ["cli", "tui"])
def test_front_ends_say_an_error_by_its_reason(folder: str) -> None:
    """`str` of an error that the model raised is a code with its values, which no user should read."""
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.glob(f"{folder}/**/*.py"))
        if re.search(r"str\((?:error|refusal)\)|\{error\}", path.read_text(encoding="utf-8"))
    ]
    assert set(found) <= KEPT, "say it with reports.refused.error_words"
