"""The results of an import by row, and their table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from eapa_cli.importing.cell_explanations import explain_cells
from eapa_cli.importing.imported_row import FaultKind, ImportedRow
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.rows import Cell, Column, Rows
from eapa_cli.text import code_formatters


class Outcome(StrEnum):
    """The outcome of a row."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


_COLUMNS: Final = (
    Column("row", "Row"),
    Column("outcome", "Outcome", format_code=code_formatters.label_formatter(Outcome)),
    Column("kind", "Kind", omit_if_uniform=True, format_code=code_formatters.label_formatter(Kind)),
    Column("id", "Id", can_stack=True),
    Column("remarks", "Remarks", can_wrap=True, identifies_row=True),
)
_MEANING: Final = Column("understood", "Understood", can_wrap=True, can_stack=True)


@dataclass(slots=True)
class Result:
    """A row, and the id of its existing or proposed record."""

    entry: ImportedRow
    id: str = ""
    is_known: bool = False
    """Whether the register has the record with these values."""

    @property
    def outcome(self) -> Outcome:
        """The outcome of the row so far."""
        if self.entry.faults:
            return Outcome.REFUSED
        return Outcome.KNOWN if self.is_known else Outcome.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The results of all rows, in order, and what concerns more than one row.

    `new` are organizations that the register does not have. `ambiguous` has the names that several organizations may
    have, with the rows and the ids of the organizations. `problems` are columns that no field can take, and `unknown`
    are the headings of these columns.
    """

    results: Sequence[Result]
    new: Sequence[NewOrganization] = ()
    ambiguous: Mapping[str, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)
    problems: Sequence[str] = ()
    unknown: Sequence[str] = ()
    notes: Sequence[str] = ()

    def list_rows_with(self, outcome: Outcome) -> list[Result]:
        """Return the rows with an outcome."""
        return [result for result in self.results if result.outcome is outcome]

    def follow_corrections(self) -> None:
        """Copy the new organizations into their rows, after a person corrected them."""
        by_id = {organization.id: organization for organization in self.new}
        for result in self.results:
            if result.entry.kind is Kind.ORGANIZATION and (organization := by_id.get(result.id)):
                result.entry.data = organization.data()
                result.entry.remarks = tuple(organization.remarks())

    def faults(self, kind: FaultKind) -> list[str]:
        """Return the faults of a group, each with its row."""
        return [
            f"{result.entry.name}: {fault}"
            for result in self.results
            for fault in result.entry.faults
            if fault.kind is kind
        ]

    def rows(self, *, with_meaning: bool = False) -> Rows:
        """Return the plan as a table; `with_meaning` adds a column that explains the cells."""
        cells: Iterator[tuple[Cell, ...]] = (
            (
                result.entry.name,
                result.outcome.value,
                result.entry.kind.value,
                result.id,
                (*result.entry.faults, *result.entry.remarks),
                *((tuple(explain_cells(result.entry)),) if with_meaning else ()),
            )
            for result in self.results
        )
        return Rows("import", (*_COLUMNS, _MEANING) if with_meaning else _COLUMNS, cells)
