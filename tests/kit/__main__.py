"""`python -m tests.kit FOLDER`: fill a folder from which the program is installed without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.kit.kit import ARCHITECTURES, PYTHONS, make_kit, size_of


def main() -> None:
    """Fetch the wheels, and say what is in the folder then."""
    parser = argparse.ArgumentParser(prog="python -m tests.kit", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path("dist/workplan-kit"), help="dist/workplan-kit"
    )
    parser.add_argument("--python", dest="pythons", action="append", help=f"only for this one, not {PYTHONS}")
    parser.add_argument("--machine", dest="architectures", action="append", choices=ARCHITECTURES)
    asked = parser.parse_args()
    if asked.folder.exists() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty; what is old in it would be installed too")
    make_kit(asked.folder, asked.architectures or ARCHITECTURES, asked.pythons or PYTHONS)
    count = len(list(asked.folder.glob("*.whl")))
    print(
        f"{asked.folder}: {count} wheels, {size_of(asked.folder) / 2**20:.0f} MiB; README.txt says how to install"
    )


if __name__ == "__main__":
    main()
