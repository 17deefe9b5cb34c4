"""The report of `eapa import` and the records that it made, as tests read them."""

import csv
from pathlib import Path
from typing import Any, Final, Protocol

from running import Outcome

from eapa_cli.yaml.reader import read

SOURCE: Final = "https://example.org/1"
"""The source of records whose source does not matter."""

ROW: Final = {"Date": "2024-02-01", "Type": "agreement", "Party 1": "eapa", "Party 2": "tass", "Source": SOURCE}
"""A valid row by its headings; a test replaces or adds the cell in question."""

HINT_AFTER_REFUSAL: Final = "hint: fix the refused rows, or add --partial to import the rest\n"


class ImportRows(Protocol):
    """A function that imports a CSV table; the first row is the headings."""

    def __call__(self, *rows: list[Any], options: tuple[str, ...] = ...) -> Outcome: ...


def write_csv(file: Path, *rows: list[Any]) -> None:
    """Write a CSV table."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


def read_table(outcome: Outcome) -> list[list[str]]:
    """Return the cells of the report: row, outcome, kind, id, remarks and, in a dry run, what was understood."""
    return [line.split("\t") for line in outcome.out.splitlines()[1:]]


def read_remark(outcome: Outcome) -> str:
    """Return the remarks on the only row of the report."""
    ((_, _, _, _, remarks, *_),) = read_table(outcome)
    return remarks


def read_record(register: Path, path: str) -> Any:
    """Return the data of a record by its path in `data`."""
    return read((register / "data" / path).read_bytes()).data


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the contents of all YAML files of a folder by their paths."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.yaml"))}
