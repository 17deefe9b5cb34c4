"""Further checks of a record that the schema refuses: everything that its valid parts allow."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from eapa_cli.checks.rule import Rule, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import is_id, schema_violations
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.yaml.spans import Path

_LISTS: Final = (("parties", "organization", Kind.ORGANIZATION), ("relations", "organization", Kind.ORGANIZATION),
                 ("relations", "agreement", Kind.AGREEMENT))  # fmt: skip
_STAND_INS: Final = {"id": "invalid", "type": "other"}
_NEEDED: Final = {"signatory-of-a-party": "parties"}
"""The list that a rule about another list needs."""


class Reference(NamedTuple):
    """A reference to another record: its dotted path, and the kind and id of the record."""

    path: str
    kind: Kind
    id: str


def valid_references(kind: Kind, data: Any) -> Iterator[Reference]:
    """Yield the references of an invalid record that are valid by themselves."""
    faults = _faults(kind, data)
    for key, field, target in _LISTS:
        items = data.get(key)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            id_ = item.get(field) if isinstance(item, dict) else None
            if isinstance(id_, str) and is_id(id_) and not _is_faulty((key, index, field), faults):
                yield Reference(f"{key}.{index}.{field}", target, id_)


def partial_violations(kind: Kind, data: Any, today: date) -> Iterator[tuple[Rule, Violation]]:
    """Yield the violations of rules in the parts of an invalid record that are valid."""
    faults = _faults(kind, data)
    # A record without a valid type or id could not be decoded.
    stand_ins = {key: value for key, value in _STAND_INS.items() if (key,) in faults or key not in data}
    record = decode(RECORDS[kind], {**data, **stand_ins})
    if record is None or _omits_items(record, data):
        return
    faults |= {(key,) for key in stand_ins}
    for rule in RULES:
        needed = _NEEDED.get(rule.name)
        if kind in rule.kinds and not any(needed in steps[:1] for steps in faults):
            for violation in rule.check(record, today):
                if not any(_concerns(steps, violation.steps) for steps in faults):
                    yield rule, violation


def _omits_items(record: Any, data: Any) -> bool:
    """Return whether a list of the record lacks its invalid items, so that the others have different positions."""
    lists = ((getattr(record, key, None), value) for key, value in data.items() if isinstance(value, list))
    return any(isinstance(items, tuple) and len(items) != len(value) for items, value in lists)


def _concerns(fault: Path, place: Path) -> bool:
    """Return whether a place is in the same item as a fault, or contains it."""
    siblings = fault[:-1] or fault
    return place[: len(siblings)] == siblings or fault[: len(place)] == place


def _faults(kind: Kind, data: Any) -> set[Path]:
    return {violation.steps for violation in schema_violations(kind, data)}


def _is_faulty(path: Path, faults: Collection[Path]) -> bool:
    return any(path[:length] in faults for length in range(2, len(path) + 1))
