"""Merged cells: the value of the first cell applies to each row of the area."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from eapa_cli.importing.limits import MAX_MERGED_CELLS
from eapa_cli.importing.sheet_scan import Area
from eapa_cli.importing.xml_scan import ExcessiveError

V = TypeVar("V")


def spread_merged(rows: dict[int, dict[int, V]], merged: Sequence[Area]) -> None:
    """Repeat the first cell of each merged area in the rows of the area, and remove the other cells that it covers.

    A row without a cell outside of merged areas is part of the row above: it gets no value.

    Raises:
        ExcessiveError: the areas cover too many cells.
    """
    numbers = sorted(rows)
    visits = 0
    firsts = [rows.get(area.top, {}).get(area.left) for area in merged]
    for area in merged:
        for number in _within(numbers, area):
            row = rows[number]
            visits += 1 + min(len(row), area.right - area.left)
            if visits > MAX_MERGED_CELLS:
                raise ExcessiveError("has merged areas of too many cells, or many that overlap")
            _uncover(row, area, is_first=number == area.top)
    for area, first in zip(merged, firsts, strict=True):
        if first is not None:
            for number in _within(numbers, area):
                if rows[number]:
                    rows[number][area.left] = first


def _within(numbers: Sequence[int], area: Area) -> Iterator[int]:
    return iter(numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)])


def _uncover(row: dict[int, V], area: Area, *, is_first: bool) -> None:
    columns = range(area.left + is_first, area.right + 1)
    covered = [column for column in row if column in columns] if len(row) < len(columns) else columns
    for column in list(covered):
        row.pop(column, None)
