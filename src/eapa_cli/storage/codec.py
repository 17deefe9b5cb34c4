"""Conversion between records and plain data, the dicts, lists and scalars of a file.

A decoder is a function from plain data to a value. It returns `_MISFIT` for data from which it can make no value.
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
FieldSelection = Mapping[type, Collection[str]]
"""The names of the fields to decode, by type of record. All fields of a type that is not included are decoded."""

_FieldDecoder = tuple[str, str, Decoder, Any]
"""A field's name, its key in a file, its decoder, and its default: `MISSING` if it is required."""

EXTENSION_PREFIX: Final = "x-"
"""The prefix of extension keys, for data that the schemas do not define."""

_MISFIT: Final = object()
_CACHE_SIZE: Final = 20_000  # the days of half a century, at about 200 bytes each
_MAX_SHARED_LENGTH: Final = 32  # characters


def key_of(field: str) -> str:
    """Return the key in a file for a field of a record, such as `from` for `from_`."""
    return field.rstrip("_")


def without_none(hint: Any) -> Any:
    """Return the type of an optional field without None; any other type is returned unchanged."""
    if get_origin(hint) in {Union, types.UnionType}:
        return next(part for part in get_args(hint) if part is not types.NoneType)
    return hint


def decode(record: type[R], data: Any) -> R | None:
    """Decode plain data to a record, or return None if a required value is missing or invalid.

    Invalid optional values are omitted. The schema reports them, and queries on the other values still work.
    """
    decoder: Decoder = _full_decoder(record)  # type: ignore[arg-type]  # a type can be hashed
    value = decoder(data)
    return None if value is _MISFIT else value


def partial_decoder(record: type[R], selection: FieldSelection) -> Callable[[Any], R | None]:
    """Return a decoder that sets only the selected fields, so that many records need little memory.

    Access to another field of such a record raises AttributeError.
    """
    decoder = _decoder(record, selection)
    return lambda data: None if (value := decoder(data)) is _MISFIT else value


def encode(value: Any) -> Any:
    """Encode a record, or a value in a record, as plain data. None and empty lists in a record are omitted."""
    if is_dataclass(value) and not isinstance(value, EdtfDate | Duration):
        values = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {key_of(name): encode(part) for name, part in values if part is not None and part != ()}
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
    """Return whether a decoded value contains all of the plain data that it comes from, except for extension keys."""
    if type(data) is dict and (names := _field_names_by_key(type(value))):  # type: ignore[arg-type]  # a type can be hashed
        for key, part in data.items():
            if name := names.get(key):
                decoded = getattr(value, name)
                # A decoded text is the same object in most cases, so the first condition saves the comparison.
                if decoded is not part and not contains_all(decoded, part):
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


def _decoder(hint: Any, selection: FieldSelection | None) -> Decoder:
    """Return the decoder for a type; without a selection, it decodes all fields of records."""
    hint = without_none(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0], selection))
    if origin is not None:  # the only other generic type of a field is `LocalText`
        return _decode_local_text
    if issubclass(hint, EdtfDate):
        return _parsed_decoder(EdtfDate.parse)
    if issubclass(hint, Duration):
        return _parsed_decoder(Duration.parse)
    if issubclass(hint, StrEnum):
        return _member_decoder(hint)
    if is_dataclass(hint):
        return _record_decoder(hint, selection)  # type: ignore[arg-type]  # hints are types
    # With a selection, many records are decoded at once, so equal texts in them share memory.
    return _scalar_decoder(hint) if selection is None or hint is not str else _decode_shared_text


def _scalar_decoder(type_: type) -> Decoder:
    # The type is compared exactly, because True is an int in Python but not in a file.
    return lambda data: data if type(data) is type_ else _MISFIT


def _decode_shared_text(data: Any) -> Any:
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


def _record_decoder(record: type[Any], selection: FieldSelection | None) -> Decoder:
    hints = get_type_hints(record)
    selected_names = None if selection is None else selection.get(record)
    field_decoders = [
        (
            field.name,
            key_of(field.name),
            # Only the end of a term can be open.
            _parsed_decoder(EdtfDate.parse_end) if field.name == "ends" else _decoder(hints[field.name], selection),
            field.default,
        )
        for field in fields(record)
        if selected_names is None or field.name in selected_names
    ]
    decoder = _instance_decoder(record, field_decoders)
    if selection is None:
        return decoder
    return _sharing_decoder(decoder, frozenset(key for _name, key, _decode, _default in field_decoders))


def _sharing_decoder(decoder: Decoder, keys: frozenset[str]) -> Decoder:
    """Return a decoder that saves memory: equal records with one field, a text, become the same object.

    Most parties are such records.
    """
    decode_text = lru_cache(maxsize=_CACHE_SIZE)(lambda key, text: decoder({key: text}))

    def sharing_decoder(data: Any) -> Any:
        if type(data) is dict and len(known_keys := keys.intersection(data)) == 1:
            (key,) = known_keys
            if type(text := data[key]) is str:
                return decode_text(key, text)
        return decoder(data)

    return sharing_decoder


def _instance_decoder(record: type[Any], field_decoders: Sequence[_FieldDecoder]) -> Decoder:
    # Calling __init__ would take a quarter more time and set all fields.
    new = object.__new__
    setters = [
        (getattr(record, name).__set__, key, decode_field, default)
        for name, key, decode_field, default in field_decoders
    ]

    def decoder(data: Any) -> Any:
        if type(data) is not dict:
            return _MISFIT
        instance = new(record)
        for set_field, key, decode_field, default in setters:
            value = decode_field(data[key]) if key in data else _MISFIT
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
