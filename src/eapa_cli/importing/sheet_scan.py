"""The cells and merged areas of a sheet of a workbook, read in one bounded pass."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from eapa_cli.importing.limits import MAX_MERGED_AREAS, MAX_ROWS
from eapa_cli.importing.xml_scan import Budget, ExcessiveError, MalformedError, XmlScan

T = TypeVar("T")

LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_MAX_ROW_NUMBER: Final = 1_048_576
_MAX_COLUMN_NUMBER: Final = 16_384
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_ROW: Final = re.compile(r"([1-9][0-9]{0,6})(?:\.0*)?", re.ASCII)
_INDEX: Final = re.compile(r"[0-9]{1,7}", re.ASCII)
_LINK_FORMULA: Final = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_TEXTS: Final = frozenset({"s", "str", "inlineStr"})
_TYPES: Final = _TEXTS | {"n", "b", "e", "d"}


class Cell(NamedTuple):
    """A cell with a value, or with a formula whose value was not saved.

    `value` is the text itself, also if cells share it; `format` is the id of the number format.
    """

    type: str
    format: int
    value: str

    @property
    def is_text(self) -> bool:
        """Whether the value is text."""
        return self.type in _TEXTS


class Area(NamedTuple):
    """Merged cells, from the first row and column to the last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True, kw_only=True)
class ScannedSheet:
    """The cells of a sheet by their rows and columns, and its merged areas."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """The addresses of linked pages, by the row and column of the cell."""


def element(local: str) -> str:
    """Return the name of an element of workbooks as `XmlScan` writes it."""
    return f"{MAIN}}}{local}"


def index_in(text: str) -> int:
    """Return the number that a text is, if it is one that may count things of a workbook.

    Raises:
        MalformedError: it is not.
    """
    if not _INDEX.fullmatch(text):
        raise MalformedError(f"'{text[:20]}' is not the number of anything")
    return int(text)


class TextScan(XmlScan):
    """A scan of strings in pieces; phonetic pieces are ignored."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self._pieces: list[str] = []
        self._is_phonetic = False
        self.starts[element("rPh")] = self._start_phonetic
        self.ends[element("rPh")] = self._end_phonetic
        self.ends[element("t")] = self._take_piece

    def _start_phonetic(self, _: Mapping[str, str]) -> None:
        self._is_phonetic = True

    def _end_phonetic(self, _: str) -> None:
        self._is_phonetic = False

    def _take_piece(self, text: str) -> None:
        if not self._is_phonetic:
            self._pieces.append(text)

    def take_text(self) -> str:
        """Return the pieces as one string, and start the next one."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


class SheetScan(TextScan):
    """A scan of one sheet; `cells` is what may still be read of the workbook."""

    def __init__(
        self, budget: Budget, cells: Budget, sheet: ScannedSheet, strings: Sequence[str], formats: Sequence[int]
    ) -> None:
        super().__init__(budget)
        self._sheet = sheet
        self._cells = cells
        self._strings = strings
        self._formats = formats
        self._row = self._column = 0
        self._attributes: Mapping[str, str] = {}
        self._value = ""
        self._has_formula = False
        self.starts |= {
            element("c"): self._start_cell,
            element("row"): self._start_row,
            element("f"): self._start_formula,
            element("mergeCell"): self._merge,
            element("hyperlink"): self._link,
        }
        self.ends |= {
            element("v"): self._take_value,
            element("f"): self._take_formula,
            element("c"): self._end_cell,
        }
        self.linked: dict[tuple[int, int], str] = {}
        """The ids of the relationships to the linked pages, by the row and column of their cells."""

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        match = _ROW.fullmatch(number) if number is not None else None
        if number is not None and match is None:
            raise MalformedError(f"'{number[:20]}' is not the number of a row")
        self._row = int(match[1]) if match else self._row + 1
        self._column = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1
        self._value, self._has_formula = "", False
        self._pieces.clear()

    def _start_formula(self, _: Mapping[str, str]) -> None:
        self._has_formula = True

    def _merge(self, attributes: Mapping[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self._sheet.merged.append(Area(top, left, bottom, right))
        if len(self._sheet.merged) > MAX_MERGED_AREAS:
            raise ExcessiveError(f"has more than {MAX_MERGED_AREAS:,} merged areas")

    def _link(self, attributes: Mapping[str, str]) -> None:
        if id_ := attributes.get(f"{LINKS}}}id"):
            self.linked[_place(attributes.get("ref", "").partition(":")[0])] = id_

    def _take_formula(self, text: str) -> None:
        if match := _LINK_FORMULA.match(text):
            self._sheet.links[self._row, self._column] = match[1].replace('""', '"')

    def _take_value(self, text: str) -> None:
        self._value = text

    def _end_cell(self, _: str) -> None:
        type_ = self._attributes.get("t", "n")
        value = self.take_text() if type_ == "inlineStr" else self._value
        if not value and not self._has_formula:
            return
        if type_ not in _TYPES:
            raise MalformedError(f"'{type_[:20]}' is not a type of cell")
        if type_ == "s" and value:
            value = _item(self._strings, value)
        style = self._attributes.get("s", "")
        format_ = _item(self._formats, style) if style and self._formats else 0
        self._put(Cell(type_, format_, value))

    def _put(self, cell: Cell) -> None:
        if self._row > MAX_ROWS:
            raise ExcessiveError(f"has more than {MAX_ROWS:,} rows in the sheet '{self._sheet.name}'")
        self._cells.left -= 1
        if self._cells.left < 0:
            raise ExcessiveError(f"has more than {self._cells.limit:,} cells with a value")
        self._sheet.rows.setdefault(self._row, {})[self._column] = cell


def _place(reference: str) -> tuple[int, int]:
    match = _CELL.fullmatch(reference)
    row, column = (int(match[2]), _number(match[1])) if match else (0, 0)
    if not 0 < row <= _MAX_ROW_NUMBER or column > _MAX_COLUMN_NUMBER:
        raise MalformedError(f"'{reference[:20]}' is not a cell")
    return row, column


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def _item(items: Sequence[T], number: str) -> T:
    place = index_in(number)
    if place >= len(items):
        raise MalformedError(f"there is no item {place} of {len(items)}")
    return items[place]
