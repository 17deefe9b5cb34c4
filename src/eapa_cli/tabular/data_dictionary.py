"""The data dictionary: the fields of records with their descriptions, from the schemas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from eapa_cli.checks.schema import schema
from eapa_cli.model.vocabulary import Kind

ITEM: Final = "#"
"""The placeholder in a pattern for the number of an item, from 1."""
LANGUAGE: Final = "@"
"""The placeholder in a pattern for a language tag."""
EXTENSION_PREFIX: Final = "x-"
"""The prefix of extension fields, which each register defines; in a cell their values are JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A scalar field of a kind of records, with its properties from the schema."""

    kind: Kind
    pattern: str
    """The path with placeholders, such as `signatories.#.name.@`."""
    type: str
    required: bool
    description: str
    choices: tuple[str, ...] = ()


@cache
def scalar_fields(kind: Kind) -> Mapping[str, Field]:
    """Return the scalar fields of a kind of record by pattern, in canonical order."""
    root = schema(kind.value)
    return {field.pattern: field for field in _map_fields(kind, root, root, "", required=True)}


def find_field(kind: Kind, column: str) -> Field | None:
    """Return the field of a column such as `signatories.2.name.ru`."""
    return scalar_fields(kind).get(find_pattern(kind, column))


def find_pattern(kind: Kind, column: str) -> str:
    """Return the pattern of a column, or the column itself if there is no such field."""
    numbered = ".".join(ITEM if part.isdecimal() else part for part in column.split("."))
    known = scalar_fields(kind)
    localized = f"{numbered.rpartition('.')[0]}.{LANGUAGE}"
    return next((pattern for pattern in (numbered, localized) if pattern in known), column)


def sort_key(kind: Kind, column: str, languages: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return the key that sorts columns in canonical order, so that the columns of one item are adjacent."""
    parts = split_column(column)
    ranks = _positions_of_keys(kind)
    key = []
    prefix = ""
    for part in parts:
        if part.isdecimal():
            prefix += f".{ITEM}"
            key.append((int(part), ""))
        elif f"{prefix}.{LANGUAGE}" in ranks:
            key.append((languages.index(part) if part in languages else len(languages), part))
        else:
            prefix += f".{part}"
            key.append((ranks.get(prefix, len(ranks)), part))
    return tuple(key)


def split_column(column: str) -> list[str]:
    """Return the keys and numbers of a column; an extension field is always the last part, even if it contains dots."""
    before, prefix, key = f".{column}".partition(f".{EXTENSION_PREFIX}")
    parts = [part for part in before.split(".") if part]
    return [*parts, f"{EXTENSION_PREFIX}{key}"] if prefix else parts


@cache
def _positions_of_keys(kind: Kind) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for pattern in scalar_fields(kind):
        parts = pattern.split(".")
        for end in range(1, len(parts) + 1):
            found.setdefault(f".{'.'.join(parts[:end])}", len(found))
    return found


def _map_fields(kind: Kind, part: Any, root: Any, prefix: str, *, required: bool) -> Iterator[Field]:
    for key, field in part["properties"].items():
        needed = required and key in part.get("required", ())
        yield from _value_fields(kind, field, root, f"{prefix}{key}", description="", required=needed)


def _value_fields(kind: Kind, part: Any, root: Any, path: str, *, description: str, required: bool) -> Iterator[Field]:
    definition = part.get("$ref", "").rpartition("/")[2]
    described = part.get("description", description)
    target = root["$defs"][definition] if definition else part
    if "properties" in target:
        yield from _map_fields(kind, target, root, f"{path}.", required=required)
    elif "items" in target:
        items = target["items"]
        yield from _value_fields(kind, items, root, f"{path}.{ITEM}", description=described, required=required)
    elif "propertyNames" in target:
        yield Field(kind=kind, pattern=f"{path}.{LANGUAGE}", type="text", required=False, description=described)
    else:
        yield Field(
            kind=kind,
            pattern=path,
            type=_type(definition, target),
            required=required,
            description=described,
            choices=() if definition == "country" else tuple(target.get("enum", ())),
        )


def _type(definition: str, target: Any) -> str:
    has_own_type = definition in {"id", "date", "duration", "url", "country", "language_tag"}
    by_format = {"edtf": "date", "edtf-or-open": "date"}
    word = definition if has_own_type else by_format.get(target.get("format"), target["type"])
    return "text" if word == "string" else str(word)
