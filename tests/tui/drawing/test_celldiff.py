"""The cell difference shows what a full repaint shows, whatever was on the terminal before."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from workplan_tui.tui.drawing.celldiff import CellDiff
from workplan_tui.tui.drawing.pen import PLAIN, Pen, change_of_pen
from workplan_tui.tui.drawing.strips import strip_of

WIDTH, HEIGHT = 12, 4
GROUND = Style(color="#dadada", bgcolor="#262626")
BLUE = Style(color="#ffffff", bgcolor="#005f87")
STYLES = st.sampled_from(
    [
        GROUND,
        Style(color="#ffffff", bgcolor="#005f87"),
        Style(color="#000000", bgcolor="#ffaf00", bold=True),
        Style(color="#dadada", bgcolor="#1c1c1c", underline=True),
        Style(reverse=True),
        Style(),
    ]
)
TEXTS = st.text(st.sampled_from("ab 水务，。 12"), max_size=WIDTH)
LINES = st.lists(st.tuples(TEXTS, STYLES), max_size=4)
FRAMES = st.lists(st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=5)


def update_of(frame: list[list[tuple[str, Style]]]) -> LayoutUpdate:
    """Return the frame as the compositor hands it over."""
    strips = [[strip_of(line, WIDTH, GROUND)] for line in frame]
    return LayoutUpdate(strips, Region(0, 0, WIDTH, HEIGHT))


def shown_by(*sequences: str) -> list[list[tuple[object, ...]]]:
    """Return the cells a terminal shows after the sequences."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for sequence in sequences:
        stream.feed(sequence)
    return [[_cell(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def _cell(char: object) -> tuple[object, ...]:
    """What a person sees of a cell: nobody sees the ink of a blank that is not underlined."""
    data, fg, bg, bold, italics, under, strike, reverse, _blink = tuple(char)  # type: ignore[arg-type]
    if data == " " and not (under or strike or reverse):
        return (" ", bg)
    return (data, fg, bg, bold, italics, under, strike, reverse)


@given(FRAMES, st.booleans())
@settings(max_examples=200, deadline=None)
def test_differences_add_up_to_a_full_repaint(
    frames: list[list[list[tuple[str, Style]]]], can_erase: bool
) -> None:
    diff = CellDiff(WIDTH, HEIGHT, can_erase)
    differences = [diff.sequence(update_of(frame), ColorSystem.TRUECOLOR) for frame in frames]

    whole = CellDiff(WIDTH, HEIGHT).sequence(update_of(frames[-1]), ColorSystem.TRUECOLOR)

    assert shown_by(*differences) == shown_by(whole)


@given(FRAMES, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_same_frame_again_costs_nothing(
    frames: list[list[list[tuple[str, Style]]]], can_erase: bool
) -> None:
    diff = CellDiff(WIDTH, HEIGHT, can_erase)
    diff.sequence(update_of(frames[0]), ColorSystem.EIGHT_BIT)
    assert diff.sequence(update_of(frames[0]), ColorSystem.EIGHT_BIT) == ""


def test_a_full_repaint_is_what_textual_would_write() -> None:
    line = [("水务ab", BLUE), (" 已完成", Style(color="#ffffff", bgcolor="#005f00"))]
    update = LayoutUpdate([[strip_of(line, WIDTH, BLUE)]] * HEIGHT, Region(0, 0, WIDTH, HEIGHT))
    ours = CellDiff(WIDTH, HEIGHT).sequence(update, ColorSystem.EIGHT_BIT)
    theirs = "".join(
        f"\x1b[{y + 1};1H" + strip_of(line, WIDTH, BLUE).render(_Console())  # type: ignore[arg-type]
        for y in range(HEIGHT)
    )
    assert shown_by(ours) == shown_by(theirs)


class _Console:
    """As much of a console as `Strip.render` asks for."""

    _color_system = ColorSystem.EIGHT_BIT


def test_after_forgetting_everything_is_written_again() -> None:
    diff = CellDiff(WIDTH, HEIGHT)
    update = update_of([[("水务", GROUND)]] * HEIGHT)
    first = diff.sequence(update, ColorSystem.EIGHT_BIT)
    diff.forget()
    assert diff.sequence(update, ColorSystem.EIGHT_BIT) == first


def test_a_combining_mark_stays_with_its_letter() -> None:
    update = LayoutUpdate([[Strip([Segment("e\u0301a")])]], Region(0, 0, 2, 1))
    sequence = CellDiff(WIDTH, HEIGHT).sequence(update, ColorSystem.EIGHT_BIT)
    assert "e\u0301a" in sequence


PENS = st.builds(
    Pen,
    st.sampled_from([None, "38;5;1", "38;5;2"]),
    st.sampled_from([None, "48;5;1", "48;5;2"]),
    st.frozensets(st.sampled_from("14579")),
)


@given(st.lists(PENS, min_size=1, max_size=6))
def test_changes_of_the_pen_lead_to_the_pen(pens: list[Pen]) -> None:
    sequence, at = "", PLAIN
    for pen in pens:
        sequence += change_of_pen(at, pen)
        at = pen
    assert shown_by(f"{sequence}x")[0][0] == shown_by(f"{change_of_pen(PLAIN, at)}x")[0][0]
