"""The plan file: what is read, what is refused and how, hostile bytes in bounded time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLAN_TOML, make_plan
from workplan_tui.base.errors import NoPermission, NoPlan, PlanWrong
from workplan_tui.base.shape import WORD, Shape
from workplan_tui.model.schema.plan_file import FILE
from workplan_tui.store.plan import file as planfile
from workplan_tui.store.plan.faults import _expected
from workplan_tui.store.plan.file import parse_plan, read_plan, unknown_keys

HEAD = PLAN_TOML.split("[[tasks]]")[0]


def _fault(text: str | bytes) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(PlanWrong) as caught:
        parse_plan(data, "tasks.toml")
    return str(caught.value)


def _task(**changes: str) -> str:
    keys = {"id": "1", "section": "1", "text": '"甲"', "leads": '["乙"]', "units": '["丙"]'}
    keys |= {"due_on": "2023-12-31", **changes}
    return "[[tasks]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items() if value)


def test_the_file_is_read_as_the_plan_it_says(plan_file: Path) -> None:
    assert read_plan(str(plan_file)) == make_plan()


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + PLAN_TOML.encode(), PLAN_TOML.replace("\n", "\r\n").encode()],
    ids=["byte order mark", "CRLF"],
)
def test_the_marks_of_a_windows_editor_change_nothing(data: bytes) -> None:
    assert parse_plan(data, "tasks.toml") == make_plan()


def test_texts_are_kept_exactly() -> None:
    plan = parse_plan((HEAD + _task(text='" [/b]\\u001b[31m\\u3000甲 "')).encode(), "t")

    assert plan.tasks[0].text == " [/b]\x1b[31m\u3000甲 "


def test_optional_keys_are_read_and_unknown_ones_do_not_matter() -> None:
    extra = 'supporting_units = ["丁"]\nstarts_on = 2023-02-01\ntitle = "短"\nmine = 1\n'
    rules = "\n[rules]\namber_gap = 5\nclose_needs_other_actor = false\n"
    plan = parse_plan((HEAD + _task(id='"a.b-1"') + extra + rules).encode(), "t")

    task = plan.tasks[0]
    assert (task.id, task.title, task.starts_on) == ("a.b-1", "短", date(2023, 2, 1))
    assert task.supporting_units == ("丁",)
    assert not plan.close_needs_other_actor


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"id": ""}, "tasks.id: found nothing, expected a whole number or a word"),
        ({"id": "true"}, "tasks.id: found true, expected a whole number or a word"),
        ({"id": "-1"}, "tasks.id: found -1"),
        ({"id": '"a b"'}, "tasks.id: found 'a b'"),
        ({"id": '"' + "x" * 33 + '"'}, "tasks.id: found 'xxx"),
        ({"id": "0x" + "f" * 5000}, "found a huge number, expected less than"),
        ({"section": "3"}, "tasks.section: found 3, expected the id of one of the sections"),
        ({"section": '"1"'}, "tasks.section: found '1', expected a whole number"),
        ({"text": "5"}, "tasks.text: found 5, expected a text"),
        ({"text": '"""' + "\\u001b]" * 50 + '"""', "due_on": "1"}, "found 1, expected a date"),
        ({"leads": '"乙"'}, "tasks.leads: found '乙', expected a list of texts"),
        ({"leads": '["乙", 2]'}, "tasks.leads: found 2, expected a text"),
        ({"units": "1"}, "tasks.units: found 1, expected a list of texts"),
        ({"due_on": '"2023-12-31"'}, "tasks.due_on: found '2023-12-31', expected a date"),
        ({"due_on": "2023-12-31T01:00:00"}, "tasks.due_on: found 2023-12-31 01:00:00"),
        ({"targets": "[1]"}, "tasks.targets: found 1, expected a table"),
        ({"targets": "1"}, "tasks.targets: found 1, expected a list of tables"),
        ({"milestones": "[{}]"}, "tasks.milestones.due_on: found nothing, expected a date"),
    ],
)
def test_a_wrong_task_is_refused_with_what_was_expected(change: dict[str, str], expected: str) -> None:
    assert expected in _fault(HEAD + _task(**change))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"op": '"=="'}, "targets.op: found '==', expected one of >= > = <= < ~"),
        ({"kind": '"rate"'}, "targets.kind: found 'rate', expected count or level"),
        ({"value": "nan"}, "targets.value: found nan, expected a finite number"),
        ({"value": "inf"}, "targets.value: found inf"),
        ({"value": "1e999"}, "targets.value: found inf"),
        ({"value": "true"}, "targets.value: found true"),
        ({"value_max": '"3"'}, "targets.value_max: found '3'"),
        ({"id": "1.0"}, "targets.id: found 1.0, expected a whole number"),
    ],
)
def test_a_wrong_target_is_refused_with_what_was_expected(change: dict[str, str], expected: str) -> None:
    keys = {"id": "1", "name": '"甲"', "op": '"="', "value": "1", "unit": '"个"', "quote": '"甲"'}
    table = "".join(f"{key} = {value}\n" for key, value in (keys | change).items())

    assert expected in _fault(HEAD + _task() + "[[tasks.targets]]\n" + table)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema = 1", "", "tasks.toml:1:1: schema: found nothing, expected a whole number"),
        ("schema = 1", "schema = 2", "tasks.toml:2:10: schema: found 2, expected 1, the only"),
        ('id = "plan-2023"', "", "tasks.toml:4:1: plan.id: found nothing"),
        ("ends_on = 2023-12-31", "ends_on = 2023", "plan.ends_on: found 2023, expected a date"),
        ('cc = "', 'timezone = "Mars/Base"\ncc = "', "plan.timezone: found 'Mars/Base'"),
        ('cc = "', 'timezone = "../etc"\ncc = "', "plan.timezone: found '../etc'"),
        ('cc = "', 'timezone = ""\ncc = "', "plan.timezone: found ''"),
        ('cc = "', 'timezone = 8\ncc = "', "plan.timezone: found 8, expected a text"),
        ("id = 2\ntitle", "id = 1\ntitle", "sections.id: found 1, expected an id of its own; line"),
        ("[[sections]]", "[rules]\nred_gap = '9'\n[[sections]]", "rules.red_gap: found '9'"),
        ("[[sections]]", "[reporting]\nevery = 'day'\n[[sections]]", "expected month, quarter"),
        ("[[sections]]", "[reporting]\nby_day_of = 'day'\n[[sections]]", "expected next or same"),
    ],
)
def test_a_wrong_head_is_refused_with_what_was_expected(old: str, new: str, expected: str) -> None:
    assert expected in _fault(PLAN_TOML.replace(old, new, 1))


def test_one_and_the_text_one_are_the_same_id() -> None:
    message = _fault(HEAD + _task() + _task(id='"1"'))
    first = HEAD.count("\n") + 2

    assert message == (
        f"tasks.toml:{first + 7}:6: tasks.id: found '1', "
        f"expected an id of its own; line {first} has it already"
    )


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    message = _fault(HEAD + _task(text="1", due_on="2") + _task(leads="3") + _task(id="4.0"))

    found = [line.split("found ")[1].split(",")[0] for line in message.split("\n")]
    assert found == ["1", "2", "1", "3", "4.0"]


def test_very_many_faults_are_counted_not_listed() -> None:
    lines = _fault(HEAD + _task(text="1") * 1000).split("\n")

    assert len(lines) == 201
    assert lines[-1] == "... and 1799 more"


def test_found_texts_cannot_act_on_the_terminal() -> None:
    message = _fault(HEAD + _task(due_on='"\\u001b[31m\\u202e\\n' + "x" * 500 + '"'))

    assert message.isprintable()
    assert len(message) < 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = \n", "tasks.toml:1:5: found the end of the line, expected TOML: there is no value"),
        ("a = 1\na = 2\n", "tasks.toml:2:6: found the end of the line, expected TOML: this key"),
        ('\n\na = "b\n', "tasks.toml:3:7: found the end of the line, expected TOML: the closing"),
        ("a = 1\rb = 2", "tasks.toml:1:6: found '\\rb = 2', expected TOML: nothing may follow"),
        ("a = 2023-02-30", "tasks.toml:1:5: found '2023-02-30', expected TOML: there is no such"),
        ("任务 = 1", "tasks.toml:1:1: found '任务 = 1', expected TOML: a line is key = value"),
    ],
)
def test_wrong_syntax_has_its_place_and_reason(text: str, expected: str) -> None:
    assert _fault(text).startswith(expected)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PLAN_TOML.encode("gb18030"), "tasks.toml:1:4: found GB18030 by its looks"),
        (PLAN_TOML.encode("utf-16"), "tasks.toml:1:1: found UTF-16, expected UTF-8"),
        (PLAN_TOML.encode("utf-16-le"), "tasks.toml:1:1: found UTF-16, expected UTF-8"),
        (PLAN_TOML.encode("utf-16-be"), "tasks.toml:1:1: found UTF-16, expected UTF-8"),
        (b"a = 1\nb = '\xff'", "tasks.toml:2:6: found bytes that are no text, expected UTF-8."),
        (b"", "schema: found nothing"),
        (b"\0", "expected UTF-8"),
    ],
)
def test_other_encodings_are_named(data: bytes, expected: str) -> None:
    assert expected in _fault(data)


HOSTILE = {
    "20,000 dotted parts": ("\n" + ".".join("a" * 20_000) + " = 1", "2:1: found a key of too many"),
    "3,000 keys of 200 parts": (
        "\n".join(f"x{n}" + ".a" * 200 + " = 1" for n in range(3000)),
        "1:1: found a key of too many parts",
    ),
    "dotted parts in an inline table": ("a = {" + "b." * 900 + "c = 1}", "1:6: found a key of too"),
    "quoted dotted parts": ("'a'." * 900 + "c = 1", "1:1: found a key of too many parts"),
    "10,000 arrays": ("\na = " + "[" * 10_000, "2:405: found brackets within brackets"),
    "10,000 inline tables": ("a = " + "{a = " * 10_000, "found brackets within brackets"),
    "5,000 digits": ("a = '1'\nb = " + "9" * 5000, "2:5: found a huge number, expected less than"),
    "10 MB in one string": ("a = '" + "x" * 10_000_000 + "'", "schema: found nothing"),
    "10 MB string left open": ('a = "' + "x" * 10_000_000, "expected TOML: the closing quote"),
    "a million dots in quotes": ("a = [" + "'.'," * 1_000_000, "holds too much for a plan"),
    "a megabyte of brackets": ("a = [" + "[],\n" * 250_000 + "]", "holds too much for a plan"),
    "10 MB key": ("a." * 10 + "x" * 10_000_000 + " = 1", "schema: found nothing"),
    "10,000 wrong tasks": ("[[tasks]]\n" * 10_000, "more"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_in_bounded_time_and_memory(name: str) -> None:
    text, expected = HOSTILE[name]
    begun = time.process_time()

    message = _fault(text)

    assert time.process_time() - begun < 4
    assert expected in message
    assert len(message) < 30_000


@pytest.mark.parametrize("name", ["a million dots in quotes", "10 MB string left open"])
def test_hostile_text_takes_bounded_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "tasks.toml"
    path.write_text(HOSTILE[name][0])
    code = (
        "import sys; from workplan_tui.store.plan.file import read_plan\n"
        "try: read_plan(sys.argv[1])\n"
        "except Exception as error: print(type(error).__name__)\n"
        # Not `ru_maxrss`: a child inherits the test runner's own peak there.
        "peak = next(l for l in open('/proc/self/status') if l.startswith('VmHWM'))\n"
        "print(int(peak.split()[1]) // 1024)"
    )
    source = Path(planfile.__file__).parents[3]

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={"PYTHONPATH": str(source)}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    kind, mebibytes = done.stdout.split()
    assert kind == "PlanWrong"
    assert int(mebibytes) < 300


def test_dots_inside_a_text_are_no_long_key() -> None:
    text = "'" + "a." * 40 + "'"
    several = '"""\n' + "b." * 40 + 'c = 1\n"""'

    plan = parse_plan((HEAD + _task(text=text) + _task(id="2", text=several)).encode(), "t")

    assert plan.tasks[0].text == "a." * 40


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planfile, "LARGEST_BYTES", 100)

    with pytest.raises(PlanWrong, match="is larger than"):
        read_plan(str(plan_file))


@pytest.mark.parametrize("path", ["missing.toml", ".", "tasks.toml/below", "a\0b", "\x1b"])
def test_no_file_is_no_plan(path: str, plan_file: Path) -> None:
    with pytest.raises(NoPlan, match="There is no plan at") as caught:
        read_plan(os.path.join(plan_file.parent, path))

    assert str(caught.value).isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_matter_of_permission(plan_file: Path) -> None:
    plan_file.chmod(0)

    with pytest.raises(NoPermission):
        read_plan(str(plan_file))


def test_a_refused_open_is_a_matter_of_permission(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(planfile, "read_file", refuse)

    with pytest.raises(NoPermission, match="may not be read"):
        read_plan(str(plan_file))


def test_unknown_keys_are_listed_outermost_only() -> None:
    text = (
        "x = 1\n[plan]\ny = 1\nrequirements = [{z = 1}]\n[rules]\nred = {a = 1}\n"
        "[[tasks]]\nid = 1\n[[tasks]]\ntargets = [{id = 1, unti = '个'}]\ndue = 1\n"
    )

    assert set(unknown_keys(tomli.loads(text))) == {
        ("x",),
        ("plan", "y"),
        ("plan", "requirements", 0, "z"),
        ("rules", "red"),
        ("tasks", 1, "targets", 0, "unti"),
        ("tasks", 1, "due"),
    }


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(PLAN_TOML)), st.integers(0, 12), st.text(max_size=6))
def test_a_plan_cut_about_anywhere_is_read_or_refused_and_never_crashes(
    start: int, length: int, put: str
) -> None:
    damaged = PLAN_TOML[:start] + put + PLAN_TOML[start + length :]
    try:
        parse_plan(damaged.encode("utf-8", "surrogatepass"), "tasks.toml")
    except PlanWrong as error:
        lines = str(error).split("\n")
        assert all(line.startswith("tasks.toml:") for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    assert _fault(data).startswith("tasks.toml:")


def test_reading_a_good_plan_imports_no_fault_machinery(plan_file: Path) -> None:
    code = (
        "import sys; from workplan_tui.store.plan.file import read_plan; read_plan(sys.argv[1]);"
        "print(*sorted({'typing', 'dataclasses', 'pathlib', 'inspect', 'zoneinfo',"
        "'workplan_tui.store.plan.faults', 'workplan_tui.store.toml_place'} & set(sys.modules)))"
    )
    # -S: the packages' own start-up files may import anything.
    source = Path(planfile.__file__).parents[3]
    packages = Path(tomli.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(plan_file)],
        env={"PYTHONPATH": f"{source}{os.pathsep}{packages}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.strip() == ""


@pytest.mark.parametrize("kind", ["fifo", "zero", "sparse"])
def test_a_name_that_stands_for_no_plan_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "plan.toml"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "zero":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 30)
    with pytest.raises((NoPlan, PlanWrong), match=r"plan\.toml"):
        read_plan(str(path))


def test_what_is_expected_of_a_closed_list_is_said_for_each() -> None:
    def words(shape: Shape) -> Iterator[str]:
        yield from (key.name for key in shape.keys if key.kind == WORD)
        for below in shape.below:
            yield from words(below)

    lists = list(words(FILE))
    assert {"every", "by_day_of", "op", "kind"} <= set(lists)
    for name in lists:
        assert _expected(name), f"say in store/plan/faults.py what is expected of {name}"
