"""The plan of an import: for each row a new record, an existing record, or the reason why it is refused."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eapa_cli.checks.rule import split_path
from eapa_cli.importing.column_mapping import Heading, Table
from eapa_cli.importing.import_result import Outcome, Plan, Result
from eapa_cli.importing.new_organizations import NewOrganization, complete, with_acronyms
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row import FaultKind, ReadRow
from eapa_cli.importing.row_reader import Reader
from eapa_cli.importing.rule_check import RuleCheck
from eapa_cli.importing.synonyms import SAME_AS
from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, sort_keys
from eapa_cli.storage.store import Store
from eapa_cli.tabular.selection import Data
from eapa_cli.text.organization_ids import free_id, organization_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an import treats its rows.

    With `force`, the violation of a rule does not refuse a row. With `creates`, parties that the register does not have
    become new organizations. `same` are names of organizations with their ids, and `distinct` names of new
    organizations that are similar to others.
    """

    today: date
    force: bool = False
    creates: bool = False
    same: Mapping[str, str] = field(default_factory=dict)
    distinct: Collection[str] = ()


def plan(
    index: Index,
    tables: Sequence[Table],
    defaults: Mapping[Kind, Sequence[tuple[Heading, str]]],
    options: ImportOptions,
) -> Plan:
    """Plan the import of some tables; organizations come first, since agreements refer to them."""
    planning = _Planning(index, defaults, options)
    for table in (table for table in tables if table.has_contacts):
        planning.contacts(table)
    organizations, agreements = (
        [
            result
            for table in tables
            if table.kind is kind and not table.has_contacts
            for result in planning.sheet(table)
        ]
        for kind in Kind
    )
    results = [*organizations, *planning.created(), *agreements]
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
    def __init__(
        self, index: Index, defaults: Mapping[Kind, Sequence[tuple[Heading, str]]], options: ImportOptions
    ) -> None:
        self._defaults = defaults
        self._options = options
        self._languages = index.languages
        self._file = decode(RegisterFile, Store(index.root).read_register_file().data)
        self._known: dict[Kind, dict[str, Data]] = {kind: {} for kind in Kind}
        self._reserved: set[str] = {removal.id for removal in (self._file.removed if self._file else ())}
        paths: dict[str, str] = {}
        for kind in Kind:
            for path, data in index.query(f"SELECT path, data FROM {kind} JOIN file ON number = file ORDER BY path"):
                record = json.loads(data)
                self._known[kind][record["id"]] = record
                self._reserved.update(record.get("former_ids", ()))
                paths[record["id"]] = path
        self._rules = RuleCheck(self._known, paths, self._file, options.today, force=options.force)
        self.organizations = OrganizationNames(
            self._known[Kind.ORGANIZATION].values(),
            languages=self._languages,
            is_taken=self._is_taken,
            creates=options.creates,
        )
        for name, id_ in options.same.items():
            self.organizations.add_name(id_, name)
        for name in options.distinct:
            self.organizations.mark_distinct(name)
        self._notes: list[str] = []
        self._contacts: dict[str, Result] = {}
        self._first_rows: dict[str, ReadRow] = {}
        self._taken: dict[tuple[Kind, str], Result] = {}
        self._by_identity: defaultdict[Any, list[Data]] = defaultdict(list)
        for data in self._known[Kind.AGREEMENT].values():
            self._by_identity[_identity(data)].append(data)

    def sheet(self, table: Table) -> Iterator[Result]:
        reader = self._reader(table)
        resolve = self._resolve_organization if table.kind is Kind.ORGANIZATION else self._resolve_agreement
        for number, cells in table.rows:
            result = Result(reader.read(table.sheet, number, cells))
            if table.kind is Kind.ORGANIZATION and (same := result.entry.data.pop(SAME_AS, None)):
                self._add_spelling(result, same)
                yield result
                continue
            if self._options.creates and table.kind is Kind.ORGANIZATION:
                self._complete(result)
            self._first_rows.setdefault(result.entry.name, result.entry)
            if result.entry.has_only_unknown_parties:
                resolve(result)
            if result.outcome is Outcome.NEW:
                self._take(result)
            elif self._is_unknown_refusal(result):
                self._rules.check_schema(result)
            yield result

    def contacts(self, table: Table) -> None:
        """Read a list of contacts, whose rows have the details of organizations that are named as parties."""
        reader = self._reader(table)
        for number, cells in table.rows:
            result = Result(reader.read(table.sheet, number, cells))
            entry = result.entry
            self._notes += [f"{entry.name}: {fault}" for fault in entry.faults]
            names = with_acronyms(entry.data.get("names", ()))
            id_ = organization_id(names)
            if not id_ or any(self.organizations.knows(name["value"]) for name in names):
                continue
            self._contacts[self.organizations.add_contact(id_, {**entry.data, "names": names})] = result

    def created(self) -> Iterator[Result]:
        """Yield the new organizations, if they are to be created."""
        new = self.organizations.new
        new.complete()
        for one in new.by_id.values() if self._options.creates else ():
            first = self._first_rows[one.rows[0]]
            entry = ReadRow(sheet=first.sheet, row=first.row, kind=Kind.ORGANIZATION, headings={}, data=one.data())
            entry.remarks = tuple(one.remarks())
            result = Result(entry, one.id)
            self._take(result)
            yield result

    def check(self, results: Sequence[Result]) -> None:
        """Apply the rules to the register with the new records, then to the refused rows."""
        new = [result for result in results if result.outcome is Outcome.NEW]
        proposals = () if self._options.creates else self.organizations.new.by_id.values()
        self._rules.check_new(new)
        self._rules.check_refused([result for result in results if self._is_unknown_refusal(result)], new, proposals)

    def notes(self) -> list[str]:
        """Return the notes on contacts."""
        unused = [id_ for id_ in self.organizations.contacts if self._options.creates]
        if unused:
            names = ", ".join(f"'{self.organizations.contacts[id_]['names'][0]['value']}'" for id_ in unused)
            return [
                *self._notes,
                f"{len(unused)} organizations of the contacts are not parties and were not created: {names}",
            ]
        if self._contacts and not self._options.creates:
            return [*self._notes, "the rows of contacts are used with --create-organizations only"]
        return self._notes

    def _add_spelling(self, result: Result, id_: str) -> None:
        """Treat the names of a row as spellings of an organization, for this import only."""
        if id_ not in self._known[Kind.ORGANIZATION]:
            column = result.entry.column_of((SAME_AS,))
            result.entry.add_fault(column, f"no organization has the id '{id_}'", FaultKind.ORGANIZATION)
            return
        result.id, result.known = id_, True
        for name in result.entry.data.get("names", ()):
            self.organizations.add_name(id_, name["value"])

    def _reader(self, table: Table) -> Reader:
        return Reader(
            kind=table.kind,
            headings=table.headings,
            defaults=self._defaults[table.kind],
            languages=self._languages,
            owner=self._file.owner if self._file else "",
            organizations=self.organizations,
            today=self._options.today,
        )

    def _is_unknown_refusal(self, result: Result) -> bool:
        """Return whether a row is refused, and not because of the record that it repeats with other values."""
        return result.outcome is Outcome.REFUSED and result.id not in self._known[result.entry.kind]

    def _is_taken(self, id_: str) -> bool:
        return id_ in self._reserved or any(id_ in self._known[kind] or (kind, id_) in self._taken for kind in Kind)

    def _complete(self, result: Result) -> None:
        """Derive the type and country of a row of organizations from its names."""
        data = result.entry.data
        if not data.get("names") or "type" in data:
            return
        one = NewOrganization(id="", names=data["names"], country=data.get("country"), scope=data.get("scope"))
        complete(one)
        result.entry.data = sort_keys(
            RECORDS[Kind.ORGANIZATION], {**data, **{key: value for key, value in one.data().items() if key != "id"}}
        )
        reason = one.why.get("type") or "not known"
        result.entry.add_remark(None, f"type '{result.entry.data['type']}': {reason}")

    def _resolve_organization(self, result: Result) -> None:
        data = result.entry.data
        if "id" in data:
            self._compare_by_id(result)
            return
        for name in data.get("names", ()):
            if name.get("kind") == "official" and self._is_known_by_name(result, name["value"]):
                return
        id_ = organization_id(data.get("names", ()))
        result.id = free_id(id_, self._is_taken) if id_ else ""
        result.entry.data = {"id": result.id, **data}

    def _is_known_by_name(self, result: Result, name: str) -> bool:
        """Return whether a known organization has a similar name; the row is then compared with it or refused."""
        try:
            match = self.organizations.find(name)
        except ValueError as error:
            message = f"{error}; if it is a different organization, give it an id"
            result.entry.add_fault(None, message, FaultKind.ORGANIZATION)
            return True
        if match is None:
            return False
        result.id = match.id
        if match.score < 1:
            message = (
                f"'{name}' is similar to {match.id} ({match.score:.2f}): "
                "write that id, or a new id if it is a different organization"
            )
            result.entry.add_fault(None, message, FaultKind.ORGANIZATION)
        elif match.id in self._known[Kind.ORGANIZATION]:
            self._compare(result, self._known[Kind.ORGANIZATION][match.id])
        else:
            self._refuse_duplicate(result)
        return True

    def _resolve_agreement(self, result: Result) -> None:
        data = result.entry.data
        if "id" in data:
            self._compare_by_id(result)
            return
        identity = _identity(data)
        known = self._by_identity.get(identity, [])
        same = next((one for one in known if _find_difference(data, one) is None), None)
        if known:
            result.id = (same or known[0])["id"]
            self._compare(result, same or known[0])
            return
        date = data.get("signed", {}).get("date")
        parties = [party["organization"] for party in data.get("parties", ())]
        result.id = agreement_id(
            EdtfDate.parse(date) if date else None, parties, data.get("type", ""), is_signed="stage" not in data
        )
        other = self._taken.get((Kind.AGREEMENT, result.id))
        if other is None or _identity(other.entry.data) != identity:
            result.id = free_id(result.id, self._is_taken)
        result.entry.data = {"id": result.id, **data}

    def _compare_by_id(self, result: Result) -> None:
        result.id = str(result.entry.data["id"])
        known = self._known[result.entry.kind].get(result.id)
        if known:
            self._compare(result, known)

    def _compare(self, result: Result, known: Data) -> None:
        at = _find_difference({**result.entry.data, "id": known["id"]}, known)
        result.known = at is None
        if at is not None:
            message = f"the existing record '{known['id']}' does not have this value; an import never changes records"
            result.entry.add_fault(result.entry.column_of(split_path(at)), message, FaultKind.RULE)

    def _take(self, result: Result) -> None:
        if (result.entry.kind, result.id) in self._taken:
            self._refuse_duplicate(result)
            return
        self._rules.check_schema(result)
        self._taken[result.entry.kind, result.id] = result
        if (
            result.entry.kind is Kind.ORGANIZATION
            and not result.entry.faults
            and result.id not in self.organizations.new.by_id
        ):
            self.organizations.add(result.entry.data)

    def _refuse_duplicate(self, result: Result) -> None:
        other = self._taken[result.entry.kind, result.id].entry
        message = f"it has the same facts as {other.name}: give it an id if it is another record"
        result.entry.add_fault(None, message, FaultKind.RULE)


def _find_difference(row: Any, record: Any, path: str = "") -> str | None:
    """Return the path of a value in a row that a record lacks, or None if the record has all values of the row.

    The record may have more values, and the order of list items does not matter.
    """
    if isinstance(row, Mapping) and isinstance(record, Mapping):
        for key, value in row.items():
            at = f"{path}.{key}" if path else key
            found = _find_difference(value, record[key], at) if key in record else at
            if found:
                return found
        return None
    if isinstance(row, list) and isinstance(record, list):
        for number, item in enumerate(row):
            if all(_find_difference(item, other) is not None for other in record):
                return f"{path}.{number}"
        return None
    return None if row == record else path or "."


def _identity(data: Data) -> tuple[Any, ...]:
    """Return the facts that are equal in two entries of one agreement: date, parties, type, whether it is signed."""
    parties = frozenset(party.get("organization") for party in data.get("parties", ()))
    return data.get("signed", {}).get("date"), parties, data.get("type"), "stage" in data
