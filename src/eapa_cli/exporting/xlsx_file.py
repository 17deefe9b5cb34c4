"""XLSX files (ECMA-376): limits, cells, drop-down lists and pages, and saving without the current time."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eapa_cli.errors import RefusedError
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.interface_language import gettext as _

Cell = Scalar | date | None
Table = Sequence[Sequence[Cell]]
"""The rows of a table; the first row is its header."""

LISTS: Final = "lists"
"""The sheet with the items of drop-down lists, since a formula is too short for many items."""
EXPORTED_VALUES: Final = "eapa"
"""The hidden sheet with the exported values; a workbook with this sheet can be edited and read again."""

# https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
MAX_ROWS: Final = 1_048_576
_MAX_CELL_LENGTH: Final = 32_767
_MAX_COLUMNS: Final = 16_384
_A4: Final = 9
"""The number of the paper size in the file format."""

# The fixed time of all parts, so that the same register gives the same bytes: the earliest time of the ZIP format.
_TIMESTAMP: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # ZIP archives have no time zones

# A character that XML 1.0 forbids, or a carriage return, which XML changes to a line feed, is written as _xHHHH_. An
# underscore before such text is written in the same form (ECMA-376, 22.4.2.4).
_FORBIDDEN_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# The escape of a character in an .xlsx file: "_x000D_".
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def check_limits(name: str, rows: Table, *, id_index: int = 0) -> None:
    """Check that a workbook can contain a table, whose first row is its header.

    The cell at `id_index` of a row is the id of its record.

    Raises:
        RefusedError: the table has too many rows or columns, or a cell is too long.
    """
    header = rows[0]
    if len(rows) > MAX_ROWS or len(header) > _MAX_COLUMNS:
        raise RefusedError(
            _(
                "the sheet '%(name)s' would have %(rows)s rows and %(columns)s columns, "
                "but the limits of a workbook are %(max_rows)s rows and %(max_columns)s columns"
            )
            % {
                "name": name,
                "rows": len(rows),
                "columns": len(header),
                "max_rows": MAX_ROWS,
                "max_columns": _MAX_COLUMNS,
            },
            hint=_("export fewer records, or as CSV, SQLite or Parquet"),
        )
    for row in rows:
        for column, value in zip(header, row, strict=True):
            # Escapes count as characters.
            length = len(escape_for_xml(value)) if isinstance(value, str) else 0
            if length > _MAX_CELL_LENGTH:
                raise RefusedError(
                    _("'%(column)s' of '%(record)s' has %(length)s characters, but the limit of a cell is %(max)s")
                    % {"column": column, "record": row[id_index], "length": length, "max": _MAX_CELL_LENGTH},
                    hint=_("shorten it, or export as CSV, JSON, SQLite or Parquet"),
                )


def make_cell(sheet: Any, value: Cell) -> Any:
    """Return a cell for a row of openpyxl. Text remains text, even if it starts with '='."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, escape_for_xml(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would write a formula
    return cell


def add_drop_down(sheet: Any, column: int, items: str, *, shows_warning: bool = False) -> None:
    """Add a drop-down list to the cells below the heading of a column.

    `items` is a formula with the items. With `shows_warning`, a program asks before it accepts other values.
    """
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(type="list", formula1=items, allow_blank=True)
    validation.errorStyle = "warning"  # an import also accepts other spellings
    validation.showErrorMessage = shows_warning
    letter = get_column_letter(column)
    validation.add(f"{letter}2:{letter}{MAX_ROWS}")
    sheet.data_validations.append(validation)


def format_list_range(column: int, item_count: int) -> str:
    """Return the formula with the items in a column of the sheet of lists."""
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(column)
    return f"{LISTS}!${letter}$2:${letter}${item_count + 1}"


def set_up_landscape(sheet: Any) -> None:
    """Print a sheet on A4 in landscape format, with its headings on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.print_title_rows = "1:1"


def fit_columns_to_page(sheet: Any) -> None:
    """Print all columns next to each other, on as many pages as the rows need."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.fitToHeight = 0  # as many pages as needed
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


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
    """Return the text of a cell with escapes for the characters that XML forbids or changes."""
    return _FORBIDDEN_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape_from_xml(text: str) -> str:
    """Return the text of a cell without the escapes of `escape_for_xml`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _copy_undated(archive: io.BytesIO, file: Path) -> None:
    with ZipFile(archive) as dated, ZipFile(file, "w") as undated:
        for name in dated.namelist():
            part = ZipInfo(name, _TIMESTAMP.timetuple()[:6])  # from the year to the second
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # the same on every operating system
            undated.writestr(part, dated.read(name))
