"""The language of the words the program shows: 简体中文 unless another is asked for.

Every sentence a user reads is written in English in the code, whole and with named blanks, and
passes through `tr` (or `trn` where a number decides the form, `later` where it is only kept). The
catalogues in `locale/` are made with Babel; a missing one falls back to the English of the code.
What people type has a catalogue of its own (`language.typed_words`).
"""

from __future__ import annotations

import gettext
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = {
    "zh": CHINESE,
    "en": ENGLISH,
}
"""What a language is asked for by, which is also what its locales begin with -> its catalogue."""
_LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")

_catalogues: dict[tuple[str, str], gettext.NullTranslations] = {}
_language = CHINESE


def find_language(asked: str) -> str | None:
    """Return the language that somebody names, as `zh`, `en`, `zh_CN.UTF-8` or `en-GB`; None for another."""
    first, _, _ = asked.strip().lower().replace("-", "_").replace(".", "_").partition("_")
    return LANGUAGES.get(first)


def choose(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return the language for what was asked, else that of the locale, else Chinese."""
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return find_language(asked or "") or find_language(locale) or CHINESE


def use(language: str) -> None:
    """Show all words in `language` from now on."""
    global _language
    _language = language


def current() -> str:
    """Return the language in use."""
    return _language


def tag() -> str:
    """Return the language in use as pages and papers name it (BCP 47): `zh-CN`."""
    return _language.replace("_", "-")


def tr(message: str) -> str:
    """Return the message in the language in use."""
    return _catalogue(_language).gettext(message)


def trn(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits `count`."""
    return _catalogue(_language).ngettext(one, many, count)


def later(message: str) -> str:
    """Return the message as it is: `tr` says it when it is shown, in the language of that moment."""
    return message


def in_chinese(message: str) -> str:
    """Return the message in Chinese, whatever the language in use."""
    return said(message, CHINESE)


def said(message: str, language: str, domain: str = "workplan") -> str:
    """Return the message as a catalogue of any language has it."""
    return _catalogue(language, domain).gettext(message)


def _catalogue(language: str, domain: str = "workplan") -> gettext.NullTranslations:
    if (language, domain) not in _catalogues:
        _catalogues[language, domain] = _read(language, domain)
    return _catalogues[language, domain]


def _read(language: str, domain: str) -> gettext.NullTranslations:
    """Open the catalogue itself: `gettext.translation` imports `locale` and `copy` to find it."""
    try:
        with open(os.path.join(_LOCALE_DIR, language, "LC_MESSAGES", f"{domain}.mo"), "rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()
