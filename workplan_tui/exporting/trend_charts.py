"""Charts as SVG that stands inside a page: no script, no font, no colour that alone says something.

Lines of planned and done are told apart by dashes and named at their end; each column of lights has its
numbers in its description.
"""

from __future__ import annotations

from html import escape

from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.day import short_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.trend import Point

WIDTH, HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 92, 24, 28
_HUNDRED = 100
_LINES = 25
"""Percent between two lines across."""
_COLOURS = {"red": "#C00000", "amber": "#E6A700", "green": "#4E9A3B", "grey": "#9A9A9A"}
_INK, _FAINT = "#333333", "#D0D0D0"
_COLUMN = 0.6
"""Share of the room of a column that is drawn."""


def trend_svg(plan: Plan, points: Sequence[Point], title: str) -> str:
    """Return planned and done in percent over the months, as lines."""
    planned = [(at, point.expected) for at, point in enumerate(points) if point.expected is not None]
    done = [
        (at, point.done.progress)
        for at, point in enumerate(points)
        if point.done and point.done.progress is not None
    ]
    parts = [
        *_scale(),
        *_days(plan, points),
        *_line(planned, len(points), tr("planned"), "6 4"),
        *_line(done, len(points), tr("reached"), ""),
    ]
    return _drawing(title, _told(planned, done, plan, points), parts)


def lights_svg(plan: Plan, points: Sequence[Point], title: str) -> str:
    """Return how many tasks had which light on each day, as columns of one height for all tasks."""
    past = [point for point in points if point.done]
    parts = list(_days(plan, past))
    told = []
    for at, point in enumerate(past):
        counts = point.done.by_light if point.done else {}
        total = sum(counts.values()) or 1
        y = float(HEIGHT - _BOTTOM)
        words = []
        for light in reversed(LIGHTS):
            count = counts.get(light, 0)
            words.append(f"{light_word(light)} {count}")
            tall = (HEIGHT - _TOP - _BOTTOM) * count / total
            y -= tall
            if count:
                parts.append(_box(at, len(past), y, tall, light, f"{light_word(light)} {count}"))
        told.append(_named(short_day(plan, point.day), reversed(words)))
    parts += _legend()
    return _drawing(title, tr("; ").join(told), parts)


def _drawing(title: str, told: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" '
        f'font-family="sans-serif" font-size="11" fill="{_INK}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )


def _x(at: int, count: int) -> float:
    """Return the middle of the room of one of so many columns."""
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (at + 0.5) / max(count, 1)


def _y(percent: int) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * min(max(percent, 0), _HUNDRED) / _HUNDRED


def _scale() -> Iterator[str]:
    for percent in range(0, _HUNDRED + 1, _LINES):
        y = _y(percent)
        yield f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="{_FAINT}" fill="none"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{percent}%</text>'


def _days(plan: Plan, points: Sequence[Point]) -> Iterator[str]:
    for at, point in enumerate(points):
        day = escape(short_day(plan, point.day))
        yield f'<text x="{_x(at, len(points)):.1f}" y="{HEIGHT - 10}" text-anchor="middle">{day}</text>'


def _line(places: Sequence[tuple[int, int]], count: int, name: str, dashes: str) -> Iterator[str]:
    if not places:
        return
    spots = [(_x(at, count), _y(percent)) for at, percent in places]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    style = f' stroke-dasharray="{dashes}"' if dashes else ""
    yield f'<path d="M{path}" stroke="{_INK}" stroke-width="2" fill="none"{style}/>'
    for x, y in spots:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
    x, y = spots[-1]
    yield f'<text x="{x + 4:.1f}" y="{y - 9:.1f}" text-anchor="end">{escape(name)} {places[-1][1]}%</text>'


def _box(at: int, count: int, y: float, tall: float, light: str, words: str) -> str:
    room = (WIDTH - _LEFT - _RIGHT) / max(count, 1)
    x, wide = _x(at, count) - room * _COLUMN / 2, room * _COLUMN
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{_COLOURS[light]}">'
        f"<title>{escape(words)}</title></rect>"
    )


def _legend() -> Iterator[str]:
    for place, light in enumerate(LIGHTS):
        y = _TOP + 16 * place
        yield f'<rect x="{WIDTH - _RIGHT + 12}" y="{y}" width="10" height="10" fill="{_COLOURS[light]}"/>'
        yield f'<text x="{WIDTH - _RIGHT + 28}" y="{y + 9}">{escape(light_word(light))}</text>'


def _told(
    planned: Sequence[tuple[int, int]], done: Sequence[tuple[int, int]], plan: Plan, points: Sequence[Point]
) -> str:
    """Return both lines as words, for who does not see them."""
    named = ((tr("planned"), planned), (tr("reached"), done))
    return tr("; ").join(
        _named(name, (f"{short_day(plan, points[at].day)} {percent}%" for at, percent in places))
        for name, places in named
    )


def _named(name: str, words: Iterable[str]) -> str:
    return tr("{name}: {text}").format(name=name, text=tr(", ").join(words))
