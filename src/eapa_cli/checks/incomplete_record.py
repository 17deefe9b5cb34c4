"""Checks of a record that is still incomplete."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from eapa_cli.checks.rule import Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import schema_violations
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode

_NAME: Final = {"value": "Unknown", "lang": "en", "kind": "official"}
# Valid values of the fields that the schema requires and that may still be missing.
_SCHEMA_DEFAULTS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.ORGANIZATION: {"names": [_NAME], "type": "other"},
    Kind.AGREEMENT: {
        "type": "other",
        "parties": [{"organization": "one"}, {"organization": "other"}],
    },
}
# Values of missing fields for the rules, which would report the values above, for example as unknown organizations.
_RULE_DEFAULTS: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.ORGANIZATION: {"names": [], "type": "other"},
    Kind.AGREEMENT: {"parties": [], "type": "other"},
}
# The id of the draft, which may still be missing. It is assumed that no record has this id.
_DRAFT_ID: Final = "the-draft"


def partial_schema_violations(kind: Kind, data: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the violations of the schema, except for missing fields."""
    return schema_violations(kind, {"id": _DRAFT_ID, **_SCHEMA_DEFAULTS[kind], **data})


def partial_rule_violations(
    kind: Kind, data: Mapping[str, Any], register: Register, *, today: date
) -> Iterator[Violation]:
    """Yield the violations of rules by an incomplete record.

    The register needs to contain only the records to which the record refers. Attached files are not checked.
    """
    plain = {**_RULE_DEFAULTS[kind], **data, "id": _DRAFT_ID}
    record = decode(RECORDS[kind], plain)
    without_files = decode(RECORDS[kind], {**plain, "documents": []})
    entry = Entry(path=path_of(kind, _DRAFT_ID), kind=kind, id=_DRAFT_ID, record=without_files)
    register_with_record = Register(entries=(*register.entries, entry), file=register.file)
    for rule in RULES:
        if kind in rule.kinds:
            yield from rule.check(record, today)
        elif not rule.kinds:
            violations = rule.check(register_with_record, today)
            yield from (violation for violation in violations if violation.subject is without_files)
