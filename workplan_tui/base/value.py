"""Frozen records without the import cost of `dataclasses`.

`dataclasses` pulls in `inspect` and `ast`: 13 ms, a third of all the time a one-shot command
may take (docs/performance.md). `Value` reads a class's annotations as its fields and gives what the
project uses of a frozen dataclass: keyword and positional construction, defaults, equality,
hash, `repr` and `replace`. Type checkers see a dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform
else:

    def dataclass_transform(**_options):
        """Stand in for `typing.dataclass_transform`, whose module costs 7 ms to import."""
        return lambda cls: cls


REQUIRED: Any = object()
"""The default of a field that has none."""


class Described:
    """What stands in a class body for a field of which more is said than its type."""

    def __init__(self, meaning: str, default: Any, more: dict[str, Any]) -> None:
        self.meaning, self.default, self.more = meaning, default, more


def described(meaning: str, *, default: Any = REQUIRED, **more: Any) -> Any:
    """Declare a field and what it means; `more` is for who reads the description (`model.schema`)."""
    return Described(meaning, default, more)


@dataclass_transform(frozen_default=True, field_specifiers=(described,))
class Value:
    """A frozen record; its fields are the annotated names of the class, bases first."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    described_fields: ClassVar[dict[str, Described]] = {}
    """The fields of which more is said, each with what is said of it."""

    if not TYPE_CHECKING:

        def __init__(self, *positional, **named):
            fields = self._fields
            if len(named) == len(fields) and not positional and named.keys() == self._names:
                self.__dict__.update(named)
                return
            if len(positional) == len(fields) and not named:
                self.__dict__.update(zip(fields, positional, strict=True))
                return
            if len(positional) > len(fields):
                raise TypeError(f"{type(self).__name__} takes {len(fields)} fields")
            values = {**self._defaults, **dict(zip(fields, positional, strict=False)), **named}
            if len(values) != len(fields) or len(positional) + len(named) > len(fields):
                wrong = sorted(set(fields).symmetric_difference(values)) or "a field given twice"
                raise TypeError(f"{type(self).__name__}: missing or unknown {wrong}")
            self.__dict__.update(values)

    def __init_subclass__(cls) -> None:
        own = [
            name
            for name, kind in cls.__dict__.get("__annotations__", {}).items()
            if "ClassVar" not in kind and not name.startswith("_")
        ]
        cls._fields = (*(name for name in cls._fields if name not in own), *own)
        cls._names = frozenset(cls._fields)
        defaults = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        told = {name: held for name, held in defaults.items() if isinstance(held, Described)}
        cls.described_fields = {**cls.described_fields, **told}
        defaults |= {name: held.default for name, held in told.items()}
        cls._defaults = {
            **cls._defaults,
            **{name: held for name, held in defaults.items() if held is not REQUIRED},
        }

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the given fields changed."""
        return type(self)(**{**dict(zip(self._fields, self._values(), strict=True)), **changes})

    def _values(self) -> tuple[Any, ...]:
        """Only the fields: `cached_property` keeps its results in the same `__dict__`."""
        return tuple(self.__dict__[name] for name in self._fields)
