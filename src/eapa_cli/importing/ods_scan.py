"""The cells of an OpenDocument spreadsheet (ISO/IEC 26300), read in one bounded pass."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from eapa_cli.importing.sheet import MAX_COLUMNS, MAX_ROWS, Broken, LinkedText, Value
from eapa_cli.importing.sheet_scan import MAX_CELLS, MAX_MERGED, Area
from eapa_cli.importing.shown_date import shown_date
from eapa_cli.importing.xml_scan import Budget, ExcessiveError, MalformedError, XmlScan

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE: Final = f"{_ODF}office:1.0}}"
_TABLE: Final = f"{_ODF}table:1.0}}"
_TEXT: Final = f"{_ODF}text:1.0}}"
_STYLE: Final = f"{_ODF}style:1.0}}"
_NUMBER: Final = f"{_ODF}datastyle:1.0}}"
_HREF: Final = "http://www.w3.org/1999/xlink}href"
_COUNT: Final = re.compile("[1-9][0-9]{0,6}", re.ASCII)
_MAX_SHEETS: Final = 1_000
_MAX_STYLES: Final = 65_536
_LONGEST_RUN: Final = 10_000
"""The most spaces that one element can stand for."""
_CODES: Final = {"year": "yyyy", "month": "mm", "day": "dd", "hours": "hh", "minutes": "mm", "seconds": "ss"}


class OdsSheet:
    """The cells of a table by their rows and columns, and its merged areas."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name = name
        self.hidden = hidden
        self.rows: dict[int, dict[int, Value]] = {}
        self.merged: list[Area] = []


