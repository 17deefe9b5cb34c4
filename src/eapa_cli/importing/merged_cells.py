"""Merged cells: the value of the first cell applies to each row of the area."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from eapa_cli.importing.limits import MAX_MERGED_CELLS
from eapa_cli.importing.sheet import Row, Value
from eapa_cli.importing.xlsx_sheet_scan import Area
from eapa_cli.importing.xml_scan import ExcessiveError
from eapa_cli.text.interface_language import gettext as _


def list_rows(rows: dict[int, dict[int, Value]], merged: Sequence[Area]) -> list[Row]:
    """Return all rows of a sheet from the first to the last, also those without cells, with its merged cells spread.

    Raises:
        ExcessiveError: the areas cover too many cells.
    """
    _spread_merged_cells(rows, merged)
    return [(number, rows.get(number, {})) for number in range(1, max(rows, default=0) + 1)]


def _spread_merged_cells(rows: dict[int, dict[int, Value]], merged: Sequence[Area]) -> None:
    """Repeat the first cell of each merged area in the rows of the area, and remove the other cells that it covers.

    A row that has no cell outside of merged areas, and is not the first row of one, is a part of the row above. It
    becomes empty, so that it is not a record of its own.
    """
    numbers = sorted(rows)
    visited_cells = 0
    first_cells = [rows.get(area.top, {}).get(area.left) for area in merged]
    for area in merged:
        for number in _list_rows_of_area(numbers, area):
            row = rows[number]
            visited_cells += 1 + min(len(row), area.right - area.left)  # as many as `_remove_covered` visits
            if visited_cells > MAX_MERGED_CELLS:
                raise ExcessiveError(_("has merged areas of too many cells, or many that overlap"))
            _remove_covered(row, area, is_first_row=number == area.top)
    # The first cells were read before the removals, since an overlapping area can remove them.
    for area, first in zip(merged, first_cells, strict=True):
        if first is not None:
            for number in _list_rows_of_area(numbers, area):
                if rows[number]:  # an empty row is a part of the row above
                    rows[number][area.left] = first


def _list_rows_of_area(numbers: Sequence[int], area: Area) -> Iterator[int]:
    return iter(numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)])


def _remove_covered(row: dict[int, Value], area: Area, *, is_first_row: bool) -> None:
    """Remove the cells of a row that an area covers, except the first cell of the area."""
    columns = range(area.left + 1 if is_first_row else area.left, area.right + 1)
    # An area can cover all columns of a sheet, so the loop is over the columns or the cells, whichever are fewer.
    covered = [column for column in row if column in columns] if len(row) < len(columns) else columns
    for column in list(covered):
        row.pop(column, None)
