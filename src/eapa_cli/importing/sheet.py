"""A table as it stands in a spreadsheet, before anything is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from eapa_cli.errors import UnreadableError

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 1_000
MOST_BYTES: Final = 64 * 1024 * 1024
"""More than these is no list of agreements, and is refused before much of it is read."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose value cannot be had, and why: part of a sentence that begins with the cell."""

    reason: str


Value = str | int | float | bool | date | datetime | time | Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The cells that hold anything, by the number of their row and column, from 1; a table of CSV has no name."""

    file: str
    name: str | None = None
    rows: Sequence[tuple[int, Mapping[int, Value]]]
    notes: Sequence[str] = ()
    """What the one who imports it should know of how it was read."""

    def row_name(self, row: int) -> str:
        """A row as people find it: `row 7`, or `agreements!7` in a workbook."""
        return f"row {row}" if self.name is None else f"{self.name}!{row}"

    def cell_name(self, row: int, column: int, heading: str) -> str:
        """A cell as people find it: `column 'Signed'` of a row of CSV, or `C7 ('Signed')` in a workbook."""
        return f"column '{heading}'" if self.name is None else f"{letters(column)}{row} ('{heading}')"


def letters(column: int) -> str:
    """The letters of a column in a spreadsheet program: A, B, ..., Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def too_large(file: str, what: str) -> UnreadableError:
    """That a file is larger than any list of agreements."""
    return UnreadableError(f"'{file}' {what}", hint="split it, or copy the rows to import to a new file")