class StyleScan(XmlScan):
    """A scan of the styles of cells, which show a date as a day, a month or a year."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.formats: dict[str, str] = {}
        """The codes of the date styles by name, as in a workbook: `yyyy-mm`."""
        self.of_cells: dict[str, str] = {}
        """The names of the date styles by the names of the styles of cells."""
        self.hidden_tables: set[str] = set()
        self._style = ""
        self._codes: list[str] | None = None
        self.starts |= {
            f"{_STYLE}style": self._start_style,
            f"{_STYLE}table-properties": self._take_properties,
            f"{_NUMBER}date-style": self._start_format,
            **{f"{_NUMBER}{part}": self._take_part(code) for part, code in _CODES.items()},
        }
        self.ends[f"{_NUMBER}date-style"] = self._end_format

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")
        if format_ := attributes.get(f"{_STYLE}data-style-name"):
            self.of_cells[self._style] = format_
        if len(self.of_cells) > _MAX_STYLES:
            raise ExcessiveError(f"has more than {_MAX_STYLES:,} cell formats")

    def _take_properties(self, attributes: Mapping[str, str]) -> None:
        if attributes.get(f"{_TABLE}display") == "false":
            self.hidden_tables.add(self._style)

    def _start_format(self, attributes: Mapping[str, str]) -> None:
        self._style, self._codes = attributes.get(f"{_STYLE}name", ""), []

    def _take_part(self, code: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # a method of one argument
        def take(_: Mapping[str, str]) -> None:
            if self._codes is not None:
                self._codes.append(code)

        return take

    def _end_format(self, _: str) -> None:
        self.formats[self._style] = "-".join(self._codes or ())
        self._codes = None


class OdsScan(StyleScan):
    """A scan of the content: the styles in it, and the tables.

    Empty cells and rows can be repeated up to the limits of a sheet and cost nothing; a repeated value is counted for
    each cell.
    """

    def __init__(self, budget: Budget, formats: Mapping[str, str], cells: Mapping[str, str]) -> None:
        super().__init__(budget)
        self.formats |= formats
        self.of_cells |= cells
        self.sheets: list[OdsSheet] = []
        self._left = MAX_CELLS
        self._row = self._column = 0
        self._rows = 1
        self._cells: dict[int, Value] = {}
        self._attributes: Mapping[str, str] | None = None
        self._lines: list[str] = []
        self._link = ""
        self._ignored = 0
        self._column_styles: list[tuple[int, str]] = []
        self.starts |= {
            f"{_TABLE}table": self._start_table,
            f"{_TABLE}table-column": self._take_column,
            f"{_TABLE}table-row": self._start_row,
            f"{_TABLE}table-cell": self._start_cell,
            f"{_TABLE}covered-table-cell": self._start_cell,
            f"{_TEXT}p": self._start_line,
            f"{_TEXT}a": self._start_link,
            f"{_TEXT}s": self._take_spaces,
            f"{_TEXT}tab": lambda _: self._put("\t"),
            f"{_TEXT}line-break": lambda _: self._put("\n"),
            f"{_OFFICE}annotation": self._start_ignored,
        }
        self.ends |= {
            f"{_TABLE}table-row": self._end_row,
            f"{_TABLE}table-cell": self._end_cell,
            f"{_TABLE}covered-table-cell": self._end_cell,
            f"{_OFFICE}annotation": self._end_ignored,
        }

    def on_text(self, text: str) -> None:
        """Add the text before the next start or end of an element to the line of the cell."""
        if self._attributes is not None and self._lines and not self._ignored:
            self._put(text)

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        hidden = attributes.get(f"{_TABLE}style-name", "") in self.hidden_tables
        self.sheets.append(OdsSheet(attributes.get(f"{_TABLE}name", ""), hidden=hidden))
        self._row = 0
        self._column_styles = []
        if len(self.sheets) > _MAX_SHEETS:
            raise ExcessiveError(f"has more than {_MAX_SHEETS:,} sheets")

    def _take_column(self, attributes: Mapping[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated")
        self._column_styles.append((count, attributes.get(f"{_TABLE}default-cell-style-name", "")))

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._rows = _count(attributes, "number-rows-repeated")
        self._column = 1
        self._cells = {}

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        self._lines, self._link = [], ""

    def _start_line(self, _: Mapping[str, str]) -> None:
        if self._attributes is not None and not self._ignored:
            self._lines.append("")

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        self._link = self._link or attributes.get(_HREF, "")

    def _take_spaces(self, attributes: Mapping[str, str]) -> None:
        count = _count(attributes, "c", _TEXT)
        if count > _LONGEST_RUN:
            raise ExcessiveError(f"has a run of more than {_LONGEST_RUN:,} spaces")
        self._put(" " * count)

    def _put(self, text: str) -> None:
        if self._lines and not self._ignored:
            self._lines[-1] += text

    def _start_ignored(self, _: Mapping[str, str]) -> None:
        self._ignored += 1

    def _end_ignored(self, _: str) -> None:
        self._ignored -= 1

    def _end_cell(self, _: str) -> None:
        attributes, self._attributes = self._attributes or {}, None
        count = _count(attributes, "number-columns-repeated")
        value = self._value(attributes)
        if value != "":
            if self._column + count - 1 > MAX_COLUMNS:
                raise ExcessiveError(f"has cells beyond column {MAX_COLUMNS:,}")
            self._take(count)
            self._cells |= dict.fromkeys(range(self._column, self._column + count), value)
        rows, columns = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if rows * columns > 1:
            if len(self.sheets[-1].merged) >= MAX_MERGED:
                raise ExcessiveError(f"has more than {MAX_MERGED:,} merged areas")
            top = self._row + 1
            self.sheets[-1].merged.append(Area(top, self._column, top + rows - 1, self._column + columns - 1))
        self._column += count

    def _end_row(self, _: str) -> None:
        if self._cells:
            if self._row + self._rows > MAX_ROWS:
                raise ExcessiveError(f"has more than {MAX_ROWS:,} rows in the sheet '{self.sheets[-1].name}'")
            self._take(len(self._cells) * (self._rows - 1))
            for number in range(self._row + 1, self._row + self._rows + 1):
                self.sheets[-1].rows[number] = dict(self._cells)
        self._row += self._rows

    def _take(self, count: int) -> None:
        """Count cells with a value."""
        self._left -= count
        if self._left < 0:
            raise ExcessiveError(f"has more than {MAX_CELLS:,} cells with a value")

    def _value(self, attributes: Mapping[str, str]) -> Value:
        text = "\n".join(self._lines)
        match attributes.get(f"{_OFFICE}value-type"):
            case "float" | "percentage" | "currency":
                return _parse(float, attributes.get(f"{_OFFICE}value", ""), text)
            case "boolean":
                return attributes.get(f"{_OFFICE}boolean-value") == "true"
            case "date":
                return self._date(attributes, text)
            case "time":
                return text
            case _ if text.startswith("Err:") or (text.startswith("#") and attributes.get(f"{_TABLE}formula")):
                return Broken(f"has the error {text}")
            case _:
                return LinkedText(text, self._link) if self._link.startswith(("https://", "http://")) else text

    def _date(self, attributes: Mapping[str, str], text: str) -> Value:
        day = _parse(_read_day, attributes.get(f"{_OFFICE}date-value", ""), text)
        style = attributes.get(f"{_TABLE}style-name") or self._style_of_column()
        format_ = self.formats.get(self.of_cells.get(style, ""), "")
        return shown_date(day, format_) if isinstance(day, date) and format_ else day

    def _style_of_column(self) -> str:
        column = self._column
        for count, style in self._column_styles:
            column -= count
            if column <= 0:
                return style
        return ""


def _count(attributes: Mapping[str, str], name: str, namespace: str = _TABLE) -> int:
    text = attributes.get(f"{namespace}{name}", "1")
    if not _COUNT.fullmatch(text):
        raise MalformedError(f"'{text[:20]}' is not a number of repetitions")
    return int(text)


def _parse(read, text: str, shown: str) -> Value:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Return a value, or a broken one with the text that the cell shows."""
    try:
        return read(text)  # type: ignore[no-any-return]
    except ValueError:
        return Broken(f"has a value that cannot be read: '{shown[:40]}'")


def _read_day(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return moment if moment.time() != time() else moment.date()
