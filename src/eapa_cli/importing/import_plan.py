"""The plan of an import: for each row a new record, an existing record, or the reason why it is refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.column_mapping import Table
from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.heading_synonyms import SAME_AS
from eapa_cli.importing.import_result import Outcome, Plan, Result
from eapa_cli.importing.imported_row import FaultKind, ImportedRow
from eapa_cli.importing.known_records import KnownRecords
from eapa_cli.importing.new_organizations import (
    NewOrganization,
    complete,
    separate_acronyms,
    value_words,
)
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_conversion import Reader
from eapa_cli.importing.row_matching import RowMatching
from eapa_cli.importing.rule_check import RuleCheck
from eapa_cli.index.read_model import Index
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext, pgettext
from eapa_cli.text.interface_phrases import quoted
from eapa_cli.text.organization_ids import organization_id

Defaults = Mapping[Kind, Sequence[tuple[Heading, str]]]
"""The values of `--default` by kind, each with the heading of its field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an import treats its rows.

    With `force`, the violation of a rule does not refuse a row. With `creates`, parties that the register does not have
    become new organizations. `same` has the id of an organization for each further name of it. `distinct` has names of
    new organizations that are similar to others.
    """

    today: date
    force: bool = False
    creates: bool = False
    same: Mapping[str, str] = field(default_factory=dict)
    distinct: Collection[str] = ()


def plan_import(index: Index, tables: Sequence[Table], defaults: Defaults, options: ImportOptions) -> Plan:
    """Plan the import of some tables; organizations come first, since agreements refer to them."""
    planning = _Planning(index, defaults, options)
    for table in tables:
        if table.has_contacts:
            planning.read_contacts(table)
    rows: dict[Kind, list[Result]] = {kind: [] for kind in Kind}
    for kind in (Kind.ORGANIZATION, Kind.AGREEMENT):
        for table in tables:
            if table.kind is kind and not table.has_contacts:
                rows[kind] += planning.read_table(table)
    results = [*rows[Kind.ORGANIZATION], *planning.create_organizations(), *rows[Kind.AGREEMENT]]
    planning.check(results)
    return Plan(
        results=results,
        new=list(planning.organizations.new.by_id.values()),
        ambiguous=planning.organizations.ambiguous,
        problems=[problem for table in tables for problem in table.problems],
        unknown=[heading for table in tables for heading in table.unknown],
        notes=planning.notes(),
    )


class _Planning:
    def __init__(self, index: Index, defaults: Defaults, options: ImportOptions) -> None:
        self._defaults = defaults
        self._options = options
        self._languages = index.languages
        self._known = known = KnownRecords(index)
        self._rules = RuleCheck(known.by_id, known.paths, known.register_file, options.today, force=options.force)
        self.organizations = OrganizationNames(
            known.organizations.values(), languages=self._languages, is_taken=known.is_taken, creates=options.creates
        )
        for name, id_ in options.same.items():
            self.organizations.add_name(id_, name)
        for name in options.distinct:
            self.organizations.mark_distinct(name)
        self._matching = RowMatching(known, self.organizations)
        self._contact_faults: list[str] = []
        self._has_contacts = False
        self._rows_by_name: dict[str, ImportedRow] = {}

    def read_table(self, table: Table) -> Iterator[Result]:
        """Yield the rows of a table with their records, each matched to the known records."""
        reader = self._make_reader(table)
        for number, cells in table.rows:
            result = Result(reader.read(table.sheet, number, cells))
            self._decide(result)
            yield result

    def _decide(self, result: Result) -> None:
        """Decide whether a row is a new record, a known record, or refused. Add a new record to the plan."""
        entry = result.entry
        if entry.kind is Kind.ORGANIZATION:
            if id_ := entry.data.pop(SAME_AS, None):
                self._add_spelling(result, id_)
                return
            if self._options.creates:
                _complete(entry)
        self._rows_by_name.setdefault(entry.name, entry)
        if entry.has_only_unknown_parties:
            self._matching.match(result)
        if result.outcome is Outcome.NEW:
            self._add_new(result)
        elif self._is_unknown_refusal(result):
            self._rules.check_schema(result)

    def read_contacts(self, table: Table) -> None:
        """Read a list of contacts, and keep the organizations that are not known, in case a row names them as parties.

        Faults in the rows become notes.
        """
        reader = self._make_reader(table)
        for number, cells in table.rows:
            entry = reader.read(table.sheet, number, cells)
            self._contact_faults += [f"{entry.name}: {fault}" for fault in entry.faults]
            names = separate_acronyms(entry.data.get("names", ()))
            id_ = organization_id(names)
            if id_ and not any(self.organizations.knows(name["value"]) for name in names):
                self.organizations.add_contact(id_, {**entry.data, "names": names})
                self._has_contacts = True

    def create_organizations(self) -> Iterator[Result]:
        """Complete the proposed organizations. If they are to be created, add them to the plan and yield them."""
        new = self.organizations.new
        new.complete_all()
        for proposal in new.by_id.values() if self._options.creates else ():
            first = self._rows_by_name[proposal.rows[0]]
            entry = ImportedRow(
                sheet=first.sheet, row=first.row, kind=Kind.ORGANIZATION, headings={}, data=proposal.data()
            )
            entry.remarks = tuple(proposal.remarks())
            result = Result(entry, proposal.id)
            self._add_new(result)
            yield result

    def check(self, results: Sequence[Result]) -> None:
        """Apply the rules to the register with the new records, then to the refused rows."""
        new = [result for result in results if result.outcome is Outcome.NEW]
        proposals = () if self._options.creates else self.organizations.new.by_id.values()
        self._rules.check_new(new)
        self._rules.check_refused([result for result in results if self._is_unknown_refusal(result)], new, proposals)

    def notes(self) -> list[str]:
        """Return the notes on contacts."""
        notes = list(self._contact_faults)
        unused = self.organizations.contacts
        if self._options.creates and unused:
            names = ", ".join(quoted(data["names"][0]["value"]) for data in unused.values())
            note = ngettext(
                "%(num)d organization of the contacts is not a party and was not created: %(names)s",
                "%(num)d organizations of the contacts are not parties and were not created: %(names)s",
                len(unused),
            )
            notes.append(note % {"num": len(unused), "names": names})
        elif self._has_contacts and not self._options.creates:
            notes.append(_("the rows of contacts are used with --create-organizations only"))
        return notes

    def _make_reader(self, table: Table) -> Reader:
        file = self._known.register_file
        return Reader(
            kind=table.kind,
            headings=table.headings,
            defaults=self._defaults[table.kind],
            languages=self._languages,
            owner=file.owner if file else "",
            organizations=self.organizations,
            today=self._options.today,
        )

    def _add_spelling(self, result: Result, id_: str) -> None:
        """Treat the names of a row as spellings of an organization, for this import only; refuse an unknown id."""
        if id_ not in self._known.organizations:
            column = result.entry.find_column((SAME_AS,))
            message = _("no organization has the id '%(id)s'") % {"id": id_}
            result.entry.add_fault(column, message, FaultKind.ORGANIZATION)
            return
        result.id, result.is_known = id_, True
        for name in result.entry.data.get("names", ()):
            self.organizations.add_name(id_, name["value"])

    def _is_unknown_refusal(self, result: Result) -> bool:
        """Return whether a row is refused, and not because of the record that it repeats with other values."""
        return result.outcome is Outcome.REFUSED and result.id not in self._known.by_id[result.entry.kind]

    def _add_new(self, result: Result) -> None:
        """Check a new record by its schema, and add it to the known ones; refuse a second record with its id."""
        entry, new_rows = result.entry, self._known.new_rows
        if (entry.kind, result.id) in new_rows:
            self._matching.refuse_duplicate(result)
            return
        self._rules.check_schema(result)
        new_rows[entry.kind, result.id] = result
        is_proposal = result.id in self.organizations.new.by_id
        if entry.kind is Kind.ORGANIZATION and not entry.faults and not is_proposal:
            self.organizations.add(entry.data)


def _complete(entry: ImportedRow) -> None:
    """Derive the type and country of a row of organizations from its names, unless it states the type."""
    data = entry.data
    if not data.get("names") or "type" in data:
        return
    organization = NewOrganization(id="", names=data["names"], country=data.get("country"), scope=data.get("scope"))
    complete(organization)
    derived = {key: value for key, value in organization.data().items() if key != "id"}
    entry.data = sort_keys(RECORDS[Kind.ORGANIZATION], {**data, **derived})
    fields = {"field": pgettext("field", "type"), "value": value_words("type", entry.data["type"])}
    reason = organization.reasons.get("type") or _("not known")
    entry.add_remark(None, _("%(field)s '%(value)s': %(reason)s") % {**fields, "reason": reason})
