"""The store touches the disk through `store.files.Files` alone, so that any call can be failed."""

from __future__ import annotations

import ast
from pathlib import Path

STORE = Path(__file__).resolve().parents[2] / "workplan_tui" / "store"
EXCEPTIONS = {
    "files.py": "is the seam",
    "plan/cache.py": "keeps what is derived: any fault there only means parsing the plan again",
    "lock.py: find_holder": "reads /proc to name a holder; when it cannot, none is named",
    "mounts.py: kind_of": "reads /proc for a file system's kind; when it cannot, it is one like any other",
    "journal/replica.py: machine": "reads /etc/machine-id; when it cannot, the host's name does",
    "journal/accounts.py: user_numbers": "reads /proc to know a container; when it cannot, there is none",
}
"""Each place that calls the system itself, and why that is no part of an edit's way to the disk."""
NO_FILE_CALLS = {
    "os.fsencode", "os.geteuid", "os.getpid", "os.major", "os.minor", "os.strerror", "os.uname",
    "os.urandom", "os.path.abspath", "os.path.dirname", "os.path.isabs",
    "os.getegid", "os.getgrouplist", "os.getgroups", "os.setegid", "os.seteuid", "os.setgroups",
    "os.path.join", "os.path.split", "os.path.splitext", "os.path.basename",
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
            found += [f"{path.relative_to(STORE)}: import {name}" for name in names & FILE_MODULES]
            if getattr(node, "module", None) == "os":
                found.append(f"{path.relative_to(STORE)}: from os import")
        if isinstance(node, ast.Call):
            words = ast.unparse(node.func).partition("(")[0]
            if words == "open" or (words.startswith("os.") and words not in NO_FILE_CALLS):
                within = [f.name for f in functions if f.lineno <= node.lineno <= (f.end_lineno or 0)]
                found.append(f"{path.relative_to(STORE)}: {within[-1] if within else ''}: {words}")
    return found


def test_every_file_call_of_the_store_goes_through_the_seam() -> None:
    calls = [call for path in sorted(STORE.rglob("*.py")) for call in file_calls(path)]
    strays = [call for call in calls if not call.startswith(tuple(f"{place}:" for place in EXCEPTIONS))]

    assert strays == []
    unused = [place for place in EXCEPTIONS if not any(call.startswith(f"{place}:") for call in calls)]
    assert unused == []
