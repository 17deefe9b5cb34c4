"""Effective terms of agreements, from the related agreements in the read model."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.effective_term import EffectiveTerm, effective_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import AgreementRelation

Query = Callable[[str, tuple[object, ...]], list[Any]]
"""A function that returns the rows of an SQL query."""


class _StoredAgreements:
    """Look-up of the related agreements from which an effective term is computed."""

    def __init__(self, query: Query) -> None:
        self._query = query

    def agreement(self, id_: str) -> Agreement | None:
        """Return the agreement with an id."""
        found = self._agreements("SELECT data FROM agreement WHERE id = ? LIMIT 1", (id_,))
        return next(found, None)

    def agreements_related_to(self, id_: str, type_: AgreementRelation) -> Iterator[Agreement]:
        """Return the signed agreements with a relation of some type to the one with an id."""
        sql = (
            "SELECT data FROM agreement JOIN relation USING (file) "
            "WHERE target = ? AND relation.type = ? AND stage IS NULL"
        )
        return self._agreements(sql, (id_, type_.value))

    def _agreements(self, sql: str, parameters: tuple[object, ...]) -> Iterator[Agreement]:
        return (decode_stored(Agreement, json.loads(data)) for (data,) in self._query(sql, parameters))


def stored_term(query: Query, agreement: Agreement) -> EffectiveTerm:
    """Return the effective term of an agreement."""
    return effective_term(agreement, _StoredAgreements(query))
