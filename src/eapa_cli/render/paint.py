"""Escapes around parts of a text that was laid out: bold where a word was found, a link where an address stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from eapa_cli.render.clean import clean_characters
from eapa_cli.render.rows import Cell, Marked

BOLD: Final = ("\x1b[1m", "\x1b[0m")
DIM: Final = ("\x1b[2m", "\x1b[0m")
_FOUND: Final = ("\x1b[1;33m", "\x1b[0m")
# Only what a browser opens; the marks that end a sentence are not part of it.
_ADDRESS: Final = re.compile(r"""https?://[!-~]*[A-Za-z0-9/_=&#%+~-]""")


class Span(NamedTuple):
    """A part of a text, from a character to before another, and the escapes before and after it."""

    start: int
    end: int
    opening: str
    closing: str


def found_in(cell: Cell) -> list[Span]:
    """The marked parts of a cell, by their places in its clean text."""
    if not isinstance(cell, Marked):
        return []
    places = [0, *accumulate(map(len, clean_characters(cell)))]
    return [Span(places[start], places[end], *_FOUND) for start, end in cell.marks]


def is_address(cell: Cell) -> bool:
    """Whether a cell is a web address and nothing else."""
    return isinstance(cell, str) and bool(_ADDRESS.fullmatch(cell))


def links_in(text: str) -> list[Span]:
    """The web addresses in a clean text, as links that a terminal opens (OSC 8)."""
    return [
        Span(match.start(), match.end(), f"\x1b]8;;{match.group()}\x1b\\", "\x1b]8;;\x1b\\")
        for match in _ADDRESS.finditer(text)
    ]


def parted(text: str, width: int) -> Iterator[tuple[bool, str]]:
    """A clean text in parts, each with whether it is an address wider than that many cells; marks between are left out.

    So are the quotes around such an address. A text without one is one part.
    """
    at = 0
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        if end - start > width:
            quoted = text[start - 1 : start] == text[end : end + 1] == "'"
            if before := _without_marks(text[at : start - quoted]):
                yield False, before
            yield True, match.group()
            at = end + quoted
    rest = _without_marks(text[at:]) if at else text
    if rest or not at:
        yield False, rest


def _without_marks(text: str) -> str:
    return text.lstrip(":; ").rstrip("; ")


def painted(text: str, parts: Sequence[str], spans: Sequence[Span]) -> Iterator[str]:
    """The parts on which a text was laid out, in their order, with the escapes of its spans in them."""
    position = 0
    for part in parts:
        start = text.index(part, position)
        position = start + len(part)
        yield _with_escapes(text, start, position, spans)


def _with_escapes(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    pieces = []
    at = start
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            pieces += [text[at:first], span.opening, text[first:last], span.closing]
            at = last
    return "".join([*pieces, text[at:end]])
