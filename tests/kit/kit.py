"""The offline kit: a folder of wheels from which a computer without a network installs the program.

It holds the program, everything it needs with the extra `office` for Linux on x86_64 and aarch64, each for the versions
of Python that are in use, and pure wheels, with which the program runs everywhere else, without that extra.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SOURCES = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ARCHITECTURES = ("x86_64", "aarch64")
_LIBCS = (
    "manylinux_2_28",
    "manylinux_2_17",
    "manylinux2014",
    "manylinux_2_12",
    "manylinux2010",
    "manylinux1",
)
"""Systems of 2018 and later, such as Debian 10, Kylin V10 and UOS 20; pip takes the first of which there is a wheel."""
_DOWNLOAD = ("download", "-q", "--only-binary", ":all:", "--implementation", "cp")
_PURE = ("--platform", "any", "--abi", "none")
README = """\
workplan {version} 离线安装包
==========================

需要 Python 3.11 或更高版本（Debian、UOS 等另需 python3-venv）。不用联网，在本文件夹中执行：

    python3 -m venv ~/workplan
    ~/workplan/bin/pip install --no-index --find-links . 'workplan[office]'

打开界面：~/workplan/bin/workplan；先看演示：~/workplan/bin/workplan demo

本包适用于 Linux {architectures}、Python {pythons}。其他系统请把 'workplan[office]' 改为 workplan：
除读写 Excel、Word、PDF 文件和日历外，功能相同。升级：用新的安装包，在第二行的 install 后加 --upgrade。


workplan {version}, to be installed offline
{underline}

It needs Python 3.11 or later (on Debian and the like also python3-venv). Without a network, in this folder:

    python3 -m venv ~/workplan
    ~/workplan/bin/pip install --no-index --find-links . 'workplan[office]'

The screen: ~/workplan/bin/workplan; on a made-up year: ~/workplan/bin/workplan demo

For Linux on {architectures} with Python {pythons}. Elsewhere write workplan instead of 'workplan[office]': all is
the same but for files of Excel, Word and PDF and calendars. To upgrade, take a newer kit and add --upgrade behind
install.
"""


def make_kit(
    folder: Path,
    architectures: Sequence[str] = ARCHITECTURES,
    pythons: Sequence[str] = PYTHONS,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Fill an empty folder and return the program's wheel in it; `CalledProcessError` where pip cannot."""

    def pip(*words: str | Path) -> None:
        subprocess.run([sys.executable, "-m", "pip", *map(str, words)], check=True, env=environment)

    folder.mkdir(parents=True, exist_ok=True)
    pip("wheel", "-q", "--no-deps", "-w", folder, _SOURCES)
    (wheel,) = folder.glob("workplan-*.whl")
    for architecture, python in product(architectures, pythons):
        libcs = [word for libc in _LIBCS for word in ("--platform", f"{libc}_{architecture}")]
        pip(*_DOWNLOAD, "-d", folder, *libcs, "--python-version", python, f"{wheel}[office]")
    pip(*_DOWNLOAD, "-d", folder, *_PURE, "--python-version", pythons[0], wheel)
    _write_readme(folder, wheel.name.split("-")[1], architectures, pythons)
    return wheel


def size_of(folder: Path) -> int:
    """Return the bytes of all files in the folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def _write_readme(folder: Path, version: str, architectures: Iterable[str], pythons: Iterable[str]) -> None:
    text = README.format(
        version=version, architectures=", ".join(architectures), pythons=", ".join(pythons),
        underline="=" * len(f"workplan {version}, to be installed offline"),
    )  # fmt: skip
    (folder / "README.txt").write_text(text, encoding="utf-8")
