"""Where a new thing must be found, for each recipe: `python -m tests.recipes.places` in the tree asked about.

Prints `{recipe: {place: what was found there instead, or null}}` as JSON. The names are those of the guide's
headings; each place is named so that a sentence can say what lacks the thing and where to look.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import PLAN_TOML
from tests.support.program import ROOT
from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, store_in
from workplan_tui import language
from workplan_tui.base.errors import UsageError
from workplan_tui.cli.main import main
from workplan_tui.language import in_chinese
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.day import read_day
from workplan_tui.model.filter.completion import completions
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.registry import operation_of
from workplan_tui.model.reason import because
from workplan_tui.model.sorting import in_order
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reasons import reason_words
from workplan_tui.settings.config import ignored_words, parse_settings
from workplan_tui.settings.values import Settings
from workplan_tui.store.plan.cache import plan_of, record_of
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.plan.plan_text import format_plan
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk
from workplan_tui.tui.keys.keymap import keymap_of
from workplan_tui.tui.registry import BY_ID
from workplan_tui.tui.views.table_columns import COLUMNS, column_word

Found = Callable[[], tuple[object, object]]
"""What was found at a place, and what must be in it (or equal it)."""
DAY = date(2023, 6, 30)


@cache
def plan_file() -> str:
    """Return a plan whose last task has the new field, and no unit."""
    path = Path(os.environ["HOME"]) / "tasks.toml"
    lacking = PLAN_TOML.replace('units = ["区科委", "各部门"]', "units = []")
    path.write_text(f'{lacking}category = "民生"\n', encoding="utf-8")
    return str(path)


@cache
def standings() -> Standings:
    """Return how that plan stands."""
    return Standings(Ledger(read_plan(plan_file()), (), DAY))


def said(*words: str, lang: str = "en") -> str:
    """Run a command and return all it prints."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        main(["--lang", lang, "--plan", plan_file(), "--today", DAY.isoformat(), *words])
    language.use(language.ENGLISH)
    return out.getvalue()


def handed_out(*words: str, lang: str = "en") -> str:
    """Export something and return what the file holds."""
    path = Path(os.environ["HOME"]) / "handed-out"
    said("export", *words, "-o", str(path), "--force", lang=lang)
    return path.read_text(encoding="utf-8")


