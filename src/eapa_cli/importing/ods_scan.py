"""A scan of the cells of an OpenDocument spreadsheet (ISO/IEC 26300), in one pass with limits."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from eapa_cli.importing.date_precision import reduce_to_shown_parts
from eapa_cli.importing.limits import MAX_COLUMNS, MAX_MERGED_AREAS, MAX_SHEETS, MAX_SPACES
from eapa_cli.importing.ods_styles import OFFICE, TABLE, TEXT, StyleScan
from eapa_cli.importing.sheet import Broken, LinkedText, Value
from eapa_cli.importing.xlsx_sheet_scan import Area, check_row_number, make_cell_budget
from eapa_cli.importing.xml_scan import MAX_QUOTED_LENGTH, Budget, ExcessiveError, MalformedError, check_limit
from eapa_cli.model.message import Message
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.interface_phrases import group_digits

# The attribute with the address of a link. `XmlScan` writes a name as its namespace, "}" and the local name.
_HREF: Final = "http://www.w3.org/1999/xlink}href"
# The number of equal cells, rows or spaces that one element stands for. A sheet has at most 1,048,576 rows.
_REPETITIONS: Final = re.compile("[1-9][0-9]{0,6}", re.ASCII)


@dataclass(slots=True, kw_only=True)
class OdsSheet:
    """The cells of a table by their rows and columns, and its merged areas."""

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)


class OdsScan(StyleScan):
    """A scan of the content: the styles in it, and the tables.

    One element can stand for many equal cells or rows. Repeated empty cells and rows take no memory. A repeated value
    counts as one cell for each repetition.
    """

    def __init__(self, budget: Budget, shared_styles: StyleScan) -> None:
        super().__init__(budget)
        self.date_formats |= shared_styles.date_formats
        self.date_styles |= shared_styles.date_styles
        self.sheets: list[OdsSheet] = []
        self._cell_budget = make_cell_budget()
        self._column_styles: list[tuple[int, str]] = []
        """Runs of columns with the same cell style, from left to right: how many columns, and the name of the style."""
        self._row = 0
        """The last row that is finished."""
        self._row_count = 1
        """The number of equal rows that the current row stands for."""
        self._column = 0
        """The column of the current cell."""
        self._row_cells: dict[int, Value] = {}
        self._cell_attributes: Mapping[str, str] | None = None
        """The attributes of the current cell; None outside of cells."""
        self._pieces: list[str] = []
        """The pieces of text in the current cell, with a line feed before each paragraph."""
        self._space_budget = Budget(MAX_SPACES, _("has more than %(max)s repeated spaces"))
        self._link = ""
        """The first link in the current cell."""
        self._annotation_depth = 0
        self.starts |= {
            f"{TABLE}table": self._start_table,
            f"{TABLE}table-column": self._read_column,
            f"{TABLE}table-row": self._start_row,
            f"{TABLE}table-cell": self._start_cell,
            f"{TABLE}covered-table-cell": self._start_cell,
            f"{TEXT}p": self._start_paragraph,
            f"{TEXT}a": self._start_link,
            f"{TEXT}s": self._read_spaces,
            f"{TEXT}tab": lambda _attributes: self._add_text("\t"),
            f"{TEXT}line-break": lambda _attributes: self._add_text("\n"),
            f"{OFFICE}annotation": self._start_annotation,
        }
        self.ends |= {
            f"{TABLE}table-row": self._end_row,
            f"{TABLE}table-cell": self._end_cell,
            f"{TABLE}covered-table-cell": self._end_cell,
            f"{OFFICE}annotation": self._end_annotation,
        }

    def on_text(self, text: str) -> None:
        """Add text inside a cell to its current paragraph."""
        if self._cell_attributes is not None:
            self._add_text(text)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        is_hidden = attributes.get(f"{TABLE}style-name", "") in self.hidden_tables
        self.sheets.append(OdsSheet(name=attributes.get(f"{TABLE}name", ""), is_hidden=is_hidden))
        self._row = 0
        self._column_styles = []
        check_limit(len(self.sheets), MAX_SHEETS, _("has more than %(max)s sheets"))

    def _read_column(self, attributes: Mapping[str, str]) -> None:
        count = _read_count(attributes, f"{TABLE}number-columns-repeated")
        self._column_styles.append((count, attributes.get(f"{TABLE}default-cell-style-name", "")))

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row_count = _read_count(attributes, f"{TABLE}number-rows-repeated")
        self._column = 1
        self._row_cells = {}

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell_attributes = attributes
        self._pieces, self._link = [], ""

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        if self._cell_attributes is not None and not self._annotation_depth:
            self._pieces.append("\n")

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        self._link = self._link or attributes.get(_HREF, "")

    def _read_spaces(self, attributes: Mapping[str, str]) -> None:
        count = _read_count(attributes, f"{TEXT}c")
        self._space_budget.spend(count)
        self._add_text(" " * count)

    def _add_text(self, text: str) -> None:
        """Add text to the current paragraph of the cell; the text of an annotation is ignored."""
        if self._pieces and not self._annotation_depth:
            self._pieces.append(text)

    def _start_annotation(self, _attributes: Mapping[str, str]) -> None:
        self._annotation_depth += 1

    def _end_annotation(self, _text: str) -> None:
        self._annotation_depth -= 1

    def _end_cell(self, _text: str) -> None:
        attributes, self._cell_attributes = self._cell_attributes or {}, None
        count = _read_count(attributes, f"{TABLE}number-columns-repeated")
        value = self._parse_value(attributes)
        if value != "":
            if self._column + count - 1 > MAX_COLUMNS:
                raise ExcessiveError(
                    gettext("has cells beyond column %(max_columns)s") % {"max_columns": group_digits(MAX_COLUMNS)}
                )
            self._cell_budget.spend(count)
            self._row_cells |= dict.fromkeys(range(self._column, self._column + count), value)
        self._add_merged_area(attributes)
        self._column += count

    def _add_merged_area(self, attributes: Mapping[str, str]) -> None:
        """Add the area of a cell that spans several rows or columns."""
        row_span = _read_count(attributes, f"{TABLE}number-rows-spanned")
        column_span = _read_count(attributes, f"{TABLE}number-columns-spanned")
        if row_span * column_span == 1:
            return
        merged = self.sheets[-1].merged
        top, left = self._row + 1, self._column
        merged.append(Area(top, left, top + row_span - 1, left + column_span - 1))
        check_limit(len(merged), MAX_MERGED_AREAS, _("has more than %(max)s merged areas"))

    def _end_row(self, _text: str) -> None:
        sheet = self.sheets[-1]
        if self._row_cells:
            check_row_number(self._row + self._row_count, sheet.name)
            self._cell_budget.spend(len(self._row_cells) * (self._row_count - 1))
            for number in range(self._row + 1, self._row + self._row_count + 1):
                sheet.rows[number] = dict(self._row_cells)
        self._row += self._row_count

    def _parse_value(self, attributes: Mapping[str, str]) -> Value:
        text = "".join(self._pieces)[1:]  # without the line feed before the first paragraph
        match attributes.get(f"{OFFICE}value-type"):
            case "float" | "percentage" | "currency":
                return _parse(float, attributes.get(f"{OFFICE}value", ""), text)
            case "boolean":
                return attributes.get(f"{OFFICE}boolean-value") == "true"
            case "date":
                return self._parse_date(attributes, text)
            case "time":
                return text  # the stored value is a duration, such as 'PT12H30M00S'
            # LibreOffice displays an error as 'Err:502', or in a formula as '#N/A'.
            case _ if text.startswith("Err:") or (text.startswith("#") and attributes.get(f"{TABLE}formula")):
                return Broken(Message("has the error %(error)s", error=text))
            case _:
                return LinkedText(text, self._link) if self._link.startswith(("https://", "http://")) else text

    def _parse_date(self, attributes: Mapping[str, str], text: str) -> Value:
        """Return a date with the precision that the style of the cell shows."""
        day = _parse(_parse_day, attributes.get(f"{OFFICE}date-value", ""), text)
        cell_style = attributes.get(f"{TABLE}style-name") or self._find_default_cell_style()
        format_ = self.date_formats.get(self.date_styles.get(cell_style, ""), "")
        return reduce_to_shown_parts(day, format_) if isinstance(day, date) and format_ else day

    def _find_default_cell_style(self) -> str:
        """Return the name of the cell style of the current column."""
        last_column = 0
        for count, style in self._column_styles:
            last_column += count
            if self._column <= last_column:
                return style
        return ""


def _read_count(attributes: Mapping[str, str], name: str) -> int:
    """Return the number in an attribute, or 1 without the attribute."""
    text = attributes.get(name, "1")
    if not _REPETITIONS.fullmatch(text):
        raise MalformedError(f"'{text[:MAX_QUOTED_LENGTH]}' is not a number of repetitions")
    return int(text)


def _parse(parse: Callable[[str], Value], stored: str, displayed: str) -> Value:
    """Return the stored value of a cell, or a broken value with the displayed text."""
    try:
        return parse(stored)
    except ValueError:
        return Broken(Message("has a value that cannot be read: '%(text)s'", text=displayed[:MAX_QUOTED_LENGTH]))


def _parse_day(text: str) -> date:
    """Return a date, or a date with a time unless the time is midnight."""
    moment = datetime.fromisoformat(text)
    return moment if moment.time() != time() else moment.date()
