"""What the TOML reader says is wrong, in words that can be translated."""

from __future__ import annotations

from workplan_tui.language import tr


def reason(message: str) -> str:
    """Return the reader's message in the language in use, unchanged if it is a new one."""
    for start, words in _known():
        if message.startswith(start):
            return words
    return message


def _known() -> tuple[tuple[str, str], ...]:
    return (
        ("Invalid value", tr("there is no value here; a text stands in quotes")),
        ("Invalid statement", tr("a line is key = value, [table] or [[tables]]")),
        ("Cannot overwrite a value", tr("this key was given already")),
        ("Cannot declare", tr("this table was given already")),
        ("Cannot redefine", tr("this key was given already")),
        ("Cannot mutate", tr("this table was closed already")),
        ("Duplicate inline table key", tr("this key was given already")),
        ("Expected newline or end of document", tr("nothing may follow a value on its line")),
        ("Expected '='", tr("an = follows the key")),
        ("Expected \"'", tr("the closing quote is missing")),
        ("Expected", tr("a closing bracket is missing")),
        ("Illegal character '\\n'", tr("the closing quote is missing on this line")),
        ("Found invalid character '\\n'", tr("the closing quote is missing on this line")),
        ("Found invalid character", tr("a control character may not stand here")),
        ("Illegal character", tr("this character must be written as an escape")),
        ("Unterminated string", tr("the closing quote is missing")),
        ("Unclosed array", tr("a comma or ] is missing")),
        ("Unclosed inline table", tr("a comma or } is missing")),
        ("Unescaped '\\' in a string", tr("a backslash in a text is written twice")),
        ("Invalid hex value", tr("an escape needs 4 or 8 hex digits")),
        ("Escaped character is not", tr("this escape is no character")),
        ("Invalid date or datetime", tr("there is no such day")),
        ("Invalid initial character for a key", tr("a key is letters, digits, _ and -")),
    )
