"""The documents say what the program does: every verb, every exit code, the two commands."""

from __future__ import annotations

import inspect
import re
import subprocess

import pytest

from tests.conftest import make_plan
from tests.support.program import ROOT
from tests.tools.keytable import table, written
from workplan_tui.base import errors
from workplan_tui.cli.main import main
from workplan_tui.cli.verbs import verb_lines
from workplan_tui.exporting.formats import FORMATS
from workplan_tui.language.words import find_status
from workplan_tui.model.agenda import KINDS
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.model.status import allowed_moves
from workplan_tui.reports import oddities
from workplan_tui.reports.rows import task_row
from workplan_tui.tui.registry import BY_ID

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
WORDS = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
VERB_TABLE = COMMANDS.partition("\n| option |")[0]
VERBS = [usage.split()[0] for usage, _ in verb_lines()]
EXIT_CODES = sorted(v for name, v in vars(errors).items() if name.startswith("EXIT_"))
LOOK = "python3 -m venv .venv && .venv/bin/pip install -q '.[office]' && .venv/bin/workplan demo"
WORK = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_help_and_in_the_documents(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])

    told = capsys.readouterr().out
    assert re.search(rf"^  {verb}\b", told, re.MULTILINE), f"cli/verbs.py: verb_lines leaves {verb} out"
    assert f"workplan {verb}" in README, f"README.md shows no example of {verb}"
    assert f"`{verb}" in COMMANDS, f"docs/commands.md has no row for {verb}"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--help"]) == errors.EXIT_OK

    told = capsys.readouterr().out
    assert re.search(rf"^  workplan {verb}\b", told, re.MULTILINE), (
        f"the help of {verb} has no example (epilog)"
    )


@pytest.mark.parametrize("code", EXIT_CODES)
def test_every_exit_code_is_documented(code: int) -> None:
    assert f"\n| {code} |" in README, f"README.md does not tell exit code {code}"
    assert f"\n| {code} |" in COMMANDS, f"docs/commands.md does not tell exit code {code}"


def test_every_key_of_a_json_row_is_documented() -> None:
    plan = make_plan()
    row = task_row(Standings(Ledger(plan, (), plan.starts_on)), plan.tasks[0])

    lacking = [key for key in row if f"`{key}`" not in COMMANDS]
    assert lacking == [], "docs/commands.md does not tell these keys of --json: python -m tests.tools.tables"


def test_what_a_task_can_stand_under_is_documented_gravest_first() -> None:
    told = re.search(
        r"`agenda` adds `kinds`, gravest first, and `reasons`, one for each: (.*?)\.", COMMANDS, re.DOTALL
    )

    assert told
    assert tuple(re.findall(r"`(\w+)`", told[1])) == KINDS


def test_every_finding_of_doctor_is_documented() -> None:
    lacking = [kind for kind in oddities.KINDS if f"`{kind}`" not in COMMANDS]
    assert lacking == [], "docs/commands.md, Doctor, does not tell these findings"


def test_the_guide_names_only_what_is_there() -> None:
    guide = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
    new = set(re.findall(r"New, `([^`]+)`", guide)) | {
        "workplan_tui/language/locale/mn/LC_MESSAGES/workplan.po"
    }
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.[a-z]+)`", guide)) - new
    lost = sorted(
        name for name in named if not any((ROOT / base / name).exists() for base in ("", "workplan_tui"))
    )
    assert len(named) > 20
    assert lost == [], "docs/contributing.md names what is not there"


def options_in(text: str) -> set[str]:
    """Return the options named in a text."""
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))


def test_every_option_of_all_verbs_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "en", "--help"])
    everywhere = capsys.readouterr().out.partition("\neverywhere:\n")[2]
    options = re.findall(r"^  (?:-h, )?(--[a-z-]+)", everywhere, re.MULTILINE)

    assert len(options) == 12
    lacking = [option for option in options if f"`{option}" not in COMMANDS]
    assert lacking == [], "docs/commands.md does not tell these options of all verbs"


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_verbs_own_stands_in_its_row(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([verb, "--help"])
    usage, _, _ = capsys.readouterr().out.partition("\n\n")
    rows = re.findall(rf"^\| `{verb}\b(.*?)` \|", VERB_TABLE, re.MULTILINE)
    assert len(rows) == 1, f"docs/commands.md has {len(rows)} rows for {verb}, not one"
    (documented,) = rows
    once_for_all = {"--yes"} - options_in(documented)
    assert options_in(usage) - once_for_all == options_in(documented), (
        f"the row of {verb} in docs/commands.md tells other options than its help"
    )
    assert "else needs `--yes`" in COMMANDS, "what is said once of every verb that takes TASKS"


def test_no_error_has_an_exit_code_of_its_own() -> None:
    used = {
        kind.exit_code
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.WorkplanError)
    }

    assert used <= set(EXIT_CODES)


def test_the_readme_has_exactly_the_two_commands_on_its_first_screen() -> None:
    first_screen, _, _ = README.partition("\n## ")
    found = re.findall(r"^python3 -m venv .*$", first_screen, re.MULTILINE)

    assert found == [LOOK, WORK]


def test_the_checks_run_the_readmes_second_command() -> None:
    extract = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if "awk" in line)

    done = subprocess.run(
        ["sh", "-euc", f"{extract}\nprintf %s \"$command\""],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True,
    )  # fmt: skip

    assert done.stdout == WORK


def test_the_readmes_table_of_keys_is_the_registrys() -> None:
    assert written(README) == README, "python -m tests.tools.keytable writes it anew"


def test_the_table_of_keys_has_one_row_for_each_command() -> None:
    ids = re.findall(r"\| `([a-z_]+)` \|$", table(), re.MULTILINE)

    assert sorted(ids) == sorted(BY_ID), "README.md has another table of keys: python -m tests.tools.keytable"


@pytest.mark.parametrize("document", ["README.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))])
def test_every_link_of_a_document_leads_to_a_file(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))

    lost = [target for target in targets if not (path.parent / target).exists()]
    assert lost == [], f"{document} links to what is not there"


def test_the_moves_in_the_document_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| (\d) \| `(\w+)` \| (\S+) \| ([\d, ]+) \|", WORDS, re.MULTILINE)
    digit_of = {status: digit for digit, status in enumerate(STATUSES, start=1)}

    assert [(int(digit), status) for digit, status, _, _ in rows] == list(enumerate(STATUSES, start=1))
    for _, status, chinese, moves in rows:
        assert find_status(chinese) == status
        assert [int(move) for move in moves.split(", ")] == [digit_of[s] for s in allowed_moves(status)]


def test_what_the_code_refers_to_is_there() -> None:
    said = [(path, path.read_text(encoding="utf-8")) for path in (ROOT / "workplan_tui").rglob("*.py")]
    named = {(path.name, name) for path, text in said for name in re.findall(r"docs/[a-z]+\.md", text)}

    lost = [(path, name) for path, name in named if not (ROOT / name).is_file()]
    assert lost == [], "the code refers to documents that are not there"
    assert [path.name for path, text in said if re.search(r"\bdesign(\.md| §)", text)] == []


def test_every_folder_of_the_package_is_on_the_map() -> None:
    package = ROOT / "workplan_tui"
    folders = {path.parent.relative_to(package).as_posix() for path in package.rglob("__init__.py")} - {"."}
    shown = set(
        re.findall(r"^  ([a-z/]+)/  ", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE)
    )

    assert shown == folders, "docs/architecture.md shows other folders of the package on its map"


def test_every_export_format_has_its_row_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), re.M)
    codes = [one.code for one in FORMATS]
    assert [row for row in rows if row in codes] == codes
