"""The plan of an import: for each row a new record, an existing record, or the reason why it is refused."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import split_path
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import schema_violations
from eapa_cli.importing.column_mapping import Heading, Table
from eapa_cli.importing.import_result import Outcome, Plan, Result
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_reader import Reader
from eapa_cli.index.read_model import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import RECORDS, RegisterFile
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.storage.store import Store
from eapa_cli.tabular.selection import Data
from eapa_cli.text.fold import slug


def plan(
    index: Index,
    tables: Sequence[Table],
    defaults: Mapping[Kind, Sequence[tuple[Heading, str]]],
    *,
    today: date,
    force: bool = False,
) -> Plan:
    """Plan the import of some tables; organizations come first, since agreements refer to them.

    With `force` the violation of a rule does not refuse a row.
    """
    planning = _Planning(index, defaults, today, None if force else Severity.ERROR)
    results = [result for kind in Kind for sheet in tables if sheet.kind is kind for result in planning.sheet(sheet)]
    planning.check(results)
    return Plan(results=results)


class _Planning:
    def __init__(
        self,
        index: Index,
        defaults: Mapping[Kind, Sequence[tuple[Heading, str]]],
        today: date,
        refused: Severity | None,
    ) -> None:
        self._defaults = defaults
        self._today = today
        self._refused = refused
        self._languages = index.languages
        self._file = decode(RegisterFile, Store(index.root).read_register_file().data)
        self._known: dict[Kind, dict[str, Data]] = {kind: {} for kind in Kind}
        self._paths: dict[str, str] = {}
        for kind in Kind:
            for path, data in index.ask(f"SELECT path, data FROM {kind} JOIN file ON number = file ORDER BY path"):
                record = json.loads(data)
                self._known[kind][record["id"]] = record
                self._paths[record["id"]] = path
        self._organizations = OrganizationNames(self._known[Kind.ORGANIZATION].values())
        self._taken: dict[tuple[Kind, str], Result] = {}
        self._by_identity: defaultdict[Any, list[Data]] = defaultdict(list)
        for data in self._known[Kind.AGREEMENT].values():
            self._by_identity[_identity(data)].append(data)

    def sheet(self, sheet: Table) -> Iterator[Result]:
        reader = Reader(
            kind=sheet.kind,
            headings=sheet.headings,
            defaults=self._defaults[sheet.kind],
            languages=self._languages,
            owner=self._file.owner if self._file else "",
            organizations=self._organizations,
            today=self._today,
        )
        resolve = self._resolve_organization if sheet.kind is Kind.ORGANIZATION else self._resolve_agreement
        for number, cells in sheet.rows:
            result = Result(reader.read(sheet.sheet, number, cells))
            if not result.entry.faults:
                resolve(result)
            if result.outcome is Outcome.NEW:
                self._take(result)
            yield result

    def check(self, results: Iterable[Result]) -> None:
        """Apply the rules to the register with the new records, again after a refusal, since others may refer to it."""
        new = [result for result in results if result.outcome is Outcome.NEW]
        while new:
            self._apply_rules(new)
            left = [result for result in new if result.outcome is Outcome.NEW]
            if len(left) == len(new):
                return
            new = left

    def _resolve_organization(self, result: Result) -> None:
        data = result.entry.data
        if "id" in data:
            self._compare_by_id(result)
            return
        for name in data.get("names", ()):
            if name.get("kind") == "official" and self._is_known_by_name(result, name["value"]):
                return
        names = [name["value"] for name in data.get("names", ())]
        id_ = next((id_ for name in names if (id_ := slug(name, length=60))), "")
        result.id = id_
        result.entry.data = {"id": id_, **data}

    def _is_known_by_name(self, result: Result, name: str) -> bool:
        """Return whether a known organization has a similar name; the row is then compared with it or refused."""
        try:
            match = self._organizations.find(name)
        except ValueError as error:
            result.entry.add_fault(None, f"{error}; if it is a different organization, give it an id")
            return True
        if match is None:
            return False
        result.id = match.id
        if match.score < 1:
            message = (
                f"'{name}' is similar to {match.id} ({match.score:.2f}): "
                "write that id, or a new id if it is a different organization"
            )
            result.entry.add_fault(None, message)
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
        known = self._by_identity.get(_identity(data), [])
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
            result.entry.add_fault(result.entry.column_of(split_path(at)), message)

    def _take(self, result: Result) -> None:
        if (result.entry.kind, result.id) in self._taken:
            self._refuse_duplicate(result)
            return
        found = list(schema_violations(result.entry.kind.value, result.entry.data))
        if len(found) > 1 and result.entry.column_of(("id",)) is None:
            # A generated id lacks the same values that are reported already.
            found = [violation for violation in found if violation.steps != ("id",)]
        for violation in found:
            hint = f" ({violation.hint})" if violation.hint else ""
            result.entry.add_fault(result.entry.column_of(violation.steps), f"{violation.message}{hint}")
        self._taken[result.entry.kind, result.id] = result
        if result.entry.kind is Kind.ORGANIZATION and not result.entry.faults:
            self._organizations.add(result.entry.data)

    def _refuse_duplicate(self, result: Result) -> None:
        other = self._taken[result.entry.kind, result.id].entry
        result.entry.add_fault(
            None,
            f"it has the same facts as {other.sheet.row_name(other.row)}: give it an id if it is another record",
        )

    def _apply_rules(self, new: Sequence[Result]) -> None:
        mine: dict[int, Result] = {}
        entries = [
            Entry(path=self._paths[id_], kind=kind, id=id_, record=decode(RECORDS[kind], data))
            for kind in Kind
            for id_, data in self._known[kind].items()
        ]
        for result in new:
            kind = result.entry.kind
            record = decode(RECORDS[kind], result.entry.data)
            entries.append(Entry(path=path_of(kind, result.id), kind=kind, id=result.id, record=record))
            mine |= {id(record): result, id(entries[-1]): result}
        register = Register(entries=tuple(entries), file=self._file)
        records = [entry for entry in entries if id(entry) in mine]
        for rule in RULES:
            subjects = [entry.record for entry in records if entry.kind in rule.kinds] if rule.kinds else [register]
            for violation in (violation for one in subjects for violation in rule.check(one, self._today)):
                if owner := mine.get(id(violation.subject)):
                    column = owner.entry.column_of(violation.steps)
                    message = owner.entry.format_message(column, violation.message)
                    (owner.entry.faults if rule.severity is self._refused else owner.entry.remarks).append(message)


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
