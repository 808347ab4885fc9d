"""Lay newer versions of the programs at the other end beside those of Debian 12, to try docs/interop.md with them.

    python -m tests.tools.newer_programs FOLDER
    PATH=FOLDER/bin:$PATH python -m pytest tests/exporting tests/cli/test_returns.py tests/tui/terminal/test_tmux.py

Packages come through apt from the archive that the machine is set up for, with all that they need, and are unpacked
below the folder; nothing is installed. taskwarrior finds its data through a mount of its own (`unshare`), as it cannot
be told where they are. Tests never call this.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

SUITES = {
    "office": (("bookworm", "bookworm-backports"), ("libreoffice-calc", "libreoffice-writer")),
    "next": (("forky",), ("taskwarrior", "tmux", "screen", "tzdata")),
}
"""What is fetched from where: LibreOffice 25.2; taskwarrior 3.5, tmux 3.7, screen 5.0."""
_LIBRARIES = "usr/lib/x86_64-linux-gnu"
_OFFICE = "usr/lib/libreoffice"


def main(folder: Path) -> None:
    """Fetch, unpack, and write a wrapper for each program."""
    for name, (suites, packages) in SUITES.items():
        unpack(folder / name, suites, packages)
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    _write(programs / "soffice", _office_wrapper(folder / "office"))
    for program in ("task", "tmux", "screen"):
        _write(programs / program, _wrapper(folder / "next", program))
    for program in sorted(programs.iterdir()):
        shown = subprocess.run(
            [program, "-V" if program.name == "tmux" else "--version"], check=True, capture_output=True
        )
        print(f"{program}: {shown.stdout.decode().strip().splitlines()[0]}")


def unpack(root: Path, suites: tuple[str, ...], packages: tuple[str, ...]) -> None:
    """Unpack the packages of the last suite, and all they need, below `root`."""
    apt = root.with_name(f"{root.name}.apt")
    for part in ("etc/preferences.d", "etc/apt.conf.d", "lists/partial", "archives/partial"):
        (apt / part).mkdir(parents=True, exist_ok=True)
    (apt / "status").touch()
    archive = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)"], check=True, capture_output=True, text=True
    ).stdout.split()[0]
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    (apt / "etc" / "sources.list").write_text(
        "".join(f"deb [signed-by={keys}] {archive} {suite} main\n" for suite in suites), encoding="utf-8"
    )
    places = {
        "Dir::Etc": apt / "etc",
        "Dir::State": apt,
        "Dir::State::status": apt / "status",
        "Dir::Cache": apt,
    }
    words = ["apt-get", "-qq", "-y", "-t", suites[-1], "-o", "APT::Sandbox::User=root"]
    words += [f"-o{name}={place}" for name, place in places.items()]
    subprocess.run([*words, "update"], check=True)
    subprocess.run([*words, "--no-install-recommends", "--download-only", "install", *packages], check=True)
    for package in sorted((apt / "archives").glob("*.deb")):
        subprocess.run(["dpkg", "-x", package, root], check=True)


def _wrapper(root: Path, program: str) -> str:
    """Return a script that runs a program with the libraries it was made for."""
    # Under the program's own name: that is what the system tells of a process.
    loader = root / "loaders" / program
    loader.parent.mkdir(exist_ok=True)
    shutil.copy(root / "usr" / "lib64" / "ld-linux-x86-64.so.2", loader)
    run = f'{loader} --library-path {root}/{_LIBRARIES} {root}/usr/bin/{program} "$@"'
    if program != "task":
        return f"exec {run}"
    data = "usr/share/taskwarrior"
    return f"exec unshare -rm sh -c 'mount --bind {root}/{data} /{data} && exec {run}' task \"$@\""


def _office_wrapper(root: Path) -> str:
    """Do what the package's own scripts would have done, and return a script that runs LibreOffice."""
    registry = root / _OFFICE / "share" / "registry" / "main.xcd"
    registry.unlink()
    registry.symlink_to("../.registry/main.xcd")
    for name in ("fundamentalrc", "sofficerc"):
        file = root / _OFFICE / "program" / name
        file.write_text(
            re.sub(f"file:///{_OFFICE}", f"file://{root}/{_OFFICE}", file.read_text("utf-8")), "utf-8"
        )
    libraries = f"{root}/{_OFFICE}/program:{root}/{_LIBRARIES}"
    return f'LD_LIBRARY_PATH={libraries} exec {root}/{_OFFICE}/program/soffice "$@"'


def _write(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    file.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
