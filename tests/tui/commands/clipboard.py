"""What goes to the clipboard of the terminal's machine."""

from __future__ import annotations

import re
from base64 import b64decode

from tests.tui.conftest import Driven


def copied(screen: Driven) -> list[str]:
    """Return what the terminal is given to be copied, from now on."""
    texts: list[str] = []

    def write(data: str) -> None:
        found = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", data)
        if found:
            texts.append(b64decode(found[1]).decode())

    screen.app._driver.write = write  # type: ignore[union-attr,method-assign]
    return texts
