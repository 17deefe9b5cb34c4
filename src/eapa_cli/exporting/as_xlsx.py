"""A workbook for spreadsheet programs: a sheet for each kind, with a row for each record, and the data dictionary."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.exporting.xlsx_file import MAX_ROWS, Cell, Table, check_limits, escape_for_xml, save_undated
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import find_field, scalar_fields
from eapa_cli.tabular.extract import Extract
from eapa_cli.tabular.flattening import Scalar, flatten, format_cell, sorted_columns


class DropDown(NamedTuple):
    """The drop-down list of a column."""

    values: tuple[str, ...]
    accepts_several: bool = False
    """Whether a cell may contain several of the values."""


Choices = Mapping[str, DropDown]
"""The drop-down lists of a sheet, by the heading of their column."""
_NO_CHOICES: Final[Mapping[str, Choices]] = {}

DICTIONARY: Final = "dictionary"
"""The sheet that describes the columns of the other sheets."""
REGISTER: Final = "register"
"""The sheet with the register's own file."""
LISTS: Final = "lists"
"""The sheet with the values of long drop-down lists."""

_MAX_INLINE_LIST_LENGTH: Final = 255
"""Excel's limit of characters for a list in the formula of a drop-down list."""
_MAX_COLUMN_WIDTH: Final = 60
"""The width in characters; longer text is wrapped."""
_SAMPLED_ROW_COUNT: Final = 200
"""The number of first rows from which the widths of columns are computed."""
_COLUMN_PADDING: Final = 2
"""The space next to the text of a column, in characters."""
_LINE_HEIGHT: Final = 15
"""The height of a line in points."""
_MAX_LINES: Final = 27
"""The number of lines in the highest row that Excel allows (409 points)."""
# A wider sheet on one page of A4 would need letters smaller than 5 points.
_MAX_PAGE_WIDTH: Final = 300
"""The width in characters."""
_PRINT_SCALE: Final = 60
"""The size of print in percent on pages of a wider sheet."""
_A4: Final = 9
"""The number of the paper size in the file format."""
# The calendar of Excel has a 29 February 1900, so other programs show earlier days differently.
_FIRST_RELIABLE_DAY: Final = date(1900, 3, 1)
# A complete date, such as 2021-09-24.
_DAY_PATTERN: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write(extract: Extract, file: Path) -> None:
    """Write the workbook.

    Raises:
        RefusedError: the records exceed the limits of a workbook.
    """
    tables = {kind.plural: _make_table(extract, kind) for kind in Kind}
    tables[DICTIONARY] = list(_list_dictionary_rows())
    tables[REGISTER] = [("field", "value"), *flatten(extract.register).items()]
    write_tables(tables, file)


def write_tables(tables: Mapping[str, Table], file: Path, choices: Mapping[str, Choices] = _NO_CHOICES) -> None:
    """Write tables, by sheet name, as a workbook; the first row of each table is its header.

    `choices` are the drop-down lists by sheet name, then by heading.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    long_lists = _find_long_lists(choices)
    for name, rows in {**tables, **({LISTS: _make_list_table(long_lists)} if long_lists else {})}.items():
        check_limits(name, rows)
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "B2"  # the headings and the ids stay visible
        widths = _compute_column_widths(rows)
        for letter, width in widths.items():
            sheet.column_dimensions[letter].width = width
        _set_up_pages(sheet, sum(widths.values()))
        _add_filter_and_lists(sheet, rows, choices.get(name, {}), long_lists)
        _write_rows(sheet, rows, list(widths.values()))
    save_undated(workbook, file)


def _make_table(extract: Extract, kind: Kind) -> list[Sequence[Cell]]:
    """Return the table of a kind: a column for each value that a record has, and a row for each record."""
    rows = [flatten(data) for data in extract.records[kind]]
    columns = [
        column
        for column in sorted_columns(rows, kind, extract.languages)
        if any(row.get(column, "") != "" for row in rows)
    ] or ["id"]  # a sheet without records has a heading, too
    dates = {column for column in columns if (field := find_field(kind, column)) and field.type == "date"}
    return [
        columns,
        *([parse_day(row.get(column)) if column in dates else row.get(column) for column in columns] for row in rows),
    ]


def parse_day(value: Scalar | None) -> Cell:
    """Return a complete date as a `date` object; return any other value, and days before March 1900, unchanged."""
    if not isinstance(value, str) or not _DAY_PATTERN.fullmatch(value):
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:  # the calendar does not have this day
        return value
    return day if day >= _FIRST_RELIABLE_DAY else value


def _list_dictionary_rows() -> Iterable[Sequence[Scalar]]:
    yield "sheet", "column (# is a number from 1, @ a language)", "type", "required", "choices", "description"
    for kind in Kind:
        for field in scalar_fields(kind).values():
            needed = "yes" if field.required else ""
            yield kind.plural, field.pattern, field.type, needed, ", ".join(field.choices), field.description


def _set_up_pages(sheet: Any, width: int) -> None:
    """Set up printing: a page shows all columns if that is legible; otherwise the columns continue on other pages."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&A, &P / &N"  # the sheet, the page and the number of pages
    if width <= _MAX_PAGE_WIDTH:
        sheet.page_setup.fitToHeight = 0  # as many pages as needed
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = _PRINT_SCALE
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:A"


