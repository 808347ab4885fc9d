"""What the JSON reader says is wrong, in words that can be translated."""

from __future__ import annotations

from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from json import JSONDecodeError


def reason(error: JSONDecodeError) -> str:
    """Return the reader's message in the language in use, unchanged if it is a new one."""
    return next((words for start, words in _known() if error.msg.startswith(start)), error.msg)


def _known() -> tuple[tuple[str, str], ...]:
    return (
        ("Expecting value", tr("a value is missing")),
        ("Expecting property name", tr("a key in double quotes is missing")),
        ("Expecting ':'", tr("a : follows the key")),
        ("Expecting ','", tr("a comma or a closing bracket is missing")),
        ("Illegal trailing comma", tr("a comma stands before a closing bracket")),
        ("Unterminated string", tr("the closing quote is missing")),
        ("Invalid control character", tr("this character must be written as an escape")),
        ("Invalid \\", tr("this escape is no character")),
        ("Extra data", tr("something follows the object")),
        ("Unexpected UTF-8 BOM", tr("a byte order mark stands before the object")),
    )
