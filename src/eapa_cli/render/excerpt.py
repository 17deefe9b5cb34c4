"""An excerpt of a line with a mark below a part of it, aligned for a terminal."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from eapa_cli.render.clean import clean_characters

_CUT: Final = "…"
# Limits the work on lines with many characters of zero width.
_REACH: Final = 1000


def excerpt(line: str, start: int, end: int, *, width: int) -> tuple[str, str]:
    """Return a clean line and the marks for the line below it, both within a width.

    `start` and `end` (exclusive) are indexes of code points. A long line is cut around the mark. An empty part is
    marked with one cell.
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
    spaces = cell_len(before) + ends[mark] - ends[low]
    length = ends[marked] - ends[mark]
    if not length and spaces:  # a character without width is in the cell of the one before it
        spaces -= 1
    text = f"{before}{''.join(cells[low:high])}{after}"
    return text.rstrip(" "), " " * spaces + "^" * max(length, 1)


def _window(ends: Sequence[int], mark: int, width: int) -> tuple[int, int]:
    """Return the range of characters to show, which includes the one at the mark."""
    if ends[-1] <= width:
        return 0, len(ends) - 1
    room = width - 2 * cell_len(_CUT)
    high = max(mark + 1, _last(ends, mark, room * 2 // 3))
    low = next(index for index in range(mark + 1) if ends[high] - ends[index] <= room or index == mark)
    # A combining mark needs the letter before it.
    while low < mark and ends[low + 1] == ends[low]:
        low += 1
    return low, max(high, _last(ends, low, room))


def _last(ends: Sequence[int], start: int, room: int) -> int:
    """Return the end (exclusive) of the characters from a start that fit a width."""
    return max(index for index in range(start, len(ends)) if ends[index] - ends[start] <= room)
