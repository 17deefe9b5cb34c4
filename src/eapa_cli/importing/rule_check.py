"""The check of rows by the schemas and the rules, also of rows that have other faults."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import RULE_FIELDS, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import schema_violations
from eapa_cli.importing.import_result import Outcome, Result
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.read_row import FaultKind
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import RECORDS, Agreement, Record, RegisterFile
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.tabular.selection import Data

_FIELD_OF: dict[str, str] = {"partners": "parties", "more_sources": "sources", "status": "terminated"}
_PROOF = frozenset({"sources", "documents"})


class RuleCheck:
    """The records of a register, against which new ones are checked.

    With `force`, the violation of a rule is a remark.
    """

    def __init__(
        self,
        known: Mapping[Kind, Mapping[str, Data]],
        paths: Mapping[str, str],
        file: RegisterFile | None,
        today: date,
        *,
        force: bool,
    ) -> None:
        self._known = known
        self._paths = paths
        self._file = file
        self._today = today
        self._refused = None if force else Severity.ERROR

    def check_schema(self, result: Result) -> None:
        """Add the violations of the schema; those that follow from a cell without a value were reported before."""
        entry = result.entry
        found = list(schema_violations(entry.kind.value, entry.data))
        if entry.column_of(("id",)) is None and (len(found) > 1 or entry.faults):
            # A generated id lacks the same values that are reported already.
            found = [violation for violation in found if violation.steps != ("id",) and "'id'" not in violation.message]
        for violation in found:
            if not _follows_from_fault(result, violation):
                hint = f" ({violation.hint})" if violation.hint else ""
                message = f"{violation.message}{hint}"
                entry.add_fault(entry.column_of(violation.steps), message, FaultKind.RULE)

    def check_new(self, new: Sequence[Result]) -> None:
        """Apply the rules to new records, again after a refusal, since others may refer to it."""
        while new:
            self._apply(new, [])
            left = [result for result in new if result.outcome is Outcome.NEW]
            if len(left) == len(new):
                return
            new = left

    def check_refused(
        self, refused: Sequence[Result], new: Sequence[Result], proposals: Iterable[NewOrganization]
    ) -> None:
        """Apply the rules to refused rows as far as they can be read, so that they are fixed in one go."""
        if refused:
            others = [(Kind.ORGANIZATION, one.data()) for one in proposals]
            others += [(result.entry.kind, result.entry.data) for result in new]
            self._apply([result for result in refused if result.entry.faults], others)

    def _apply(self, results: Sequence[Result], others: Iterable[tuple[Kind, Data]]) -> None:
        entries = [
            Entry(path=self._paths[id_], kind=kind, id=id_, record=decode(RECORDS[kind], data))
            for kind in Kind
            for id_, data in self._known[kind].items()
        ]
        entries += [_entry(kind, data["id"], data) for kind, data in others]
        mine: dict[int, Result] = {}
        used = {entry.id for entry in entries}
        for number, result in enumerate(results):
            kind = result.entry.kind
            # A refused row may lack an id, or have that of the record that it repeats.
            id_ = result.id if result.id and result.id not in used else f"row-{number}"
            record = decode(RECORDS[kind], {**result.entry.data, "id": id_})
            if record is None:
                continue
            self._apply_to_record(result, record)
            used.add(id_)
            entries.append(_entry(kind, id_, result.entry.data))
            mine |= {id(entries[-1].record): result, id(entries[-1]): result}
        register = Register(entries=tuple(entries), file=self._file)
        for rule in (rule for rule in RULES if not rule.kinds):
            for violation in rule.check(register, self._today):
                if owner := mine.get(id(violation.subject)):
                    self._add(owner, rule.severity, violation)

    def _apply_to_record(self, result: Result, record: Record) -> None:
        for rule in (rule for rule in RULES if result.entry.kind in rule.kinds):
            for violation in rule.check(record, self._today):
                self._add(result, rule.severity, violation)

    def _add(self, owner: Result, severity: Severity, violation: Violation) -> None:
        if _follows_from_fault(owner, violation):
            return
        column = owner.entry.column_of(violation.steps)
        if severity is self._refused:
            if owner.entry.format_message(column, violation.message) not in owner.entry.faults:
                owner.entry.add_fault(column, violation.message, FaultKind.RULE)
        elif owner.outcome is not Outcome.REFUSED:
            owner.entry.add_remark(column, violation.message)


def _entry(kind: Kind, id_: str, data: Data) -> Entry:
    """Return a record without the fields that no rule about the whole register uses: an import can have many."""
    needed = RULE_FIELDS[Agreement] if kind is Kind.AGREEMENT else data
    record = decode(RECORDS[kind], {**{key: value for key, value in data.items() if key in needed}, "id": id_})
    return Entry(path=path_of(kind, id_), kind=kind, id=id_, record=record)


def _follows_from_fault(result: Result, violation: Violation) -> bool:
    """Return whether a violation is only the consequence of a cell that could not be read."""
    invalid = {_FIELD_OF.get(one, one) for one in result.entry.invalid_fields()}
    if any(fault.kind is FaultKind.ORGANIZATION for fault in result.entry.faults):
        invalid.add("parties")
    if violation.steps:
        return str(violation.steps[0]) in invalid
    return bool(invalid & _PROOF) or any(f"'{one}'" in violation.message for one in invalid)
