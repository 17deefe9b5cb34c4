"""The reader of an edited workbook: its tables by kind, and the exported values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.exporting.xlsx_file import EXPORTED_VALUES
from eapa_cli.importing.limits import MAX_ROWS_ABOVE_HEADER
from eapa_cli.importing.read_xlsx import read_xlsx
from eapa_cli.importing.sheet import Sheet, Value, is_blank
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.columns import COLUMNS, SHEET_NAMES, Column, find_column, is_sheet_of
from eapa_cli.workbook.exported_values import ExportedValues, missing_values, parse_values

_MIN_HEADINGS: Final = 2
Row = tuple[int, Mapping[int, Value]]
"""The number of a row, and its cells by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedTable:
    """A sheet with records of one kind: its columns and headings by number, and the rows below the header."""

    sheet: Sheet
    kind: Kind
    columns: Mapping[int, Column]
    headings: Mapping[int, str]
    rows: Sequence[Row]

    @property
    def id_column(self) -> int:
        """The number of the column with the ids."""
        return next(number for number, column in self.columns.items() if column.is_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedWorkbook:
    """The tables of an edited workbook, the values that were exported, and notes for the user."""

    file: str
    tables: Sequence[EditedTable]
    values: ExportedValues
    notes: Sequence[str]


def read_workbook(file: Path) -> EditedWorkbook:
    """Read a workbook that `export --workbook` wrote and a user may have edited.

    Raises:
        UsageError: the file is not .xlsx, or two columns of a sheet have the same heading.
        UnreadableError: the file cannot be read, or has no exported values or no table of records.
    """
    if file.suffix.lower() != ".xlsx":
        raise UsageError(f"--update reads an .xlsx file, not '{file}'", hint="save the workbook as .xlsx")
    sheets = read_xlsx(file, hidden={EXPORTED_VALUES})
    hidden = next((sheet for sheet in sheets if sheet.name == EXPORTED_VALUES), None)
    if hidden is None:
        raise missing_values(file.name)
    values = parse_values([_texts(cells) for _number, cells in hidden.rows], file.name)
    tables = [table for sheet in sheets if sheet is not hidden and (table := _find_table(sheet))]
    if not tables:
        raise UnreadableError(
            f"'{file.name}' contains no table of agreements or organizations",
            hint="the header of each table must contain the headings that were exported, with 'Id'",
        )
    notes = [note for table in tables for note in _notes_on_columns(table, values)]
    missing = {kind for kind in Kind if values.records[kind]} - {table.kind for table in tables}
    note = _("no sheet has the columns of '%(sheet)s': its records were not compared")
    notes += [note % {"sheet": SHEET_NAMES[kind]} for kind in missing]
    return EditedWorkbook(file=file.name, tables=tables, values=values, notes=notes)


def _texts(cells: Mapping[int, Value]) -> list[str]:
    return [str(cells.get(column, "")) for column in range(1, max(cells, default=0) + 1)]


def _find_table(sheet: Sheet) -> EditedTable | None:
    """Return the table of a sheet; None if no row is a header with an id."""
    found = max(_find_headers(sheet), key=lambda one: (is_sheet_of(one[1], str(sheet.name)), len(one[2])), default=None)
    if found is None:
        return None
    index, kind, columns = found
    header = sheet.rows[index][1]
    headings = {column: str(value).strip() for column, value in header.items() if not is_blank(value)}
    _check_headings(sheet, columns, headings)
    return EditedTable(
        sheet=sheet,
        kind=kind,
        columns=columns,
        headings=headings,
        rows=[(number, cells) for number, cells in sheet.rows[index + 1 :] if _has_content(cells, columns)],
    )


def _find_headers(sheet: Sheet) -> Iterator[tuple[int, Kind, Mapping[int, Column]]]:
    """Yield the rows that can be a header: their index, the kind of the records, and the known columns."""
    for index, (_number, cells) in enumerate(sheet.rows[:MAX_ROWS_ABOVE_HEADER]):
        for kind in Kind:
            columns = {
                number: column
                for number, value in cells.items()
                if isinstance(value, str) and (column := find_column(kind, value))
            }
            if len(columns) >= _MIN_HEADINGS and any(column.is_id for column in columns.values()):
                yield index, kind, columns


def _check_headings(sheet: Sheet, columns: Mapping[int, Column], headings: Mapping[int, str]) -> None:
    """Check that no field has two columns; their headings may be in two languages."""
    seen: dict[str, str] = {}
    for number, column in columns.items():
        if column.field in seen:
            first, second = seen[column.field], headings[number]
            raise UsageError(
                f"'{sheet.name}' has two columns for the same field: '{first}' and '{second}'",
                hint="remove one of them",
            )
        seen[column.field] = headings[number]


def _has_content(cells: Mapping[int, Value], columns: Mapping[int, Column]) -> bool:
    """Return whether a row has an id or a value that can be edited."""
    numbers = (number for number, column in columns.items() if column.is_id or column.is_editable)
    return any(number in cells and not is_blank(cells[number]) for number in numbers)


def _notes_on_columns(table: EditedTable, values: ExportedValues) -> Iterator[str]:
    """Yield notes on columns that are not compared."""
    used = {column for _number, cells in table.rows for column, value in cells.items() if not is_blank(value)}
    for number, heading in table.headings.items():
        if number not in table.columns and number in used:
            note = _("the column '%(heading)s' of '%(sheet)s' is not a column of a workbook, and was ignored")
            yield note % {"heading": heading, "sheet": table.sheet.name}
    present = {column.field for column in table.columns.values()}
    exported = {field for cells in values.records[table.kind].values() for field in cells}
    for column in COLUMNS[table.kind]:
        if column.field in exported - present:
            note = _("the column '%(heading)s' of '%(sheet)s' is missing, and its cells were not compared")
            yield note % {"heading": column.heading, "sheet": table.sheet.name}
