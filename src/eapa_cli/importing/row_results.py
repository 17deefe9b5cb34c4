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
class RowResult:
    """A row, and the id of its existing or proposed record."""

    row: ImportedRow
    id: str = ""
    is_known: bool = False
    """Whether the register has the record with all values of the row."""

    @property
    def outcome(self) -> Outcome:
        """The outcome of the row according to its present faults."""
        if self.row.faults:
            return Outcome.REFUSED
        return Outcome.KNOWN if self.is_known else Outcome.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The results of all rows: organizations first, then agreements. The other fields are about several rows."""

    results: Sequence[RowResult]
    new: Sequence[NewOrganization] = ()
    """Organizations that the register does not have."""
    ambiguous: Mapping[str, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)
    """Names that several organizations may have: the rows, and the ids of these organizations."""
    problems: Sequence[str] = ()
    """Descriptions of columns that cannot be used."""
    unknown: Sequence[str] = ()
    """The headings of columns that do not name a field."""
    notes: Sequence[str] = ()

    def list_rows_with(self, outcome: Outcome) -> list[RowResult]:
        """Return the rows with an outcome."""
        return [result for result in self.results if result.outcome is outcome]

    def copy_corrections(self) -> None:
        """Copy the new organizations into their rows, after a user corrected them."""
        by_id = {organization.id: organization for organization in self.new}
        for result in self.results:
            if result.row.kind is Kind.ORGANIZATION and (organization := by_id.get(result.id)):
                result.row.data = organization.make_record()
                result.row.remarks = tuple(organization.list_remarks())

    def list_faults(self, kind: FaultKind) -> list[str]:
        """Return the faults of a group, each with its row."""
        return [
            f"{result.row.name}: {fault}"
            for result in self.results
            for fault in result.row.faults
            if fault.kind is kind
        ]

    def make_rows(self, *, with_meaning: bool = False) -> Rows:
        """Return the plan as a table; `with_meaning` adds a column with the meaning of the cells."""
        cells: Iterator[tuple[Cell, ...]] = (
            (
                result.row.name,
                result.outcome.value,
                result.row.kind.value,
                result.id,
                (*result.row.faults, *result.row.remarks),
                *((tuple(explain_cells(result.row)),) if with_meaning else ()),
            )
            for result in self.results
        )
        return Rows("import", (*_COLUMNS, _MEANING) if with_meaning else _COLUMNS, cells)
