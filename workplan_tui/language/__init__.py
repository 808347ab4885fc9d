"""The language of the words the program shows: 简体中文 unless English is asked for.

Every sentence a user reads is written in English in the code, whole and with named blanks, and
passes through `tr` (or `trn` where a number decides the form, `later` where it is only kept). The
catalogues in `locale/` are made with Babel; a missing one falls back to the English of the code.
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
"""What a language is asked for by -> its catalogue."""
_LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")

_catalogue: gettext.NullTranslations | None = None
_chinese: gettext.NullTranslations | None = None
"""The Chinese words while another language is in use."""
_language = CHINESE


def find_language(asked: str) -> str | None:
    """Return the language that somebody names, as `zh`, `en`, `zh_CN` or `en-GB`; None for another."""
    word = asked.strip().lower().replace("-", "_").partition("_")[0]
    return LANGUAGES.get(word)


def choose(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return the language for what was asked, else for the locale: `en*` is English, all else Chinese."""
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return find_language(asked or "") or (ENGLISH if locale.lower().startswith("en") else CHINESE)


def use(language: str) -> None:
    """Show all words in `language` from now on."""
    global _catalogue, _language
    _catalogue, _language = None, language


def current() -> str:
    """Return the language in use."""
    return _language


def tr(message: str) -> str:
    """Return the message in the language in use."""
    return _words().gettext(message)


def trn(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits `count`."""
    return _words().ngettext(one, many, count)


def later(message: str) -> str:
    """Return the message as it is: `tr` says it when it is shown, in the language of that moment."""
    return message


def in_chinese(message: str) -> str:
    """Return the message in Chinese, whatever the language in use."""
    global _chinese
    if _language == CHINESE:
        return tr(message)
    if _chinese is None:
        _chinese = _read(CHINESE)
    return _chinese.gettext(message)


def _words() -> gettext.NullTranslations:
    global _catalogue
    if _catalogue is None:
        _catalogue = _read(_language)
    return _catalogue


def _read(language: str) -> gettext.NullTranslations:
    """Open the catalogue itself: `gettext.translation` imports `locale` and `copy` to find it."""
    try:
        with open(os.path.join(_LOCALE_DIR, language, "LC_MESSAGES", "workplan.mo"), "rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


def said(message: str, language: str) -> str:
    return _read(language).gettext(message)
