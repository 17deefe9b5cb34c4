"""The decoding of records from the read model."""

from typing import Any, TypeVar

from eapa_cli.storage.codec import decode

T = TypeVar("T")


def decode_stored(type_: type[T], data: Any) -> T:
    """Return the record of a type from its stored data."""
    record = decode(type_, data)
    assert record is not None, "the read model contains decodable records only"
    return record
