"""The check of a record that violates its schema: its valid references, and rules about its valid parts."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from eapa_cli.checks.rule import Rule, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import is_id, schema, schema_violations
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.text.suggestions import find_similar
from eapa_cli.yaml.spans import Path

# Each row: the list with references, the key of a reference in an item, and the kind of the record it refers to.
_REFERENCES: Final = (
    ("parties", "organization", Kind.ORGANIZATION),
    ("relations", "organization", Kind.ORGANIZATION),
    ("relations", "agreement", Kind.AGREEMENT),
)
_REQUIRED_KEYS: Final = {
    "signatory-of-a-party": "parties",
    "two-parties": "stage",
    "not-in-the-future": "stage",
    "known-source": "sources",
    "has-source": "sources",
}
"""The field that must be valid before a rule about other fields can be applied, by the name of the rule."""


class Reference(NamedTuple):
    """A reference to another record: its dotted path, and the kind and id of the record."""

    path: str
    kind: Kind
    id: str


def find_valid_references(kind: Kind, data: Any) -> Iterator[Reference]:
    """Yield the references with valid values in an invalid record."""
    invalid_paths = _find_invalid_paths(kind, data)
    for key, field, target in _REFERENCES:
        items = data.get(key)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            id_ = item.get(field) if isinstance(item, dict) else None
            if isinstance(id_, str) and is_id(id_) and not _is_invalid((key, index, field), invalid_paths):
                yield Reference(f"{key}.{index}.{field}", target, id_)


def find_partial_violations(file: str, kind: Kind, data: Any, today: date) -> Iterator[tuple[Rule, Violation]]:
    """Yield the violations of rules in the parts of an invalid record that are valid, given its file."""
    # A missing field is reported at its map. For a field of the record, this is the empty path, which is replaced.
    missing = {(key,) for key in schema(kind)["required"] if key not in data}
    invalid_paths = (_find_invalid_paths(kind, data) - {()}) | missing
    # Values for the fields without which no record can be decoded.
    stand_ins = {"id": id_of(file), "type": "other", "names": [], "parties": []}
    record = decode(RECORDS[kind], data | {key: value for key, value in stand_ins.items() if (key,) in invalid_paths})
    # A record in the folder of the other kind cannot be decoded.
    if record is None or _omits_items(record, data):
        return
    invalid_keys = {path[0] for path in invalid_paths}
    # An unknown key may be a misspelt one.
    for unknown_key in invalid_keys - schema(kind)["properties"].keys():
        invalid_keys.update(find_similar(str(unknown_key), _REQUIRED_KEYS.values()))
    for rule in RULES:
        if kind in rule.kinds and _REQUIRED_KEYS.get(rule.name) not in invalid_keys:
            for violation in rule.check(record, today):
                if not any(_overlap(path, violation.steps) for path in invalid_paths):
                    yield rule, violation


def _omits_items(record: Any, data: Any) -> bool:
    """Return whether a list of the record lacks invalid items of the data. Then the indexes of other items differ."""
    lists = ((getattr(record, key, None), value) for key, value in data.items() if isinstance(value, list))
    return any(isinstance(decoded, tuple) and len(decoded) != len(value) for decoded, value in lists)


def _overlap(invalid_path: Path, path: Path) -> bool:
    """Return whether a path leads into the map or list that contains an invalid value, or to a value around it."""
    container = invalid_path[:-1] or invalid_path
    return path[: len(container)] == container or invalid_path[: len(path)] == path


def _find_invalid_paths(kind: Kind, data: Any) -> set[Path]:
    return {violation.steps for violation in schema_violations(kind, data)}


def _is_invalid(path: Path, invalid_paths: Collection[Path]) -> bool:
    # A violation by the whole list, such as too few items, has a path of one step. The items may still be valid.
    return any(path[:length] in invalid_paths for length in range(2, len(path) + 1))
