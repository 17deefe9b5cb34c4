"""The report of `eapa import` and the records that it made, as tests read them."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from running import Outcome

SOURCE: Final = "https://example.org/1"
"""The source of records whose source does not matter."""

ROW: Final = {"Date": "2024-02-01", "Type": "agreement", "Party 1": "eapa", "Party 2": "tass", "Source": SOURCE}
"""A valid row by its headings; a test replaces or adds the cell in question."""

HINT_AFTER_REFUSAL: Final = "hint: fix the refused rows, or add --partial to import the rest\n"


class ImportRows(Protocol):
    """A function that imports a CSV table; the first row is the headings."""

    def __call__(self, *rows: list[Any], options: tuple[str, ...] = ...) -> Outcome: ...


def make_table(*rows: Mapping[str, str]) -> list[list[str]]:
    """Return the headings and the cells of rows that have the same headings."""
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def write_csv(file: Path, *rows: list[Any]) -> None:
    """Write a CSV table."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


class ReportedRow(NamedTuple):
    """A row of the report."""

    place: str
    """The number of the row, with the name of its sheet in a workbook."""
    outcome: str
    kind: str
    id: str
    remarks: str
    understood: str = ""
    """How cells were understood; only a dry run reports it."""


def read_report(outcome: Outcome) -> list[ReportedRow]:
    """Return the rows of the report."""
    return [ReportedRow(*line.split("\t")) for line in outcome.out.splitlines()[1:]]


def read_remark(outcome: Outcome) -> str:
    """Return the remarks on the only row of the report."""
    (row,) = read_report(outcome)
    return row.remarks
