"""A blank that a PDF holds divides names, though fonts draw it narrower than the room between two columns."""

from __future__ import annotations

from workplan_tui.importing.readers.layout import Glyph, lines_of


def glyphs(words: str, blank: float) -> list[Glyph]:
    """Return letters of ten points side by side; `blank` is how wide a blank is drawn."""
    made: list[Glyph] = []
    left = 0.0
    for letter in words:
        wide = blank if letter == " " else 10.0
        made.append(Glyph(letter, left, 0.0, left + wide, 10.0))
        left += wide
    return made


def test_a_narrow_blank_is_kept_where_it_is_printed() -> None:
    assert [line.text for line in lines_of(glyphs("市发改委 市工信局", 2.8))] == ["市发改委 市工信局"]


def test_a_narrow_gap_without_a_blank_is_none() -> None:
    apart = [one for one in glyphs("市发改委 市工信局", 2.8) if one.letter != " "]

    assert [line.text for line in lines_of(apart)] == ["市发改委市工信局"]


def test_blanks_at_the_end_of_a_line_do_not_make_it_longer() -> None:
    (line,) = lines_of(glyphs("市发改委   ", 5.0))

    assert (line.text, line.right) == ("市发改委", 40.0)
