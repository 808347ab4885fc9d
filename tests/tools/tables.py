"""Write the tables of docs/ that follow from tables of the program: `python -m tests.tools.tables`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.support.program import ROOT
from tests.tools.schemas import SETTINGS
from workplan_tui.base.shape import LANGUAGE, TRUTH, Key, Shape
from workplan_tui.language import CHINESE, LANGUAGES
from workplan_tui.language.typed_words import words_in
from workplan_tui.model.aspects.aspect import Field
from workplan_tui.model.aspects.table import ASPECTS
from workplan_tui.model.filter.fields import FIELDS
from workplan_tui.model.schema.plan_file import FILE

DOCS = ROOT / "docs"
BEGIN = "<!-- {name}: written by `python -m tests.tools.tables`. -->"
END = "<!-- The end of what is written. -->"


def plan_keys() -> Iterator[str]:
    """Yield the rows of the keys of a plan file."""
    return _keys(FILE)


def settings_keys() -> Iterator[str]:
    """Yield the rows of the keys of the settings file."""
    return _keys(SETTINGS)


def _keys(file: Shape) -> Iterator[str]:
    yield "| table | key | |"
    yield "|---|---|---|"
    for shape, path in _shapes(file, ""):
        heading = f"[[{path}]]" if shape.is_list else f"[{path}]"
        yield f"| `{heading}` | | {shape.meaning} |" if path else f"| top | | {shape.meaning} |"
        yield from (f"| | {_name(key)} | {_meaning(key)} |" for key in shape.keys)


def _shapes(shape: Shape, path: str) -> Iterator[tuple[Shape, str]]:
    yield shape, path
    for below in shape.below:
        yield from _shapes(below, f"{path}.{below.name}" if path else below.name)


def _name(key: Key) -> str:
    return f"**`{key.name}`**" if key.is_required else f"`{key.name}`"


def _meaning(key: Key) -> str:
    words = tuple(LANGUAGES) if key.kind == LANGUAGE else key.words
    is_told = all(str(word) in key.meaning for word in words)
    more = [", ".join(f"`{word}`" for word in words)] if words and not is_told else []
    more += [f"{key.bounds[0]} to {key.bounds[1]}"] if key.bounds else []
    more += (
        [f"without it `{str(key.default).lower() if key.kind == TRUTH else key.default}`"]
        if key.default is not None
        else []
    )
    return key.meaning + (f" ({'; '.join(more)})" if more else "")


def filter_fields() -> Iterator[str]:
    """Yield the rows of the fields of the filter."""
    yield "| field | Chinese | values |"
    yield "|---|---|---|"
    for field in FIELDS:
        chinese = [name for name in words_in(CHINESE, field.code) if name != field.code]
        yield f"| `{field.code}` | {', '.join(chinese)} | {'; '.join(filter(None, _taken(field)))} |"


def _taken(field: Field) -> Iterator[str]:
    choices = field.choices
    if choices and not choices.are_open:
        yield ", ".join(f"`{code}` {words_in(CHINESE, words)[0]}" for code, words in choices.words.items())
    yield field.takes


def json_keys() -> Iterator[str]:
    """Yield the rows of the keys of `--json`."""
    yield "| key | value |"
    yield "|---|---|"
    for aspect in ASPECTS:
        if aspect.row:
            yield f"| `{aspect.row.name}` | {aspect.row.meaning} |"


TABLES: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "keys of a plan": ("files.md", plan_keys),
    "keys of the settings": ("files.md", settings_keys),
    "fields": ("commands.md", filter_fields),
    "keys of a row": ("commands.md", json_keys),
}


def written(document: str, name: str) -> str:
    """Return the document with the table as it is now."""
    begin = BEGIN.format(name=name)
    before, rest = document.split(begin)
    _, after = rest.split(END, 1)
    table = "\n".join(TABLES[name][1]())
    return f"{before}{begin}\n\n{table}\n\n{END}{after}"


if __name__ == "__main__":
    for name, (file, _) in TABLES.items():
        path = DOCS / file
        path.write_text(written(path.read_text(encoding="utf-8"), name), encoding="utf-8")
