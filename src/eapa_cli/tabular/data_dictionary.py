"""The data dictionary: the fields of records with their descriptions and their order, from the schemas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from eapa_cli.checks.schema import schema
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.storage.dotted_paths import is_item_number

ITEM: Final = "#"
"""The placeholder for the number of an item in a pattern. Items count from 1."""
LANGUAGE: Final = "@"
"""The placeholder for a language tag in a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A scalar field of a kind of records, with its properties from the schema."""

    kind: Kind
    pattern: str
    """The path with placeholders, such as `signatories.#.name.@`."""
    type: str
    """The type for readers, such as `date`, `text` or `integer`."""
    required: bool
    description: str
    choices: tuple[str, ...] = ()
    """The allowed values, if the schema lists them; empty for a country."""


@cache
def map_scalar_fields(kind: Kind) -> Mapping[str, Field]:
    """Return the scalar fields that a kind of record has, by pattern, in canonical order."""
    root = schema(kind.value)
    return {field.pattern: field for field in _list_map_fields(kind, root, root, "", required=True)}


def find_field(kind: Kind, column: str) -> Field | None:
    """Return the field of a column such as `signatories.2.name.ru`; None if the records have no such field."""
    fields = map_scalar_fields(kind)
    numbered = _replace_numbers(column)
    parent, _, key = numbered.rpartition(".")
    is_extension = key.startswith(EXTENSION_PREFIX)
    return fields.get(numbered) or (None if is_extension else fields.get(f"{parent}.{LANGUAGE}"))


def is_map(kind: Kind, path: str) -> bool:
    """Return whether the value at a path such as `signed.place` is a map with keys from the schema."""
    start = f"{_replace_numbers(path)}."
    return any(
        pattern.startswith(start) and pattern[len(start)] not in {ITEM, LANGUAGE} for pattern in map_scalar_fields(kind)
    )


def _replace_numbers(column: str) -> str:
    """Return a column with the placeholder in place of the numbers of items."""
    return ".".join(ITEM if is_item_number(part) else part for part in column.split("."))


def make_sort_key(kind: Kind, column: str, languages: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts columns in canonical order. The columns of one item are adjacent.

    The key has a pair for each part of the column: the rank of the part, and its name if several can have the same
    rank. Numbers of items are ranks. Languages have the order of the register's languages, before other languages.
    """
    ranks = _rank_keys(kind)
    pairs = []
    prefix = ""
    for part in split_column(column):
        if is_item_number(part):
            prefix += f".{ITEM}"
            pairs.append((int(part), ""))
        elif f"{prefix}.{LANGUAGE}" in ranks:
            pairs.append((languages.index(part) if part in languages else len(languages), part))
        else:
            prefix += f".{part}"
            pairs.append((ranks.get(prefix, len(ranks)), part))
    return tuple(pairs)


def split_column(column: str) -> list[str]:
    """Return the keys and numbers of a column. An extension field is always the last part, even if it contains dots."""
    before, prefix, key = f".{column}".partition(f".{EXTENSION_PREFIX}")
    parts = [part for part in before.split(".") if part]
    return [*parts, f"{EXTENSION_PREFIX}{key}"] if prefix else parts


@cache
def _rank_keys(kind: Kind) -> Mapping[str, int]:
    """Return the rank of each key in canonical order, by its pattern with a leading dot, such as `.names.#.value`."""
    ranks: dict[str, int] = {}
    for pattern in map_scalar_fields(kind):
        parts = pattern.split(".")
        for end in range(1, len(parts) + 1):
            ranks.setdefault(f".{'.'.join(parts[:end])}", len(ranks))
    return ranks


def _list_map_fields(kind: Kind, map_schema: Any, root: Any, prefix: str, *, required: bool) -> Iterator[Field]:
    """Yield the scalar fields in a map. `root` is the schema of the record, `required` whether it needs the map."""
    for key, value_schema in map_schema["properties"].items():
        is_required = required and key in map_schema.get("required", ())
        yield from _list_value_fields(kind, value_schema, root, f"{prefix}{key}", description="", required=is_required)


def _list_value_fields(
    kind: Kind, value_schema: Any, root: Any, path: str, *, description: str, required: bool
) -> Iterator[Field]:
    """Yield the scalar fields in a value. The description is used if the schema of the value has none."""
    definition = value_schema.get("$ref", "").rpartition("/")[2]
    description = value_schema.get("description", description)
    target = root["$defs"][definition] if definition else value_schema
    if "properties" in target:
        yield from _list_map_fields(kind, target, root, f"{path}.", required=required)
    elif "items" in target:
        items = target["items"]
        yield from _list_value_fields(kind, items, root, f"{path}.{ITEM}", description=description, required=required)
    elif "propertyNames" in target:  # text by language, of which no single language is required
        yield Field(kind=kind, pattern=f"{path}.{LANGUAGE}", type="text", required=False, description=description)
    else:
        yield Field(
            kind=kind,
            pattern=path,
            type=_choose_type(definition, target),
            required=required,
            description=description,
            choices=() if definition == "country" else tuple(target.get("enum", ())),
        )


# The definitions of the schemas that are types for readers.
_NAMED_TYPES: Final = frozenset({"id", "date", "duration", "url", "country", "language_tag"})
_TYPES_BY_FORMAT: Final = {"edtf": "date", "edtf-or-open": "date"}


def _choose_type(definition: str, target: Any) -> str:
    """Return the type of a field for readers, such as `date`, `text` or `integer`."""
    if definition in _NAMED_TYPES:
        return definition
    type_: str = _TYPES_BY_FORMAT.get(target.get("format"), target["type"])
    return "text" if type_ == "string" else type_
