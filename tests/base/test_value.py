"""`Value` behaves as a frozen dataclass does, wherever the project relies on it."""

from __future__ import annotations

from functools import cached_property

import pytest

from workplan_tui.base.value import Value


class Point(Value):
    x: int
    y: int = 0

    @cached_property
    def total(self) -> int:
        return self.x + self.y


class Named(Point):
    name: str = "origin"


class Other(Value):
    x: int
    y: int = 0


def test_fields_are_given_by_place_or_by_name() -> None:
    assert (Point(1, 2).x, Point(1, 2).y) == (1, 2)
    assert Point(x=1, y=2) == Point(1, 2) == Point(1, y=2)


def test_a_field_left_out_has_its_default() -> None:
    assert Point(1).y == 0


def test_a_subclass_has_the_fields_of_its_base_first() -> None:
    assert Named(1, 2, "corner") == Named(x=1, y=2, name="corner")


def test_a_subclass_may_give_a_field_of_its_base_a_default() -> None:
    class Origin(Point):
        x: int = 0

    assert Origin().x == 0


@pytest.mark.parametrize("wrong", [{}, {"y": 1}, {"x": 1, "z": 2}, {"x": 1, "y": 2, "z": 3}])
def test_missing_and_unknown_fields_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(**wrong)


def test_too_many_fields_are_refused() -> None:
    with pytest.raises(TypeError):
        Point(1, 2, 3)


def test_a_field_given_twice_is_refused() -> None:
    with pytest.raises(TypeError):
        Point(1, 2, x=1)


def test_the_error_names_the_missing_field() -> None:
    with pytest.raises(TypeError, match=r"Point.*'x'"):
        Point()


def test_a_field_cannot_be_set() -> None:
    point = Point(1)

    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2

    assert point.x == 1


def test_equal_fields_make_equal_values_with_equal_hashes() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2


def test_values_of_different_classes_differ() -> None:
    assert Point(1, 2) != Other(1, 2)
    assert Point(1, 2) != Named(1, 2)
    assert Point(1, 2) != (1, 2)


def test_replace_changes_a_copy_only() -> None:
    point = Point(1, 2)

    moved = point.replace(y=5)

    assert (moved, point) == (Point(1, 5), Point(1, 2))


def test_replace_refuses_an_unknown_field() -> None:
    with pytest.raises(TypeError):
        Point(1).replace(z=1)


def test_a_cached_property_is_kept_and_is_no_field() -> None:
    point = Point(1, 2)

    assert point.total == 3

    assert point == Point(1, 2)
    assert hash(point) == hash(Point(1, 2))
    assert point.replace(x=2).total == 4


def test_repr_shows_the_fields_in_order() -> None:
    assert repr(Named(1, 2)) == "Named(x=1, y=2, name='origin')"
