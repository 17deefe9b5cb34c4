"""The rows of an SQL query, and the rows that describe the views that queries can use."""

import math
from collections.abc import Sequence
from itertools import chain, count
from typing import Any

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_queries import run_query
from eapa_cli.index.views import list_views
from eapa_cli.render.rows import Cell, Column, Layout, Rows


def run_statement(index: Index, statement: str, *, seconds: float) -> Rows:
    """Return the result of a statement, with a time limit.

    Raises:
        UsageError: the statement is not a valid query; the message is from SQLite.
    """
    names, found = run_query(index, statement, seconds=seconds)
    columns = [Column(name, name, can_wrap=True) for name in _unique(names)]
    return Rows("rows", tuple(columns), [[_cell(value) for value in row] for row in found])


def schema_rows(index: Index) -> Rows:
    """Return rows with the views, their columns, and descriptions."""
    columns = (Column("view", "View"), Column("column", "Column"), Column("about", "Description", can_wrap=True))
    cells: list[Sequence[Cell]] = []
    for view in list_views(index):
        cells.append((view.name, "", view.description))
        cells += [(view.name, column.name, column.description) for column in view.columns]
    return Rows("schema", columns, cells, layout=Layout.PAGE)


def _unique(names: Sequence[str]) -> list[str]:
    """Return the names with numbers after repeated names, since the keys of a JSON object must differ."""
    unique: list[str] = []
    for name in names:
        numbered = (f"{name}_{number}" for number in count(2))
        unique.append(next(one for one in chain([name], numbered) if one not in unique))
    return unique


def _cell(value: Any) -> Cell:
    """Return a value as a cell: a blob as hexadecimal digits, and an infinite number, which JSON lacks, as text."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and math.isinf(value):
        return str(value)
    cell: Cell = value
    return cell
