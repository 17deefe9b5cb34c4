"""Dotted paths of the fields of records, and SQL conditions on them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.names import LANGUAGE_TAG
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import key_of

_LIST_MARK: Final = "[]"
"""The end of the key of a list in a path, such as `parties[]`."""

# An extension field, such as `x-number`, or `x-role` in `parties.x-role`. The keys become part of a statement, so only
# letters, digits, underscores and hyphens are accepted.
_EXTENSION_PATH: Final = re.compile(r"(?P<parent>(?:[a-z_]+\.)*)(?P<keys>x-[\w-]+(?:\.[\w-]+)*)")


class _Field(NamedTuple):
    """A field of a record."""

    json_path: str
    """The path with its lists marked, such as `signatories[].name`."""
    is_localized: bool


def list_fields(kind: Kind) -> tuple[str, ...]:
    """Return the paths of all fields that a kind of record has, such as `signatories.position`.

    The paths of one language, such as `title.ru`, are valid but not listed.
    """
    return tuple(_known_fields(kind))


def is_field(kind: Kind, path: str) -> bool:
    """Return whether records of a kind can have a field with this path."""
    return _json_path(kind, path) is not None


def is_extension(path: str) -> bool:
    """Return whether a path is the path of an extension field (`x-...`)."""
    return _EXTENSION_PATH.fullmatch(path) is not None


def extension_path(path: str) -> str:
    """Return the JSON path of an extension field of a record."""
    keys = [f'"{key}"' for key in path.split(".")]
    return ".".join(["$", *keys])


def field_condition(kind: Kind, path: str) -> str:
    """Return the SQL condition that a field has a value in the JSON column `record.data`.

    In a list, one item with the field is enough. The path becomes part of the statement, so it must be valid
    (`is_field`).
    """
    json_path = _json_path(kind, path)
    assert json_path is not None, "the path is a field of the kind"
    *lists, last = json_path.split(f"{_LIST_MARK}.")
    condition = _value_condition(last, f"item{len(lists)}.value" if lists else "record.data")
    for number, name in reversed(list(enumerate(lists, 1))):
        outer = f"item{number - 1}.value" if number > 1 else "record.data"
        # In an invalid file an item may be a string, and looking up a key in a string is an error.
        condition = f"CASE WHEN item{number}.type = 'object' THEN {condition} END"
        condition = f"EXISTS (SELECT 1 FROM json_each({outer}, '$.{name}') AS item{number} WHERE {condition})"
    return condition


def _value_condition(name: str, data: str) -> str:
    if name.endswith(_LIST_MARK):
        return f"coalesce(json_array_length({data}, '$.{name.removesuffix(_LIST_MARK)}'), 0) > 0"
    return f"json_extract({data}, '$.{name}') IS NOT NULL"


def _json_path(kind: Kind, path: str) -> str | None:
    """Return the marked path of a field, of a text in one language, or of an extension field."""
    known = _known_fields(kind)
    if path in known:
        return known[path].json_path
    text, _, tag = path.rpartition(".")
    if text in known and known[text].is_localized and LANGUAGE_TAG.fullmatch(tag):
        return f'{known[text].json_path}."{tag}"'
    match = _EXTENSION_PATH.fullmatch(path)
    if match and (not match["parent"] or any(name.startswith(match["parent"]) for name in known)):
        parent = match["parent"].removesuffix(".")
        prefix = f"{known[parent].json_path}." if parent else ""
        return prefix + extension_path(match["keys"]).removeprefix("$.")
    return None


@cache
def _known_fields(kind: Kind) -> Mapping[str, _Field]:
    return dict(_walk_fields(RECORDS[kind], "", ""))


def _walk_fields(record: Any, path: str, json_path: str) -> Iterator[tuple[str, _Field]]:
    hints = get_type_hints(record)
    for field in fields(record):
        key = key_of(field.name)
        hint, mark = _unwrap_hint(hints[field.name])
        yield f"{path}{key}", _Field(f"{json_path}{key}{mark}", is_localized=get_origin(hint) is Mapping)
        is_map = is_dataclass(hint) and hint not in {EdtfDate, Duration}  # a file has dates and durations as text
        if is_map:
            yield from _walk_fields(hint, f"{path}{key}.", f"{json_path}{key}{mark}.")


def _unwrap_hint(hint: Any) -> tuple[Any, str]:
    """Return the type of a value, or the type of the items of a list and the list mark."""
    if get_origin(hint) in {Union, UnionType}:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    return (get_args(hint)[0], _LIST_MARK) if get_origin(hint) is tuple else (hint, "")
