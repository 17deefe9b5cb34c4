"""A row of a spreadsheet, and the record made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.importing.column_mapping import Heading
from eapa_cli.importing.sheet import Sheet
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.spans import Path

DEFAULT: Final = 0
"""The column number of values that come from `--default`."""


@dataclass(slots=True, kw_only=True)
class ReadRow:
    """A row and its record with the column of each value, or the faults of the row.

    `unknown_parties` are the names of organizations that have no record.
    """

    sheet: Sheet
    row: int
    kind: Kind
    headings: Mapping[int, Heading]
    data: dict[str, Any] = field(default_factory=dict)
    columns: dict[Path, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unknown_parties: list[str] = field(default_factory=list)

    def add_fault(self, column: int | None, message: str) -> None:
        """Add a fault of a cell or of the whole row."""
        self.faults.append(self.format_message(column, message))

    def format_message(self, column: int | None, message: str) -> str:
        """Return a message with the name of its cell, or without one if it is about the whole row."""
        if column is None:
            return message
        if column == DEFAULT:
            return f"--default: {message}"
        return f"{self.sheet.cell_name(self.row, column, self.headings[column].text)}: {message}"

    def column_of(self, path: Path) -> int | None:
        """Return the column of the value at a path, or the first column of the values within or around it."""
        for end in range(len(path), 0, -1):
            found = [column for known, column in self.columns.items() if known[:end] == path[:end]]
            if found:
                return min(found)
        return None
