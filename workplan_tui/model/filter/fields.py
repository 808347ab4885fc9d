"""The fields a filter may ask for, with their names and fixed values in both languages.

Codes are what a filter prints; either language is understood, whatever the program speaks.
"""

from __future__ import annotations

from workplan_tui.language import ENGLISH, current
from workplan_tui.value import Value
from workplan_tui.wording import LIGHTS, STATUSES, find_status, status_word

TEXT, CODE, NUMBER, DAY = "text", "code", "number", "day"


class Field(Value):
    """What can stand before a colon."""

    code: str
    chinese: tuple[str, ...]
    """Its Chinese names; the first one is shown."""
    kind: str
    """What its values are: `TEXT`, `CODE`, `NUMBER` or `DAY`."""
    examples: tuple[str, ...] = ()
    """Values to show and to offer where no list holds them all."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is understood by."""
        return (self.code, *self.chinese)

    @property
    def shown(self) -> str:
        """Its name in the language in use."""
        return self.code if current() == ENGLISH or not self.chinese else self.chinese[0]


FIELDS = (
    Field("id", ("编号",), NUMBER, ("11,14-16", ">100")),
    Field("section", ("板块",), TEXT, ("2", "1..3")),
    Field("lead", ("牵头", "领导", "牵头领导"), TEXT, ("蔡小军",)),
    Field("unit", ("单位",), TEXT, ("水务",)),
    Field("status", ("状态",), CODE),
    Field("light", ("灯",), CODE),
    Field("progress", ("进度",), NUMBER, ("<50", "50..80", "100")),
    Field("expected", ("序时",), NUMBER, (">50", "50..80", "100")),
    Field("due", ("时限",), DAY, ("7d", "30d", "2023-06", "..2023-06-30")),
    Field("updated", ("更新",), DAY, (">30d", "7d", "2023-06", "2023-06-01..")),
    Field("flag", ("标记",), TEXT, ("水务",)),
    Field("is", (), CODE),
)

_LIGHT_WORDS = dict(zip(LIGHTS, "红黄绿灰", strict=True))
_IS_WORDS = {
    "overdue": "逾期", "due-soon": "临期", "behind": "滞后", "off-target": "未达标",
    "by-hand": "人工定灯", "unreported": "未报", "stale": "久未更新", "flagged": "需协调",
    "to-verify": "待核", "undated": "无期限", "mine": "我的",
}  # fmt: skip
CHOICES = {"status": STATUSES, "light": LIGHTS, "is": tuple(_IS_WORDS)}
"""The codes of each field whose values are fixed."""


def find_field(word: str) -> Field | None:
    """Return the field of that name in either language."""
    wanted = word.casefold()
    return next((field for field in FIELDS if wanted in field.names), None)


def find_choice(field: str, word: str) -> str | None:
    """Return the code of a fixed value, in either language."""
    if field == "status":
        return find_status(word)
    wanted = word.casefold()
    if field == "light":
        wanted = wanted.removesuffix("灯")
        return next((code for code, word in _LIGHT_WORDS.items() if wanted in (code, word)), None)
    wanted = wanted.replace("_", "-")
    return next((code for code, word in _IS_WORDS.items() if wanted in (code, word)), None)


def shown_choice(field: str, code: str) -> str:
    """Return a fixed value in the language in use, as it can be typed."""
    if current() == ENGLISH:
        return code
    if field == "status":
        return status_word(code)
    return (_LIGHT_WORDS if field == "light" else _IS_WORDS)[code]
