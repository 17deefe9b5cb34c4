"""A row of a spreadsheet, and the record that it is read as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.importing.column_mapping import Heading
from eapa_cli.importing.sheet import Sheet
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.spans import Path

DEFAULT: Final = 0
"""Stands for a column where a value came from none."""


@dataclass(slots=True, kw_only=True)
class ReadRow:
    """A row and what became of it: a record, with the column of each value; or what is wrong with the row.

    `strangers` are the names in it that no organization bears.
    """

    sheet: Sheet
    row: int
    kind: Kind
    headings: Mapping[int, Heading]
    data: dict[str, Any] = field(default_factory=dict)
    columns: dict[Path, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def blame(self, column: int | None, message: str) -> None:
        """Say what is wrong, in a cell if it is one's fault."""
        self.faults.append(self.told(column, message))

    def told(self, column: int | None, message: str) -> str:
        """A sentence about a cell, with its name, or about the row."""
        if column is None:
            return message
        if column == DEFAULT:
            return f"--default: {message}"
        return f"{self.sheet.cell_name(self.row, column, self.headings[column].text)}: {message}"

    def column_of(self, path: Path) -> int | None:
        """The column from which the value at a path came, or the first of what is within or around it."""
        for end in range(len(path), 0, -1):
            found = [column for known, column in self.columns.items() if known[:end] == path[:end]]
            if found:
                return min(found)
        return None
