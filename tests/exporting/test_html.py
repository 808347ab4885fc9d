"""The page: complete without a script, closed to everything, and opened by a browser with scripts on and off."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.exporting.sample import attacked_view, make_view
from tests.support.hostile import TEXTS, obeyed
from tests.support.other_programs import chromium, pages_of
from workplan_tui import language
from workplan_tui.exporting.formats import format_of, render
from workplan_tui.exporting.html.charts import stacked_bar
from workplan_tui.exporting.html.markup import Markup, element, joined
from workplan_tui.exporting.view import View
from workplan_tui.text.harmless import clean

NO_SCRIPTS = {"profile": {"default_content_setting_values": {"javascript": 2}}}
"""The browser's own setting that runs none."""
OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "section", "nav", "div",
    "details", "summary", "ul", "li", "a", "span", "table", "thead", "tbody", "tr", "th", "td", "article",
    "dl", "dt", "dd", "script", "label", "input", "output", "svg", "g", "rect",
    "figure", "figcaption", "desc", "path", "circle", "text",
}  # fmt: skip
DRIVER = """
const field = document.querySelector(".search input");
field.value = "造林 2970";
field.dispatchEvent(new Event("input"));
document.querySelectorAll("th [role=button]")[%d].click();
const rows = [...document.querySelectorAll(".tasks tbody tr")];
document.title = rows.map((row) => row.hidden ? "-" : row.dataset.task).join(" ");
"""


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the texts outside style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] not in ("style", "script"):
            self.texts.append(data)


def page_of(view: View) -> str:
    return render(format_of("html"), view).decode("utf-8")


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "ledger.html"
    file.write_text(text, encoding="utf-8")
    return file


def test_counts_tree_table_and_every_detail_are_in_the_page_itself() -> None:
    page = page_of(make_view(filter_text="x"))
    shown = Elements(page)
    text = " ".join(shown.texts)
    ids = [attributes["id"] for tag, attributes in shown.found if tag == "article"]
    links = [attributes["href"] for tag, attributes in shown.found if tag == "a"]

    assert ids == [f"task-{number}" for number in "1234"]
    assert sorted(links) == sorted([f"#{id}" for id in ids] * 2), "from the tree and from the table"
    assert "as of 2023-06-30; filter: x; 4 of 4 tasks" in text
    for words in ("完成造林绿化2970亩", "占地需会商", "机构调整", "造林绿化 1485 / 2970亩", "完成整地"):
        assert words in text, words
    drawn = sum(tag == "svg" for tag, _ in shown.found)
    assert drawn == 2 * (2 + 1) + 2 + 2 + 3 + 6, (
        "sections and their total; trend of all, sections, leads, units"
    )


def test_nothing_comes_in_and_nothing_goes_out() -> None:
    page = page_of(make_view())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#x27;", "'").split(";"))
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", rules["style-src"])
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", rules["script-src"])
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|<link|<img|<iframe|\bsrc=|srcset|\bstyle=| on[a-z]+=", page
    )


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_becomes_an_element(text: str) -> None:
    page = page_of(attacked_view(text))
    shown = Elements(page)
    assert {tag for tag, _ in shown.found} <= OURS
    assert sum(tag == "script" for tag, _ in shown.found) == 1
    for _, attributes in shown.found:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("style", "src", "action")
        ]
        assert not str(attributes.get("href") or "#").startswith(("java", "http", "data"))
    assert any(clean(text).strip() in one for one in shown.texts)
    assert obeyed(page) == []


def test_the_columns_that_were_chosen_stand_in_the_table() -> None:
    shown = Elements(page_of(make_view(chosen=("lead",))))
    heads = [data for data in shown.texts if data in ("No.", "Lead officials", "Task", "Light")]
    assert heads[-3:] == ["No.", "Lead officials", "Task"]


def test_the_same_view_is_the_same_page() -> None:
    assert page_of(make_view()) == page_of(make_view())


def test_a_bar_is_as_long_as_its_counts() -> None:
    bar = stacked_bar([("red", "red", 1), ("green", "green", 3)], 8, 80)
    assert [(m[1], m[2]) for m in re.finditer(r'x="([\d.]+)" width="([\d.]+)"', bar)] == [
        ("0.0", "10.0"),
        ("10.0", "30.0"),
    ]
    assert 'aria-label="red 1, green 3"' in bar
    assert "rect" not in stacked_bar([("red", "red", 0)], 0)


def test_what_is_no_markup_is_text() -> None:
    assert element("p", "<b>", element("i", "&"), class_='"') == '<p class="&quot;">&lt;b&gt;<i>&amp;</i></p>'
    assert joined(["<", Markup("<br>")]) == "&lt;<br>"


def test_a_browser_with_scripts_has_search_and_order(tmp_path: Path) -> None:
    page = chromium(written(tmp_path, page_of(make_view())), "--dump-dom")
    assert "<output>4/4</output>" in page, "the policy lets the page's own script run"
    assert 'class="search" hidden' not in page
    assert page.count('<span role="button"') == 7


@pytest.mark.parametrize(("column", "seen"), [(0, "- task-2 - -"), (4, "task-2 - - -")])
def test_search_and_order_do_what_they_say(tmp_path: Path, column: int, seen: str) -> None:
    """Driven by a script of the test's, for which the policy is taken out."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", page_of(make_view()))
    driven = page.replace("</body>", f"<script>{DRIVER % column}</script></body>")
    dom = chromium(written(tmp_path, driven), "--dump-dom")
    assert f"<title>{seen}</title>" in dom
    assert "<output>1/4</output>" in dom


def test_a_script_that_came_with_a_text_would_not_run(tmp_path: Path) -> None:
    """Even if a text became markup, the policy would stop it."""
    page = page_of(make_view()).replace("</body>", "<script>document.title = 'ran'</script></body>")
    assert "<title>ran</title>" not in chromium(written(tmp_path, page), "--dump-dom")


@pytest.mark.parametrize("settings", [None, NO_SCRIPTS], ids=["scripts", "no scripts"])
def test_it_is_whole_and_prints_as_pages_with_scripts_or_without(
    tmp_path: Path, settings: dict[str, object] | None
) -> None:
    language.use(language.CHINESE)
    target, file = tmp_path / "ledger.pdf", written(tmp_path, page_of(make_view()))
    dom = chromium(file, "--dump-dom", settings=settings)
    chromium(file, f"--print-to-pdf={target}", "--no-pdf-header-footer", settings=settings)

    assert ('<span role="button"' in dom, 'class="search" hidden=""' in dom) == (not settings, bool(settings))
    text = "".join(pages_of(target))
    for words in (
        "2023年重点工作分工方案",
        "截至2023-06-30；共4项，本表4项",
        "统计",
        "各项详情",
        "占地需会商",
    ):
        assert words in text, words
    assert text.count("加大医药健康专班统筹力度") >= 3, "in the tree, the table and the detail"
    assert "查找" not in text
