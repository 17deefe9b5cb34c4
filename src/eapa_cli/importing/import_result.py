"""The results of an import by row, and their table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eapa_cli.importing.row import ReadRow
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.rows import Column, Rows
from eapa_cli.text import column_labels
from eapa_cli.text.fold import fold


class Outcome(StrEnum):
    """The outcome of a row."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


_COLUMNS: Final = (
    Column("row", "Row"),
    Column("outcome", "Outcome", words=column_labels.labels(Outcome)),
    Column("kind", "Kind", droppable=True, words=column_labels.labels(Kind)),
    Column("id", "Id", below=True),
    Column("remarks", "Remarks", flexible=True, main=True),
)


@dataclass(slots=True)
class Result:
    """A row, and the id of its existing or proposed record."""

    entry: ReadRow
    id: str = ""
    known: bool = False

    @property
    def outcome(self) -> Outcome:
        """The outcome of the row so far."""
        if self.entry.faults:
            return Outcome.REFUSED
        return Outcome.KNOWN if self.known else Outcome.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The results of all rows, in order."""

    results: Sequence[Result]

    def of(self, outcome: Outcome) -> list[Result]:
        """Return the rows with an outcome."""
        return [result for result in self.results if result.outcome is outcome]

    def unknown_parties(self) -> dict[str, list[str]]:
        """Return the names of unknown organizations, each with its rows."""
        rows: dict[str, list[str]] = {}
        spellings: dict[str, str] = {}
        for result in self.results:
            entry = result.entry
            for name in entry.unknown_parties:
                rows.setdefault(spellings.setdefault(fold(name), name), []).append(entry.sheet.row_name(entry.row))
        return rows

    def rows(self) -> Rows:
        """Return the plan as a table."""
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
