"""A row of a spreadsheet, and the record made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.sheet import Cells, Sheet
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.spans import Path

DEFAULT: Final = 0
"""The column number of values that no cell contains: those of `--default`, and the owner as a party."""

# The keys that each name of an organization must have.
_NAME_KEYS: Final = frozenset({"value", "lang", "kind"})


class FaultKind(StrEnum):
    """The group of a fault: an organization that is not found, a cell that cannot be read, or a violated rule."""

    ORGANIZATION = "organization"
    CELL = "cell"
    RULE = "rule"


class Fault(str):
    """The message of a fault, with its group and its column."""

    __slots__ = ("column", "kind")
    kind: FaultKind
    column: int | None

    def __new__(cls, message: str, kind: FaultKind, column: int | None) -> Self:
        """Return the message with its group and its column."""
        fault = super().__new__(cls, message)
        fault.kind = kind
        fault.column = column
        return fault


@dataclass(slots=True, kw_only=True)
class ImportedRow:
    """A row with its record. The record is incomplete if the row has faults."""

    sheet: Sheet
    number: int
    kind: Kind
    headings: Mapping[int, Heading]
    cells: Cells = field(default_factory=dict)
    """The cells by column."""
    data: dict[str, Any] = field(default_factory=dict)
    """The record."""
    columns: Mapping[Path, int] = field(default_factory=dict)
    """The column of each value by its path in the record."""
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the row for messages."""
        return self.sheet.format_row_name(self.number)

    @property
    def complete_names(self) -> list[dict[str, str]]:
        """The names of the record that have a value, a language and a kind. A column for one of these can be empty."""
        return [name for name in self.data.get("names", ()) if name.keys() >= _NAME_KEYS]

    @property
    def has_only_party_faults(self) -> bool:
        """Whether the row has no faults except organizations that are not found."""
        return all(fault.kind is FaultKind.ORGANIZATION for fault in self.faults)

    @property
    def invalid_columns(self) -> set[int]:
        """The columns with a cell that cannot be read."""
        return {fault.column for fault in self.faults if fault.kind is FaultKind.CELL and fault.column is not None}

    def add_fault(self, column: int | None, message: str, kind: FaultKind = FaultKind.CELL) -> None:
        """Add a fault of a cell or of the whole row."""
        self.faults = (*self.faults, Fault(self.format_message(column, message), kind, column))

    def add_remark(self, column: int | None, message: str) -> None:
        """Add a remark on a cell or on the whole row."""
        self.remarks = (*self.remarks, self.format_message(column, message))

    def format_message(self, column: int | None, message: str) -> str:
        """Return a message after the name of its cell; a message about the whole row is returned unchanged."""
        if column is None:
            return message
        if column == DEFAULT:
            return f"--default: {message}"
        return f"{self.sheet.format_cell_name(self.number, column, self.headings[column].text)}: {message}"

    def find_column(self, path: Path) -> int | None:
        """Return the first column of the values at or below a path, or else below the nearest path that contains it."""
        for end in range(len(path), 0, -1):
            columns = [column for value_path, column in self.columns.items() if value_path[:end] == path[:end]]
            if columns:
                return min(columns)
        return None

    def list_invalid_fields(self) -> set[str]:
        """Return the keys of the record, such as `signed`, for which a cell could not be read."""
        return {self.headings[column].field.split(".")[0] for column in self.invalid_columns if column != DEFAULT}
