"""Cells laid out in columns that fit a terminal, measured in the cells that it gives to each character."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import NoneType
from typing import Final, Self

from rich.cells import cell_len

from eapa_cli.render.clean import clean
from eapa_cli.render.paint import Span, painted
from eapa_cli.render.rows import Cell, Column, text_of

_GAP: Final = "  "
_READABLE: Final = 8  # a flexible column narrower than this tells nothing: then the others must give way too
_COMFORTABLE: Final = 40  # a name of several words on one line or two
_LABEL: Final = 16  # a date, a word: what follows a longer one would be pushed away from it
_NARROWEST: Final = 2  # a Chinese character takes two cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of clean text, the width of each column, and whether it holds numbers."""

    titles: list[str]
    texts: list[list[str]]
    widths: list[int]
    numeric: list[bool]

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], width: int) -> Self:
        """The rows, in columns that fit a width together if they can."""
        rows = list(rows)
        titles = [clean(column.title) for column in columns]
        texts = [[clean(text_of(cell)) for cell in row] for row in rows]
        natural = [max(map(cell_len, column)) for column in zip(titles, *texts, strict=True)]
        available = width - len(_GAP) * (len(columns) - 1)
        return cls(
            titles=titles,
            texts=texts,
            widths=_fitted(natural, [column.flexible for column in columns], available),
            numeric=[_is_numeric(column) for column in zip(*rows, strict=True)],
        )

    @property
    def width(self) -> int:
        """The cells that a line takes."""
        return sum(self.widths) + len(_GAP) * (len(self.widths) - 1)

    def lines(self, row: Sequence[str], spans: Sequence[Sequence[Span]] = ()) -> Iterator[str]:
        """The lines that a row takes, each cell wrapped in its column, with the escapes of each cell's spans."""
        cells = [wrapped(text, width) for text, width in zip(row, self.widths, strict=True)]
        shown = cells
        if any(spans):
            shown = [list(painted(*each)) for each in zip(row, cells, spans, strict=True)]
        for parts, escaped in zip(zip_longest(*cells, fillvalue=""), zip_longest(*shown, fillvalue=""), strict=True):
            yield _GAP.join(map(_padded, parts, escaped, self.widths, self.numeric)).rstrip(" ")

    @property
    def indent(self) -> str:
        """Blanks up to the second column, or a few if the first is wide; none if there is but one."""
        if len(self.widths) <= 1:
            return ""
        return " " * (self.widths[0] + len(_GAP)) if self.widths[0] <= _LABEL else _GAP


def fits(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], width: int) -> bool:
    """Whether all columns can stand beside each other in a width, the flexible ones wide enough to be read in."""
    natural = Grid.of(columns, rows, sys.maxsize).widths
    needed = (min(own, _COMFORTABLE) if it.flexible else own for own, it in zip(natural, columns, strict=True))
    return sum(needed) + len(_GAP) * (len(columns) - 1) <= width


def wrapped(text: str, width: int) -> list[str]:
    """A text on lines of a width, broken at spaces; too long a word is folded, and nothing is lost."""
    if cell_len(text) <= width:
        return [text]
    lines = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = [word] if cell_len(word) <= width else _folded(word, width)
        lines += full
    return [*lines, line]


def _folded(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if cell_len(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _padded(text: str, shown: str, width: int, numeric: bool) -> str:  # noqa: FBT001  (mapped over the columns)
    blanks = " " * (width - cell_len(text))
    return blanks + shown if numeric else shown + blanks


def _is_numeric(column: Iterable[Cell]) -> bool:
    return {type(cell) for cell in column} <= {int, float, NoneType}


def _fitted(natural: Sequence[int], flexible: Sequence[bool], available: int) -> list[int]:
    """The widths when the widest flexible columns have shrunk as they must, or all if that is not enough."""
    if sum(natural) <= available:
        return list(natural)
    for shrinking, least in ((flexible, _READABLE), ([True] * len(natural), _NARROWEST)):
        for limit in range(available, least - 1, -1):
            widths = [
                min(width, limit) if shrinks else width for width, shrinks in zip(natural, shrinking, strict=True)
            ]
            if sum(widths) <= available:
                return widths
    return [min(width, _NARROWEST) for width in natural]
