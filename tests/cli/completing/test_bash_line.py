"""A line of bash is read as bash reads it, and what is put there is read as it was meant."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.cli.completing.bash_line import taken_apart


@pytest.mark.parametrize(
    ("line", "words", "begun", "quote", "kept"),
    [
        ("workplan ", ("workplan",), "", "", 0),
        ("workplan se", ("workplan",), "se", "", 0),
        ("workplan  list   单位:水", ("workplan", "list"), "单位:水", "", 3),
        ("workplan list 单位:区水务局,园", ("workplan", "list"), "单位:区水务局,园", "", 3),
        ("workplan list --plan=a=b", ("workplan", "list"), "--plan=a=b", "", 9),
        ("workplan --plan my\\ plan.toml li", ("workplan", "--plan", "my plan.toml"), "li", "", 0),
        ('workplan list "灯:红 or 单位:水', ("workplan", "list"), "灯:红 or 单位:水", '"', 0),
        ("workplan list '灯:红", ("workplan", "list"), "灯:红", "'", 0),
        ('workplan note 1 "a \\"b\\" \\c" d', ("workplan", "note", "1", 'a "b" \\c'), "d", "", 0),
        ("workplan note 1 '' ", ("workplan", "note", "1", ""), "", "", 0),
        ("workplan list 单位:\\", ("workplan", "list"), "单位:", "", 3),
    ],
)
def test_a_line_is_taken_apart(line: str, words: tuple[str, ...], begun: str, quote: str, kept: int) -> None:
    read = taken_apart(line)
    assert (read.words, read.begun, read.quote, read.kept) == (words, begun, quote, kept)


@pytest.mark.parametrize(
    ("begun", "word", "put"),
    [
        ("单位:", "单位:区水务局", "区水务局"),
        ("进", "进度:<50", "进度:\\<50"),
        ('"进度:', "进度:<50", "进度:<50"),
        ('"', 'a"$b', 'a\\"\\$b'),
        ("'", "it's", "it'\\''s"),
        ("", 'a b"c', 'a\\ b\\"c'),
    ],
)
def test_a_word_is_put_there_as_bash_reads_it(begun: str, word: str, put: str) -> None:
    assert taken_apart(f"workplan list {begun}").fitted(word) == put


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1),
    st.sampled_from(("", '"', "'")),
)
def test_what_is_put_there_is_read_back(word: str, quote: str) -> None:
    put = taken_apart(f"workplan x {quote}").fitted(word)
    assert taken_apart(f"workplan x {quote}{put}{quote}").begun == word


@pytest.mark.slow
def test_bash_reads_what_is_put_there_as_it_was_meant() -> None:
    words = [f"a{sign}b" for sign in map(chr, range(32, 127))] + [
        "单位:区水务局",
        "~/a",
        "-x",
        "进度:<50",
        "“新智造100”",
    ]
    lines = [
        f"workplan x {quote}{taken_apart(f'workplan x {quote}').fitted(word)}{quote}"
        for word in words
        for quote in ("", '"', "'")
    ]
    script = "set -f +H\nworkplan() { printf '%s\\n' \"$2\"; }\n" + "\n".join(lines)
    told = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert told.stdout.splitlines() == [word for word in words for _ in range(3)]
