"""The manual page as `man` reads it: the help of the program and of every verb, said once and set in roff.

troff knows nothing of Chinese: it counts two cells as one and breaks a line at blanks only. So Chinese is broken
here, by its own rules, and what is alone on its line needs no counting.
"""

from __future__ import annotations

import argparse

from workplan_tui import __version__
from workplan_tui.base import errors
from workplan_tui.cli.arguments import own_parser, whole_parser
from workplan_tui.cli.help_layout import GLOBAL_OPTIONS, HelpLayout
from workplan_tui.cli.verbs import load_verb, verb_lines
from workplan_tui.language import tr
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EVERYWHERE = GLOBAL_OPTIONS | {"yes"}
"""What is told once for all verbs."""
_CELLS = 64
"""How wide Chinese is set: what a terminal of 80 has room for beside `man`'s margins."""


def manual_page() -> str:
    """Return the page in the language in use."""
    lines = [
        "'\\\" -*- coding: utf-8 -*-",
        f'.TH WORKPLAN 1 "" "workplan {__version__}" ' + _quoted(tr("User Commands")),
        ".ad l",
        ".nh",
        *_heading(tr("NAME")),
        "workplan \\- " + _escaped(tr("how every task of a yearly work plan stands")),
        *_heading(tr("SYNOPSIS")),
        "\\fBworkplan\\fP",
        ".br",
        "\\fBworkplan\\fP \\fI" + _escaped(tr("VERB")) + "\\fP ...",
        *_heading(tr("DESCRIPTION")),
        *_described(),
        *_heading(tr("VERBS")),
        *(line for usage, _ in verb_lines() for line in _verb(usage.split()[0])),
        *_heading(tr("OPTIONS OF ALL VERBS")),
        *_options(whole_parser(), is_global=True),
        *_heading(tr("FILES")),
        *_terms(_files()),
        *_heading(tr("ENVIRONMENT")),
        *_terms(_environment()),
        *_heading(tr("EXIT STATUS")),
        *_terms((str(code), meaning) for code, meaning in exit_codes()),
    ]
    return "\n".join(lines) + "\n"


def exit_codes() -> tuple[tuple[int, str], ...]:
    """Return every exit code with what it means."""
    return (
        (errors.EXIT_OK, tr("all was done")),
        (errors.EXIT_REFUSED, tr("refused, or faults found")),
        (
            errors.EXIT_USAGE,
            tr("usage: an unknown option, id, status or filter; the screen without a terminal"),
        ),
        (
            errors.EXIT_PLAN_WRONG,
            tr("the plan is wrong, or in a time zone of which this computer has no data"),
        ),
        (errors.EXIT_NO_PLAN, tr("there is no such plan, or none to write on")),
        (errors.EXIT_NOT_INSTALLED, tr("a library that only some installations have is missing")),
        (errors.EXIT_NOT_SAVED, tr("not saved, or the journal stayed locked")),
        (errors.EXIT_NO_PERMISSION, tr("no permission, or opened read-only")),
    )


def _described() -> Iterator[str]:
    for text in (
        tr(
            "A government publishes a work plan once a year: numbered tasks in sections, each with lead officials, "
            "responsible units and a deadline. workplan says how each one stands, and records who said so and when."
        ),
        tr(
            "Without a verb the screen opens: sections, tasks and the chosen task. There ? lists every key, and F9 "
            "finds a command by its name. workplan demo opens it on a made-up year, to try everything on."
        ),
        tr(
            "TASKS is ids, ranges and commas, such as 11,14-16, or a filter. Words may be Chinese or English. A verb "
            "that writes on a filter lists what matches and asks."
        ),
    ):
        yield ".PP"
        yield from _paragraph(text)


def _files() -> Iterable[tuple[str, str]]:
    return (
        ("tasks.toml", tr("the plan: a TOML file that people read and edit; tracking never changes it")),
        ("tasks.journal/", tr("the journal beside it, append-only, one file for each writer")),
        ("~/.config/workplan/config.toml", tr("your settings: name, unit, plan, language, keys, views")),
    )


def _environment() -> Iterable[tuple[str, str]]:
    return (
        ("WORKPLAN", tr("the plan, where --plan names none")),
        ("WORKPLAN_ACTOR", tr("who acts, where --actor names nobody")),
        ("WORKPLAN_UNIT", tr("your own unit, where --unit names none")),
        ("LC_ALL, LC_MESSAGES, LANG", tr("the language: English for en..., Chinese for anything else")),
        ("NO_COLOR", tr("if set, nothing is coloured")),
        ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", tr("folders in the place of the usual ones")),
    )


def _verb(name: str) -> Iterator[str]:
    parser = own_parser(load_verb(name), name)
    layout = HelpLayout(parser.prog)
    layout.add_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups)
    usage = " ".join(layout.format_help().split())
    yield f".SS {_quoted(name)}"
    yield from _paragraph(usage[usage.index(parser.prog) :])
    yield ".PP"
    yield from _paragraph(parser.description or "")
    yield from _options(parser)
    yield from (".PP", ".nf")
    yield from map(_whole_line, (parser.epilog or "").splitlines())
    yield ".fi"


def _options(parser: argparse.ArgumentParser, is_global: bool = False) -> Iterator[str]:
    """Yield what the parser takes: what is its own, or what all verbs take."""
    layout = HelpLayout(parser.prog)
    for action in parser._actions:
        if action.help == argparse.SUPPRESS or (action.dest in _EVERYWHERE) != is_global:
            continue
        yield ".TP 4"
        yield _term(action)
        yield from _paragraph(layout._expand_help(action) if action.help else "")


def _term(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else str(action.metavar or "|".join(map(str, action.choices or ())))
    names = [f"\\fB{_escaped(option)}\\fP" for option in action.option_strings]
    return " ".join((*names, f"\\fI{_escaped(value)}\\fP") if value else names)


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in rows:
        yield ".TP 4"
        yield f"\\fB{_escaped(term)}\\fP"
        yield from _paragraph(meaning)


def _heading(text: str) -> tuple[str, ...]:
    return (f".SH {_quoted(text)}",)


def _paragraph(text: str) -> Iterator[str]:
    """Yield a text that `man` fills, or, where it cannot, one that is broken already."""
    for part in text.splitlines():
        if part.isascii():
            yield _whole_line(part)
            continue
        for place, line in enumerate(wrap(part, _CELLS, cell_len)):
            if place:
                yield ".br"
            yield _whole_line(line.strip())


def _whole_line(line: str) -> str:
    """Return a line that is no request, whatever it begins with."""
    return f"\\&{_escaped(line)}" if line.startswith((".", "'")) else _escaped(line)


def _quoted(text: str) -> str:
    """Return the text as the one argument of a request."""
    return '"' + _escaped(text).replace('"', "\\(dq") + '"'


def _escaped(text: str) -> str:
    """Return the text as roff prints it: a hyphen and a quote as they can be copied into a shell."""
    return (
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
        .replace("~", "\\(ti")
    )  # fmt: skip
