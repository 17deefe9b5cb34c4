"""Parts of SQL conditions that several queries share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.index.tables import status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.vocabulary import Kind


STATUS: Final = status_on(":as_of")
"""The status of the agreement `record` on the day of the parameter `as_of`."""

IS_PARTNER: Final = "party.organization IS NOT (SELECT value FROM meta WHERE key = 'owner')"
"""The condition that the row `party` is not the owner of the register, a party of nearly all agreements."""

SIGNED: Final = "record.stage IS NULL"
"""The condition that the agreement `record` is signed."""

NOT_ENDED: Final = f"({SIGNED} AND {STATUS} NOT IN ('expired', 'terminated', 'superseded'))"
"""The condition that the agreement `record` is signed and not known to have ended."""


class ConditionBuilder:
    """The parameters of a condition on the row `record` of a kind; values are never part of the SQL text."""

    def __init__(self, index: Index, kind: Kind, as_of: date) -> None:
        self.index = index
        self.kind = kind
        self.as_of = as_of
        self.parameters: dict[str, object] = {"as_of": as_of.isoformat()}

    def value(self, value: object) -> str:
        """Return the placeholder of a new parameter."""
        name = f"value{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def any_of(self, values: Iterable[object]) -> str:
        """Return a list of placeholders for the operator IN."""
        return f"({', '.join(self.value(str(value)) for value in values)})"


def signed_by_any_of(sql: ConditionBuilder, people: Iterable[str]) -> str:
    """Return the condition that one of some people, given by the spellings of their names, signed `record`."""
    # One parameter for all of them, since SQLite limits the number of parameters.
    known = sql.value("\x1f".join(["", *people, ""]))
    return f"record.file IN (SELECT file FROM signatory WHERE instr({known}, char(31) || spellings || char(31)))"
