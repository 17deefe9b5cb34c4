"""A reader for edited workbooks: their tables of records, and the exported values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.exporting.xlsx_file import EXPORTED_VALUES
from eapa_cli.importing.limits import MAX_ROWS_ABOVE_HEADER
from eapa_cli.importing.read_xlsx import read_xlsx
from eapa_cli.importing.sheet import Cells, Row, Sheet, is_blank
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.catalogues import catalogue
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_values import normalize_cell
from eapa_cli.workbook.columns import COLUMNS, SHEET_NAMES, Column, find_column, is_sheet_of
from eapa_cli.workbook.exported_values import ExportedValues, make_missing_values_error, parse_values

_MIN_HEADINGS: Final = 2
"""The minimum number of known headings in a header: the heading of the ids, and another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedTable:
    """A sheet with records of one kind: its known columns, all its headings, and the rows below the header.

    The keys of `columns` and `headings` are the numbers of the columns.
    """

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
class EditedRow:
    """A row of an edited table."""

    table: EditedTable
    number: int
    cells: Cells
    id: str
    """The id of the record; empty for a new record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedWorkbook:
    """The tables of an edited workbook, the values that were exported, and notes for the user."""

    file: str
    tables: Sequence[EditedTable]
    values: ExportedValues
    notes: Sequence[str]

    def list_rows(self) -> Iterator[EditedRow]:
        """Yield the rows of all tables."""
        for table in self.tables:
            for number, cells in table.rows:
                yield EditedRow(table=table, number=number, cells=cells, id=_find_id(cells, table.id_column))


class _Header(NamedTuple):
    """A row that can be the header of a table: its index, the kind of the records, and the known columns by number."""

    row_index: int
    kind: Kind
    columns: Mapping[int, Column]


def read_workbook(file: Path) -> EditedWorkbook:
    """Read a workbook that `export --workbook` wrote and a user may have edited.

    Raises:
        UsageError: the file is not .xlsx, or two columns of a sheet are for the same field.
        UnreadableError: the file cannot be read, or has no exported values or no table of records.
    """
    if file.suffix.lower() != ".xlsx":
        raise UsageError(
            _("--update reads an .xlsx file, not '%(file)s'") % {"file": file}, hint=_("save the workbook as .xlsx")
        )
    sheets, _notes = read_xlsx(file, hidden={EXPORTED_VALUES})
    hidden = next((sheet for sheet in sheets if sheet.name == EXPORTED_VALUES), None)
    if hidden is None:
        raise make_missing_values_error(file.name)
    values = parse_values([_list_texts(cells) for _number, cells in hidden.rows], file.name)
    tables = [table for sheet in sheets if sheet is not hidden and (table := _find_table(sheet))]
    if not tables:
        raise UnreadableError(
            _("'%(file)s' contains no table of agreements or organizations") % {"file": file.name},
            hint=_("the header of each table must contain the headings that were exported, with 'Id'"),
        )
    notes = [note for table in tables for note in _describe_ignored_columns(table, values)]
    notes += _describe_missing_sheets(tables, values)
    return EditedWorkbook(file=file.name, tables=tables, values=values, notes=notes)


def _find_id(cells: Cells, id_column: int) -> str:
    try:
        return normalize_cell(cells.get(id_column))
    except ValueError:
        return ""  # the import of new rows reports the error


def _list_texts(cells: Cells) -> list[str]:
    """Return the texts of a row, with an empty text for each column without a cell."""
    return [str(cells.get(column, "")) for column in range(1, max(cells, default=0) + 1)]


def _find_table(sheet: Sheet) -> EditedTable | None:
    """Return the table of a sheet; None if no row is a header with an id."""

    def rate(header: _Header) -> tuple[bool, int]:
        # 'Id' and other headings are those of both kinds, so the name of the sheet decides first.
        return is_sheet_of(header.kind, str(sheet.name)), len(header.columns)

    header = max(_find_headers(sheet), key=rate, default=None)
    if header is None:
        return None
    _number, header_cells = sheet.rows[header.row_index]
    headings = {column: str(value).strip() for column, value in header_cells.items() if not is_blank(value)}
    _check_headings(sheet, header.columns, headings)
    return EditedTable(
        sheet=sheet,
        kind=header.kind,
        columns=header.columns,
        headings=headings,
        rows=[
            (number, cells)
            for number, cells in sheet.rows[header.row_index + 1 :]
            if _has_content(cells, header.columns)
        ],
    )


def _find_headers(sheet: Sheet) -> Iterator[_Header]:
    """Yield the possible headers: each of the first rows that has a heading of ids and another known heading."""
    for index, (_number, cells) in enumerate(sheet.rows[:MAX_ROWS_ABOVE_HEADER]):
        for kind in Kind:
            columns = {
                number: column
                for number, value in cells.items()
                if isinstance(value, str) and (column := find_column(kind, value))
            }
            if len(columns) >= _MIN_HEADINGS and any(column.is_id for column in columns.values()):
                yield _Header(index, kind, columns)


def _check_headings(sheet: Sheet, columns: Mapping[int, Column], headings: Mapping[int, str]) -> None:
    """Check that no field has two columns, not even with headings in two languages.

    Raises:
        UsageError: two columns are for the same field.
    """
    seen: dict[str, str] = {}
    for number, column in columns.items():
        if column.field in seen:
            first, second = seen[column.field], headings[number]
            raise UsageError(
                _("'%(sheet)s' has two columns for the same field: '%(first)s' and '%(second)s'")
                % {"sheet": sheet.name, "first": first, "second": second},
                hint=_("remove one of them"),
            )
        seen[column.field] = headings[number]


def _has_content(cells: Cells, columns: Mapping[int, Column]) -> bool:
    """Return whether a row has an id or a value that can be edited."""
    numbers = (number for number, column in columns.items() if column.is_id or column.is_editable)
    return any(number in cells and not is_blank(cells[number]) for number in numbers)


def _describe_ignored_columns(table: EditedTable, values: ExportedValues) -> Iterator[str]:
    """Yield a note on each column with values and an unknown heading, and on each exported column that is missing."""
    used = {column for _number, cells in table.rows for column, value in cells.items() if not is_blank(value)}
    for number, heading in table.headings.items():
        if number not in table.columns and number in used:
            note = _("the column '%(heading)s' of '%(sheet)s' was not in the export, and was ignored")
            yield note % {"heading": heading, "sheet": table.sheet.name}
    present = {column.field for column in table.columns.values()}
    exported = {field for cells in values.records[table.kind].values() for field in cells}
    translate = catalogue(values.language).gettext
    for column in COLUMNS[table.kind]:
        if column.field in exported - present:
            note = _("the column '%(heading)s' of '%(sheet)s' is missing, and its cells were not compared")
            yield note % {"heading": translate(column.heading), "sheet": table.sheet.name}


def _describe_missing_sheets(tables: Sequence[EditedTable], values: ExportedValues) -> Iterator[str]:
    """Yield a note on each exported sheet that is missing."""
    translate = catalogue(values.language).gettext
    for kind in Kind:
        if values.records[kind] and not any(table.kind is kind for table in tables):
            note = _("no sheet has the columns of '%(sheet)s': its records were not compared")
            yield note % {"sheet": translate(SHEET_NAMES[kind])}
