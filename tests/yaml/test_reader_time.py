"""The time to read a file: it grows with the length of the file, and not with its square."""

from collections.abc import Callable

import pytest
from measured_time import measure_seconds

from eapa_cli.yaml.reader import read


def repeat(line: str, count: int) -> str:
    """Return lines with the numbers from 0."""
    return "".join(map(line.format, range(count)))


FILES: dict[str, Callable[[int], str]] = {
    "comments before a dash": lambda count: "tasks:\n" + "#\n" * 40 * count + "- a\n",
    "comments before a colon": lambda count: "? tasks\n" + "#\n" * 40 * count + ": a\n",
    "comments without a space before them": lambda count: repeat("x-{}: 'b'#\n", 4 * count),
    "quotation marks that are not closed": lambda count: repeat("x-{}: 'b\n#'\n", 4 * count),
}
"""Functions that make a file of a length in proportion to a number."""
SHORT = 1500
RATIO = 8
"""The number for the short file, and how many times longer the long one is."""


def measure(text: str) -> float:
    return measure_seconds(lambda: read(text.encode()))


@pytest.mark.parametrize("make_file", FILES.values(), ids=FILES)
def test_time_grows_with_the_length(make_file: Callable[[int], str]) -> None:
    measure(make_file(1))  # loads the parser

    short, long = (measure(make_file(count)) for count in (SHORT, RATIO * SHORT))

    assert long < 2 * RATIO * short + 0.1  # with the square, it would be 64 times as long
