"""Escaping of control and hidden characters."""

import pytest

from eapa_cli.render.clean import clean


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Andrei Belyaninov",
        "Кабулжон Сабиров",
        "中文",
        "e\u0301",
        "O\u02bbzbekiston",
        "می\u200cخواهم",
        "👩\u200d🔬",
        "a\xa0b",
    ],
)
def test_ordinary_text_is_not_changed(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        # Control characters of ASCII, and others.
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("\x00\x07\x1b[31m\x7f", r"\x00\x07\x1b[31m\x7f"),
        ("\x85\x9b31m\xad", r"\x85\x9b31m\xad"),
        # Controls of the direction of text, characters without width, separators of lines, and surrogates.
        ("\u061c\u200e\u200f\u202e\u2066", r"\u061c\u200e\u200f\u202e\u2066"),
        ("a\u200bb\u2060\ufeff", r"a\u200bb\u2060\ufeff"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\ud800\udcff", r"\ud800\udcff"),
    ],
)
def test_control_and_hidden_characters_are_escaped(text: str, escaped: str) -> None:
    assert clean(text) == escaped
