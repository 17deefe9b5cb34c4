"""A workbook for spreadsheet programs (ECMA-376): one sheet per kind, one row per record, and the data dictionary."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import fields, find_field
from eapa_cli.tabular.flattening import Scalar, columns_of, flatten, format_cell
from eapa_cli.tabular.selection import Extract

Cell = Scalar | date | None
Table = Sequence[Sequence[Cell]]
Choices = Mapping[str, Sequence[str]]
_NO_CHOICES: Final[Mapping[str, Choices]] = {}

DICTIONARY: Final = "dictionary"
REGISTER: Final = "register"

# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
_MAX_ROWS: Final = 1_048_576
_MAX_COLUMNS: Final = 16_384
MAX_CELL_LENGTH: Final = 32_767
_MAX_COLUMN_WIDTH: Final = 60
# Excel's calendar has a 29 February 1900, so programs disagree about earlier days.
_FIRST_DAY: Final = date(1900, 3, 1)
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

# A fixed time stamp, so that the same register gives the same bytes: the earliest date of the ZIP format.
_TIMESTAMP: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # ZIP archives have no time zones

# Characters that XML 1.0 forbids are written as _xHHHH_, and so is an underscore before such text: ECMA-376, 22.4.2.4.
_FORBIDDEN_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def write(extract: Extract, file: Path) -> None:
    """Write the workbook.

    Raises:
        RefusedError: the records exceed the limits of a workbook.
    """
    tables = {kind.plural: _table(extract, kind) for kind in Kind}
    tables[DICTIONARY] = list(_dictionary())
    tables[REGISTER] = [("field", "value"), *flatten(extract.register).items()]
    write_tables(tables, file)


def write_tables(tables: Mapping[str, Table], file: Path, choices: Mapping[str, Choices] = _NO_CHOICES) -> None:
    """Write tables, by sheet name, as a workbook; the first row of each table is its header.

    `choices` are the drop-down lists of a sheet by heading.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    for name, rows in tables.items():
        check_limits(name, rows)
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "B2"
        for letter, width in _widths(rows).items():
            sheet.column_dimensions[letter].width = width
        _set_up(sheet, rows, choices.get(name, {}))
        _fill(sheet, rows)
    save_undated(workbook, file)


def save_undated(workbook: Any, file: Path) -> None:
    """Save a workbook of openpyxl without the current time, so that the same cells give the same bytes."""
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.creator = "eapa"
    workbook.properties.created = _TIMESTAMP
    workbook.properties.modified = _TIMESTAMP
    buffer = io.BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w", ZIP_DEFLATED)).save()  # Workbook.save() would add the current time
    _copy_undated(buffer, file)


def escape_for_xml(text: str) -> str:
    """Return the text of a cell with escapes for the characters that XML forbids."""
    return _FORBIDDEN_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape_from_xml(text: str) -> str:
    """Return the text of a cell without the escapes of `escape_for_xml`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _table(extract: Extract, kind: Kind) -> list[Sequence[Cell]]:
    rows = [flatten(data) for data in extract.records[kind]]
    columns = [
        column for column in columns_of(rows, kind, extract.languages) if any(row.get(column, "") != "" for row in rows)
    ] or ["id"]
    dates = {column for column in columns if (field := find_field(kind, column)) and field.type == "date"}
    return [
        columns,
        *([as_day(row.get(column)) if column in dates else row.get(column) for column in columns] for row in rows),
    ]


def as_day(value: Scalar | None) -> Cell:
    """Return a full date as a day, unless spreadsheet programs number it differently or not at all."""
    with suppress(TypeError, ValueError):
        day = date.fromisoformat(value) if _DAY.fullmatch(value) else None  # type: ignore[arg-type]
        return day if day and day >= _FIRST_DAY else value
    return value


def _dictionary() -> Iterable[Sequence[Scalar]]:
    yield "sheet", "column (# is a number from 1, @ a language)", "type", "required", "choices", "description"
    for kind in Kind:
        for field in fields(kind).values():
            needed = "yes" if field.required else ""
            yield kind.plural, field.pattern, field.type, needed, ", ".join(field.choices), field.description


def check_limits(name: str, rows: Table) -> None:
    """Check that a workbook can contain a table, whose first row is its header.

    Raises:
        RefusedError: it has too many rows or columns, or a cell is too long.
    """
    if len(rows) > _MAX_ROWS or len(rows[0]) > _MAX_COLUMNS:
        raise RefusedError(
            f"the sheet '{name}' would have {len(rows)} rows and {len(rows[0])} columns, "
            f"but the limits of a workbook are {_MAX_ROWS} rows and {_MAX_COLUMNS} columns",
            hint="export fewer records, or as CSV, SQLite or Parquet",
        )
    for row in rows:
        for column, value in zip(rows[0], row, strict=True):
            if isinstance(value, str) and len(escape_for_xml(value)) > MAX_CELL_LENGTH:
                raise RefusedError(
                    f"'{column}' of '{row[0]}' has {len(value)} characters, but the limit of a cell "
                    f"is {MAX_CELL_LENGTH}",
                    hint="export as CSV, JSON, SQLite or Parquet",
                )


def _set_up(sheet: Any, rows: Table, choices: Choices) -> None:
    """Set the filter, the printed page and the drop-down lists of a sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages as needed
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, heading in enumerate(rows[0], start=1):
        if listed := choices.get(str(heading)):
            letter = get_column_letter(number)
            validation = DataValidation(type="list", formula1=f'"{",".join(listed)}"', allow_blank=True)
            validation.errorStyle = "warning"  # an import also accepts other spellings
            validation.add(f"{letter}2:{letter}{_MAX_ROWS}")
            sheet.data_validations.append(validation)


def _fill(sheet: Any, rows: Table) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, escape_for_xml(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would write text that starts with '=' as a formula
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            cell.alignment = wrapped
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)


def _widths(rows: Table) -> dict[str, int]:
    from openpyxl.utils import get_column_letter

    columns = zip(*rows[:200], strict=True)
    longest = [max(len(_text(value)) for value in column if value is not None) for column in columns]
    return {
        get_column_letter(number): min(length, _MAX_COLUMN_WIDTH) + 2 for number, length in enumerate(longest, start=1)
    }


def _text(value: Scalar | date) -> str:
    return value.isoformat() if isinstance(value, date) else format_cell(value)


def _copy_undated(archive: io.BytesIO, file: Path) -> None:
    with ZipFile(archive) as dated, ZipFile(file, "w") as undated:
        for name in dated.namelist():
            entry = ZipInfo(name, _TIMESTAMP.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every operating system
            undated.writestr(entry, dated.read(name))
