"""Lists in one column of a query result."""

from typing import Final

_SEPARATOR: Final = "\x1f"  # the ASCII unit separator, which records cannot contain


def select_list(value: str, source: str) -> str:
    """Return the SQL expression that joins a value over all rows of a source."""
    return f"(SELECT group_concat(value, char(31)) FROM (SELECT {value} AS value FROM {source}))"


def split_list(value: object) -> tuple[str, ...]:
    """Return the items of a list that a query returned."""
    return tuple(str(value).split(_SEPARATOR)) if value else ()


PARTY: Final = "party LEFT JOIN organization AS body ON body.id = party.organization WHERE party.file = record.file"
"""SQL source: the parties of the agreement `record`, with the organization of each as `body`."""

PARTIES: Final = select_list("coalesce(body.name, party.organization)", f"{PARTY} ORDER BY position")
"""SQL expression: the names of the parties of the agreement `record`, in order."""