def document(name: str) -> str:
    """Return a document's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def recorded(op: dict[str, Any]) -> str:
    """Hand in one operation and return what is said to it."""
    path = Path(os.environ["HOME"]) / "ops.jsonl"
    path.write_text(json.dumps({"ops": [op]}, ensure_ascii=False), encoding="utf-8")
    return said("--yes", "apply", str(path))


def returned(form: str) -> str:
    """Hand in a form as separated values and return what is said to it."""
    path = Path(os.environ["HOME"]) / "form.csv"
    path.write_text(form, encoding="utf-8")
    return said("--yes", "apply", str(path))


def seen(*keys: str, pane: str = "", typed: str = "") -> str:
    """Press keys on the screen, type a text, and return what a pane shows then, or the page on top."""

    async def drive() -> str:
        plan_file()
        desk = Desk(store_in(Path(os.environ["HOME"]), "."))
        app = WorkplanApp(desk, "swj", None, None)
        async with app.run_test(size=(200, 90)) as pilot:
            screen = Driven(app, pilot, Path(os.environ["HOME"]))
            await screen.settle()
            for key in keys:
                await screen.press(key)
            if typed:
                await screen.type(typed)
            text = "\n".join(screen.rows(pane)) if pane else page_text(screen)
        desk.close()
        return text

    return asyncio.run(drive())


def ids(tasks: Any) -> list[str]:
    """Return the ids of tasks."""
    return [task.id for task in tasks]


def sign_of(code: str) -> str:
    """Return the key that turns a column on."""
    from workplan_tui.model.sorting import ORDERS
    from workplan_tui.tui.prompts.prompt import SIGNS

    return SIGNS[ORDERS.index(code)]


def _task() -> Any:
    return read_plan(plan_file()).tasks[3]


def _keys(code: str) -> list[str]:
    operation = operation_of(code)
    if operation is None:
        raise LookupError(f"no operation {code}")
    return sorted(operation.keys)


FIELD: dict[str, Found] = {
    "the reader of plan files (model/plan.py)": lambda: (_task().category, "民生"),
    "the writer of plan files": lambda: (format_plan(read_plan(plan_file())), 'category = "民生"'),
    "the cache of the plan": lambda: (plan_of(record_of(read_plan(plan_file()))).tasks[3].category, "民生"),  # type: ignore[attr-defined]
    "`workplan check`, which calls it unknown": lambda: ("category" in said("check"), False),
    "the packed JSON Schema (python -m tests.tools.schemas)": lambda: (
        document("workplan_tui/schemas/plan.schema.json"), '"category"'
    ),
    "docs/files.md (python -m tests.tools.tables)": lambda: (document("docs/files.md"), "\n| | `category` |"),
    "docs/commands.md, fields of the filter (python -m tests.tools.tables)": lambda: (
        document("docs/commands.md"), "\n| `category` | 类别 |"
    ),
    "docs/commands.md, keys of a row (python -m tests.tools.tables)": lambda: (
        document("docs/commands.md"), "\n| `category` | text, or null |"
    ),
    "`show`": lambda: (said("show", "4"), "category: 民生"),
    "the keys of `--json`": lambda: ([row.get("category") for row in json.loads(said("--json", "list"))],
                                     [None, None, None, "民生"]),
    "the filter": lambda: (ids_found("category:民生"), ["4"]),
    "the filter, in Chinese": lambda: (ids_found("类别:民生"), ["4"]),
    "the filter, by pinyin": lambda: (ids_found("category:ms"), ["4"]),
    "the filter, where there is none": lambda: (ids_found("category:-"), ["1", "2", "3"]),
    "the completion of its name": lambda: (completions("cat", 3, standings()).texts, "category:"),
    "the completion of its values": lambda: (completions("category:", 9, standings()).texts, "民生"),
    "the order": lambda: (ids(in_order(standings(), standings().ledger.plan.tasks, "category"))[0], "4"),
    "the columns": lambda: (COLUMNS, "category"),
    "the table on screen": lambda: (seen("C", sign_of("category"), "enter", pane="table"), "民生"),
    "the detail": lambda: (seen("end", pane="detail"), "民生"),
    "the Chinese words": lambda: (in_chinese(aspect_of("category").label), "类别"),
    "CHANGELOG.md": lambda: (document("CHANGELOG.md"), "类别"),
}  # fmt: skip
COLUMN: dict[str, Found] = {
    "the columns": lambda: (COLUMNS, "expected"),
    "its name over the table": lambda: (column_word("expected"), "exp."),
    "the Chinese words": lambda: (in_chinese(aspect_of("expected").short_word), "序时"),
    "the order": lambda: (ids(in_order(standings(), standings().ledger.plan.tasks, "expected"))[-1], "2"),
    "the key that chooses it, and the table on screen": lambda: (
        tuple(seen("C", sign_of("expected"), "enter", pane="table").split()), str(standing("1").expected)
    ),
}  # fmt: skip
VERB: dict[str, Found] = {
    "what runs it (cli/verbs.py, _MODULES)": lambda: (said("day").splitlines()[0], "2023-06-30"),
    "its `--json`": lambda: (json.loads(said("--json", "day")), {"day": "2023-06-30"}),
    "its own help": lambda: (said("day", "--help"), "workplan day"),
    "`--help` (cli/verbs.py, verb_lines)": lambda: (said("--help"), "\n  day "),
    "docs/commands.md": lambda: (document("docs/commands.md"), "\n| `day`"),
    "README.md": lambda: (document("README.md"), "\nworkplan day "),
    "the Chinese words": lambda: (in_chinese("print the day that counts as today"), "显示当天日期"),
}
KEY: dict[str, Found] = {
    "the registry": lambda: (BY_ID["count"].keys, ("z",)),
    "what runs it (its group in tui/commands)": lambda: (seen("z", pane="keys"), "Tasks shown: 4"),
    "the help": lambda: (seen("question_mark"), "Say how many tasks are shown"),
    "the palette": lambda: (seen("f9", typed="how many"), "Say how many tasks are shown"),
    "`[keys]` of the settings": lambda: (keymap_of({"count": "F12"}).command_id("f12"), "count"),
    "the README's table (python -m tests.tools.keytable)": lambda: (
        document("README.md"),
        "| `z` | Say how many",
    ),
    "the packed schema of `[keys]` (python -m tests.tools.schemas)": lambda: (
        document("workplan_tui/schemas/settings.schema.json"),
        '"count"',
    ),
    "the Chinese words": lambda: (in_chinese("Say how many tasks are shown"), "显示所列任务的数量"),
    "tests/tui/commands/effects.py": lambda: (document("tests/tui/commands/effects.py"), '"count": Effect('),
}
VISIT = {"op": "visit", "task": "2", "text": "现场已复绿"}
OPERATION: dict[str, Found] = {
    "its keys (model/operations, operation_of)": lambda: (_keys("visit"), ["task", "text"]),
    "what it needs (its module in model/operations, required)": lambda: (
        recorded({"op": "visit", "task": "2"}),
        "visit needs text",
    ),
    "its judgement (its module in model/operations, why_not)": lambda: (
        recorded({**VISIT, "text": " "}),
        "the text is empty",
    ),
    "what records it": lambda: (recorded(VISIT), "saved: 2 "),
    "its words (reports/operations.py)": lambda: (said("log", "2"), "visited: 现场已复绿"),
    "tests/model/test_operations.py": lambda: (document("tests/model/test_operations.py"), '"visit": {'),
    "docs/files.md": lambda: (document("docs/files.md"), "\n| `visit` 督查 |"),
    "the Chinese words": lambda: (in_chinese("visited: {text}"), "督查：{text}"),
}
RULE: dict[str, Found] = {
    "the light (model/rules/light.py)": lambda: (
        (standing("4").light, said("show", "4").partition("the plan names no unit")[1]),
        ("amber", "the plan names no unit"),
    ),
    "its sentence (reports/reasons.py)": lambda: (reason_words(because("nobody")), "the plan names no unit"),
    "its name (reports/kinds.py)": lambda: (seen("end", "i", pane="detail"), "without a unit"),
    "the agenda (model/agenda.py)": lambda: (said("agenda"), "the plan names no unit"),
    "docs/lights.md": lambda: (document("docs/lights.md"), "\n| `amber_nobody` | amber |"),
    "the Chinese words": lambda: (in_chinese("the plan names no unit"), "方案未列责任单位"),
}
REPORT: dict[str, Found] = {
    "its module in reports/": lambda: (silence(), [("1", "-"), ("2", "-"), ("3", "-"), ("4", "-")]),
    "a command that prints it": lambda: (said("day").splitlines()[1:2], ["1  -"]),
    "its test": lambda: (document("tests/reports/test_silence.py"), "silence_rows("),
}
FORMAT: dict[str, Found] = {
    "`workplan export` (its module in exporting/, its row in exporting/formats.py)": lambda: (
        handed_out("org", "1").splitlines()[2:], ["* TODO 1 地区生产总值增长4.5%以上", "DEADLINE: <2023-12-31>"]
    ),
    "the help of the command": lambda: (said("export", "--help"), "an outline for Emacs Org mode"),
    "the screen": lambda: (seen("e", pane="keys"), "org"),
    "docs/commands.md": lambda: (document("docs/commands.md"), "\n| `org` | an outline"),
    "its test": lambda: (document("tests/exporting/test_org.py"), 'format_of("org")'),
    "the Chinese words": lambda: (in_chinese("an outline for Emacs Org mode"), "供 Emacs Org 模式使用的大纲"),
}  # fmt: skip
SETTING: dict[str, Found] = {
    "the reader of settings (settings/values.py)": lambda: (setting("silent_days = 7").silent_days, 7),  # type: ignore[attr-defined]
    "what holds without it": lambda: (setting("").silent_days, 0),  # type: ignore[attr-defined]
    "its bounds": lambda: (wrong_setting("silent_days = 400"), "silent_days must be a whole number from 0 to 366"),
    "the unknown keys, which it is no more": lambda: (setting("silent_days = 7").unknown_keys, ()),
    "the word that is meant by a wrong one": lambda: (
        ignored_words(setting("silent_day = 7")), "silent_day, perhaps silent_days is meant"
    ),
    "what uses it (cli/day.py)": lambda: (said_with("silent_days = 200", "day").split()[-2:], ["4", "-"]),
    "the packed JSON Schema (python -m tests.tools.schemas)": lambda: (
        document("workplan_tui/schemas/settings.schema.json"), '"silent_days"'
    ),
    "docs/files.md (python -m tests.tools.tables)": lambda: (document("docs/files.md"), "\n| | `silent_days` | days"),
}  # fmt: skip
LANGUAGE: dict[str, Found] = {
    "what finds it (language/__init__.py)": lambda: (language.find_language("de"), "de"),
    "the locale": lambda: (language.choose(None, {"LC_ALL": "", "LANG": "de_AT.UTF-8"}), "de"),
    "`--lang`, which names all": lambda: (said("--help"), "zh|en|de"),
    "its catalogue (python -m tests.tools.catalogues)": lambda: (spoken("de", "progress"), "Fortschritt"),
    "the English where it says nothing": lambda: (
        (spoken("de", "progress"), spoken("de", "deadline")), ("Fortschritt", "deadline")
    ),
    "what it shows of what may be typed (typed.po)": lambda: (
        " ".join(said("set", "--help", lang="de").split()), "3 erledigt"
    ),
    "a word of it on the command line": lambda: (said("set", "1", "Erledigt", lang="de"), "started -> erledigt"),
    "a word of it whatever the language in use": lambda: (said("set", "2", "fertig"), "-> done"),
    "the filter": lambda: (said("--json", "list", "stand:erledigt", lang="de"), '"id": "1"'),
    "the words for days": lambda: (read_day("gestern", DAY), date(2023, 6, 29)),
    "a form with its words over the columns": lambda: (returned("id,Stand\n3,erledigt\n"), "saved: 3 "),
    "the exported page, which names it": lambda: (handed_out("html", "1", lang="de"), '<html lang="de">'),
    "docs/commands.md": lambda: (document("docs/commands.md"), "\n| `--lang zh\\|en\\|de`"),
    "the tests of catalogues": lambda: (locales(), "de"),
    "the settings (python -m tests.tools.tables)": lambda: (document("docs/files.md"), "(`zh`, `en`, `de`)"),
    "the schema of the settings (python -m tests.tools.schemas)": lambda: (
        document("workplan_tui/schemas/settings.schema.json"),
        '"de"',
    ),
}  # fmt: skip
PLACES = {
    "field of a task": FIELD, "column": COLUMN, "verb": VERB, "key": KEY, "operation": OPERATION,
    "rule of the lights": RULE, "report": REPORT, "export format": FORMAT, "setting": SETTING, "language": LANGUAGE,
}  # fmt: skip


def ids_found(text: str) -> list[str]:
    """Return the ids that a filter finds."""
    from workplan_tui.model.filter.language import parse_filter

    asked = parse_filter(text, None)
    return ids(task for task in standings().ledger.plan.tasks if asked.matches(standings(), task))


def standing(id: str) -> Any:
    """Return how a task stands."""
    return standings().of(standings().ledger.plan.tasks_by_id[id])


def silence() -> object:
    """Return the rows of the new report."""
    rows: Any = __import__("workplan_tui.reports.silence", fromlist=["silence_rows"])
    return rows.silence_rows(standings().ledger)


def setting(text: str) -> Settings:
    """Return the settings that a file says."""
    return parse_settings(text.encode(), "config.toml")


def wrong_setting(text: str) -> str:
    """Return what is said of a file that cannot be used."""
    try:
        return str(setting(text))
    except UsageError as error:
        return str(error)


def said_with(text: str, *words: str) -> str:
    """Run a command with such a settings file and return all it prints."""
    path = Path(os.environ["HOME"]) / ".config" / "workplan" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        return said(*words)
    finally:
        path.unlink()


def spoken(asked: str, message: str) -> str:
    """Return a message in the language that is asked for."""
    found = language.find_language(asked)
    if found is None:
        raise LookupError(f"no language {asked}")
    language.use(found)
    try:
        return language.tr(message)
    finally:
        language.use(language.ENGLISH)


def locales() -> tuple[str, ...]:
    """Return the languages whose catalogues are tested."""
    from tests.tools.catalogues import LOCALES

    return LOCALES


def lacks(place: Found) -> str | None:
    """Return what stands there instead of what must, or None."""
    try:
        there, wanted = place()
    except Exception as error:  # whatever it is, the place has not what must be there
        return f"{type(error).__name__}: {error}"
    if there == wanted or (isinstance(there, (str, tuple)) and isinstance(wanted, str) and wanted in there):
        return None
    return f"there is {str(there)[-300:]!r}, not {wanted!r}"


@contextmanager
def alone() -> Iterator[None]:
    """Have a home of one's own, and English."""
    with TemporaryDirectory() as home:
        os.environ.update({"HOME": home, "LANG": "C.UTF-8"})
        language.use(language.ENGLISH)
        yield


if __name__ == "__main__":
    with alone():
        told = {
            name: {place: lacks(found) for place, found in places.items()} for name, places in PLACES.items()
        }
    json.dump(told, sys.stdout, ensure_ascii=False)
