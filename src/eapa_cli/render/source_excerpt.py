"""A line of a file, or an excerpt of a long one, with marks below the part that a problem concerns."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from eapa_cli.render.clean import clean_characters

_ELLIPSIS: Final = "…"
# The maximum number of characters before the start of the part, and after it. Without this limit, a long line of
# characters without width would be shown as a whole.
_MAX_CHARACTERS: Final = 1000


def make_excerpt(line: str, start: int, end: int, *, width: int) -> tuple[str, str]:
    """Return a clean line, and a second line with marks below a part of it, both within a width.

    The part has the indexes `start` to `end` (exclusive). A long line is cut around the part. An empty part has one
    mark.
    """
    offset = max(0, start - _MAX_CHARACTERS)
    characters = clean_characters(line[offset : start + _MAX_CHARACTERS])
    part_start = min(start - offset, len(characters))
    if part_start == len(characters):  # the mark is after the last character
        characters.append(" ")
    columns = [0, *accumulate(map(cell_len, characters))]
    shown_start, shown_end = _choose_range(columns, part_start, width)
    before = _ELLIPSIS if offset + shown_start else ""
    after = _ELLIPSIS if offset + shown_end < len(line) else ""
    part_end = min(max(end - offset, part_start + 1), shown_end)
    margin = cell_len(before) + columns[part_start] - columns[shown_start]
    length = columns[part_end] - columns[part_start]
    if not length and margin:  # a character without width is in the cell of the character before it
        margin -= 1
    text = f"{before}{''.join(characters[shown_start:shown_end])}{after}"
    return text.rstrip(" "), " " * margin + "^" * max(length, 1)


def _choose_range(columns: Sequence[int], part_start: int, width: int) -> tuple[int, int]:
    """Return the start and the end (exclusive) of the characters to show, which include the start of the part.

    `columns` has the column of each character, and the column after the last character. Two thirds of the width are for
    the characters from the start of the part.
    """
    if columns[-1] <= width:
        return 0, len(columns) - 1
    available = max(width - 2 * cell_len(_ELLIPSIS), 0)
    end = max(part_start + 1, _find_fitting_end(columns, part_start, available * 2 // 3))
    fitting_starts = (index for index in range(part_start) if columns[end] - columns[index] <= available)
    start = next(fitting_starts, part_start)
    # A combining mark is not shown without the letter before it.
    while start < part_start and columns[start + 1] == columns[start]:
        start += 1
    return start, max(end, _find_fitting_end(columns, start, available))


def _find_fitting_end(columns: Sequence[int], start: int, width: int) -> int:
    """Return the end (exclusive) of the characters from a start that fit a width."""
    return max(index for index in range(start, len(columns)) if columns[index] - columns[start] <= width)
