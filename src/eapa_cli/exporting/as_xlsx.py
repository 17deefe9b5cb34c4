"""A workbook for spreadsheet programs (ECMA-376): one sheet per kind, one row per record, and the data dictionary."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import fields, find_field
from eapa_cli.tabular.flattening import Scalar, columns_of, flatten, format_cell
from eapa_cli.tabular.selection import Extract

Cell = Scalar | date | None
Table = Sequence[Sequence[Cell]]


class DropDown(NamedTuple):
    """The values that a cell offers, and whether it may hold several of them."""

    values: tuple[str, ...]
    several: bool = False


Choices = Mapping[str, DropDown]
_NO_CHOICES: Final[Mapping[str, Choices]] = {}

DICTIONARY: Final = "dictionary"
REGISTER: Final = "register"
LISTS: Final = "lists"
"""The sheet with the values of long drop-down lists."""

# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
_MAX_ROWS: Final = 1_048_576
_MAX_COLUMNS: Final = 16_384
MAX_CELL_LENGTH: Final = 32_767
_MAX_INLINE_LIST: Final = 255
_MAX_COLUMN_WIDTH: Final = 60
# In points; a row is at most 409 points high.
_LINE_HEIGHT: Final = 15
_MAX_LINES: Final = 27
# A wider sheet on one page of A4 would need letters smaller than 5 points.
_MAX_PAGE_WIDTH: Final = 300
_SCALE: Final = 60
_A4: Final = 9
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
    long = _long_lists(choices)
    for name, rows in {**tables, **({LISTS: _table_of_lists(long)} if long else {})}.items():
        check_limits(name, rows)
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "B2"
        widths = _widths(rows)
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        _set_up_pages(sheet, sum(widths.values()))
        _set_up(sheet, rows, choices.get(name, {}), long)
        _fill(sheet, rows, list(widths.values()))
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


def _set_up_pages(sheet: Any, width: int) -> None:
    """Set the printed pages: as wide as the sheet if that stays legible, or else several in a row."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&A, &P / &N"  # the sheet, the page and their number
    if width <= _MAX_PAGE_WIDTH:
        sheet.page_setup.fitToHeight = 0  # as many pages as needed
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = _SCALE
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:A"


def _long_lists(choices: Mapping[str, Choices]) -> list[tuple[str, ...]]:
    """Return the lists that do not fit in the formula of a cell, each once."""
    lists = (drop_down.values for of_sheet in choices.values() for drop_down in of_sheet.values())
    found = dict.fromkeys(values for values in lists if len(",".join(values)) > _MAX_INLINE_LIST)
    return list(found)


def _table_of_lists(lists: Sequence[tuple[str, ...]]) -> Table:
    headings = [f"list {number}" for number in range(1, len(lists) + 1)]
    return [headings, *zip_longest(*lists)]


def _formula(values: tuple[str, ...], long: Sequence[tuple[str, ...]]) -> str:
    from openpyxl.utils import get_column_letter

    if values not in long:
        return f'"{",".join(values)}"'
    letter = get_column_letter(long.index(values) + 1)
    return f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"


def _set_up(sheet: Any, rows: Table, choices: Choices, long: Sequence[tuple[str, ...]]) -> None:
    """Set the filter and the drop-down lists of a sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    for number, heading in enumerate(rows[0], start=1):
        if drop_down := choices.get(str(heading)):
            letter = get_column_letter(number)
            validation = DataValidation(type="list", formula1=_formula(drop_down.values, long), allow_blank=True)
            validation.errorStyle = "warning"  # an import also accepts other spellings
            validation.showErrorMessage = not drop_down.several
            validation.add(f"{letter}2:{letter}{_MAX_ROWS}")
            sheet.data_validations.append(validation)


def _fill(sheet: Any, rows: Table, widths: Sequence[int]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    bold, wrapped = Font(name="Calibri", size=11, bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows):
        cells = []
        # LibreOffice does not adjust the height of rows that it opens.
        sheet.row_dimensions[number + 1].height = _LINE_HEIGHT * _lines(row, widths)
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
    longest = [max(_width(value) for value in column if value is not None) for column in columns]
    return {
        get_column_letter(number): min(length, _MAX_COLUMN_WIDTH) + 2 for number, length in enumerate(longest, start=1)
    }


def _width(value: Scalar | date) -> int:
    return max(map(len, _text(value).split("\n")))


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return the number of lines that the longest cell of a row needs, within the limit of a row."""
    wrapped = (
        sum(-(-(len(line) or 1) // width) for line in _text(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if value is not None
    )
    return min(max(wrapped, default=1), _MAX_LINES)


def _text(value: Scalar | date) -> str:
    return value.isoformat() if isinstance(value, date) else format_cell(value)


def _copy_undated(archive: io.BytesIO, file: Path) -> None:
    with ZipFile(archive) as dated, ZipFile(file, "w") as undated:
        for name in dated.namelist():
            entry = ZipInfo(name, _TIMESTAMP.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every operating system
            undated.writestr(entry, dated.read(name))
