"""Whether a record says already what a row says."""

from collections.abc import Mapping
from typing import Any

from eapa_cli.tabular.selection import Data


def difference(row: Any, record: Any, path: str = "") -> str | None:
    """Where a row says something that a record does not, as a dotted path; None if the record says it all.

    A record may say more, and the items of its lists may stand in another order.
    """
    if isinstance(row, Mapping) and isinstance(record, Mapping):
        for key, value in row.items():
            at = f"{path}.{key}" if path else key
            found = difference(value, record[key], at) if key in record else at
            if found:
                return found
        return None
    if isinstance(row, list) and isinstance(record, list):
        for number, item in enumerate(row):
            if all(difference(item, other) is not None for other in record):
                return f"{path}.{number}"
        return None
    return None if row == record else path or "."


def agreement_like(data: Data) -> tuple[Any, ...]:
    """What two agreements have in common if they are one that was entered twice: day, parties and type."""
    parties = frozenset(party.get("organization") for party in data.get("parties", ()))
    return data.get("signed", {}).get("date"), parties, data.get("type")
