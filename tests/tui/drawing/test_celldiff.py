"""The cell difference shows what a full repaint shows, whatever was on the terminal before."""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.support.terminal import seen
from tests.support.tmux import TmuxCanvas
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


def update_of(frame: list[list[tuple[str, Style]]], width: int = WIDTH) -> LayoutUpdate:
    """Return the frame as the compositor hands it over."""
    strips = [[strip_of(line, width, GROUND)] for line in frame]
    return LayoutUpdate(strips, Region(0, 0, width, HEIGHT))


LONG = 30
"""A row in which there is room for blanks that are worth erasing, and wide signs before and behind them."""
LONG_TEXTS = st.lists(st.sampled_from(["水务", "a", " " * 5, " " * 8, " ", "，。"]), max_size=9).map("".join)
LONG_LINES = st.lists(st.tuples(LONG_TEXTS, STYLES), max_size=4)
LONG_FRAMES = st.lists(
    st.tuples(st.lists(LONG_LINES, min_size=HEIGHT, max_size=HEIGHT), st.booleans()), min_size=2, max_size=5
)


def shown_by(*sequences: str) -> list[list[tuple[object, ...]]]:
    """Return the cells a terminal shows after the sequences."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for sequence in sequences:
        stream.feed(sequence)
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


@given(FRAMES, st.booleans())
@settings(max_examples=200, deadline=None)
def test_differences_add_up_to_a_full_repaint(
    frames: list[list[list[tuple[str, Style]]]], can_erase: bool
) -> None:
    diff = CellDiff(WIDTH, HEIGHT, can_erase)
    differences = [diff.sequence(update_of(frame), ColorSystem.TRUECOLOR) for frame in frames]

    whole = CellDiff(WIDTH, HEIGHT).sequence(update_of(frames[-1]), ColorSystem.TRUECOLOR)

    assert shown_by(*differences) == shown_by(whole)


@pytest.mark.slow
@pytest.mark.parametrize("can_erase", [True, False])
def test_in_tmux_too_and_after_forgetting(can_erase: bool, sockets: Path) -> None:
    """tmux keeps a sign of which one half was erased, and shows its rest as a hole in the ground."""
    with TmuxCanvas(sockets, LONG, HEIGHT) as canvas:

        @given(LONG_FRAMES)
        @settings(max_examples=60, deadline=None)
        def shows_a_full_repaint(frames: list[tuple[list[list[tuple[str, Style]]], bool]]) -> None:
            diff = CellDiff(LONG, HEIGHT, can_erase)
            differences = []
            for frame, is_forgotten in frames:
                if is_forgotten:
                    diff.forget()
                differences.append(diff.sequence(update_of(frame, LONG), ColorSystem.TRUECOLOR))

            last = update_of(frames[-1][0], LONG)
            whole = CellDiff(LONG, HEIGHT).sequence(last, ColorSystem.TRUECOLOR)

            shown, right = canvas.cells_after(differences), canvas.cells_after([whole])
            assert [[seen(cell) for cell in row] for row in shown] == [
                [seen(cell) for cell in row] for row in right
            ]

        shows_a_full_repaint()


def test_no_half_of_a_wide_sign_is_erased() -> None:
    diff = CellDiff(LONG, HEIGHT, can_erase=True)
    before, after = [(" " * 10 + "水务", GROUND)], [(" " * 11 + "水务", BLUE)]
    diff.sequence(update_of([before, [], [], []], LONG), ColorSystem.TRUECOLOR)

    sequence = diff.sequence(update_of([after, [], [], []], LONG), ColorSystem.TRUECOLOR)

    assert "\x1b[10X" in sequence, "the eleventh blank stands on a half and is written"
    assert "\x1b[11X" not in sequence


@given(FRAMES, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_same_frame_again_costs_nothing(
    frames: list[list[list[tuple[str, Style]]]], can_erase: bool
) -> None:
    diff = CellDiff(WIDTH, HEIGHT, can_erase)
    diff.sequence(update_of(frames[0]), ColorSystem.EIGHT_BIT)
    assert diff.sequence(update_of(frames[0]), ColorSystem.EIGHT_BIT) == ""


def test_what_was_never_drawn_is_stepped_over() -> None:
    """Between two panes stands what no pane has drawn yet; a sign for it would move all that stands behind."""
    left, right = (strip_of([(text, Style())], 5, Style()) for text in ("ab", "cd"))
    update = ChopsUpdate([{0: left, 6: right}], [(0, 0, WIDTH)], [[5, 11]])
    assert CellDiff(WIDTH, 1).sequence(update, None) == "\x1b[m\x1b[1;1Hab   \x1b[Ccd   "


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
