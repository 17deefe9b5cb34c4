"""A workbook for people: formatted and printable sheets with filters and drop-down lists (ECMA-376)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any, Final

from eapa_cli.exporting.as_xlsx import check_limits, escape_for_xml, save_undated
from eapa_cli.tabular.formula_escaping import looks_like_formula

Cell = str | int | date | None

EXPORTED_VALUES: Final = "eapa"
"""The hidden sheet with the values that were exported, where a workbook can be edited and read again."""
LISTS: Final = "lists"
"""The hidden sheet with the items of the drop-down lists, which a cell cannot hold if they are many."""

_A4: Final = "9"
_HEADER_COLOUR: Final = "1F3864"
_COMPUTED_COLOUR: Final = "F2F2F2"
_LINE_COLOUR: Final = "BFBFBF"
_FONT_SIZE: Final = 10
_LONGEST_TITLE: Final = 100
_MARGIN: Final = 0.4  # inches
_LINE_HEIGHT: Final = 12.5  # points
_LETTERS_PER_DIGIT: Final = 1.25  # the width of a column is measured in digits of a larger font
_PADDING: Final = 3.0
_MAX_HEIGHT: Final = 409.0  # Excel's limit
_LAST_ROW: Final = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: its heading, its width in characters, the items of its drop-down list, and whether it is computed.

    A program that reads the workbook again ignores the cells of a `computed` column, so they have another colour.
    """

    heading: str
    width: int
    choices: Sequence[str] = ()
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedSheet:
    """A sheet; `printed` is the number of columns on paper, and `title` the header of each page."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    printed: int | None = None
    filtered: bool = True
    hidden: bool = False


def write_formatted(sheets: Sequence[FormattedSheet], file: Path, *, date_format: str) -> None:
    """Write sheets as a workbook; dates have a format such as `dd.mm.yyyy`.

    Raises:
        RefusedError: a sheet exceeds the limits of a workbook.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    lists = _lists(sheets)
    for one in [*sheets, *_list_sheets(lists)]:
        check_limits(one.name, [[column.heading for column in one.columns], *one.rows])
        sheet = workbook.create_sheet(one.name)
        if one.hidden:
            sheet.sheet_state = "veryHidden"  # a user cannot show and edit it by accident
        else:
            _set_up_view(sheet, one)
            _set_up_page(sheet, one)
            _add_drop_downs(sheet, one, lists)
        _fill(sheet, one, date_format)
    save_undated(workbook, file)


def _lists(sheets: Iterable[FormattedSheet]) -> Mapping[tuple[str, ...], int]:
    """Return the different drop-down lists with the numbers of their columns."""
    found = dict.fromkeys(tuple(column.choices) for sheet in sheets for column in sheet.columns if column.choices)
    return {choices: number for number, choices in enumerate(found, start=1)}


def _list_sheets(lists: Mapping[tuple[str, ...], int]) -> list[FormattedSheet]:
    if not lists:
        return []
    columns = [SheetColumn(heading=str(number), width=20) for number in lists.values()]
    longest = max(map(len, lists))
    rows = [[items[row] if row < len(items) else None for items in lists] for row in range(longest)]
    return [FormattedSheet(name=LISTS, columns=columns, rows=rows, hidden=True)]


