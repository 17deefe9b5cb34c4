"""Comparison of a decoded record with its file, to detect values that did not fit."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from eapa_cli.storage.codec import key_of
from eapa_cli.storage.field_types import OWN


def holds_all(value: Any, data: Any) -> bool:
    """Return whether a decoded value has all the plain data, apart from keys that are free for others."""
    if type(data) is dict and (names := _names(type(value))):  # type: ignore[arg-type]  # a type can be hashed
        for key, part in data.items():
            if name := names.get(key):
                held = getattr(value, name)
                if held is not part and not holds_all(held, part):  # a text is taken over as it is
                    return False
            elif not key.startswith(OWN):
                return False
        return True
    if type(data) is list and type(value) is tuple:
        return len(value) == len(data) and all(map(holds_all, value, data))
    # Dates and durations keep their written text.
    return bool(value == data or getattr(value, "text", None) == data)


@cache
def _names(type_: type[Any]) -> Mapping[str, str]:
    """Return the names of a record's fields by their keys in a file; none for other types."""
    return {key_of(field.name): field.name for field in fields(type_)} if is_dataclass(type_) else {}
