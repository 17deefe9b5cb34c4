"""A workbook for people: formatted and printable sheets with filters and drop-down lists (ECMA-376)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any, Final, NamedTuple

from eapa_cli.exporting.xlsx_file import (
    LISTS,
    Cell,
    add_drop_down,
    check_limits,
    fit_columns_to_page,
    format_list_range,
    make_cell,
    save_undated,
    set_up_landscape,
)
from eapa_cli.tabular.formula_escaping import looks_like_formula

_HEADER_COLOUR: Final = "1F3864"
_COMPUTED_COLOUR: Final = "F2F2F2"
_LINE_COLOUR: Final = "BFBFBF"
_FONT_SIZE: Final = 10
"""The size in points."""
_MAX_TITLE_LENGTH: Final = 100
"""The number of characters that fit in the header of a printed page, where each ampersand is doubled."""
_MARGIN: Final = 0.4
"""The margin of a page in inches."""
_LINE_HEIGHT: Final = 12.5
"""The height of a line in points."""
_LETTERS_PER_DIGIT: Final = 1.25
"""The letters in the width of a digit, on average. The width of a column counts digits of a larger font."""
_ROW_PADDING: Final = 3.0
"""The space above and below the text of a row in points."""
_MAX_ROW_HEIGHT: Final = 409.0
"""Excel's limit in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a sheet."""

    heading: str
    width: int
    """The width in characters."""
    choices: Sequence[str] = ()
    """The items of the drop-down list."""
    is_computed: bool = False
    """Whether edits of the cells have no effect; such cells have another colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedSheet:
    """The content of a sheet and its layout."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    """The header of each printed page."""
    printed_column_count: int | None = None
    """The number of columns, from the first one, that are printed; None for all columns. At least one is printed."""
    has_filter: bool = True
    """Whether the headings have drop-down lists to filter and sort the rows."""
    is_hidden: bool = False


def write_formatted(sheets: Sequence[FormattedSheet], file: Path, *, date_format: str) -> None:
    """Write sheets as a workbook; `date_format` is the format of dates, such as `dd.mm.yyyy`.

    Raises:
        RefusedError: a sheet exceeds the limits of a workbook.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    lists = _number_lists(sheets)
    for content in [*sheets, *_make_list_sheets(lists)]:
        # The ids of records are in the last column.
        check_limits(content.name, [[column.heading for column in content.columns], *content.rows], id_index=-1)
        sheet = workbook.create_sheet(content.name)
        if content.is_hidden:
            sheet.sheet_state = "veryHidden"  # the menu of the program cannot show the sheet
        else:
            _set_up_view(sheet, content)
            _set_up_page(sheet, content)
            _add_drop_downs(sheet, content, lists)
        _write_rows(sheet, content, date_format)
    save_undated(workbook, file)


def _number_lists(sheets: Iterable[FormattedSheet]) -> Mapping[tuple[str, ...], int]:
    """Return the column numbers of the different drop-down lists in the sheet of lists."""
    lists = dict.fromkeys(tuple(column.choices) for sheet in sheets for column in sheet.columns if column.choices)
    return {choices: number for number, choices in enumerate(lists, start=1)}


def _make_list_sheets(lists: Mapping[tuple[str, ...], int]) -> list[FormattedSheet]:
    if not lists:
        return []
    # A hidden sheet needs no width.
    columns = [SheetColumn(heading=str(number), width=0) for number in lists.values()]
    rows = list(zip_longest(*lists))
    return [FormattedSheet(name=LISTS, columns=columns, rows=rows, is_hidden=True)]


def _set_up_view(sheet: Any, content: FormattedSheet) -> None:
    """Set the view on a screen: frozen headings, a filter, and the widths of columns."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    if content.has_filter:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(content.columns))}{len(content.rows) + 1}"
    for number, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _set_up_page(sheet: Any, content: FormattedSheet) -> None:
    """Set the printed page: landscape, as wide as the paper, with the headings on each page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins

    set_up_landscape(sheet)
    fit_columns_to_page(sheet)
    if content.printed_column_count is not None:
        sheet.print_area = f"A1:{get_column_letter(content.printed_column_count)}{len(content.rows) + 1}"
    sheet.page_margins = PageMargins(
        left=_MARGIN, right=_MARGIN, top=2 * _MARGIN, bottom=2 * _MARGIN, header=_MARGIN, footer=_MARGIN
    )
    # In headers and footers, an ampersand starts a code, and the text has at most 255 characters.
    sheet.oddHeader.left.text = shorten(content.title, _MAX_TITLE_LENGTH, placeholder="...").replace("&", "&&")
    sheet.oddHeader.left.font, sheet.oddHeader.left.size = "Calibri,Bold", 12
    sheet.oddFooter.left.text = content.name.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _add_drop_downs(sheet: Any, content: FormattedSheet, lists: Mapping[tuple[str, ...], int]) -> None:
    """Add the drop-down lists of the columns, with their items from the sheet of lists."""
    for number, column in enumerate(content.columns, start=1):
        if column.choices:
            add_drop_down(sheet, number, format_list_range(lists[tuple(column.choices)], len(column.choices)))


