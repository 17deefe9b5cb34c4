"""Stretches of a text that are replaced by others."""

from collections.abc import Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """What stands between two offsets of a text is to be another text."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """A text after all splices, none of which overlap; at one offset, they come in the order given.

    A text whose last line had no line break gets none.
    """
    parts: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        parts += text[done : splice.start], splice.text
        done = splice.end
    result = "".join([*parts, text[done:]])
    return result if text.endswith("\n") else result.removesuffix("\n").removesuffix("\r")
