"""A workbook for spreadsheet programs (ECMA-376): a sheet a kind, a row a record, and a sheet with their dictionary."""

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
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_LONGEST_CELL: Final = 32_767
_WIDEST: Final = 60

# The same register gives the same bytes, so no file says when it was made: this is the first day a ZIP can bear.
_THE_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # a ZIP knows no time zones

# What XML 1.0 cannot hold stands as _xHHHH_, and so does the underscore of what looks like that: ECMA-376, 22.4.2.4.
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPOKEN: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def write(extract: Extract, file: Path) -> None:
    """Write the workbook.

    Raises:
        RefusedError: it is more than a workbook can hold.
    """
    tables = {kind.plural: _table(extract, kind) for kind in Kind}
    tables[DICTIONARY] = list(_dictionary())
    tables[REGISTER] = [("field", "value"), *flatten(extract.register).items()]
    write_tables(tables, file)


def write_tables(tables: Mapping[str, Sequence[Sequence[Scalar | None]]], file: Path) -> None:
    """Write a workbook of tables by the names of their sheets; the first row of each is its heading."""
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
    workbook.properties.created = _THE_DAY
    workbook.properties.modified = _THE_DAY
    buffer = io.BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w", ZIP_DEFLATED)).save()  # the workbook's own would tell the time
    _copy_undated(buffer, file)


def spoken(text: str) -> str:
    """A cell's text as XML can hold it."""
    return _UNSPEAKABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unspoken(text: str) -> str:
    """A cell's text as it was meant."""
    return _SPOKEN.sub(lambda match: chr(int(match[1], 16)), text)


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
    if len(rows) > _MOST_ROWS or len(rows[0]) > _MOST_COLUMNS:
        raise RefusedError(
            f"the sheet '{name}' would have {len(rows)} rows and {len(rows[0])} columns, "
            f"and a workbook holds {_MOST_ROWS} and {_MOST_COLUMNS}",
            hint="export fewer records, or as CSV, SQLite or Parquet",
        )
    for row in rows:
        for column, value in zip(rows[0], row, strict=True):
            if isinstance(value, str) and len(spoken(value)) > _LONGEST_CELL:
                raise RefusedError(
                    f"'{column}' of '{row[0]}' has {len(value)} characters, and a workbook's cell "
                    f"holds {_LONGEST_CELL}",
                    hint="export as CSV, JSON, SQLite or Parquet",
                )


def _fill(sheet: Any, rows: Iterable[Sequence[Scalar | None]]) -> None:
    from openpyxl.cell import WriteOnlyCell

    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, spoken(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # also where it begins with '=': a register holds no formulas
            cells.append(cell)
        sheet.append(cells)


def _widths(rows: Sequence[Sequence[Scalar | None]]) -> dict[str, int]:
    from openpyxl.utils import get_column_letter

    columns = zip(*rows[:200], strict=True)
    longest = [max(len(format_cell(value)) for value in column if value is not None) for column in columns]
    return {get_column_letter(number): min(length, _WIDEST) + 2 for number, length in enumerate(longest, start=1)}


def _copy_undated(archive: io.BytesIO, file: Path) -> None:
    with ZipFile(archive) as dated, ZipFile(file, "w") as undated:
        for name in dated.namelist():
            entry = ZipInfo(name, _THE_DAY.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # whatever machine it was made on
            undated.writestr(entry, dated.read(name))
