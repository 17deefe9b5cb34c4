"""Records as the read model keeps them."""

from typing import Any, TypeVar

from eapa_cli.storage.codec import decode

T = TypeVar("T")


def stored_record(type_: type[T], data: Any) -> T:
    """The record of a type that the read model keeps as this plain data."""
    record = decode(type_, data)
    assert record is not None, "only what could be decoded is in the read model"
    return record
