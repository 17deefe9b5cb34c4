"""Comparison of a row with a record: whether they are about the same agreement, and whether the values are equal."""

from collections.abc import Mapping
from typing import Any

from eapa_cli.tabular.extract import Data


def find_difference(row: Any, record: Any, path: str = "") -> str | None:
    """Return the path of a value in a row that a record lacks, or None if the record has all values of the row.

    The record may have more values, and the order of list items does not matter.
    """
    if isinstance(row, Mapping) and isinstance(record, Mapping):
        for key, value in row.items():
            key_path = f"{path}.{key}" if path else key
            difference = find_difference(value, record[key], key_path) if key in record else key_path
            if difference:
                return difference
        return None
    if isinstance(row, list) and isinstance(record, list):
        for index, item in enumerate(row):
            if all(find_difference(item, other) is not None for other in record):
                return f"{path}.{index}"
        return None
    return None if row == record else path


def list_identifying_facts(agreement: Data) -> tuple[Any, ...]:
    """Return the facts that identify an agreement: its date, its parties, its type, and whether it is signed."""
    parties = frozenset(party.get("organization") for party in agreement.get("parties", ()))
    return agreement.get("signed", {}).get("date"), parties, agreement.get("type"), "stage" in agreement
