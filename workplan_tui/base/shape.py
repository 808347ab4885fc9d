"""What a key and a table of a TOML file are, so that one table of them can serve every use."""

from __future__ import annotations

from workplan_tui.base.value import REQUIRED, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from workplan_tui.base.key_path import KeyPath

TEXT, TEXTS, WORD, NAME, ZONE = "text", "texts", "word", "id", "timezone"
DAY, INTEGER, NUMBER, TRUTH = "date", "integer", "number", "bool"
"""What a value can be. `WORD` is one of a closed list, `NAME` an integer or a short ASCII word."""
LANGUAGE, PLACE, FOLDER = "language", "place", "folder"
"""The same in the settings alone: a language the program speaks; a plan, and a folder, found from every folder."""


class Key(Value):
    """One key of a table."""

    name: str
    kind: str
    meaning: str
    """What it says, for editors and documents; in English, as keys are."""
    attribute: str = ""
    """The field of the value it becomes, where that has another name."""
    is_required: bool = False
    absent: Any = None
    """What the field is where an optional key is missing."""
    is_always_written: bool = False
    """Whether it is written although it says only what is true without it."""
    words: tuple[str | int, ...] = ()
    """The closed list of a `WORD`, or of each of `TEXTS`."""
    bounds: tuple[int, int] | None = None
    """The least and the greatest sensible number; another is a finding of `check`, and the default holds."""
    default: Any = None
    """What holds where the key is missing, to be told."""

    @property
    def field(self) -> str:
        """The field of the value it becomes."""
        return self.attribute or self.name


_KINDS = {
    "str": TEXT, "tuple[str, ...]": TEXTS, "date": DAY, "int": INTEGER, "float": NUMBER, "bool": TRUTH,
}  # fmt: skip
"""What a field's type says of its key, unless the description says more."""


def keys_of(value: type[Value]) -> tuple[Key, ...]:
    """Return the keys that a class describes, in the order of its fields."""
    return tuple(_key(value, field) for field in value.described_fields)


def _key(value: type[Value], field: str) -> Key:
    told = value.described_fields[field]
    more = dict(told.more)
    is_required = told.default is REQUIRED and "absent" not in more
    absent = more.pop("absent", None if told.default is REQUIRED else told.default)
    kind = more.pop("kind", None) or (WORD if "words" in more else _KINDS[_type(value, field)])
    name = more.pop("name", field)
    if absent:
        more["default"] = absent
    return Key(
        name=name, kind=kind, meaning=told.meaning, attribute=field, is_required=is_required, absent=absent,
        **more,
    )  # fmt: skip


def _type(value: type[Value], field: str) -> str:
    """Return the annotation as it is written, without `| None`."""
    return str(value.__annotations__[field]).removesuffix(" | None")


class Shape(Value):
    """One table, or one of a list of tables."""

    name: str
    meaning: str
    keys: tuple[Key, ...]
    makes: type[Value] | None = None
    """The value it becomes; None where the table is kept as it stands."""
    is_list: bool = True
    is_required: bool = False
    below: tuple[Shape, ...] = ()
    """The tables inside it."""
    is_strict: bool = False
    """Whether who reads it refuses a key it does not know; elsewhere such a key is kept and told."""
    instead: tuple[str, ...] = ()
    """Words of which one may stand in the place of the whole table."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all that may stand in it."""
        return (*(key.name for key in self.keys), *(one.name for one in self.below))

    def unknown(self, table: Mapping[str, Any]) -> Iterator[KeyPath]:
        """Give the path of every key that is not known, the outermost only."""
        below = {one.name: one for one in self.below}
        known = frozenset(self.names)
        for key, value in table.items():
            if key not in known:
                yield (key,)
            elif key in below and not below[key].is_strict:
                yield from ((key, *path) for path in below[key]._unknown_of(value))

    def _unknown_of(self, value: object) -> Iterator[KeyPath]:
        """Give the paths inside one table or a list of them; another value is somebody else's finding."""
        if isinstance(value, dict):
            yield from self.unknown(value)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from ((index, *path) for path in self.unknown(item))

    def holding(self, path: KeyPath) -> Shape:
        """Return the shape of the table in which the last key of the path stands."""
        shape = self
        for name in path[:-1]:
            shape = next((one for one in shape.below if one.name == name), shape)
        return shape

    def with_words(self, **words: tuple[str, ...]) -> Shape:
        """Return the shape with the closed lists of some keys, for who describes it where they are not known."""
        keys = (key.replace(words=words[key.name]) if key.name in words else key for key in self.keys)
        return self.replace(keys=tuple(keys))

    def key(self, name: str) -> Key:
        """Return the key of that name; `ValueError` when there is none."""
        for key in self.keys:
            if key.name == name:
                return key
        raise ValueError(name)
