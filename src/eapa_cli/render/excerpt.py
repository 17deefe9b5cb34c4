"""An excerpt of a line, with marks below a part of the line, aligned for a terminal."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from eapa_cli.render.clean import clean_characters

_ELLIPSIS: Final = "…"
# The maximum number of characters before and after the mark, since many characters can have no width.
_MAX_CHARACTERS: Final = 1000


def make_excerpt(line: str, start: int, end: int, *, width: int) -> tuple[str, str]:
    """Return a clean line, and a second line with marks below a part of it, both within a width.

    The part has the indexes `start` to `end` (exclusive). A long line is cut around the part. An empty part has one
    mark.
    """
    first = max(0, start - _MAX_CHARACTERS)
    cells = clean_characters(line[first : start + _MAX_CHARACTERS])
    mark = min(start - first, len(cells))
    if mark == len(cells):
        cells.append(" ")
    ends = [0, *accumulate(map(cell_len, cells))]
    low, high = _window(ends, mark, width)
    before = _ELLIPSIS if first + low else ""
    after = _ELLIPSIS if first + high < len(line) else ""
    marked = min(max(end - first, mark + 1), high)
    spaces = cell_len(before) + ends[mark] - ends[low]
    length = ends[marked] - ends[mark]
    if not length and spaces:  # a character without width is in the cell of the character before it
        spaces -= 1
    text = f"{before}{''.join(cells[low:high])}{after}"
    return text.rstrip(" "), " " * spaces + "^" * max(length, 1)


def _window(ends: Sequence[int], mark: int, width: int) -> tuple[int, int]:
    """Return the range of characters to show, which includes the marked character; `ends` are their ends in cells."""
    if ends[-1] <= width:
        return 0, len(ends) - 1
    room = width - 2 * cell_len(_ELLIPSIS)
    high = max(mark + 1, _last_fitting(ends, mark, room * 2 // 3))
    low = next(index for index in range(mark + 1) if ends[high] - ends[index] <= room or index == mark)
    # A combining mark needs the letter before it.
    while low < mark and ends[low + 1] == ends[low]:
        low += 1
    return low, max(high, _last_fitting(ends, low, room))


def _last_fitting(ends: Sequence[int], start: int, room: int) -> int:
    """Return the end (exclusive) of the characters from a start that fit a width."""
    return max(index for index in range(start, len(ends)) if ends[index] - ends[start] <= room)
