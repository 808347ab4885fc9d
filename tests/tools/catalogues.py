"""Keep the catalogues in step with the code: `python -m tests.tools.catalogues update` or `compile`.

`update` reads every `tr`, `trn`, `later` and `spelt` of the package into the catalogues of all languages, drops
what the code no longer says, and compiles; what is new waits in the `.po` file untranslated.
English translates to itself. Guesses (fuzzy matches) are never made. What is typed has a catalogue of its own.
"""

from __future__ import annotations

import io
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.support.program import ROOT
from workplan_tui.language import LANGUAGES

PACKAGE = ROOT / "workplan_tui"
LOCALES = tuple(sorted(LANGUAGES.values()))
SHOWN, TYPED = DOMAINS = "workplan", "typed"
KEYWORDS = {SHOWN: {"tr": None, "trn": (1, 2), "later": None}, TYPED: {"spelt": None}}
HEADER = {
    SHOWN: "# The words of workplan. Made by `python -m tests.tools.catalogues update`.",
    TYPED: "# The words people type, all ways parted by |; the first is shown. Made by "
    "`python -m tests.tools.catalogues update`.",
}
EPOCH = datetime(2023, 1, 1, tzinfo=UTC)
"""Constant dates: a catalogue changes only when its words do."""


def po_path(locale: str, domain: str = SHOWN) -> Path:
    return PACKAGE / "language" / "locale" / locale / "LC_MESSAGES" / f"{domain}.po"


def mo_path(locale: str, domain: str = SHOWN) -> Path:
    return po_path(locale, domain).with_suffix(".mo")


def extracted(domain: str = SHOWN) -> Catalog:
    """Return every message of the code, with the files that say it."""
    template = _empty(None, domain)
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS[domain], strip_comment_tags=True
    )
    for file, _line, message, comments, context in found:
        place = (f"workplan_tui/{file}", 0)
        template.add(message, None, [place], auto_comments=comments, context=context)
    return template


def read(locale: str, domain: str = SHOWN) -> Catalog:
    """Return the catalogue as committed; an empty one if there is none."""
    path = po_path(locale, domain)
    if not path.exists():
        return _empty(locale, domain)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue in the form gettext reads."""
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def update() -> None:
    """Bring all catalogues to what the code says."""
    for domain in DOMAINS:
        said = extracted(domain)
        for locale in LOCALES:
            _update(locale, domain, deepcopy(said))
    compile_all()


def _update(locale: str, domain: str, said: Catalog) -> None:
    catalogue = read(locale, domain)
    catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    if locale == "en":
        for message in catalogue:
            if message.id:
                message.string = message.id
    path = po_path(locale, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    missing = [message.id for message in catalogue if message.id and not _has_text(message)]
    print(f"{locale} {domain}: {len(catalogue)} messages, {len(missing)} untranslated")


def compile_all() -> None:
    """Write each catalogue as gettext reads it."""
    for domain in DOMAINS:
        for locale in LOCALES:
            mo_path(locale, domain).write_bytes(compiled(read(locale, domain)))


def _has_text(message: object) -> bool:
    text = message.string
    return all(text) if isinstance(text, (tuple, list)) else bool(text)


def _empty(locale: str | None, domain: str) -> Catalog:
    return Catalog(
        locale=locale, header_comment=HEADER[domain], project="workplan", charset="utf-8",
        creation_date=EPOCH, revision_date=EPOCH, fuzzy=False,
        last_translator="the workplan developers", language_team="the workplan developers",
    )  # fmt: skip


if __name__ == "__main__":
    steps = {"update": update, "compile": compile_all}
    if sys.argv[1:] not in (["update"], ["compile"]):
        raise SystemExit("python -m tests.tools.catalogues update|compile")
    steps[sys.argv[1]]()
