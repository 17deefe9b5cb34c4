"""How agreements stand after those that amend and renew them, as the read model has them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from eapa_cli.index.stored_records import stored_record
from eapa_cli.model.amendments import amended_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.terms import Deadline, Term, deadlines

Ask = Callable[[str, tuple[object, ...]], list[Any]]
"""Gives the rows that answer a question in SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An agreement with the term that holds today, the last amendment that changed it, and what renews it."""

    agreement: Agreement
    amended_by: str | None
    renewed_by: str | None

    def deadlines(self) -> Iterator[Deadline]:
        """The ends of its term on which something is to be done or happens by itself."""
        signed = self.agreement.signed.date if self.agreement.signed else None
        for one in deadlines(signed, self.agreement.term or Term()):
            if one.renews or not self.renewed_by:
                yield one


def closed_on(ask: Ask, id_: str) -> date | None:
    """The day on which an agreement was terminated or superseded, or will be."""
    ((day,),) = ask(
        "SELECT min(from_day) FROM phase JOIN agreement USING (file) "
        "WHERE id = ? AND status IN ('terminated', 'superseded')",
        (id_,),
    )
    return day and date.fromisoformat(day)


def standing(ask: Ask, agreement: Agreement) -> Standing:
    """How an agreement stands after all that amends and renews it."""

    def amending(id_: str) -> Iterator[Agreement]:
        sql = "SELECT data FROM agreement JOIN relation USING (file) WHERE target = ? AND relation.type = 'amends'"
        return (stored_record(Agreement, json.loads(data)) for (data,) in ask(sql, (id_,)))

    term, by = amended_term(agreement, amending)
    renewals = ask(
        "SELECT id FROM agreement JOIN relation USING (file) WHERE target = ? AND relation.type = 'renews' "
        "AND data ->> '$.terminated' IS NULL ORDER BY id",
        (agreement.id,),
    )
    renewed_by = next((id_ for (id_,) in renewals), None)
    return Standing(agreement=replace(agreement, term=term), amended_by=by, renewed_by=renewed_by)
