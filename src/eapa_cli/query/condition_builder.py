"""SQL conditions that several queries share, and the builder of conditions with parameters."""

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
    """A builder of SQL conditions on the row `record` of a kind.

    Values become parameters of the statement. They are never part of its text.
    """

    def __init__(self, index: Index, kind: Kind, as_of: date) -> None:
        self.index = index
        self.kind = kind
        self.as_of = as_of
        self.parameters: dict[str, object] = {"as_of": as_of.isoformat()}

    def bind(self, value: object) -> str:
        """Add a parameter, and return its placeholder."""
        name = f"value{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def bind_all(self, values: Iterable[object]) -> str:
        """Add a parameter for each value as text, and return the list of placeholders for the operator IN."""
        return f"({', '.join(self.bind(str(value)) for value in values)})"


def signed_by_condition(sql: ConditionBuilder, people: Iterable[str]) -> str:
    """Return the condition that one of some people signed `record`.

    Each person is a text with one spelling of the name on each line, as in the column `signatory.spellings`.
    """
    # One parameter for all people, since SQLite limits the number of parameters.
    separated = sql.bind("\x1f".join(["", *people, ""]))
    return f"record.file IN (SELECT file FROM signatory WHERE instr({separated}, char(31) || spellings || char(31)))"
