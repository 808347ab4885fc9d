"""What the system and the readers say is wrong is told in the language in use."""

from __future__ import annotations

import errno
import json
import os

import pytest
import tomli

from workplan_tui import language
from workplan_tui.language import json_words, os_words, toml_words

JSON = (
    "", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[1,]", '["a', '["\t"]', '["\\x"]', '["\\u12"]',
    "{} x", "{a:1}", "[1 2]", "\ufeff{}", "nul", "-",
)  # fmt: skip
TOML = (
    "a", "a =", "a = x", "a = 1 2", "a = 1\na = 2", "[a]\n[a]", "a = [1", "a = {b = 1", "a = {b = 1, b = 2}",
    'a = "x', 'a = """x', 'a = "\\q"', 'a = "\\u12"', 'a = "\\ud800"', "a = 2023-13-01", "= 1", "a = 'x\n'",
    'a = "\x01"', "a = {}\n[a.b]", "a.b = 1\n[a]", "[[a]]\n[a]", "[a", "a = 'x", "# \x01", "a = 1\n[a.b]",
)  # fmt: skip


@pytest.fixture(autouse=True)
def chinese() -> None:
    language.use(language.CHINESE)


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.ENOENT]
)
def test_what_the_system_refuses_is_told_in_chinese(number: int) -> None:
    assert not os_words.why_refused(OSError(number, os.strerror(number), "/x")).isascii()


def test_a_reason_of_our_own_and_an_unknown_one_stand_as_they_are() -> None:
    assert os_words.why_refused(OSError(errno.ESTALE, "另一个账号的文件")) == "另一个账号的文件"
    assert os_words.why_refused(OSError(errno.ECHILD, os.strerror(errno.ECHILD))) == os.strerror(errno.ECHILD)
    assert os_words.why_refused(OSError("no number")) == "no number"
    assert os_words.why_refused(ValueError("no error of the system")) == "no error of the system"


@pytest.mark.parametrize("text", JSON)
def test_what_is_no_json_is_told_in_chinese(text: str) -> None:
    with pytest.raises(json.JSONDecodeError) as refused:
        json.loads(text)
    assert not json_words.reason(refused.value).isascii()


def test_an_open_quote_is_told_as_one() -> None:
    with pytest.raises(tomli.TOMLDecodeError) as refused:
        tomli.loads("a = 'x")
    assert "引号" in toml_words.reason(refused.value.msg)


@pytest.mark.parametrize("text", TOML)
def test_what_is_no_toml_is_told_in_chinese(text: str) -> None:
    with pytest.raises(tomli.TOMLDecodeError) as refused:
        tomli.loads(text)
    assert not toml_words.reason(refused.value.msg).isascii()
