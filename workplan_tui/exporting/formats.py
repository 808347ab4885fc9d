"""The formats a view can be handed out in; the module of one is imported only when it is the one asked for.

To add one, add its module and its row (docs/contributing.md).
"""

from __future__ import annotations

from workplan_tui.base.errors import NotInstalled, UsageError
from workplan_tui.base.paper_fonts import PaperFonts
from workplan_tui.base.value import Value
from workplan_tui.language import later, tr
from workplan_tui.language.hints import hinted_sentence
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol

    from workplan_tui.exporting.view import View

    class Renderer(Protocol):
        """What the module of a format holds."""

        def render(self, view: View, options: Options) -> bytes: ...

        def files(self, view: View, options: Options) -> Iterator[tuple[str, bytes]]:
            """Only of a format that `has_files`."""


def _nothing(done: int, total: int) -> None:
    """Tell nobody how far it is."""


class Options(Value):
    """What else a format may be told; each takes what concerns it."""

    progress: Callable[[int, int], None] = _nothing
    """Called now and then with how many of how many tasks are done, or months of a trend."""
    fonts: PaperFonts = PaperFonts()


class Format(Value):
    """One format."""

    code: str
    """What it is asked for by, and the ending of its files."""
    module: str
    """Under `workplan_tui.exporting`."""
    meaning: str
    """For help and the screen, not yet translated."""
    suffix: str = ""
    """The ending of its files, where that is not its code."""
    is_text: bool = True
    """Whether it may go to a terminal."""
    has_files: bool = False
    """Whether it can also be a folder of small files, for programs that keep one thing a file."""

    @property
    def ending(self) -> str:
        """The ending of its files, without a dot."""
        return self.suffix or self.code


FORMATS = (
    Format("xlsx", "xlsx", later("a workbook: ledger, counts, who has reported"), is_text=False),
    Format("docx", "official_page", later("an official page 公文 to print"), is_text=False),
    Format("html", "html.page", later("one page to read, search and print, without a network")),
    Format("csv", "separated", later("a table for spreadsheets, with commas")),
    Format("tsv", "separated_by_tabs", later("the same with tabs")),
    Format("md", "markdown", later("a table in Markdown")),
    Format("json", "json_rows", later("rows for programs")),
    Format("ics", "ics", later("deadlines and milestones for calendars"), has_files=True),
    Format("taskwarrior", "taskwarrior", later("tasks for taskwarrior's `task import`"), suffix="task.json"),
)


def format_of(code: str) -> Format:
    """Return the format of that code; `UsageError` where there is none."""
    for one in FORMATS:
        if code.strip().casefold() == one.code:
            return one
    problem = tr("There is no format {word}").format(word=clean(code))
    raise UsageError(hinted_sentence(problem, code, (one.code for one in FORMATS)))


def render(wanted: Format, view: View, options: Options | None = None) -> bytes:
    """Return the file's bytes; `NotInstalled` where a library that the format needs is missing."""
    module: Renderer = module_of(wanted.module, wanted.code)
    return module.render(view, options or Options())


def files(wanted: Format, view: View, options: Options | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of a folder of small files; the same errors."""
    module: Renderer = module_of(wanted.module, wanted.code)
    return module.files(view, options or Options())


def module_of(name: str, code: str) -> Any:
    """Import a module of this room that writes the format; `NotInstalled` where its library is missing."""
    try:
        return __import__(f"workplan_tui.exporting.{name}", fromlist=["render"])
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("workplan_tui"):
            raise
        raise NotInstalled(
            tr("Writing {format} needs more libraries: pip install 'workplan[office]'.").format(format=code)
        ) from error
