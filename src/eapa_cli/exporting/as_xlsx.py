"""A workbook for spreadsheet programs (ECMA-376): one sheet per kind, one row per record, and the data dictionary."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import fields
from eapa_cli.tabular.flattening import Scalar, columns_of, flatten, format_cell
from eapa_cli.tabular.selection import Extract

DICTIONARY: Final = "dictionary"
REGISTER: Final = "register"

# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
_MAX_ROWS: Final = 1_048_576
_MAX_COLUMNS: Final = 16_384
_MAX_CELL_LENGTH: Final = 32_767
_MAX_COLUMN_WIDTH: Final = 60

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


def write_tables(tables: Mapping[str, Sequence[Sequence[Scalar | None]]], file: Path) -> None:
    """Write tables, by sheet name, as a workbook; the first row of each table is its header."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    for name, rows in tables.items():
        _check(name, rows)
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "B2"
        for letter, width in _widths(rows).items():
            sheet.column_dimensions[letter].width = width
        _fill(sheet, rows)
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


def _table(extract: Extract, kind: Kind) -> list[Sequence[Scalar | None]]:
    rows = [flatten(data) for data in extract.records[kind]]
    columns = columns_of(rows, kind, extract.languages) or ["id"]
    return [columns, *([row.get(column) for column in columns] for row in rows)]


def _dictionary() -> Iterable[Sequence[Scalar]]:
    yield "sheet", "column (# is a number from 1, @ a language)", "type", "required", "choices", "description"
    for kind in Kind:
        for field in fields(kind).values():
            needed = "yes" if field.required else ""
            yield kind.plural, field.pattern, field.type, needed, ", ".join(field.choices), field.description


def _check(name: str, rows: Sequence[Sequence[Scalar | None]]) -> None:
    if len(rows) > _MAX_ROWS or len(rows[0]) > _MAX_COLUMNS:
        raise RefusedError(
            f"the sheet '{name}' would have {len(rows)} rows and {len(rows[0])} columns, "
            f"but the limits of a workbook are {_MAX_ROWS} rows and {_MAX_COLUMNS} columns",
            hint="export fewer records, or as CSV, SQLite or Parquet",
        )
    for row in rows:
        for column, value in zip(rows[0], row, strict=True):
            if isinstance(value, str) and len(escape_for_xml(value)) > _MAX_CELL_LENGTH:
                raise RefusedError(
                    f"'{column}' of '{row[0]}' has {len(value)} characters, but the limit of a cell "
                    f"is {_MAX_CELL_LENGTH}",
                    hint="export as CSV, JSON, SQLite or Parquet",
                )


def _fill(sheet: Any, rows: Iterable[Sequence[Scalar | None]]) -> None:
    from openpyxl.cell import WriteOnlyCell

    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, escape_for_xml(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would write text that starts with '=' as a formula
            cells.append(cell)
        sheet.append(cells)


def _widths(rows: Sequence[Sequence[Scalar | None]]) -> dict[str, int]:
    from openpyxl.utils import get_column_letter

    columns = zip(*rows[:200], strict=True)
    longest = [max(len(format_cell(value)) for value in column if value is not None) for column in columns]
    return {
        get_column_letter(number): min(length, _MAX_COLUMN_WIDTH) + 2 for number, length in enumerate(longest, start=1)
    }


def _copy_undated(archive: io.BytesIO, file: Path) -> None:
    with ZipFile(archive) as dated, ZipFile(file, "w") as undated:
        for name in dated.namelist():
            entry = ZipInfo(name, _TIMESTAMP.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every operating system
            undated.writestr(entry, dated.read(name))
