"""Colour and JSON: only where wanted, and nothing a terminal obeys."""

from __future__ import annotations

import json

import pytest

from workplan_tui.cli import output


@pytest.mark.parametrize(
    ("on_terminal", "environment", "wanted"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colour_is_for_terminals_that_did_not_refuse_it(
    monkeypatch: pytest.MonkeyPatch, on_terminal: bool, environment: dict[str, str], wanted: bool
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: on_terminal)
    assert output.may_colour(environment) is wanted


def test_a_light_without_a_colour_stays_plain() -> None:
    assert output.coloured("-", None) == "-"
    assert output.coloured("red", "red") == "\x1b[31mred\x1b[0m"


def test_json_is_raw_where_harmless_and_escaped_where_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = [{"text": "大兴\x9b\x7f\u202e\ud800\U000e0001"}, {}]
    output.print_json(value)
    printed = capsys.readouterr().out
    assert printed.startswith('[\n{"text": "大兴\\u009b\\u007f\\u202e\\ud800\\udb40\\udc01"},\n{}')
    assert json.loads(printed) == value


def test_an_empty_array_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json([])
    assert capsys.readouterr().out == "[]\n"
