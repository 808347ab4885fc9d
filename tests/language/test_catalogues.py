"""All catalogues are complete, current, compiled, and keep every named blank."""

from __future__ import annotations

import gettext
import io
import re
from unicodedata import east_asian_width

import pytest

from tests.language.chinese_style import LABELLED, has_blank_at_number, has_latin_mark
from tests.tools.catalogues import DOMAINS, LOCALES, PACKAGE, TYPED, compiled, extracted, mo_path, read

BLANK = re.compile(r"\{(\w*)[^}]*\}|(%(?:\(\w+\))?[srd])")
"""A language may write what fills a blank in its own way: `{day.year}年`."""
EVERY = pytest.mark.parametrize(
    ("locale", "domain"), [(one, domain) for one in LOCALES for domain in DOMAINS]
)


def texts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def words_of(binary: bytes) -> dict[object, str]:
    """Return what gettext reads, without the header, which names the version of Babel."""
    catalogue = gettext.GNUTranslations(io.BytesIO(binary))._catalog
    return {message: text for message, text in catalogue.items() if message}


def blanks(text: str) -> set[str]:
    return {name or sign for name, sign in BLANK.findall(text)}


@pytest.fixture(scope="module")
def said_in_code() -> dict[str, set[str | tuple[str, ...]]]:
    return {domain: {message.id for message in extracted(domain) if message.id} for domain in DOMAINS}


@EVERY
def test_every_message_of_the_code_is_in_the_catalogue_and_no_other(
    locale: str, domain: str, said_in_code: dict[str, set[str | tuple[str, ...]]]
) -> None:
    in_catalogue = {message.id for message in read(locale, domain) if message.id}

    assert in_catalogue == said_in_code[domain], "run python -m tests.tools.catalogues update"


@EVERY
def test_every_message_is_translated_and_no_guess(locale: str, domain: str) -> None:
    lacking = [m.id for m in read(locale, domain) if m.id and (m.fuzzy or not all(texts(m.string)))]

    assert lacking == [], f"give these their words in locale/{locale}/LC_MESSAGES/{domain}.po"


@EVERY
def test_no_stale_message_is_kept(locale: str, domain: str) -> None:
    assert not read(locale, domain).obsolete, "run python -m tests.tools.catalogues update"


@EVERY
def test_named_blanks_are_those_of_the_message(locale: str, domain: str) -> None:
    wrong = []
    for message in (m for m in read(locale, domain) if m.id):
        *_, asked = texts(message.id)
        *of_one, of_many = texts(message.string)  # of one the number may be a word: once
        wrong += [of_many] if blanks(of_many) != blanks(asked) else []
        wrong += [text for text in of_one if not set(blanks(text)) <= set(blanks(asked))]

    assert wrong == [], f"locale/{locale}: these have other named blanks than their message"


@EVERY
def test_the_compiled_catalogue_is_that_of_the_words(locale: str, domain: str) -> None:
    words = words_of(mo_path(locale, domain).read_bytes())
    assert words == words_of(compiled(read(locale, domain))), "run python -m tests.tools.catalogues compile"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_way_to_type_something_has_its_blanks_and_is_no_other(locale: str) -> None:
    for message in (m for m in read(locale, TYPED) if m.id):
        ways = message.string.split("|")
        assert "" not in ways, message.id
        assert all(blanks(way) == blanks(message.id) for way in ways), message.id
        assert len(set(ways)) == len(ways), message.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_english_says_what_the_code_says(domain: str) -> None:
    differing = [m.id for m in read("en", domain) if m.id and texts(m.string) != texts(m.id)]

    assert differing == [], "English is what the code says: run python -m tests.tools.catalogues update"


def test_no_message_hides_in_an_f_string() -> None:
    """The extractor does not look there, so its words would never be translated."""
    call = re.compile(r"""\bf["'][^"'\n]*\{[^}]*\btrn?\(""")
    hidden = [str(path) for path in PACKAGE.rglob("*.py") if call.search(path.read_text("utf-8"))]

    assert hidden == [], "take tr out of the f-string in these files"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_program_says_nothing_of_ambiguous_width(locale: str) -> None:
    """Such signs are one cell wide in some terminals and two in others (design §6)."""
    shown = [m.string.split("|")[0] for m in read(locale, TYPED) if m.id]
    said = [*shown, *(text for m in read(locale) if m.id for text in texts(m.string))]

    ambiguous = [text for text in said if any(east_asian_width(letter) == "A" for letter in text)]
    assert ambiguous == [], f"locale/{locale}: use signs of one width everywhere"


def test_no_blank_stands_between_chinese_and_a_number() -> None:
    said = [m for m in read("zh_CN") if m.id and not set(texts(m.id)) & set(LABELLED)]

    apart = [text for m in said for text in texts(m.string) if has_blank_at_number(text)]
    assert apart == [], "no blank stands between Chinese and a number: 第3条, 共12项"


def test_chinese_lists_have_chinese_marks() -> None:
    said = [text for m in read("zh_CN") if m.id for text in texts(m.string)]

    marked = [text for text in said if has_latin_mark(text)]
    assert marked == [], "Chinese takes its own marks: ，；、"


OTHER_WORDS = {
    "落后序时": "欠序时", "(?<!进展)滞后": "欠序时", "无期限": "无时限", "未完成时限": "无时限",
    "指标未达(?!标)": "未达标", "配置文件": "设置文件", "记录者|登记者|填写者|填写账户": "写入方",
    "记录人": "登记人", "留痕记录": "留痕, or 记录 for an entry", "不予采用|不算数": "不计入",
    "未了的": "待答复, 待落实", "填报完成": "申报完成", "核实方式|核查方式": "核验方式",
    "按 Enter|按Enter": "按回车",
}  # fmt: skip
"""What was said for something that has a word (docs/words.md), and that word."""


@pytest.mark.parametrize("other", OTHER_WORDS)
def test_one_thing_has_one_word(other: str) -> None:
    said = [text for m in read("zh_CN") if m.id for text in texts(m.string) if re.search(other, text)]

    assert said == [], f"docs/words.md says {OTHER_WORDS[other]}"


@pytest.mark.parametrize(
    ("english", "chinese"), [("journal", "留痕"), ("ledger", "台账"), ("behind schedule", "欠序时|落后")]
)
def test_some_words_are_put_into_chinese_by_one(english: str, chinese: str) -> None:
    """docs/words.md decides which; an option such as `--journal` is no word."""
    word = re.compile(rf"(?<!-)\b{english}\b", re.IGNORECASE)
    said = [(one, m.string) for m in read("zh_CN") if m.id for one in texts(m.id) if word.search(one)]

    assert said
    assert [one for one, told in said if not any(re.search(chinese, text) for text in texts(told))] == []


def test_no_list_is_joined_by_a_latin_comma() -> None:
    """`tr(", ")` is、in Chinese; what people do not read is joined otherwise or in value.py."""
    joined = re.compile(r"""(?<!tr\()"[,;] "\.join""")
    found = [str(path) for path in PACKAGE.rglob("*.py") if joined.search(path.read_text("utf-8"))]

    joined_so = [path for path in found if not path.endswith("workplan_tui/base/value.py")]
    assert joined_so == [], 'these files join a list by a Latin comma: tr(", ").join'
