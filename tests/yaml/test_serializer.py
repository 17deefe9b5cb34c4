"""The canonical format of YAML."""

from typing import Any

import pytest
import yaml

from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import MAX_WIDTH, dump

_LONG_TEXT = "слово " * 30 + "конец"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        # Texts have quotes unless all parsers read them equally without quotes.
        ({"a": "eapa-uz"}, "a: eapa-uz\n"),
        ({"a": "2021-09-24-eapa-uz"}, "a: 2021-09-24-eapa-uz\n"),
        ({"a": "2021-09-24"}, 'a: "2021-09-24"\n'),
        ({"a": "XXXX-09-24"}, 'a: "XXXX-09-24"\n'),
        ({"a": "NO"}, 'a: "NO"\n'),
        ({"a": ""}, 'a: ""\n'),
        ({"a": "two words"}, 'a: "two words"\n'),
        ({"a": 'a "b" \\'}, 'a: "a \\"b\\" \\\\"\n'),
        ({"a": "https://example.org/a?b=c"}, "a: https://example.org/a?b=c\n"),
        ({"a": ["https://example.org/a?b=c"]}, 'a: ["https://example.org/a?b=c"]\n'),
        ({"a": {"b": "https://example.org/?c", "d": "e?"}}, 'a: {b: "https://example.org/?c", d: "e?"}\n'),
        ({"a": "https://example.org/#a"}, 'a: "https://example.org/#a"\n'),
        # Other scalars.
        ({"a": None, "b": True, "c": False, "d": 12, "e": 0.5}, "a: null\nb: true\nc: false\nd: 12\ne: 0.5\n"),
        ({"a": 0.00001, "b": -1e22, "c": 1.5e-7}, "a: 1.0e-05\nb: -1.0e+22\nc: 1.5e-07\n"),
        # Maps and lists that fit on a line, and others.
        ({"a": {"b": 1, "c": "x"}}, "a: {b: 1, c: x}\n"),
        ({"a": ["x", "y z"]}, 'a: [x, "y z"]\n'),
        ([{"b": 1}, "x"], "- {b: 1}\n- x\n"),
        ({"a": [{"b": 1}, {"c": {"d": 2}}]}, "a:\n  - {b: 1}\n  - c: {d: 2}\n"),
        # Texts of several lines.
        ({"a": "one\n\ntwo"}, "a: |-\n  one\n\n  two\n"),
        ({"a": " one\ntwo"}, 'a: " one\\ntwo"\n'),
    ],
)
def test_each_value_has_one_format(value: Any, text: str) -> None:
    assert dump(value) == text
    assert yaml.load(text, yaml.SafeLoader) == value  # the parser of PyYAML that does not use libyaml


def test_a_long_text_is_folded_within_the_width_and_read_back() -> None:
    text = dump({"a": {"b": _LONG_TEXT}})

    assert text.startswith("a:\n  b: >-\n    слово")
    assert max(map(len, text.splitlines())) <= MAX_WIDTH
    assert read(text.encode()).data == {"a": {"b": _LONG_TEXT}}


@pytest.mark.parametrize("value", [f" {_LONG_TEXT}", f"{_LONG_TEXT}  {_LONG_TEXT}", "x" * 200])
def test_a_long_text_that_folding_would_change_is_quoted_on_one_line(value: str) -> None:
    text = dump({"a": [{"b": value, "c": [1]}]})

    assert text.count("\n") == 3
    assert read(text.encode()).data == {"a": [{"b": value, "c": [1]}]}


def test_a_map_or_list_that_is_too_wide_for_a_line_is_a_block() -> None:
    wide, other = "x" * 60, "y" * 60

    assert dump({"a": {"b": wide, "c": other}, "d": [wide, other]}) == (
        f"a:\n  b: {wide}\n  c: {other}\nd:\n  - {wide}\n  - {other}\n"
    )


def test_a_line_may_have_exactly_the_maximum_width() -> None:
    other_characters = len("a: []")

    assert dump({"a": ["x" * (MAX_WIDTH - other_characters)]}).count("\n") == 1
    assert dump({"a": ["x" * (MAX_WIDTH - other_characters + 1)]}).count("\n") == 2


def test_nested_and_empty_lists_are_read_back() -> None:
    value = {"a": [[1, [2]], []], "b": {}, "c": [{"d": {}}]}

    assert read(dump(value).encode()).data == value
