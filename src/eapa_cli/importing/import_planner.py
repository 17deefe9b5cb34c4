"""The planner of an import: it decides for each row whether it is a new or known record, or is refused, and why."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.column_mapping import Table
from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.heading_synonyms import SAME_AS
from eapa_cli.importing.import_plan import ImportPlan
from eapa_cli.importing.imported_row import FaultKind, ImportedRow
from eapa_cli.importing.known_records import KnownRecords
from eapa_cli.importing.new_organizations import (
    NewOrganization,
    derive_facts,
    separate_acronyms,
)
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_check import RowCheck
from eapa_cli.importing.row_conversion import RowReader
from eapa_cli.importing.row_matching import RowMatching
from eapa_cli.importing.row_results import Outcome, RowResult
from eapa_cli.index.read_model import Index
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext
from eapa_cli.text.interface_phrases import quote
from eapa_cli.text.organization_ids import organization_id

Defaults = Mapping[Kind, Sequence[tuple[Heading, str]]]
"""The values of `--default` by kind, each with the heading of its field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an import treats its rows."""

    today: date
    force: bool = False
    """Whether to add a row that violates a rule."""
    creates_organizations: bool = False
    """Whether parties that the register does not have become new organizations."""
    ids_by_name: Mapping[str, str] = field(default_factory=dict)
    """The ids of organizations that are known under other names in the sheets, by these names."""
    distinct_names: Collection[str] = ()
    """Names that mean new organizations, although they are similar to names in the register."""


def plan_import(index: Index, tables: Sequence[Table], defaults: Defaults, options: ImportOptions) -> ImportPlan:
    """Plan the import of tables. Organizations come first, since agreements refer to them."""
    planner = _Planner(index, defaults, options)
    for table in tables:
        if table.is_contact_list:
            planner.read_contacts(table)
    rows: dict[Kind, list[RowResult]] = {kind: [] for kind in Kind}
    for kind in (Kind.ORGANIZATION, Kind.AGREEMENT):
        for table in tables:
            if table.kind is kind and not table.is_contact_list:
                rows[kind] += planner.read_table(table)
    results = [*rows[Kind.ORGANIZATION], *planner.create_organizations(), *rows[Kind.AGREEMENT]]
    planner.check(results)
    return ImportPlan(
        results=results,
        new=list(planner.organizations.new.by_id.values()),
        ambiguous=planner.organizations.ambiguous,
        problems=[problem for table in tables for problem in table.problems],
        unknown=[heading for table in tables for heading in table.unknown],
        notes=planner.list_notes(),
    )


class _Planner:
    """The register, the rows that were read so far, and the organizations that they name."""

    def __init__(self, index: Index, defaults: Defaults, options: ImportOptions) -> None:
        self._defaults = defaults
        self._options = options
        self._languages = index.languages
        self._known = known = KnownRecords(index)
        self._rules = RowCheck(known.by_id, known.paths, known.register_file, options.today, force=options.force)
        self.organizations = OrganizationNames(
            known.organizations.values(),
            languages=self._languages,
            is_taken=known.is_taken,
            creates_organizations=options.creates_organizations,
        )
        for name, id_ in options.ids_by_name.items():
            self.organizations.add_name(id_, name)
        for name in options.distinct_names:
            self.organizations.mark_distinct(name)
        self._matching = RowMatching(known, self.organizations)
        self._contact_faults: list[str] = []
        self._has_contacts = False
        self._rows_by_name: dict[str, ImportedRow] = {}

    def read_table(self, table: Table) -> Iterator[RowResult]:
        """Yield the result of each row of a table."""
        reader = self._make_reader(table)
        for number, cells in table.rows:
            result = RowResult(reader.read(table.sheet, number, cells))
            self._decide(result)
            yield result

    def _decide(self, result: RowResult) -> None:
        """Decide whether a row is a new record, a known record, or refused. Add a new record to the plan."""
        row = result.row
        if row.kind is Kind.ORGANIZATION:
            if id_ := row.data.get(SAME_AS):
                self._add_names(result, id_)
                return
            if self._options.creates_organizations:
                _complete_from_names(row)
        self._rows_by_name.setdefault(row.name, row)
        result.id = str(row.data.get("id", ""))
        # A row with an unreadable cell may lack the value that tells its record from another one.
        if row.has_only_party_faults:
            self._matching.match(result)
        if result.outcome is Outcome.NEW:
            self._add_new(result)
        elif self._is_refused_new_record(result):
            self._rules.check_schema(result)

    def read_contacts(self, table: Table) -> None:
        """Read a list of contacts. Its unknown organizations become new records if other rows name them as parties.

        Faults in the rows become notes.
        """
        reader = self._make_reader(table)
        for number, cells in table.rows:
            row = reader.read(table.sheet, number, cells)
            self._contact_faults += [f"{row.name}: {fault}" for fault in row.faults]
            if len(row.complete_names) < len(row.data.get("names", ())):
                note = _("%(row)s: a name without a value, a language or a kind was not stored")
                self._contact_faults.append(note % {"row": row.name})
            names = separate_acronyms(row.complete_names)
            id_ = organization_id(names)
            if id_ and not any(self.organizations.knows(name["value"]) for name in names):
                self.organizations.add_contact(id_, {**row.data, "names": names})
                self._has_contacts = True

    def create_organizations(self) -> Iterator[RowResult]:
        """Complete the proposed organizations. If they are to be created, add them to the plan and yield them."""
        new = self.organizations.new
        new.derive_missing_facts()
        if not self._options.creates_organizations:
            return
        for proposal in new.by_id.values():
            first = self._rows_by_name[proposal.rows[0]]
            row = ImportedRow(
                sheet=first.sheet,
                number=first.number,
                kind=Kind.ORGANIZATION,
                headings={},
                data=proposal.make_record(),
                remarks=tuple(proposal.list_remarks()),
            )
            result = RowResult(row, proposal.id)
            self._add_new(result)
            yield result

    def check(self, results: Sequence[RowResult]) -> None:
        """Apply the rules to the register with the new records, then to the refused rows."""
        new = [result for result in results if result.outcome is Outcome.NEW]
        proposals = () if self._options.creates_organizations else self.organizations.new.by_id.values()
        self._rules.check_new(new)
        self._rules.check_refused([result for result in results if self._is_refused_new_record(result)], new, proposals)

    def list_notes(self) -> list[str]:
        """Return the faults in rows of contacts, and a note on contacts without an effect."""
        notes = list(self._contact_faults)
        unused = self.organizations.contacts
        if self._options.creates_organizations and unused:
            names = ", ".join(quote(data["names"][0]["value"]) for data in unused.values())
            note = ngettext(
                "%(num)d organization of the contacts is not a party and was not created: %(names)s",
                "%(num)d organizations of the contacts are not parties and were not created: %(names)s",
                len(unused),
            )
            notes.append(note % {"num": len(unused), "names": names})
        elif self._has_contacts and not self._options.creates_organizations:
            notes.append(_("the rows of contacts are used with --create-organizations only"))
        return notes

    def _make_reader(self, table: Table) -> RowReader:
        file = self._known.register_file
        return RowReader(
            kind=table.kind,
            headings=table.headings,
            defaults=self._defaults[table.kind],
            languages=self._languages,
            owner=file.owner if file else "",
            organizations=self.organizations,
            today=self._options.today,
        )

    def _add_names(self, result: RowResult, id_: str) -> None:
        """Treat the names of a row as names of the organization with an id, in this import; refuse an unknown id."""
        is_new = (Kind.ORGANIZATION, id_) in self._known.new_rows
        if not is_new and id_ not in self._known.organizations:
            column = result.row.find_column((SAME_AS,))
            message = _("no organization has the id '%(id)s'") % {"id": id_}
            result.row.add_fault(column, message, FaultKind.ORGANIZATION)
            return
        result.id, result.is_known = id_, True
        for name in result.row.complete_names:
            self.organizations.add_name(id_, name["value"])

    def _is_refused_new_record(self, result: RowResult) -> bool:
        """Return whether a row is refused, and the register has no record with its id."""
        return result.outcome is Outcome.REFUSED and result.id not in self._known.by_id[result.row.kind]

    def _add_new(self, result: RowResult) -> None:
        """Check a new record by its schema, and add it to the known ones; refuse a second record with its id."""
        row, new_rows = result.row, self._known.new_rows
        if not result.id:  # the names that an id is made from are missing
            self._rules.check_schema(result)
            return
        if (row.kind, result.id) in new_rows:
            self._matching.refuse_duplicate(result)
            return
        self._rules.check_schema(result)
        new_rows[row.kind, result.id] = result
        is_proposal = result.id in self.organizations.new.by_id  # its names are known since it was proposed
        if row.kind is Kind.ORGANIZATION and not row.faults and not is_proposal:
            self.organizations.add(row.data)


def _complete_from_names(row: ImportedRow) -> None:
    """Add the type, the country or the scope that follow from the names of an organization, if its type is missing."""
    data = row.data
    if not row.complete_names or "type" in data:
        return
    organization = NewOrganization(
        id="", names=row.complete_names, country=data.get("country"), scope=data.get("scope")
    )
    derive_facts(organization)
    derived = {key: value for key, value in organization.make_record().items() if key != "id"}
    row.data = sort_keys(RECORDS[Kind.ORGANIZATION], {**data, **derived})
    for remark in organization.list_derived_facts():
        row.add_remark(None, remark)