def _write_rows(sheet: Any, content: FormattedSheet, date_format: str) -> None:
    """Write the headings and the rows of a sheet; the rows of a hidden sheet have no styles."""
    styles = _Styles(sheet, date_format)
    header = [make_cell(sheet, column.heading) for column in content.columns]
    for cell in header:
        styles.set_header(cell)
    sheet.append(header)
    for number, row in enumerate(content.rows, start=2):
        if content.is_hidden:
            sheet.append([make_cell(sheet, value) for value in row])
            continue
        sheet.row_dimensions[number].height = _compute_row_height(content, row)
        cells = []
        for column, value in zip(content.columns, row, strict=True):
            cell = make_cell(sheet, value)
            styles.set_value(cell, value, is_computed=column.is_computed)
            cells.append(cell)
        sheet.append(cells)


def _compute_row_height(content: FormattedSheet, row: Sequence[Cell]) -> float:
    """Return the height of a row in points, from its longest printed cell, since some programs do not compute it."""
    printed_cells = list(zip(content.columns, row, strict=True))[: content.printed_column_count]
    line_counts = (_count_lines(value, column.width) for column, value in printed_cells if isinstance(value, str))
    return min(_LINE_HEIGHT * max(line_counts, default=1) + _ROW_PADDING, _MAX_ROW_HEIGHT)


def _count_lines(text: str, width: int) -> int:
    return sum(max(len(wrap(line, int(width * _LETTERS_PER_DIGIT))), 1) for line in text.split("\n"))


class _CellStyle(NamedTuple):
    """The properties of a cell that determine its style."""

    is_date: bool
    is_text: bool
    looks_like_formula: bool
    is_computed: bool


class _Styles:
    """The styles of cells. Each style is made once, since assigning its parts to each cell would be slow."""

    def __init__(self, sheet: Any, date_format: str) -> None:
        from openpyxl.styles import Border, Font, PatternFill, Side

        line = Side(style="thin", color=_LINE_COLOUR)
        self._sheet = sheet
        self._date_format = date_format
        self._border = Border(left=line, right=line, top=line, bottom=line)
        self._value_font = Font(name="Calibri", size=_FONT_SIZE)
        self._header_font = Font(name="Calibri", size=_FONT_SIZE, bold=True, color="FFFFFF")
        self._header_fill = PatternFill("solid", fgColor=_HEADER_COLOUR)
        self._computed_fill = PatternFill("solid", fgColor=_COMPUTED_COLOUR)
        self._cells_by_style: dict[_CellStyle, Any] = {}

    def set_header(self, cell: Any) -> None:
        from openpyxl.styles import Alignment

        cell.font, cell.fill, cell.border = self._header_font, self._header_fill, self._border
        cell.alignment = Alignment(wrap_text=True, vertical="center")

    def set_value(self, cell: Any, value: Cell, *, is_computed: bool) -> None:
        style = _CellStyle(
            is_date=isinstance(value, date),
            is_text=isinstance(value, str),
            looks_like_formula=isinstance(value, str) and looks_like_formula(value),
            is_computed=is_computed,
        )
        if style not in self._cells_by_style:
            self._cells_by_style[style] = self._make_cell(style)
        cell._style = self._cells_by_style[style]._style  # noqa: SLF001  # openpyxl has no other way to share a style

    def _make_cell(self, style: _CellStyle) -> Any:
        """Return a cell whose style other cells share."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.border = self._value_font, self._border
        cell.alignment = Alignment(horizontal="left", wrap_text=style.is_text, vertical="top")
        # With this prefix, the cell remains text if a user opens and confirms it without a change.
        cell.quotePrefix = style.looks_like_formula
        if style.is_date:
            cell.number_format = self._date_format
        if style.is_computed:
            cell.fill = self._computed_fill
        return cell
