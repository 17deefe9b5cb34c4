"""A workbook for spreadsheet programs: a sheet for each kind, with a row for each record, and two other sheets.

The other sheets contain the data dictionary and the register's own file.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.exporting.xlsx_file import (
    LISTS,
    Cell,
    Table,
    add_drop_down,
    check_limits,
    fit_columns_to_page,
    format_list_range,
    make_cell,
    save_undated,
    set_up_landscape,
)
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import find_field, map_scalar_fields
from eapa_cli.tabular.extract import Extract
from eapa_cli.tabular.flattening import Scalar, flatten, format_cell, sort_columns


class DropDown(NamedTuple):
    """The drop-down list of a column."""

    values: tuple[str, ...]
    accepts_several: bool = False
    """Whether a cell may contain several of the values."""


Choices = Mapping[str, DropDown]
"""The drop-down lists of a sheet, by the heading of their column."""

DICTIONARY: Final = "dictionary"
"""The sheet that describes the columns of the other sheets."""
REGISTER: Final = "register"
"""The sheet with the register's own file."""

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


def write_tables(tables: Mapping[str, Table], file: Path, choices: Mapping[str, Choices] = {}) -> None:
    """Write tables, by sheet name, as a workbook; the first row of each table is its header.

    `choices` are the drop-down lists by sheet name, then by heading.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheets = dict(tables)
    long_lists = _number_long_lists(choices)
    if long_lists:
        sheets[LISTS] = [[f"list {number}" for number in long_lists.values()], *zip_longest(*long_lists)]
    for name, rows in sheets.items():
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
        for column in sort_columns(rows, kind, extract.languages)
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
        for field in map_scalar_fields(kind).values():
            needed = "yes" if field.required else ""
            yield kind.plural, field.pattern, field.type, needed, ", ".join(field.choices), field.description


def _set_up_pages(sheet: Any, width: int) -> None:
    """Set up printing: a page shows all columns if that is legible; otherwise the columns continue on other pages."""
    set_up_landscape(sheet)
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&A, &P / &N"  # the sheet, the page and the number of pages
    if width <= _MAX_PAGE_WIDTH:
        fit_columns_to_page(sheet)
    else:
        sheet.page_setup.scale = _PRINT_SCALE
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:A"


def _number_long_lists(choices: Mapping[str, Choices]) -> Mapping[tuple[str, ...], int]:
    """Return the lists that do not fit in a formula, each with the number of its column in the sheet of lists."""
    lists = (drop_down.values for choices_of_sheet in choices.values() for drop_down in choices_of_sheet.values())
    long_lists = dict.fromkeys(values for values in lists if len(",".join(values)) > _MAX_INLINE_LIST_LENGTH)
    return {values: number for number, values in enumerate(long_lists, start=1)}


def _add_filter_and_lists(sheet: Any, rows: Table, choices: Choices, long_lists: Mapping[tuple[str, ...], int]) -> None:
    """Set the filter and the drop-down lists of a sheet."""
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    for number, heading in enumerate(rows[0], start=1):
        if drop_down := choices.get(str(heading)):
            items = f'"{",".join(drop_down.values)}"'
            if list_number := long_lists.get(drop_down.values):
                items = format_list_range(list_number, len(drop_down.values))
            # The check of a program accepts only one of the values.
            add_drop_down(sheet, number, items, shows_warning=not drop_down.accepts_several)


def _write_rows(sheet: Any, rows: Table, widths: Sequence[int]) -> None:
    """Write the cells of a sheet as text, numbers and days, with heights for wrapped text."""
    from openpyxl.styles import Alignment, Font

    bold, wrapped = Font(name="Calibri", size=11, bold=True), Alignment(wrap_text=True, vertical="top")
    for index, row in enumerate(rows):
        cells = []
        # LibreOffice does not adjust the height of rows that it opens.
        sheet.row_dimensions[index + 1].height = _LINE_HEIGHT * _count_lines(row, widths)
        for value in row:
            cell = make_cell(sheet, value)
            if isinstance(value, date):
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
    """Return how many lines the highest cell of a row has, up to the limit of a row."""
    line_counts = (
        sum(ceil((len(line) or 1) / width) for line in _format_value(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if value is not None
    )
    return min(max(line_counts, default=1), _MAX_LINES)


def _format_value(value: Scalar | date) -> str:
    return value.isoformat() if isinstance(value, date) else format_cell(value)
