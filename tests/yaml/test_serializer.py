"""The canonical format of YAML."""

from typing import Any

import pytest
import yaml

from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import MAX_WIDTH, dump

_LONG = "слово " * 30 + "конец"


@pytest.mark.parametrize(
    ("value", "text"),
    [
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
        ({"a": None, "b": True, "c": False, "d": 12, "e": 0.5}, "a: null\nb: true\nc: false\nd: 12\ne: 0.5\n"),
        ({"a": {"b": 1, "c": "x"}}, "a: {b: 1, c: x}\n"),
        ({"a": ["x", "y z"]}, 'a: [x, "y z"]\n'),
        ({"a": [{"b": 1}, {"c": {"d": 2}}]}, "a:\n  - {b: 1}\n  - c: {d: 2}\n"),
        ({"a": "one\n\ntwo"}, "a: |-\n  one\n\n  two\n"),
        ({"a": " one\ntwo"}, 'a: " one\\ntwo"\n'),
        ([{"b": 1}, "x"], "- {b: 1}\n- x\n"),
    ],
)
def test_each_value_has_one_format(value: Any, text: str) -> None:
    assert dump(value) == text
    assert yaml.load(text, yaml.SafeLoader) == value  # the parser of PyYAML that does not use libyaml


def test_a_long_text_is_folded_within_the_width_and_read_back() -> None:
    text = dump({"a": {"b": _LONG}})

    assert text.startswith("a:\n  b: >-\n    слово")
    assert max(map(len, text.splitlines())) <= MAX_WIDTH
    assert read(text.encode()).data == {"a": {"b": _LONG}}


@pytest.mark.parametrize("value", [f" {_LONG}", f"{_LONG}  {_LONG}", "x" * 200])
def test_a_long_text_that_folding_would_change_is_quoted_on_one_line(value: str) -> None:
    text = dump({"a": [{"b": value, "c": [1]}]})

    assert text.count("\n") == 3
    assert read(text.encode()).data == {"a": [{"b": value, "c": [1]}]}


def test_a_map_or_list_too_wide_for_a_line_is_a_block() -> None:
    assert dump({"a": {"b": "x" * 60, "c": "y" * 60}, "d": ["x" * 60, "y" * 60]}) == (
        f"a:\n  b: {'x' * 60}\n  c: {'y' * 60}\nd:\n  - {'x' * 60}\n  - {'y' * 60}\n"
    )


def test_a_line_of_exactly_the_width_stays_one_line() -> None:
    assert dump({"a": ["x" * (MAX_WIDTH - 5)]}).count("\n") == 1
    assert dump({"a": ["x" * (MAX_WIDTH - 4)]}).count("\n") == 2


def test_nested_and_empty_lists_are_read_back() -> None:
    value = {"a": [[1, [2]], []], "b": {}, "c": [{"d": {}}]}

    assert read(dump(value).encode()).data == value