def _set_up_view(sheet: Any, one: FormattedSheet) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    if one.filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(one.columns))}{len(one.rows) + 1}"
    for number, column in enumerate(one.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _set_up_page(sheet: Any, one: FormattedSheet) -> None:
    """Set the printed page: landscape, as wide as the paper, with the headings on each page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = "1:1"
    if one.printed is not None:
        sheet.print_area = f"A1:{get_column_letter(max(one.printed, 1))}{len(one.rows) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0  # as many pages as needed
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(
        left=_MARGIN, right=_MARGIN, top=2 * _MARGIN, bottom=2 * _MARGIN, header=_MARGIN, footer=_MARGIN
    )
    # An ampersand starts a code in headers and footers, which have at most 255 characters.
    sheet.oddHeader.left.text = shorten(one.title, _LONGEST_TITLE, placeholder="...").replace("&", "&&")
    sheet.oddHeader.left.font, sheet.oddHeader.left.size = "Calibri,Bold", 12
    sheet.oddFooter.left.text = one.name.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _add_drop_downs(sheet: Any, one: FormattedSheet, lists: Mapping[tuple[str, ...], int]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(one.columns, start=1):
        if column.choices:
            letter, source = get_column_letter(number), get_column_letter(lists[tuple(column.choices)])
            items = f"{LISTS}!${source}$2:${source}${len(column.choices) + 1}"
            validation = DataValidation(type="list", formula1=items, allow_blank=True)
            validation.errorStyle = "warning"  # other spellings are accepted too
            validation.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.data_validations.append(validation)


def _fill(sheet: Any, one: FormattedSheet, date_format: str) -> None:
    from openpyxl.cell import WriteOnlyCell

    styles = _Styles(sheet, date_format)
    header = [WriteOnlyCell(sheet, escape_for_xml(column.heading)) for column in one.columns]
    for cell in header:
        styles.set_header(cell)
    sheet.append(header)
    for number, row in enumerate(one.rows, start=2):
        if one.hidden:
            sheet.append([escape_for_xml(value) if isinstance(value, str) else value for value in row])
            continue
        sheet.row_dimensions[number].height = _height(one, row)
        cells = []
        for column, value in zip(one.columns, row, strict=True):
            cell = WriteOnlyCell(sheet, escape_for_xml(value) if isinstance(value, str) else value)
            styles.set_value(cell, value, computed=column.computed)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would write text that starts with '=' as a formula
            cells.append(cell)
        sheet.append(cells)


def _height(one: FormattedSheet, row: Sequence[Cell]) -> float:
    """Return the height of a row in points: that of its longest printed cell, since not every program computes it."""
    printed = len(one.columns) if one.printed is None else one.printed
    cells = list(zip(one.columns, row, strict=True))[: max(printed, 1)]
    lines = max((_count_lines(value, column.width) for column, value in cells if isinstance(value, str)), default=1)
    return min(_LINE_HEIGHT * max(lines, 1) + _PADDING, _MAX_HEIGHT)


def _count_lines(text: str, width: int) -> int:
    return sum(max(len(wrap(line, int(width * _LETTERS_PER_DIGIT))), 1) for line in text.split("\n"))


class _Styles:
    """The styles of cells: each is made once, since openpyxl looks up every part of it for each cell."""

    def __init__(self, sheet: Any, date_format: str) -> None:
        from openpyxl.styles import Border, Font, PatternFill, Side

        line = Side(style="thin", color=_LINE_COLOUR)
        self._sheet = sheet
        self._date_format = date_format
        self._border = Border(left=line, right=line, top=line, bottom=line)
        self._font = Font(name="Calibri", size=_FONT_SIZE)
        self._white = Font(name="Calibri", size=_FONT_SIZE, bold=True, color="FFFFFF")
        self._dark = PatternFill("solid", fgColor=_HEADER_COLOUR)
        self._grey = PatternFill("solid", fgColor=_COMPUTED_COLOUR)
        self._made: dict[tuple[bool, bool, bool, bool], Any] = {}

    def set_header(self, cell: Any) -> None:
        from openpyxl.styles import Alignment

        cell.font, cell.fill, cell.border = self._white, self._dark, self._border
        cell.alignment = Alignment(wrap_text=True, vertical="center")

    def set_value(self, cell: Any, value: Cell, *, computed: bool) -> None:
        is_text = isinstance(value, str)
        kind = (isinstance(value, date), is_text, is_text and looks_like_formula(str(value)), computed)
        if kind not in self._made:
            self._made[kind] = self._make(*kind)
        cell._style = self._made[kind]._style  # noqa: SLF001  # openpyxl has no other way to share a style

    def _make(self, is_date: bool, is_text: bool, is_formula: bool, is_computed: bool) -> Any:  # noqa: FBT001
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        made = WriteOnlyCell(self._sheet)
        made.font, made.border = self._font, self._border
        made.alignment = Alignment(horizontal="left", wrap_text=is_text, vertical="top")
        made.quotePrefix = is_formula  # the text stays text if a user confirms the cell without a change
        if is_date:
            made.number_format = self._date_format
        if is_computed:
            made.fill = self._grey
        return made
