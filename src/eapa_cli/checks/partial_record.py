"""What the rules say of a record that is still being written."""

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

# What a record cannot be without, and may not have been told yet.
_NAME: Final = {"value": "Untold", "lang": "en", "kind": "official"}
_TO_COME: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.ORGANIZATION: {"names": [_NAME], "type": "other"},
    Kind.AGREEMENT: {
        "type": "other",
        "parties": [{"organization": "one"}, {"organization": "other"}],
    },
}
_UNTOLD: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.ORGANIZATION: {"names": [], "type": "other"},
    Kind.AGREEMENT: {"parties": [], "type": "other"},
}
_ID: Final = "the-draft"


def schema_violations_so_far(kind: Kind, data: Mapping[str, Any]) -> Iterator[Violation]:
    """Each part of a record that is not as the schema wants it; what it lacks as yet is no fault."""
    return schema_violations(kind, {"id": _ID, **_TO_COME[kind], **data})


def rule_violations_so_far(
    kind: Kind, data: Mapping[str, Any], register: Register, *, today: date
) -> Iterator[Violation]:
    """What the rules say of a record as of a day, as it would stand in a register; what it lacks as yet is no fault.

    The register need hold no more than what the record refers to. Of the files that documents name nothing is said.
    """
    plain = {**_UNTOLD[kind], **data, "id": _ID}
    record = decode(RECORDS[kind], plain)
    without_files = decode(RECORDS[kind], {**plain, "documents": []})
    entry = Entry(path=path_of(kind, _ID), kind=kind, id=_ID, record=without_files)
    whole = Register(entries=(*register.entries, entry), file=register.file)
    for rule in RULES:
        if kind in rule.kinds:
            yield from rule.check(record, today)
        elif not rule.kinds:
            yield from (found for found in rule.check(whole, today) if found.subject is without_files)
