"""The ledger as one file for officials who open no terminal and may have no network.

It is complete without a script, since previews of attachments run none; the script only adds search and
order. Its policy lets nothing in and nothing out: the style and the script are allowed by what they hold,
so that no text of a plan or a journal could become either.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pkgutil import get_data

from workplan_tui.exporting.html.counts import count_parts
from workplan_tui.exporting.html.markup import Markup, element, end, start
from workplan_tui.exporting.html.tasks import task_detail, task_table, task_tree
from workplan_tui.exporting.html.trend import trend_part
from workplan_tui.language import tag, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View


def render(view: View, options: Options) -> bytes:
    """Return the page, made piece by piece: whole, that of 10,000 tasks would be held four times."""
    return b"".join(piece.encode() for piece in _pieces(view, options))


def _pieces(view: View, options: Options) -> Iterator[str]:
    style, script = _packed("page.css"), _packed("page.js")
    yield "<!DOCTYPE html>\n"
    yield start("html", lang=tag())
    yield element("head", *_head(view, style, script))
    yield start("body")
    yield element("header", element("h1", view.title), element("p", view.heading_line, class_="asked"))
    yield element("section", element("h2", tr("Counts")), count_parts(view))
    yield trend_part(view, options.progress)
    yield element("nav", element("h2", tr("Sections")), task_tree(view))
    yield element("section", element("h2", tr("Tasks")), _search(), task_table(view))
    yield start("section")
    yield element("h2", tr("Details"))
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        yield task_detail(view, task)
        yield "\n"
    yield end("section")
    yield element("script", Markup(script))
    yield end("body")
    yield end("html")
    yield "\n"


def _head(view: View, style: str, script: str) -> Iterator[Markup]:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("title", f"{view.title} {view.day}")
    yield element("style", Markup(style))


def _search() -> Markup:
    field = element("input", type="search", autocomplete="off", spellcheck="false")
    return element(
        "p", element("label", tr("Search:"), " ", field), " ", element("output"), class_="search", hidden=""
    )


def _packed(name: str) -> str:
    """Return a file that lies beside this module."""
    return (get_data("workplan_tui.exporting.html", name) or b"").decode("utf-8")


def _hash(text: str) -> str:
    """Return what the policy names a text by."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
