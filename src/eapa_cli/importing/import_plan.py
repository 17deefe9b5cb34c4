"""The plan of an import: the results of all rows, the new organizations, and notes for the user."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eapa_cli.importing.imported_row import FaultKind
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.party_matching import AmbiguousName
from eapa_cli.importing.row_results import Outcome, RowResult
from eapa_cli.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The results of all rows: organizations first, then agreements. The other fields are about several rows."""

    results: Sequence[RowResult]
    new: Sequence[NewOrganization] = ()
    """Organizations that the register does not have."""
    ambiguous: Mapping[str, AmbiguousName] = field(default_factory=dict)
    """The names in rows that several organizations may have."""
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
