"""`clean` is the model's door: one line out, whatever text comes in."""

from __future__ import annotations

import json
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import TEXTS, obeyed
from workplan_tui import language
from workplan_tui.language.words import (
    find_light,
    find_method,
    find_status,
    light_word,
    method_word,
    status_word,
)
from workplan_tui.model.codes import LIGHTS, METHODS, STATUSES
from workplan_tui.model.filter.fields import CHOICES, find_choice, shown_choice
from workplan_tui.text import harmless
from workplan_tui.text.harmless import MOST_MARKS, clean, escaped

SEEN_BY_NOBODY = ("\u3164", "\u034f", "\uffa0", "\U000e0100", "\ufe0f", "a" + "\u0301" * 9, "葛")
ANY_TEXT = st.text() | st.lists(st.sampled_from(TEXTS)).map("".join)


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_hostile_text_is_obeyed_and_one_row_stays_one(text: str) -> None:
    shown = clean(text)
    assert obeyed(shown) == []
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A\x1b[2JB", "A␛[2JB"),
        ("\x9b31m\x7f", "⟨9B⟩31m␡"),
        ("l1\nl2\u2028l3\x0bl4\x1cl5", "l1 l2 l3 l4␜l5"),
        ("\u202etxt.exe", "⟨U+202E⟩txt.exe"),
        ("已\u200b完成", "已⟨U+200B⟩完成"),
        ("\u3164", "⟨U+3164⟩"),
        ("葛\U000e0100", "葛⟨U+E0100⟩"),
        ("a" + "\u0301" * 200 + "b", "a" + "\u0301" * 4 + "...b"),
        ("[/b] =1+1 \\ é नमस्ते", "[/b] =1+1 \\ é नमस्ते"),
        ("实施“新智造100”工程，\u3000力争", "实施“新智造100”工程，\u3000力争"),
    ],
    ids=ascii,
)
def test_what_is_shown_says_what_was_there(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY_TEXT)
def test_clean_text_is_one_printable_line_with_few_marks_and_stays_as_it_is(text: str) -> None:
    shown = clean(text)
    assert shown.isprintable()
    assert clean(shown) == shown
    marks = "".join("m" if category(letter) in ("Mn", "Me") else " " for letter in shown)
    assert "m" * (MOST_MARKS + 1) not in marks


@given(
    st.text(alphabet=st.characters(codec="utf-8")) | st.lists(st.sampled_from(SEEN_BY_NOBODY)).map("".join)
)
def test_escaped_json_is_printable_and_means_the_same(text: str) -> None:
    shown = escaped(json.dumps(text, ensure_ascii=False))
    assert shown.isprintable()
    assert clean(shown) == shown
    assert json.loads(shown) == text


def test_no_character_that_needs_a_look_is_passed_over() -> None:
    """Each by itself and as a pile: what is judged letter by letter is what `clean` says of the whole."""
    everything = map(chr, range(0x80, sys.maxunicode + 1))
    passed = [c for c in everything if c.isprintable() and not harmless._SUSPECT.search(c)]
    assert [c for c in passed if harmless._weight(c) or harmless._shown(c) != c] == []
    assert {*"区“”‘’、。（）℃㎡①→·…—％"} <= set(passed), "usual texts take the short way"


@pytest.mark.parametrize("shown_in", [language.ENGLISH, language.CHINESE])
@pytest.mark.parametrize("typed_in", [language.ENGLISH, language.CHINESE])
def test_every_word_that_is_shown_is_understood_in_either_language(shown_in: str, typed_in: str) -> None:
    language.use(shown_in)
    given_by_hand = [code for code in LIGHTS if code != "grey"]
    shown = [
        *((find_status, code, status_word(code)) for code in STATUSES),
        *((find_method, code, method_word(code)) for code in METHODS),
        *((find_light, code, light_word(code)) for code in given_by_hand),
    ]
    chosen = [(field, code, shown_choice(field, code)) for field, codes in CHOICES.items() for code in codes]

    language.use(typed_in)

    assert [(word, find(word)) for find, code, word in shown if find(word) != code] == []
    assert [(find, word) for find, code, word in shown if find(f" {word.upper()} ") != code] == []
    assert [(field, word) for field, code, word in chosen if find_choice(field, word) != code] == []


def test_a_code_is_understood_as_it_stands_in_the_journal() -> None:
    assert [find_status(code) for code in STATUSES] == list(STATUSES)
    assert [find_method(code) for code in METHODS] == list(METHODS)
    assert find_method("on-site") == "site"
    assert find_method("on") is None
