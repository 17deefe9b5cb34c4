"""The time to read and format a file: it grows with the length of the file, and not with its square."""

from collections.abc import Callable

import pytest
from measured_time import measure_seconds

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.field_types import FieldType
from eapa_cli.storage.formatter import format_document
from eapa_cli.yaml.reader import read


def repeat(line: str, count: int) -> str:
    """Return lines with the numbers from 0."""
    return "".join(map(line.format, range(count)))


FILES: dict[str, Callable[[int], str]] = {
    "fields with comments": lambda count: repeat("x-{}: a # c\n", count),
    "comments in brackets": lambda count: "x-a: [\n" + repeat("  b{}, # c\n", count) + "  ]\n",
    "comments after a long line": lambda count: "x-a: [" + repeat("b{}, ", count) + "]\n" + repeat("# {}\n", count),
    "comments that are indented less than the items above": lambda count: (
        "x-a:\n" + repeat("    - b{}\n", count) + repeat("  # {}\n", count) + "id: b\n"
    ),
    "numbers where text is expected": lambda count: "former_ids:\n" + repeat("- 1{}\n", 4 * count),
}
"""Functions that make a file of a length in proportion to a number."""
SHORT = 400
RATIO = 8
"""The number for the short file, and how many times longer the long one is."""


def measure(text: str) -> float:
    return measure_seconds(lambda: format_document(read(text.encode()), FieldType.of_record(Kind.AGREEMENT)))


@pytest.mark.parametrize("make_file", FILES.values(), ids=FILES)
def test_time_grows_with_the_length(make_file: Callable[[int], str]) -> None:
    measure(make_file(1))  # loads the parser

    short, long = (measure(make_file(count)) for count in (SHORT, RATIO * SHORT))

    assert long < 2 * RATIO * short + 0.1  # with the square, it would be 64 times as long
