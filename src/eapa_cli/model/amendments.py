"""What the agreements that amend another make of its term."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import start_of
from eapa_cli.model.terms import Term, first_end

Amending = Callable[[str], Iterable[Agreement]]
"""Gives the agreements that amend the one with an id, in any order."""


def amended_term(agreement: Agreement, amending: Amending) -> tuple[Term | None, str | None]:
    """The term of an agreement after all that amends it, and the id of the last amendment that changed it.

    What an amendment states of the term stands instead of what was said before; its end is reckoned from its own
    start. Amendments count in the order of their days, those without one first, and as they are amended themselves;
    one that was terminated by itself does not count.
    """
    return _amended(agreement, amending, frozenset())


def _amended(agreement: Agreement, amending: Amending, above: frozenset[str]) -> tuple[Term | None, str | None]:
    above |= {agreement.id}  # a circle of amendments is a fault of the register, and no reason to go round for ever
    term, by = agreement.term, None
    for one in sorted(
        (one for one in amending(agreement.id) if one.id not in above and _counts(one, agreement)), key=_order
    ):
        change, _ = _amended(one, amending, above)
        if change and (new := _overlaid(term or Term(), start_of(one), change)) != term:
            term, by = new, one.id
    return term, by


def _counts(amendment: Agreement, amended: Agreement) -> bool:
    # One that was terminated is undone; but if what it amends was too, it may have held until then.
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
