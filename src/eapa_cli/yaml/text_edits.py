"""Replacements of ranges of a text."""

from collections.abc import Sequence
from typing import NamedTuple


class TextEdit(NamedTuple):
    """A replacement of the text between two offsets."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """Apply text edits, which must not overlap; edits at one offset are applied in the given order.

    A text without a final line break gets none.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += text[done : edit.start], edit.text
        done = edit.end
    result = "".join([*parts, text[done:]])
    return result if text.endswith("\n") else result.removesuffix("\n").removesuffix("\r")
