"""Between plain data, as it stands in a file, and records."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from eapa_cli.model.dates import Duration, EdtfDate

R = TypeVar("R")
Decoder = Callable[[Any], Any]

_MISFIT: Final = object()


def key_of(field: str) -> str:
    """The key in a file for a field of a record."""
    return field.rstrip("_")


def decode(record: type[R], data: Any) -> R | None:
    """The record that plain data describes, or None if something it cannot be without is missing.

    What does not fit is left out: to say so is the schema's task, and a question about the rest deserves its answer.
    """
    decoder: Decoder = _decoder(record)  # type: ignore[arg-type]  # a type can be hashed
    value = decoder(data)
    return None if value is _MISFIT else value


def encode(value: Any) -> Any:
    """Plain data for a record or a part of one; what is not known is left out."""
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


@cache
def _decoder(hint: Any) -> Decoder:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _decoder(next(part for part in get_args(hint) if part is not types.NoneType))
    if origin is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0]))
    if origin is not None:
        return _decode_local_text
    if issubclass(hint, EdtfDate):
        return _parsed_decoder(EdtfDate.parse_end)  # only a term's end may be open, and the schema sees to that
    if issubclass(hint, Duration):
        return _parsed_decoder(Duration.parse)
    if issubclass(hint, StrEnum):
        return _parsed_decoder(hint)
    if is_dataclass(hint):
        return _record_decoder(hint)  # type: ignore[arg-type]  # hints are types
    return _scalar_decoder(hint)


def _scalar_decoder(type_: type) -> Decoder:
    # The exact type: to Python, but not to a file, True is an int.
    return lambda data: data if type(data) is type_ else _MISFIT


def _parsed_decoder(parse: Callable[[str], Any]) -> Decoder:
    def decoder(data: Any) -> Any:
        if type(data) is not str:
            return _MISFIT
        try:
            return parse(data)
        except ValueError:
            return _MISFIT

    return decoder


def _tuple_decoder(item: Decoder) -> Decoder:
    def decoder(data: Any) -> Any:
        if type(data) is not list:
            return _MISFIT
        return tuple(value for value in map(item, data) if value is not _MISFIT)

    return decoder


def _decode_local_text(data: Any) -> Any:
    if type(data) is not dict:
        return _MISFIT
    return {language: text for language, text in data.items() if type(text) is str} or _MISFIT


def _record_decoder(record: type[Any]) -> Decoder:
    hints = get_type_hints(record)
    parts = [
        (field.name, key_of(field.name), _decoder(hints[field.name]), field.default is MISSING)
        for field in fields(record)
    ]

    def decoder(data: Any) -> Any:
        if type(data) is not dict:
            return _MISFIT
        values = {}
        for name, key, part, required in parts:
            value = part(data[key]) if key in data else _MISFIT
            if value is not _MISFIT:
                values[name] = value
            elif required:
                return _MISFIT
        return record(**values)

    return decoder
