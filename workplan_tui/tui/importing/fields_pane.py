"""The highlighted task of the preview: its doubts, then each field with the digit that mends it."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.importing.preview import FIELDS, field_words
from workplan_tui.language import tr, trn
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.importing.preview_words import OPEN, SETTLED, field_name
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.style import Style

    from workplan_tui.importing.preview import Preview, PreviewRow


class FieldsPane(LinePane):
    """Doubts and fields; one field is highlighted while the keys go here."""

    def __init__(self, preview: Preview) -> None:
        super().__init__("preview-fields")
        self._preview, self._row = preview, preview.rows[0]
        self._field = self._first_field()
        self._told = ""
        """A message that is too long for the last line, until the next key."""
        self._lines: list[tuple[list[tuple[str, Style]], int | None]] = []
        """What each line shows, and the place of the field it is of."""

    @property
    def field(self) -> str:
        """The field that Enter mends."""
        return FIELDS[self._field]

    def show(self, preview: Preview, row: PreviewRow) -> None:
        """Show a row; of another one from its beginning, at the first field that is doubted."""
        is_same = row == self._row
        self._preview, self._row = preview, row
        if not is_same:
            self._field = self._first_field()
            self.top = 0
        self._wrap()
        self._in_sight()
        self.refresh()

    def tell(self, message: str) -> None:
        """Show a message instead of the task; nothing shows the task again."""
        if message != self._told:
            self._told = message
            self._wrap()
            self.top = 0
            self._in_sight()
            self.refresh()

    def _first_field(self) -> int:
        doubted = [field for at in self._row.doubts for field in self._preview.doubts[at].fields]
        return FIELDS.index(doubted[0]) if doubted else 0

    def lay_out(self) -> None:
        """Wrap to the new width."""
        self._wrap()
        super().lay_out()

    def activate(self, is_active: bool) -> None:
        """Show the highlight while the keys go here."""
        super().activate(is_active)
        self._in_sight()
        self.refresh()

    def move_by(self, lines: int) -> None:
        """Go to another field; a doubt without a task is only read."""
        if self._row.task is None:
            super().move_by(lines)
            return
        self._field = max(0, min(self._field + lines, len(FIELDS) - 1))
        self._in_sight()
        self.refresh()

    def choose(self, line: int) -> None:
        """Highlight the clicked field."""
        field = self._lines[line][1] if line < len(self._lines) else None
        if field is not None:
            self._field = field
            self.refresh()

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line."""
        parts, field = self._lines[line]
        if self.is_active and field == self._field and self._row.task is not None:
            parts = [(text, palette.CURSOR) for text, _ in parts]
            return strip_of([(" ", palette.CURSOR), *parts], self.size.width, palette.CURSOR)
        return strip_of([(" ", palette.DETAIL), *parts], self.size.width, palette.DETAIL)

    def draw_blank(self) -> Strip:
        """Draw the empty end."""
        return strip_of([], self.size.width, palette.DETAIL)

    def _in_sight(self) -> None:
        """Keep the highlighted field visible while the keys go here."""
        mine = [at for at, (_, field) in enumerate(self._lines) if field == self._field]
        if not (mine and self.is_active and self.size.height):
            return
        lowest = max(0, mine[-1] - self.size.height + 1)
        self.top = max(0, min(max(self.top, lowest), mine[0]))

    def _wrap(self) -> None:
        self._lines = []
        width = self.size.width - 1
        if width < 4:
            return
        preview, row = self._preview, self._row
        if self._told:
            message = wrap(clean(self._told), width, cell_len)
            self._lines = [([(line.rstrip(), palette.DETAIL_STRONG)], None) for line in message]
            return
        for at in row.doubts:
            doubt, is_settled = preview.doubts[at], preview.is_settled(at)
            word, colour = (tr("settled"), SETTLED) if is_settled else (tr("doubt"), OPEN)
            place = clean(str(doubt.place))
            told = tr("{place}: {sentence}").format(place=place, sentence=doubt.sentence) if place else ""
            self._add(word, clean(told or doubt.sentence), palette.LIGHTS[colour], None, width)
        if row.task is not None:
            self._add_fields(row.task, width)

    def _add_fields(self, index: int, width: int) -> None:
        preview = self._preview
        before, task = preview.read.tasks[index], preview.plan.tasks[index]
        fixed = preview.fixed(index)
        for place, field in enumerate(FIELDS):
            name = f"{place + 1} {field_name(field)}"
            style = palette.DETAIL_STRONG if field in fixed else palette.DETAIL_NAME
            words = clean(field_words(preview.plan, task, field))
            if field == "due" and task.due_on is not None and task.due_text:
                words = tr("{words} ({day})").format(words=words, day=task.due_on)
            self._add(name, words or "-", style, place, width)
            if field in fixed:
                read = clean(field_words(preview.read, before, field)) or "-"
                for line in wrap(tr("read: {words}").format(words=read), width - 2, cell_len):
                    self._lines.append(([("  " + line.rstrip(), palette.DETAIL_HINT)], place))
        told = [
            trn("{count} target", "{count} targets", len(task.targets)).format(count=len(task.targets)),
            trn("{count} milestone", "{count} milestones", len(task.milestones)).format(
                count=len(task.milestones)
            ),
        ]
        self._lines.append(
            ([(tr("proposed: {what}").format(what=tr(", ").join(told)), palette.DETAIL_HINT)], None)
        )

    def _add(self, name: str, words: str, style: Style, field: int | None, width: int) -> None:
        first, *more = wrap(words, width, cell_len, cell_len(name) + 1)
        self._lines.append(([(name, style), (" " + first.rstrip(), palette.DETAIL)], field))
        self._lines += [([(line.rstrip(), palette.DETAIL)], field) for line in more]
