"""Lines of exact widths, and the same count letter by letter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.prompts.prompt import Prompt
from workplan_tui.tui.prompts.typed import typed_parts

HOSTILE = "ab 水务，。「」1\u0301\ufe0f\ufe0e☎❤👍🏽🇨🇳각\u0e33\u200d\u202e\x1b\t"
TEXTS = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=30).map(clean)
WIDTHS = st.integers(0, 40)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_a_clean_text_is_as_wide_as_its_letters(text: str) -> None:
    """What is written letter by letter stands where the line was laid out."""
    assert cell_len(text) == sum(map(cell_len, text))


@given(st.lists(st.tuples(TEXTS, st.just(Style())), max_size=5), st.integers(1, 60))
@settings(deadline=None)
def test_a_line_has_exactly_its_width(parts: list[tuple[str, Style]], width: int) -> None:
    assert cell_len(strip_of(parts, width, Style()).text) == width


async def _nothing(_text: str) -> None:
    pass


@given(st.text(st.sampled_from(HOSTILE), max_size=60), st.integers(0, 60), st.integers(3, 50))
@settings(deadline=None)
def test_a_prompt_never_overflows_and_shows_its_cursor(text: str, place: int, room: int) -> None:
    prompt = Prompt("", _nothing, text=text)
    prompt.place = min(place, len(text))
    parts, x = typed_parts(prompt, room)
    assert sum(cell_len(part) for part, _ in parts) <= max(room, cell_len(clean(text[place:][:1])) + 1)
    assert 0 <= x <= room


EDITS = st.lists(
    st.one_of(
        st.sampled_from(["backspace", "delete", "left", "right", "home", "end", "ctrl+u"]),
        st.text(st.sampled_from("a水e\u0301"), min_size=1, max_size=3).map(lambda text: f"+{text}"),
    ),
    max_size=20,
)


@given(EDITS)
def test_a_prompt_is_edited_as_two_stacks_of_letters_are(edits: list[str]) -> None:
    prompt, before, after = Prompt("", _nothing), "", ""
    for edit in edits:
        if edit.startswith("+"):
            prompt.insert(edit[1:])
            before += edit[1:]
            continue
        assert prompt.press(edit)
        match edit:
            case "backspace":
                before = before[:-1]
            case "delete":
                after = after[1:]
            case "left":
                before, after = before[:-1], before[-1:] + after
            case "right":
                before, after = before + after[:1], after[1:]
            case "home":
                before, after = "", before + after
            case "end":
                before, after = before + after, ""
            case "ctrl+u":
                before = ""
        assert (prompt.text, prompt.place) == (before + after, len(before))
