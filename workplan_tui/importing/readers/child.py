"""The child process: `python -m workplan_tui.importing.readers.child KIND`, bytes in, JSON out."""

from __future__ import annotations

import json
import sys

from workplan_tui.importing.readers.keeper import limit_self, packed
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.neutral_form import Source


def read(kind: str, data: bytes) -> Source:
    """Return what a reader makes of the bytes; only the reader that is needed is imported."""
    if kind == "docx":
        from workplan_tui.importing.readers.docx import read_docx

        return read_docx(data)
    if kind in ("xlsx", "form"):
        from workplan_tui.importing.readers.xlsx import read_xlsx

        return read_xlsx(data, is_form=kind == "form")
    if kind == "ods":
        from workplan_tui.importing.readers.ods import read_ods

        return read_ods(data)
    if kind == "xls":
        from workplan_tui.importing.readers.old_sheets import read_old_sheets

        return read_old_sheets(data)
    if kind == "ofd":
        from workplan_tui.importing.readers.ofd import read_ofd

        return read_ofd(data)
    if kind == "doc":
        from workplan_tui.importing.readers.old_word import read_old_word

        return read_old_word(data)
    from workplan_tui.importing.readers.pdf import read_pdf

    return read_pdf(data)


def main() -> int:
    """Read standard input and print what it holds, or why it is refused."""
    if sys.argv[1] != "doc":
        limit_self()
    data = sys.stdin.buffer.read()
    try:
        told = packed(read(sys.argv[1], data))
    except Unreadable as error:
        told = {"error": error.code, "blanks": error.blanks}
    except MemoryError:
        told = {"error": "memory", "blanks": {}}
    except RecursionError:
        told = {"error": "damaged", "blanks": {}}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
