"""Conversion between records and plain data, the dicts, lists and scalars of a file.

A decoder is a function from plain data to a value. It returns `_MISFIT` for data of another type.
"""

import sys
import types
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration

R = TypeVar("R")
Decoder = Callable[[Any], Any]
Parts = Mapping[type, Collection[str]]
"""The fields to decode, by type of record; all fields of other types are decoded."""

FieldDecoder = tuple[str, str, Decoder, Any]
"""A field's name, its key in a file, its decoder, and its default: `MISSING` if it is required."""

EXTENSION_PREFIX: Final = "x-"
"""The prefix of extension keys, for data that the schemas do not define."""

_MISFIT: Final = object()
_CACHE_SIZE: Final = 20_000  # the days of half a century, at about 200 bytes each
_MAX_SHARED_LENGTH: Final = 32


def key_of(field: str) -> str:
    """Return the key in a file for a field of a record."""
    return field.rstrip("_")


def decode(record: type[R], data: Any) -> R | None:
    """Decode plain data to a record, or return None if a required value is missing or invalid.

    Invalid optional values are omitted. The schema reports them, and queries on the other values still work.
    """
    decoder: Decoder = _full_decoder(record)  # type: ignore[arg-type]  # a type can be hashed
    value = decoder(data)
    return None if value is _MISFIT else value


def partial_decoder(record: type[R], parts: Parts) -> Callable[[Any], R | None]:
    """Return a decoder that sets only the fields in `parts`, so that many records need little memory.

    Access to another field of such a record raises AttributeError.
    """
    decoder = _decoder(record, parts)

    def decode_parts(data: Any) -> R | None:
        value = decoder(data)
        return None if value is _MISFIT else value

    return decode_parts


def encode(value: Any) -> Any:
    """Encode a record, or a value in a record, as plain data. None and empty lists in a record are omitted."""
    if is_dataclass(value) and not isinstance(value, EdtfDate | Duration):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {key_of(name): encode(part) for name, part in parts if part is not None and part != ()}
    match value:
        case EdtfDate() | Duration() | StrEnum():
            return str(value)
        case tuple():
            return [encode(item) for item in value]
        case Mapping():
            return dict(value)
        case _:
            return value


def contains_all(value: Any, data: Any) -> bool:
    """Return whether nothing of some plain data was lost in its decoded value, except for extension keys."""
    if type(data) is dict and (names := _field_names_by_key(type(value))):  # type: ignore[arg-type]  # a type can be hashed
        for key, part in data.items():
            if name := names.get(key):
                stored = getattr(value, name)
                if stored is not part and not contains_all(stored, part):  # a text is the same object
                    return False
            elif not key.startswith(EXTENSION_PREFIX):
                return False
        return True
    if type(data) is list and type(value) is tuple:
        return len(value) == len(data) and all(map(contains_all, value, data))
    # Dates and durations have their text in a file as `text`.
    return bool(value == data or getattr(value, "text", None) == data)


def sort_keys(record: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain data with its keys in the order of the record's fields; unknown keys follow."""
    order = (key_of(field.name) for field in fields(record))
    return {**{key: data[key] for key in order if key in data}, **data}


@cache
def _full_decoder(record: type[Any]) -> Decoder:
    return _decoder(record, None)


def _decoder(hint: Any, parts: Parts | None) -> Decoder:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _decoder(next(part for part in get_args(hint) if part is not types.NoneType), parts)
    if origin is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0], parts))
    if origin is not None:  # the only other generic type is a map, which is text by language
        return _decode_local_text
    if issubclass(hint, EdtfDate):
        return _parsed_decoder(EdtfDate.parse_end)  # the schema checks that only a term's end is open
    if issubclass(hint, Duration):
        return _parsed_decoder(Duration.parse)
    if issubclass(hint, StrEnum):
        return _member_decoder(hint)
    if is_dataclass(hint):
        return _record_decoder(hint, parts)  # type: ignore[arg-type]  # hints are types
    return _scalar_decoder(hint) if parts is None or hint is not str else _shared_text


def _scalar_decoder(type_: type) -> Decoder:
    # The type is compared exactly, because True is an int in Python but not in a file.
    return lambda data: data if type(data) is type_ else _MISFIT


def _shared_text(data: Any) -> Any:
    if type(data) is not str:
        return _MISFIT
    # Ids of organizations, languages and countries repeat; long texts do not.
    return sys.intern(data) if len(data) <= _MAX_SHARED_LENGTH else data


def _member_decoder(enum: type[StrEnum]) -> Decoder:
    members = {member.value: member for member in enum}
    return lambda data: members.get(data, _MISFIT) if type(data) is str else _MISFIT


def _parsed_decoder(parse: Callable[[str], Any]) -> Decoder:
    # The same days repeat within and between records.
    cached_parse = lru_cache(maxsize=_CACHE_SIZE)(parse)

    def decoder(data: Any) -> Any:
        if type(data) is not str:
            return _MISFIT
        try:
            return cached_parse(data)
        except ValueError:
            return _MISFIT

    return decoder


def _tuple_decoder(item: Decoder) -> Decoder:
    def decoder(data: Any) -> Any:
        if type(data) is not list:
            return _MISFIT
        return tuple([value for value in map(item, data) if value is not _MISFIT])

    return decoder


def _decode_local_text(data: Any) -> Any:
    if type(data) is not dict:
        return _MISFIT
    return {language: text for language, text in data.items() if type(text) is str} or _MISFIT


def _record_decoder(record: type[Any], parts: Parts | None) -> Decoder:
    hints = get_type_hints(record)
    wanted = None if parts is None else parts.get(record)
    steps = [
        (field.name, key_of(field.name), _decoder(hints[field.name], parts), field.default)
        for field in fields(record)
        if wanted is None or field.name in wanted
    ]
    decoder = _instance_decoder(record, steps)
    return decoder if parts is None else _sharing_decoder(decoder, frozenset(key for _, key, _, _ in steps))


def _sharing_decoder(decoder: Decoder, keys: frozenset[str]) -> Decoder:
    """Return a decoder that gives one object for equal records with a single text, such as parties, to save memory."""
    decode_text = lru_cache(maxsize=_CACHE_SIZE)(lambda key, text: decoder({key: text}))

    def sharing_decoder(data: Any) -> Any:
        if type(data) is dict and len(known := keys.intersection(data)) == 1:
            (key,) = known
            if type(text := data[key]) is str:
                return decode_text(key, text)
        return decoder(data)

    return sharing_decoder


def _instance_decoder(record: type[Any], steps: Sequence[FieldDecoder]) -> Decoder:
    # Calling __init__ would take a quarter more time and set all fields.
    new = object.__new__
    settings = [(getattr(record, name).__set__, key, part, default) for name, key, part, default in steps]

    def decoder(data: Any) -> Any:
        if type(data) is not dict:
            return _MISFIT
        instance = new(record)
        for set_field, key, part, default in settings:
            value = part(data[key]) if key in data else _MISFIT
            if value is _MISFIT:
                value = default
                if value is MISSING:
                    return _MISFIT
            set_field(instance, value)
        return instance

    return decoder


@cache
def _field_names_by_key(type_: type[Any]) -> Mapping[str, str]:
    """Return the names of a record's fields by their keys in a file; empty for types that are not records."""
    return {key_of(field.name): field.name for field in fields(type_)} if is_dataclass(type_) else {}
