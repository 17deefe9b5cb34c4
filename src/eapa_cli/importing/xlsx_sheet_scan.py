"""A scan of the cells, merged areas and links of a sheet in a workbook, in one pass with limits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from eapa_cli.importing.limits import MAX_CELLS, MAX_MERGED_AREAS, MAX_ROWS
from eapa_cli.importing.sheet import LETTER_COUNT
from eapa_cli.importing.xml_scan import MAX_QUOTED_LENGTH, Budget, ExcessiveError, MalformedError, XmlScan, check_limit
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.interface_phrases import group_digits

Item = TypeVar("Item")

RELATIONSHIPS_NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIP_ID: Final = f"{RELATIONSHIPS_NAMESPACE}}}id"
"""The name of the attribute that refers to another part, with its namespace as in `XmlScan`."""

# The last row and column of the file format. Empty rows and merged areas may extend to them.
_MAX_ROW_NUMBER: Final = 1_048_576
_MAX_COLUMN_NUMBER: Final = 16_384
# The reference of a cell: 'B7'. The last cell of the format, 'XFD1048576', has three letters and seven digits.
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
# The number of a row: '7', or '7.0' as some programs write it.
_ROW: Final = re.compile(r"([1-9][0-9]{0,6})(?:\.0*)?", re.ASCII)
# The index of a string or a format: '12'.
_INDEX: Final = re.compile(r"[0-9]{1,7}", re.ASCII)
# The address in a formula: HYPERLINK("https://example.org").
_LINK_FORMULA: Final = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
# The types of cells with text: a shared string, the result of a formula, and text in the cell itself.
_TEXT_TYPES: Final = frozenset({"s", "str", "inlineStr"})
# The other types are numbers, booleans, errors and dates.
_TYPES: Final = _TEXT_TYPES | {"n", "b", "e", "d"}


class Cell(NamedTuple):
    """A cell with a value or a formula."""

    type: str
    format: int
    """The id of the number format."""
    value: str
    """The value as text; empty for a formula whose value was not saved."""

    @property
    def is_text(self) -> bool:
        """Whether the value is text."""
        return self.type in _TEXT_TYPES


class Area(NamedTuple):
    """Merged cells, from the first row and column to the last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True, kw_only=True)
class ScannedSheet:
    """The content of a sheet."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """The cells by row and column."""
    merged: list[Area] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The addresses of linked pages, by the row and column of the cell."""


def element(local_name: str) -> str:
    """Return the full name of an element of workbooks: the namespace, "}" and the local name, as in `XmlScan`."""
    return f"{SHEETS_NAMESPACE}}}{local_name}"


def make_cell_budget() -> Budget:
    """Return the budget for the cells with a value in a workbook."""
    return Budget(MAX_CELLS, _("has more than %(max)s cells with a value"))


def check_row_number(number: int, sheet_name: str) -> None:
    """Check that a row of a sheet is within the limit.

    Raises:
        ExcessiveError: the number of the row exceeds the limit.
    """
    if number > MAX_ROWS:
        message = gettext("has more than %(max_rows)s rows in the sheet '%(name)s'")
        raise ExcessiveError(message % {"max_rows": group_digits(MAX_ROWS), "name": sheet_name})


def parse_index(text: str) -> int:
    """Return the index in an attribute, such as the index of a string or a format.

    Raises:
        MalformedError: the text is not a number.
    """
    if not _INDEX.fullmatch(text):
        raise MalformedError(f"'{text[:MAX_QUOTED_LENGTH]}' is not an index")
    return int(text)


class TextScan(XmlScan):
    """A scan of strings. A string has pieces with different fonts; pieces with its pronunciation are ignored."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._pieces: list[str] = []
        self._is_phonetic = False
        self.starts[element("rPh")] = self._start_phonetic
        self.ends[element("rPh")] = self._end_phonetic
        self.ends[element("t")] = self._add_piece

    def _start_phonetic(self, _attributes: Mapping[str, str]) -> None:
        self._is_phonetic = True

    def _end_phonetic(self, _text: str) -> None:
        self._is_phonetic = False

    def _add_piece(self, text: str) -> None:
        if not self._is_phonetic:
            self._pieces.append(text)

    def take_text(self) -> str:
        """Return the pieces as one string, and start the next one."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