def _find_long_lists(choices: Mapping[str, Choices]) -> list[tuple[str, ...]]:
    """Return the different lists that do not fit in a formula."""
    lists = (drop_down.values for choices_of_sheet in choices.values() for drop_down in choices_of_sheet.values())
    long_lists = dict.fromkeys(values for values in lists if len(",".join(values)) > _MAX_INLINE_LIST_LENGTH)
    return list(long_lists)


def _make_list_table(lists: Sequence[tuple[str, ...]]) -> Table:
    headings = [f"list {number}" for number in range(1, len(lists) + 1)]
    return [headings, *zip_longest(*lists)]


def _make_list_formula(values: tuple[str, ...], long_lists: Sequence[tuple[str, ...]]) -> str:
    """Return a formula with the values, or with the cells of a long list."""
    from openpyxl.utils import get_column_letter

    if values not in long_lists:
        return f'"{",".join(values)}"'
    letter = get_column_letter(long_lists.index(values) + 1)
    return f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"


def _add_filter_and_lists(sheet: Any, rows: Table, choices: Choices, long_lists: Sequence[tuple[str, ...]]) -> None:
    """Set the filter and the drop-down lists of a sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    for number, heading in enumerate(rows[0], start=1):
        if drop_down := choices.get(str(heading)):
            letter = get_column_letter(number)
            formula = _make_list_formula(drop_down.values, long_lists)
            validation = DataValidation(type="list", formula1=formula, allow_blank=True)
            validation.errorStyle = "warning"  # an import also accepts other spellings
            # The check of a program accepts only one of the values.
            validation.showErrorMessage = not drop_down.accepts_several
            validation.add(f"{letter}2:{letter}{MAX_ROWS}")
            sheet.data_validations.append(validation)


def _write_rows(sheet: Any, rows: Table, widths: Sequence[int]) -> None:
    """Write the cells of a sheet as text, numbers and days, with heights for wrapped text."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    bold, wrapped = Font(name="Calibri", size=11, bold=True), Alignment(wrap_text=True, vertical="top")
    for index, row in enumerate(rows):
        cells = []
        # LibreOffice does not adjust the height of rows that it opens.
        sheet.row_dimensions[index + 1].height = _LINE_HEIGHT * _count_lines(row, widths)
        for value in row:
            cell = WriteOnlyCell(sheet, escape_for_xml(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would write text that starts with '=' as a formula
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            cell.alignment = wrapped
            if index == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)


def _compute_column_widths(rows: Table) -> dict[str, int]:
    """Return the widths of columns in characters, by the letters of the columns."""
    from openpyxl.utils import get_column_letter

    columns = zip(*rows[:_SAMPLED_ROW_COUNT], strict=True)
    text_widths = [max(_measure_width(value) for value in column if value is not None) for column in columns]
    return {
        get_column_letter(number): min(width, _MAX_COLUMN_WIDTH) + _COLUMN_PADDING
        for number, width in enumerate(text_widths, start=1)
    }


def _measure_width(value: Scalar | date) -> int:
    """Return the number of characters in the longest line of a value."""
    return max(map(len, _format_value(value).split("\n")))


def _count_lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return the number of lines of the highest cell of a row, up to the limit of a row."""
    line_counts = (
        sum(ceil((len(line) or 1) / width) for line in _format_value(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if value is not None
    )
    return min(max(line_counts, default=1), _MAX_LINES)


def _format_value(value: Scalar | date) -> str:
    return value.isoformat() if isinstance(value, date) else format_cell(value)
