"""What keeps a text of a plan or a journal a text, in whatever leaves the program."""

from __future__ import annotations

from tests.mutations.mutant import Mutant

_TABLES = "exporting/test_tables.py"
_PAGE = "exporting/test_html.py"
_MARKUP = "exporting/html/markup.py"

OUTGOING = (
    Mutant("a formula goes into a table", "exporting/separated.py",
           "yield never_formula(text) if isinstance(cell, str) else text", "yield text", _TABLES,
           "becomes_anything_else"),
    Mutant("a text means something in Markdown", "exporting/markdown.py",
           'return _SIGNS.sub(r"\\\\\\g<0>", text)', "return text", _TABLES, "breaks_a_line"),
    Mutant("a text becomes an element", _MARKUP, "one if isinstance(one, Markup) else escape(one)", "one",
           _PAGE, "becomes_an_element"),
    Mutant("a text ends an attribute", _MARKUP, "escape(str(value))", "str(value)", _PAGE, "is_no_markup"),
    Mutant("the page may fetch", "exporting/html/page.py", "\"default-src 'none'; ", '"default-src *; ', _PAGE,
           "nothing_comes_in"),
    Mutant("a row has no height", "exporting/xlsx.py", "        self._sheet.set_row(row, height(lines))\n", "",
           "exporting/test_xlsx.py", "has_a_height"),
    Mutant("a text too long for a cell is left out", "exporting/xlsx.py", "fitting(value), style", "value, style",
           "exporting/test_xlsx.py", "longer_than_a_cell"),
    Mutant("a day is over when it begins", "exporting/taskwarrior.py",
           'row["due"] = _moment(view, stands.due_on, _LAST_SECOND)',
           'row["due"] = _moment(view, stands.due_on, time())', "exporting/test_taskwarrior.py", "last_second"),
    Mutant("an id is made anew", "exporting/ics.py", 'f"{view.plan.id}.{one.task.id}.{one.part}.{kind}@workplan"',
           'f"{id(one)}.{kind}@workplan"', "exporting/test_ics.py", "same_ids"),
    Mutant("Ctrl+C leaves something beside", "store/disk/beside.py", "except (OSError, KeyboardInterrupt):",
           "except OSError:", "cli/test_export.py", "ctrl_c"),
)  # fmt: skip
