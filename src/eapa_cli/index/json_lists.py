"""Lists of several values in one value of SQLite's."""

from typing import Final

_SEPARATOR: Final = "\x1f"  # ASCII's unit separator, which no record may hold


def list_of(value: str, source: str) -> str:
    """In SQL, a list of what a value is in each row of a source."""
    return f"(SELECT group_concat(value, char(31)) FROM (SELECT {value} AS value FROM {source}))"


def items_of(found: object) -> tuple[str, ...]:
    """The items of a list that SQLite gave."""
    return tuple(str(found).split(_SEPARATOR)) if found else ()


PARTY: Final = "party LEFT JOIN organization AS body ON body.id = party.organization WHERE party.file = record.file"
"""The parties of the agreement `record`, and what the register knows of each as `body`."""

PARTIES: Final = list_of("coalesce(body.name, party.organization)", f"{PARTY} ORDER BY position")
"""The names of the parties of the agreement `record`, in their order."""
