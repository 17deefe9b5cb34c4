"""The check of rows against the schemas and the rules. Rows with other faults are checked as well."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import RULE_FIELDS, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import schema_violations
from eapa_cli.importing.imported_row import FaultKind
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.row_results import Outcome, RowResult
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import RECORDS, Agreement, Record, RegisterFile
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.tabular.extract import Data
from eapa_cli.text.translatable_message import translated

# The field of the record that a compound column fills, if its name differs from that of the column.
_STORED_FIELDS: Final = {"partners": "parties", "more_sources": "sources", "status": "terminated"}
# The fields with evidence of an agreement.
_PROOF_FIELDS: Final = frozenset({"sources", "documents"})


class RowCheck:
    """The check of new records together with the records of the register.

    With `force`, the violation of a rule is a remark and not a fault.
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
        self._refused_severity = None if force else Severity.ERROR

    def check_schema(self, result: RowResult) -> None:
        """Add the violations of the schema as faults, except those that follow from cells that could not be read."""
        row = result.row
        violations = list(schema_violations(row.kind.value, row.data))
        if row.find_column(("id",)) is None and (len(violations) > 1 or row.faults):
            # A missing value also makes the generated id invalid or missing; only the missing value is reported.
            violations = [one for one in violations if one.steps != ("id",) and "'id'" not in one.message]
        for violation in violations:
            if not _follows_from_fault(result, violation):
                hint = f" ({translated(violation.hint)})" if violation.hint else ""
                message = f"{translated(violation.message)}{hint}"
                row.add_fault(row.find_column(violation.steps), message, FaultKind.RULE)

    def check_new(self, new: Sequence[RowResult]) -> None:
        """Apply the rules to new records until no more rows are refused, since a row may refer to a refused record."""
        while new:
            self._apply(new, [])
            accepted = [result for result in new if result.outcome is Outcome.NEW]
            if len(accepted) == len(new):
                return
            new = accepted

    def check_refused(
        self, refused: Sequence[RowResult], new: Sequence[RowResult], proposals: Iterable[NewOrganization]
    ) -> None:
        """Apply the rules to refused rows as far as they can be read, so that all their faults are reported at once.

        The rows may refer to the records of the accepted rows, and to proposed organizations.
        """
        if refused:
            context = [(Kind.ORGANIZATION, proposal.make_record()) for proposal in proposals]
            context += [(result.row.kind, result.row.data) for result in new]
            self._apply(refused, context)

    def _apply(self, results: Sequence[RowResult], context: Iterable[tuple[Kind, Data]]) -> None:
        """Add the violations of rules in rows, which may refer to the register, to each other, and to `context`."""
        entries = [
            Entry(path=self._paths[id_], kind=kind, id=id_, record=decode(RECORDS[kind], data))
            for kind in Kind
            for id_, data in self._known[kind].items()
        ]
        entries += [_make_entry(kind, data["id"], data) for kind, data in context]
        # The subject of a violation is the entry of a row or its record; both are found by their identity.
        rows_by_subject: dict[int, RowResult] = {}
        used_ids = {entry.id for entry in entries}
        for index, result in enumerate(results):
            kind = result.row.kind
            # A refused row may lack an id, or have the id of a record that it repeats.
            id_ = result.id if result.id and result.id not in used_ids else f"row-{index}"
            record = decode(RECORDS[kind], {**result.row.data, "id": id_})
            if record is None:
                continue
            self._apply_to_record(result, record)
            used_ids.add(id_)
            entries.append(_make_entry(kind, id_, result.row.data))
            rows_by_subject |= {id(entries[-1].record): result, id(entries[-1]): result}
        register = Register(entries=tuple(entries), file=self._file)
        for rule in RULES:
            # A rule without kinds is about the whole register.
            violations = () if rule.kinds else rule.check(register, self._today)
            for violation in violations:
                if result_of_subject := rows_by_subject.get(id(violation.subject)):
                    self._add(result_of_subject, rule.severity, violation)

    def _apply_to_record(self, result: RowResult, record: Record) -> None:
        for rule in RULES:
            if result.row.kind in rule.kinds:
                for violation in rule.check(record, self._today):
                    self._add(result, rule.severity, violation)

    def _add(self, result: RowResult, severity: Severity, violation: Violation) -> None:
        """Add a violation to a row as a fault or as a remark, unless it follows from another fault."""
        if _follows_from_fault(result, violation):
            return
        column, message = result.row.find_column(violation.steps), translated(violation.message)
        if severity is self._refused_severity:
            if result.row.format_message(column, message) not in result.row.faults:
                result.row.add_fault(column, message, FaultKind.RULE)
        elif result.outcome is not Outcome.REFUSED:
            result.row.add_remark(column, message)


def _make_entry(kind: Kind, id_: str, data: Data) -> Entry:
    """Return the entry of a record. An agreement gets only the fields that rules use, since there can be many."""
    needed = RULE_FIELDS[Agreement] if kind is Kind.AGREEMENT else data
    record = decode(RECORDS[kind], {**{key: value for key, value in data.items() if key in needed}, "id": id_})
    return Entry(path=path_of(kind, id_), kind=kind, id=id_, record=record)


def _follows_from_fault(result: RowResult, violation: Violation) -> bool:
    """Return whether a violation is only the consequence of a cell that could not be read."""
    invalid = {_STORED_FIELDS.get(field, field) for field in result.row.list_invalid_fields()}
    if any(fault.kind is FaultKind.ORGANIZATION for fault in result.row.faults):
        invalid.add("parties")
    if violation.steps:
        return str(violation.steps[0]) in invalid
    # A violation without a place names a field that is missing, or is about missing evidence.
    return bool(invalid & _PROOF_FIELDS) or any(f"'{field}'" in violation.message for field in invalid)
