"""Agreements with the terms that those which amend them leave them, as the read model has them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from eapa_cli.model.amendments import amended_term
from eapa_cli.model.records import Agreement
from eapa_cli.storage.codec import decode

Ask = Callable[[str, tuple[object, ...]], list[Any]]
"""Gives the rows that answer a question in SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An agreement with the term that holds today, and the id of the last amendment that changed it."""

    agreement: Agreement
    by: str | None


def standing(ask: Ask, agreement: Agreement) -> Standing:
    """How an agreement stands after all that amends it."""

    def amending(id_: str) -> Iterator[Agreement]:
        sql = "SELECT data FROM agreement JOIN relation USING (file) WHERE target = ? AND relation.type = 'amends'"
        for (data,) in ask(sql, (id_,)):
            one = decode(Agreement, json.loads(data))
            assert one is not None, "only what could be decoded is in the read model"
            yield one

    term, by = amended_term(agreement, amending)
    return Standing(agreement=replace(agreement, term=term), by=by)
