"""The time to edit a file: it grows with the length of the file, and not with its square."""

from collections.abc import Callable
from typing import Any

import pytest
from measured_time import measure_seconds

from eapa_cli.yaml.editor import edit
from eapa_cli.yaml.serializer import format_flow

EDITS: dict[str, Callable[[int], tuple[dict[str, Any], dict[str, Any]]]] = {
    "a new item among equal ones": lambda count: (
        {"a": ["x"] * 4 * count},
        {"a": ["x"] * 2 * count + ["new"] + ["x"] * 2 * count},
    ),
    "two new items around equal ones": lambda count: (
        {"a": ["x"] * 4 * count},
        {"a": ["new", *["x"] * 4 * count, "new"]},
    ),
    "new keys": lambda count: (
        {f"a{number}": "x" for number in range(4 * count)},
        {f"{letter}{number}": "x" for letter in "ab" for number in range(4 * count)},
    ),
    "items removed from brackets": lambda count: (
        {"a": ["x", *map(str, range(count))]},
        {"a": ["x"]},
    ),
}
"""Functions that make the old and the new data of a file of a multiple of a number of items."""
SHORT = 300
RATIO = 8
"""The number for the short file, and how many times longer the long one is."""


def _seconds(old: dict[str, Any], new: dict[str, Any]) -> float:
    source = f"{format_flow(old)}\n".encode()  # canonical text would be written as a whole
    return measure_seconds(lambda: edit(source, new))


@pytest.mark.parametrize("make_edit", EDITS.values(), ids=EDITS)
def test_time_grows_with_the_length(make_edit: Callable[[int], tuple[dict[str, Any], dict[str, Any]]]) -> None:
    _seconds(*make_edit(1))  # loads the parser

    short, long = _seconds(*make_edit(SHORT)), _seconds(*make_edit(RATIO * SHORT))

    assert long < 3 * RATIO * short + 0.1  # with the square, it would be 64 times as long
