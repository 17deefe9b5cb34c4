"""The fields that records have, by their dotted paths, and how SQLite finds one in a record's data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import Duration, EdtfDate
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import key_of

_LIST: Final = "[]"
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})*")


class _Field(NamedTuple):
    """Where a field stands, with its lists marked: `signatories[].name`; and whether it is a text by language."""

    place: str
    localized: bool


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The fields that records of a kind can have, such as `signatories.position`.

    A text in several languages has a field for each, which is not listed: `title.ru`.
    """
    return tuple(_known(kind))


def is_field(kind: Kind, path: str) -> bool:
    """Whether records of a kind can have a field."""
    return _place(kind, path) is not None


def has_field(kind: Kind, path: str, data: str) -> str:
    """The condition in SQL that a record, whose data a column holds as JSON, has something in a field.

    The path must be one of the kind's fields: its parts become part of the statement.
    """
    place = _place(kind, path)
    assert place is not None, "only a field of the kind is asked for"
    *lists, last = place.split(f"{_LIST}.")
    condition = _filled(last, f"item{len(lists)}.value" if lists else data)
    for number, name in reversed(list(enumerate(lists, 1))):
        outer = f"item{number - 1}.value" if number > 1 else data
        # In a faulty file an item may be no map, and to look for a key in a bare text is an error.
        guarded = f"CASE WHEN item{number}.type = 'object' THEN {condition} END"
        condition = f"EXISTS (SELECT 1 FROM json_each({outer}, '$.{name}') AS item{number} WHERE {guarded})"
    return condition


def _filled(name: str, data: str) -> str:
    if name.endswith(_LIST):
        return f"coalesce(json_array_length({data}, '$.{name.removesuffix(_LIST)}'), 0) > 0"
    return f"json_extract({data}, '$.{name}') IS NOT NULL"


def _place(kind: Kind, path: str) -> str | None:
    known = _known(kind)
    if path in known:
        return known[path].place
    text, _, tag = path.rpartition(".")
    if text in known and known[text].localized and _TAG.fullmatch(tag):
        return f'{known[text].place}."{tag}"'
    return None


@cache
def _known(kind: Kind) -> Mapping[str, _Field]:
    return dict(_fields(RECORDS[kind], "", ""))


def _fields(record: Any, path: str, place: str) -> Iterator[tuple[str, _Field]]:
    hints = get_type_hints(record)
    for field in fields(record):
        key = key_of(field.name)
        hint, mark = _item(hints[field.name])
        yield f"{path}{key}", _Field(f"{place}{key}{mark}", localized=get_origin(hint) is Mapping)
        if is_dataclass(hint) and hint not in {EdtfDate, Duration}:
            yield from _fields(hint, f"{path}{key}.", f"{place}{key}{mark}.")


def _item(hint: Any) -> tuple[Any, str]:
    """The type of a value, or of the items of a list, and the mark of a list."""
    if get_origin(hint) in {Union, UnionType}:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    return (get_args(hint)[0], _LIST) if get_origin(hint) is tuple else (hint, "")
