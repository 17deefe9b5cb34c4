"""Edits of an exported workbook, as a user makes them in a spreadsheet program."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Edits = Mapping[tuple[str, str], object]
"""New values by the id of the row and the heading of the column."""


def rewrite(file: Path, change: Callable[[Workbook], object]) -> None:
    """Change a workbook and save it with openpyxl."""
    book = load_workbook(file)
    change(book)
    book.save(file)


def edit(file: Path, edits: Edits, sheet: str = "Agreements") -> None:
    """Set cells of a sheet."""

    def change(book: Workbook) -> None:
        columns, rows = headings(book[sheet]), ids(book[sheet])
        for (id_, heading), value in edits.items():
            cell = book[sheet].cell(rows[id_], columns[heading])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    rewrite(file, change)


def add_row(file: Path, sheet: str = "Agreements", **cells: object) -> None:
    """Add a row below the others; an underscore in a heading is a space."""

    def change(book: Workbook) -> None:
        row = book[sheet].max_row + 1
        for heading, value in cells.items():
            book[sheet].cell(row, headings(book[sheet])[heading.replace("_", " ")]).value = value

    rewrite(file, change)


def headings(sheet: Worksheet) -> dict[str, int]:
    """Return the column numbers of a sheet by heading."""
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}


def ids(sheet: Worksheet, heading: str = "Id") -> dict[str, int]:
    """Return the row numbers of a sheet by the id of the record."""
    column = headings(sheet)[heading]
    return {str(sheet.cell(row, column).value): row for row in range(2, sheet.max_row + 1)}


def values(file: Path, sheet: str = "Agreements") -> dict[str, dict[str, Any]]:
    """Return the values of a sheet by id and heading, without empty cells."""
    worksheet = load_workbook(file)[sheet]
    columns = headings(worksheet)
    rows = {
        id_: {heading: worksheet.cell(row, column).value for heading, column in columns.items()}
        for id_, row in ids(worksheet).items()
    }
    return {id_: {heading: value for heading, value in row.items() if value is not None} for id_, row in rows.items()}
