"""A line of a file with a mark below a part of it, in the cells that a terminal gives to each character."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from eapa_cli.render.clean import clean_characters

_CUT: Final = "…"
# Characters without width can follow each other without end; this many around a mark are looked at.
_REACH: Final = 1000


def excerpt(line: str, start: int, end: int, *, width: int) -> tuple[str, str]:
    """The line made clean, and the blanks and marks to stand below it; both fit the width.

    `start` and `end`, exclusive, are indexes of code points. A line that is too long is cut around the mark, and an
    empty part, or one at the end of the line, is marked with one cell.
    """
    first = max(0, start - _REACH)
    cells = clean_characters(line[first : start + _REACH])
    mark = min(start - first, len(cells))
    if mark == len(cells):
        cells.append(" ")
    ends = [0, *accumulate(map(cell_len, cells))]
    low, high = _window(ends, mark, width)
    before = _CUT if first + low else ""
    after = _CUT if first + high < len(line) else ""
    marked = min(max(end - first, mark + 1), high)
    blanks = cell_len(before) + ends[mark] - ends[low]
    length = ends[marked] - ends[mark]
    if not length and blanks:  # what has no cell of its own is in that of the character before it
        blanks -= 1
    text = f"{before}{''.join(cells[low:high])}{after}"
    return text.rstrip(" "), " " * blanks + "^" * max(length, 1)


def _window(ends: Sequence[int], mark: int, width: int) -> tuple[int, int]:
    """Which of the characters to show, so that the one at the mark is among them."""
    if ends[-1] <= width:
        return 0, len(ends) - 1
    room = width - 2 * cell_len(_CUT)
    high = max(mark + 1, _last(ends, mark, room * 2 // 3))
    low = next(index for index in range(mark + 1) if ends[high] - ends[index] <= room or index == mark)
    # A combining mark is nothing without the letter before it.
    while low < mark and ends[low + 1] == ends[low]:
        low += 1
    return low, max(high, _last(ends, low, room))


def _last(ends: Sequence[int], start: int, room: int) -> int:
    """The last of the characters from a start that fit the room, exclusive."""
    return max(index for index in range(start, len(ends)) if ends[index] - ends[start] <= room)
