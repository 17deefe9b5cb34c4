"""Questions in SQL, and what can be asked in it, as rows."""

from collections.abc import Sequence
from typing import Any

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_queries import ask_in_sql
from eapa_cli.index.views import views_of
from eapa_cli.render.rows import Cell, Column, Layout, Rows


def rows_of_statement(index: Index, statement: str, *, seconds: float) -> Rows:
    """The rows that answer a statement, in at most so many seconds.

    Raises:
        UsageError: it is no statement that can be answered; the message is SQLite's.
    """
    names, found = ask_in_sql(index, statement, seconds=seconds)
    columns = [Column(name, name, flexible=True) for name in _told_apart(names)]
    return Rows("rows", tuple(columns), [[_cell(value) for value in row] for row in found])


def schema(index: Index) -> Rows:
    """The views and their columns, with what each of them says."""
    columns = (Column("view", "View"), Column("column", "Column"), Column("about", "What it says", flexible=True))
    cells: list[Sequence[Cell]] = []
    for view in views_of(index):
        cells.append((view.name, "", view.about))
        cells += [(view.name, column.name, column.about) for column in view.columns]
    return Rows("schema", columns, cells, layout=Layout.PAGE)


def _told_apart(names: Sequence[str]) -> list[str]:
    """The names, the second of the same with a number: in JSON one would hide the other."""
    told: list[str] = []
    for name in names:
        number = sum(one == name for one in names[: len(told)]) + 1
        told.append(name if number == 1 else f"{name}_{number}")
    return told


def _cell(value: Any) -> Cell:
    cell: Cell = value.hex() if isinstance(value, bytes) else value
    return cell
