"""A line of a file with a mark below a part of it, in the cells that a terminal gives to each character."""

from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from eapa_cli.render.clean import clean

_CUT: Final = "…"
# Characters without width can follow each other without end; this many around a mark are looked at.
_REACH: Final = 1000


def excerpt(line: str, start: int, end: int, *, width: int) -> tuple[str, str]:
    """The line made clean, and the blanks and marks to stand below it; both fit the width.

    `start` and `end`, exclusive, are indexes of code points. A line that is too long is cut around the mark, and an
    empty part, or one at the end of the line, is marked with one cell.
    """
    first = max(0, start - _REACH)
    cells = [clean(character) for character in line[first : start + _REACH]]
    mark = min(start - first, len(cells))
    marked = min(max(end - first, mark + 1), len(cells))
    low, high = _window(cells, mark, width)
    before, after = _CUT * bool(first + low), _CUT * (first + high < len(line))
    text = f"{before}{''.join(cells[low:high])}{after}"
    blanks = cell_len(before + "".join(cells[low:mark]))
    return text, " " * blanks + "^" * max(cell_len("".join(cells[mark : min(marked, high)])), 1)


def _window(cells: list[str], mark: int, width: int) -> tuple[int, int]:
    """Which of the characters to show, so that those at the mark are among them."""
    ends = [0, *accumulate(map(cell_len, cells))]
    if ends[-1] <= width:
        return 0, len(cells)
    room = width - 2 * cell_len(_CUT)
    high = _last(ends, mark, room * 2 // 3)
    low = next(index for index in range(mark + 1) if ends[high] - ends[index] <= room)
    # A combining mark is nothing without the letter before it.
    while low < mark and ends[low + 1] == ends[low]:
        low += 1
    return low, _last(ends, low, room)


def _last(ends: list[int], start: int, room: int) -> int:
    """The last of the characters from a start that fit the room, exclusive."""
    return max(index for index in range(start, len(ends)) if ends[index] - ends[start] <= room)
