"""Where an official paper goes: as Markdown to standard output, or into a file of the kind its name ends in."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_line
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from workplan_tui.base.paper_fonts import PaperFonts
    from workplan_tui.reports.paper import Paper
    from workplan_tui.settings.values import Settings
    from workplan_tui.store.store import Store

_ENDINGS = (".docx", ".md")


def add_target(parser: ArgumentParser) -> None:
    """Declare the file and whether it may replace another."""
    parser.add_argument(
        "-o", dest="target", metavar=tr("FILE"),
        help=tr("the file to write, .docx or .md; without it Markdown to standard output"),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=tr("replace a file that exists"))


class PaperOutput:
    """One paper's way out. What cannot be written is refused before anything else is done."""

    def __init__(self, target: str | None, force: bool) -> None:
        self.target = None if target in (None, "-") else target
        self._force = force
        if self.target is None:
            return
        if not self.target.lower().endswith(_ENDINGS):
            raise UsageError(
                tr("{file}: name a file that ends in {endings}.").format(
                    file=clean(self.target), endings=tr(" or ").join(_ENDINGS)
                )
            )
        if not force:
            from workplan_tui.store.disk.replace import refuse_existing

            refuse_existing(as_path(self.target))

    def refuse_kept(self, store: Store) -> None:
        """Refuse the place of the plan and its journal, whatever else is meant by the name."""
        if self.target is not None:
            store.refuse_kept(as_path(self.target))

    def prepared(self, paper: Paper, settings: Settings) -> Callable[[], None]:
        """Make the paper's bytes now and return what writes them: what fails to be made has recorded nothing."""
        target = self.target
        if target is None or not target.lower().endswith(".docx"):
            from workplan_tui.exporting.paper_markdown import paper_markdown

            text = paper_markdown(paper)
            return (lambda: print_line(text.rstrip("\n"))) if target is None else self._writing(text.encode())
        from workplan_tui.exporting.formats import module_of

        page = module_of("office.docx_page", "docx")
        return self._writing(page.paper_docx(paper, paper_fonts(settings)))

    def _writing(self, data: bytes) -> Callable[[], None]:
        def write() -> None:
            from workplan_tui.store.disk.replace import write_whole

            write_whole(as_path(str(self.target)), data, self._force)
            say(tr("saved: {what}").format(what=clean(str(self.target))))

        return write


def paper_fonts(settings: Settings) -> PaperFonts:
    """Return the fonts that the settings file has for papers, or the usual ones."""
    from workplan_tui.settings.config import chosen
    from workplan_tui.settings.file_table import PAPER

    found: PaperFonts = chosen(settings, PAPER)
    return found
