"""The program touches the disk through `store.disk.files.Files` alone, so that any call can be failed."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support.program import ROOT

PACKAGE = ROOT / "workplan_tui"
EXCEPTIONS = {
    "store/disk/files.py": "is the seam",
    "base/user_file.py": "is the part of it that reads",
    "store/disk/lock.py: find_holder": "reads /proc to name a holder; when it cannot, none is named",
    "store/journal/replica.py: machine": "reads /etc/machine-id; when it cannot, the host's name does",
    "store/disk/mounts.py: kind_of": "reads /proc for a file system's kind; when it cannot, it is one like any other",
    "store/disk/accounts.py: user_numbers": "reads /proc to know a container; when it cannot, there is none",
    "cli/demo.py": "makes a folder for a made-up year that is thrown away",
    "demo/folder.py": "writes the made-up year into a folder nobody has edited yet",
    "cli/diagnostics.py: forget_output": "turns the standard output to /dev/null when nobody reads it",
    "cli/doctor.py: examined": "asks whether a folder was named, to say so",
    "cli/import_plan.py: _check": "compares two names, so that a notice is not replaced by its own plan",
    "cli/export.py: run": "asks whether a name is a folder's; the writing itself replaces nothing",
    "exporting/office/sheet.py": "lets a library write a workbook that lies in memory",
    "exporting/office/docx_page.py": "packs a file in memory",
    "exporting/separated.py": "gives the csv writer a text that lies in memory",
    "exporting/plain_forms.py": "gives the csv writer a text that lies in memory",
    "importing/forms/opening.py": "hands the csv reader a text that lies in memory",
    "importing/readers/archive.py": "opens a zip that lies in memory",
    "importing/readers/old_sheets.py": "hands a library a sheet that lies in memory",
    "importing/readers/separated.py": "hands the csv reader a text that lies in memory",
    "importing/readers/old_word.py": "lets another program turn a document into text in a folder that is thrown away",
    "language/__init__.py": "reads the program's own catalogue; without it the English of the code is said",
    "store/sealing/year_archive.py": "packs and opens a zip that lies in memory",
    "store/sealing/archive_files.py: _stat": "makes up what is known of a file that lies in memory",
    "store/sealing/signature.py": "hands ssh-keygen a signature in a file that is thrown away",
    "text/pinyin.py": "reads the program's own table of readings",
    "settings/plan_choice.py: built_in_plan": "asks where the program's own plan lies",
    "cli/completion.py: run": "reads the program's own script for a shell",
    "cli/schema.py: run": "reads the program's own JSON Schema",
    "tui/commands/copies.py: _offer_file": "proposes a name that is not taken; the writing itself replaces nothing",
    "tui/commands/export.py": "asks for a name that is not taken, or for Enter twice; the writing looks again",
    "tui/commands/plan_from_document.py": "asks for a name that is not taken; the writing itself replaces nothing",
    "tui/commands/revising.py": "reads ~ in a name that was typed; the file itself is read through the seam",
    "tui/terminal/surroundings.py: _parents": "reads /proc for the programs around; when it cannot, there are none",
    "settings/plan_choice.py: meant_plan": "asks which of two names is there; the plan itself is read through the seam",
    "settings/named_plans.py: called": "asks whether a word may mean a file that is there",
}
"""Each place that calls the system itself, and why that is no part of an edit's way to the disk."""
NO_FILE_CALLS = {
    "os.fsencode", "os.geteuid", "os.major", "os.minor", "os.strerror", "os.uname",
    "os.urandom", "os.fsdecode", "os.getcwd", "os.getuid", "os._exit", "os.environ.pop", "os.environ.setdefault",
    "os.getegid", "os.getgrouplist", "os.getgroups", "os.setegid", "os.seteuid", "os.setgroups", "os.getpid",
    "os.get_terminal_size", "os.getppid", "os.getsid", "os.getpgid", "os.getpgrp", "os.path.abspath",
    "os.path.dirname", "os.path.isabs", "os.path.join", "os.path.split", "os.path.splitext", "os.path.basename",
}  # fmt: skip
FILE_MODULES = {"fcntl", "io", "mmap", "pathlib", "shutil", "tempfile", "glob"}


def file_calls(path: Path) -> list[str]:
    """Return `module: function: call` of every call that may touch a file."""
    found = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = {a.name for a in node.names} | {getattr(node, "module", None)}
            found += [f"{path.relative_to(PACKAGE)}: import {name}" for name in names & FILE_MODULES]
            if getattr(node, "module", None) == "os":
                found.append(f"{path.relative_to(PACKAGE)}: from os import")
        if isinstance(node, ast.Call):
            words = ast.unparse(node.func).partition("(")[0]
            if words == "open" or (words.startswith("os.") and words not in NO_FILE_CALLS):
                within = [f.name for f in functions if f.lineno <= node.lineno <= (f.end_lineno or 0)]
                found.append(f"{path.relative_to(PACKAGE)}: {within[-1] if within else ''}: {words}")
    return found


def test_every_file_call_of_the_program_goes_through_the_seam() -> None:
    calls = [call for path in sorted(PACKAGE.rglob("*.py")) for call in file_calls(path)]
    strays = [call for call in calls if not call.startswith(tuple(f"{place}:" for place in EXCEPTIONS))]

    assert strays == []
    unused = [place for place in EXCEPTIONS if not any(call.startswith(f"{place}:") for call in calls)]
    assert unused == []
