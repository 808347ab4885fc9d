"""What a key and a table of a TOML file are, so that one table of them can serve every use."""

from __future__ import annotations

from workplan_tui.base.value import REQUIRED, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TEXT, TEXTS, WORD, NAME, ZONE = "text", "texts", "word", "id", "timezone"
DAY, INTEGER, NUMBER, TRUTH = "date", "integer", "number", "bool"
"""What a value can be. `WORD` is one of a closed list, `NAME` an integer or a short ASCII word."""


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
    words: tuple[str, ...] = ()
    """The closed list of a `WORD`."""
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

    def key(self, name: str) -> Key:
        """Return the key of that name; `ValueError` when there is none."""
        for key in self.keys:
            if key.name == name:
                return key
        raise ValueError(name)
