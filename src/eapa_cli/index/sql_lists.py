"""SQL expressions for lists in one column, the parties of an agreement, and the person responsible for it."""

from typing import Final

_SEPARATOR: Final = "\x1f"  # the ASCII unit separator, which records cannot contain


def select_list(value: str, source: str) -> str:
    """Return the SQL expression that joins a value over all rows of a source."""
    return f"(SELECT group_concat(value, char({ord(_SEPARATOR)})) FROM (SELECT {value} AS value FROM {source}))"


def split_list(value: object) -> tuple[str, ...]:
    """Return the items of a list that a query returned."""
    return tuple(str(value).split(_SEPARATOR)) if value else ()


PARTY_SOURCE: Final = (
    "party LEFT JOIN organization AS body ON body.id = party.organization WHERE party.file = record.file"
)
"""SQL source: the parties of the agreement `record`, with the organization of each as `body`."""

# Look-ups of a key (`{}`) of the responsible person: of the register, and of the agreement `record`.
_OF_REGISTER: Final = "(SELECT json_extract(value, '$.{}') FROM meta WHERE key = 'responsible')"
_OF_AGREEMENT: Final = "json_extract(record.data, '$.responsible.{}')"
RESPONSIBLE: Final = f"coalesce({_OF_AGREEMENT.format('name')}, {_OF_REGISTER.format('name')})"
"""SQL expression: the name of the person who is responsible for the agreement `record`, or else for the register."""

RESPONSIBLE_EMAIL: Final = (
    f"CASE WHEN {_OF_AGREEMENT.format('name')} IS NULL "
    f"THEN {_OF_REGISTER.format('email')} ELSE {_OF_AGREEMENT.format('email')} END"
)
"""SQL expression: the e-mail address of the person in `RESPONSIBLE`."""

PARTIES: Final = select_list("coalesce(body.name, party.organization)", f"{PARTY_SOURCE} ORDER BY position")
"""SQL expression: the names of the parties of the agreement `record`, in order."""
