"""What becomes of each row that is imported, and all of that as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eapa_cli.importing.row import ReadRow
from eapa_cli.render.rows import Column, Rows
from eapa_cli.text.fold import fold

_COLUMNS: Final = (
    Column("row", "Row"),
    Column("outcome", "Outcome"),
    Column("kind", "Kind"),
    Column("id", "Id"),
    Column("remarks", "Remarks", flexible=True),
)


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(slots=True)
class Result:
    """A row, and the id of the record that it is or would be."""

    entry: ReadRow
    id: str = ""
    known: bool = False

    @property
    def outcome(self) -> Outcome:
        """What becomes of the row, as far as is known by now."""
        if self.entry.faults:
            return Outcome.REFUSED
        return Outcome.KNOWN if self.known else Outcome.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of each row, in the order of the rows."""

    results: Sequence[Result]

    def of(self, outcome: Outcome) -> list[Result]:
        """The rows with an outcome."""
        return [result for result in self.results if result.outcome is outcome]

    def strangers(self) -> dict[str, list[str]]:
        """Each name that no organization bears, with the rows it stands in, in their order."""
        rows: dict[str, list[str]] = {}
        spelt: dict[str, str] = {}
        for result in self.results:
            entry = result.entry
            for name in entry.strangers:
                rows.setdefault(spelt.setdefault(fold(name), name), []).append(entry.sheet.row_name(entry.row))
        return rows

    def rows(self) -> Rows:
        """The plan as a table."""
        cells = [
            (
                result.entry.sheet.row_name(result.entry.row),
                result.outcome.value,
                result.entry.kind.value,
                result.id,
                (*result.entry.faults, *result.entry.remarks),
            )
            for result in self.results
        ]
        return Rows("import", _COLUMNS, cells)
