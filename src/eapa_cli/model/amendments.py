"""The term of an agreement after its amendments."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import start_of
from eapa_cli.model.terms import Term, first_end

Amending = Callable[[str], Iterable[Agreement]]
"""Returns the agreements that amend the agreement with an id, in any order."""


def amended_term(agreement: Agreement, amending: Amending) -> tuple[Term | None, str | None]:
    """Return the term of an agreement after all amendments, and the id of the last amendment that changed it.

    Each part of the term that an amendment states replaces the earlier one; the amendment's end is computed from
    its own start. Amendments apply in the order of their dates, undated ones first, each as amended itself. A
    terminated amendment has no effect.
    """
    return _amended(agreement, amending, frozenset())


def _amended(agreement: Agreement, amending: Amending, above: frozenset[str]) -> tuple[Term | None, str | None]:
    above |= {agreement.id}  # a cycle of amendments is an error in the data and must not loop forever
    term, by = agreement.term, None
    for one in sorted(
        (one for one in amending(agreement.id) if one.id not in above and _counts(one, agreement)), key=_order
    ):
        change, _ = _amended(one, amending, above)
        if change and (new := _overlaid(term or Term(), start_of(one), change)) != term:
            term, by = new, one.id
    return term, by


def _counts(amendment: Agreement, amended: Agreement) -> bool:
    # Termination undoes an amendment, unless the amended agreement ended too: it may have applied until then.
    return amendment.terminated is None or amended.terminated is not None


def _order(agreement: Agreement) -> tuple[date, str]:
    start = start_of(agreement)
    return start.earliest if start else date.min, agreement.id


def _overlaid(term: Term, start: EdtfDate | None, change: Term) -> Term:
    return replace(
        term,
        ends=first_end(start, change) or term.ends,
        duration=change.duration or term.duration,
        renewal=change.renewal or term.renewal,
        notice=change.notice or term.notice,
    )