class SheetScan(TextScan):
    """A scan of one sheet.

    `cells` is the budget for the cells of the whole workbook. `strings` are the strings that cells share, and `formats`
    the ids of the number formats, both by index; a workbook without styles has no formats.
    """

    def __init__(
        self, budget: Budget, cells: Budget, sheet: ScannedSheet, strings: Sequence[str], formats: Sequence[int]
    ) -> None:
        super().__init__(budget)
        self._sheet = sheet
        self._cell_budget = cells
        self._strings = strings
        self._formats = formats
        # The current cell: its place, its attributes and its content.
        self._row = self._column = 0
        self._attributes: Mapping[str, str] = {}
        self._value = ""
        self._has_formula = False
        self.starts |= {
            element("c"): self._start_cell,
            element("row"): self._start_row,
            element("f"): self._start_formula,
            element("mergeCell"): self._add_merged_area,
            element("hyperlink"): self._add_link,
        }
        self.ends |= {
            element("v"): self._keep_value,
            element("f"): self._keep_linked_address,
            element("c"): self._end_cell,
        }
        self.link_ids: dict[tuple[int, int], str] = {}
        """The ids of the relationships to the linked pages, by the row and column of their cells."""

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", str(self._row + 1))
        match = _ROW.fullmatch(number)
        if match is None:
            raise MalformedError(f"'{number[:MAX_QUOTED_LENGTH]}' is not the number of a row")
        self._row = int(match[1])
        self._column = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        if "r" in attributes:
            self._row, self._column = _parse_reference(attributes["r"])
        else:
            self._column += 1
        self._value, self._has_formula = "", False
        self._pieces.clear()

    def _start_formula(self, _attributes: Mapping[str, str]) -> None:
        self._has_formula = True

    def _add_merged_area(self, attributes: Mapping[str, str]) -> None:
        first, _colon, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = _parse_reference(first), _parse_reference(last or first)
        self._sheet.merged.append(Area(top, left, bottom, right))
        check_limit(len(self._sheet.merged), MAX_MERGED_AREAS, _("has more than %(max)s merged areas"))

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        if id_ := attributes.get(RELATIONSHIP_ID):
            self.link_ids[_parse_reference(attributes.get("ref", "").partition(":")[0])] = id_

    def _keep_linked_address(self, text: str) -> None:
        """Store the address of a HYPERLINK formula."""
        if match := _LINK_FORMULA.match(text):
            self._sheet.links[self._row, self._column] = match[1].replace('""', '"')

    def _keep_value(self, text: str) -> None:
        self._value = text

    def _end_cell(self, _text: str) -> None:
        type_ = self._attributes.get("t", "n")  # a cell without a type is a number
        value = self.take_text() if type_ == "inlineStr" else self._value
        if not value and not self._has_formula:
            return
        if type_ not in _TYPES:
            raise MalformedError(f"'{type_[:MAX_QUOTED_LENGTH]}' is not a type of cell")
        if type_ == "s" and value:  # the value is the index of a shared string
            value = _find_item(self._strings, value)
        style = self._attributes.get("s", "")
        format_ = _find_item(self._formats, style) if style and self._formats else 0
        self._add_cell(Cell(type_, format_, value))

    def _add_cell(self, cell: Cell) -> None:
        check_row_number(self._row, self._sheet.name)
        self._cell_budget.spend()
        self._sheet.rows.setdefault(self._row, {})[self._column] = cell


def _parse_reference(reference: str) -> tuple[int, int]:
    """Return the row and the column of a reference such as `B7`."""
    if match := _CELL.fullmatch(reference):
        row, column = int(match[2]), _parse_column_letters(match[1])
        if row <= _MAX_ROW_NUMBER and column <= _MAX_COLUMN_NUMBER:
            return row, column
    raise MalformedError(f"'{reference[:MAX_QUOTED_LENGTH]}' is not a cell")


def _parse_column_letters(letters: str) -> int:
    """Return the number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * LETTER_COUNT + ord(letter) - ord("A") + 1
    return number


def _find_item(items: Sequence[Item], index_text: str) -> Item:
    """Return the item with an index, or raise `MalformedError`."""
    index = parse_index(index_text)
    if index >= len(items):
        raise MalformedError(f"there is no item {index} of {len(items)}")
    return items[index]
