"""The header of a sheet: a row of headings. The row above it may have headings for groups of columns."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from eapa_cli.importing.limits import MAX_ROWS_ABOVE_HEADER
from eapa_cli.importing.sheet import Cells, Row, Value
from eapa_cli.text.fold import fold

IsKnown = Callable[[str], bool]
"""Returns whether a text is a known heading."""

# Headings that add nothing to a group heading above them, such as 'Party 1'.
_GENERIC_HEADINGS: Final = frozenset(
    map(fold, ("name", "full name", "title", "название", "наименование", "ФИО", "Ф. И. О.", "имя"))
)
# The generic headings that can also be the title of an agreement.
_TITLE_HEADINGS: Final = frozenset(map(fold, ("title", "название", "наименование")))


class Header(NamedTuple):
    """The headings of a sheet by column, and the number of rows from the top of the sheet to the first record."""

    cells: Cells
    row_count: int


def find_header(rows: Sequence[Row], count_headings: Callable[[Cells], int], is_known: IsKnown) -> Header | None:
    """Return the header with the most known headings; None if no row has a known heading."""
    best = max(_list_candidates(rows, is_known), default=None, key=lambda header: count_headings(header.cells))
    return best if best and count_headings(best.cells) else None


def _list_candidates(rows: Sequence[Row], is_known: IsKnown) -> Iterator[Header]:
    """Yield each row, then each row combined with the row above it; of equally good headers, the first one is used."""
    first_rows = rows[:MAX_ROWS_ABOVE_HEADER]
    for row_count, (_, cells) in enumerate(first_rows, start=1):
        yield Header(cells, row_count)
    for row_count, ((_, groups), (_, cells)) in enumerate(pairwise(first_rows), start=2):
        yield Header(dict(_combine(groups, cells, is_known)), row_count)


def _combine(groups: Cells, cells: Cells, is_known: IsKnown) -> Iterator[tuple[int, Value]]:
    """Yield the headings of two rows by column; a group heading also applies to the empty columns after it."""
    group: Value = ""
    for column in sorted(groups.keys() | cells.keys()):
        group = groups.get(column, group)
        if column not in cells:
            yield column, group
        else:
            yield column, _find_heading_in_group(group, cells[column], is_known)


def _find_heading_in_group(group: Value, cell: Value, is_known: IsKnown) -> Value:
    """Return the heading of a cell below a group heading: its own text, the group heading, or both together."""
    if not (isinstance(group, str) and isinstance(cell, str)) or group == cell:
        return cell
    is_numbered = any(map(str.isdigit, group))
    # 'Title' is a name of a party below 'Party 1', and of the agreement below 'Document'.
    if fold(cell) in _GENERIC_HEADINGS and is_known(group) and (is_numbered or fold(cell) not in _TITLE_HEADINGS):
        return group
    combined = (f"{group} {cell}", f"{cell} {group}")
    # The number of 'Party 1' is needed to tell its columns from those of 'Party 2'.
    texts = combined if is_numbered else (cell, *combined)
    return next(filter(is_known, texts), cell)
