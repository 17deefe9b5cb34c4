"""Edits of an exported workbook, as a user makes them in a spreadsheet program, and their results."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa, Outcome

Edits = Mapping[tuple[str, str], object]
"""New values by the id of the row and the heading of the column."""


def change_workbook(file: Path, change: Callable[[Workbook], object]) -> None:
    """Change a workbook and save it with openpyxl."""
    book = load_workbook(file)
    change(book)
    book.save(file)


def set_cells(file: Path, edits: Edits, sheet: str = "Agreements") -> None:
    """Set the values of some cells."""

    def change(book: Workbook) -> None:
        columns, rows = read_columns(book[sheet]), read_rows(book[sheet])
        for (id_, heading), value in edits.items():
            cell = book[sheet].cell(rows[id_], columns[heading])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # text, even if it starts with "="

    change_workbook(file, change)


def add_row(file: Path, sheet: str = "Agreements", **cells: object) -> None:
    """Add a row below the others. The cells are named by their headings, with underscores for spaces."""

    def change(book: Workbook) -> None:
        row = book[sheet].max_row + 1
        for heading, value in cells.items():
            book[sheet].cell(row, read_columns(book[sheet])[heading.replace("_", " ")]).value = value

    change_workbook(file, change)


def read_columns(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each column by its heading."""
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}


def read_rows(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each row by the id of its record."""
    column = read_columns(sheet)["Id"]
    return {str(sheet.cell(row, column).value): row for row in range(2, sheet.max_row + 1)}


def read_values(file: Path, sheet: str = "Agreements") -> dict[str, dict[str, Any]]:
    """Return the values of a sheet by id and heading, without empty cells."""
    worksheet = load_workbook(file)[sheet]
    columns = read_columns(worksheet)
    rows = {
        id_: {heading: worksheet.cell(row, column).value for heading, column in columns.items()}
        for id_, row in read_rows(worksheet).items()
    }
    return {id_: {heading: value for heading, value in row.items() if value is not None} for id_, row in rows.items()}


def parse_updates(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the updates of a report in JSON Lines."""
    return [json.loads(line) for line in outcome.out.splitlines()]


class Update(NamedTuple):
    """An update of the report. The heading is empty if the update is of a whole row."""

    outcome: str
    id: str
    heading: str = ""


def apply_edits(eapa: Eapa) -> list[Update]:
    """Apply the edits of the workbook `w.xlsx`, and return the updates."""
    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")
    return [Update(update["outcome"], update["id"], update["field"]) for update in parse_updates(outcome)]
