"""The effective term of an agreement: its own term, changed by amendments, renewals and supersession."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple, Protocol

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import first_of, start_of
from eapa_cli.model.terms import Deadline, Phase, Term, Termination, deadlines, first_end, phases, status_on
from eapa_cli.model.vocabulary import AgreementRelation, RenewalMode, Stage, Status

_CLOSED: Final = frozenset({Status.TERMINATED, Status.SUPERSEDED})


class RelatedAgreements(Protocol):
    """The agreements that have an effect on the term of another one."""

    def agreement(self, id_: str) -> Agreement | None:
        """Return the agreement with an id."""

    def later(self, id_: str, type_: AgreementRelation) -> Iterable[Agreement]:
        """Return the signed agreements with a relation of some type to the one with an id, in any order."""


class NumberedDeadline(NamedTuple):
    """A deadline, and the number of renewals before it."""

    number: int
    deadline: Deadline


@dataclass(frozen=True, kw_only=True)
class EffectiveTerm:
    """The term of an agreement as all commands show it: its end, deadlines and status on any day.

    An amendment shares the term of the agreement that it is `part_of`, from the date on which it `joins` it.
    An unsigned agreement has a `stage` instead of a status by its dates, and no deadlines.
    """

    signed: EdtfDate | None
    term: Term
    terminated: Termination | None = None
    superseded: EdtfDate | None = None
    amended_by: str | None = None
    renewed_by: str | None = None
    part_of: str | None = None
    joins: EdtfDate | None = None
    stage: Stage | None = None

    @cached_property
    def first_end(self) -> EdtfDate | None:
        """The last day before any renewal; None if it is unknown."""
        return first_end(self.signed, self.term)

    @property
    def renews_itself(self) -> bool:
        """Whether the term is renewed unless a party objects."""
        return self.term.renewal is not None and self.term.renewal.mode is RenewalMode.TACIT

    def all_deadlines(self) -> Iterator[NumberedDeadline]:
        """Yield all ends of the term in order, even if the agreement is closed or renewed by another one."""
        if self.stage is None:
            yield from (NumberedDeadline(number, one) for number, one in enumerate(deadlines(self.signed, self.term)))

    def deadlines(self) -> Iterator[NumberedDeadline]:
        """Yield the ends of the term until the agreement is closed, except one that another agreement renews."""
        closed = self.closed or date.max
        for one in self.all_deadlines():
            if one.deadline.end.earliest >= closed:
                return
            if not self.covers(one.deadline):
                yield one

    def covers(self, deadline: Deadline) -> bool:
        """Return whether another agreement renews this one at an end, so that no action is needed."""
        return self.renewed_by is not None and not deadline.renews

    def next_deadline(self, day: date) -> NumberedDeadline | None:
        """Return the first end on or after a day, even if the agreement is closed before it."""
        return next((one for one in self.all_deadlines() if one.deadline.end.latest >= day), None)

    def last_deadline(self) -> NumberedDeadline | None:
        """Return the last end of the term, as far as renewals are computed."""
        return max(self.all_deadlines(), default=None, key=lambda one: one.number)

    @cached_property
    def closed(self) -> date | None:
        """The first day on which the agreement is terminated or superseded."""
        if not (self.terminated or self.superseded):
            return None
        # No end of the term changes the day of the closing, so none is computed.
        return next((phase.from_ for phase in self.phases(()) if phase.status in _CLOSED), None)

    def phases(self, known: Sequence[Deadline] | None = None) -> tuple[Phase, ...]:
        """Return the phases in order; `known` are the deadlines, if the caller computed them already."""
        if self.stage:
            return (Phase(status=Status(self.stage), from_=date.min, to=date.max),)
        found = phases(
            self.signed,
            self.term,
            self.terminated,
            self.superseded,
            renewed=self.renewed_by is not None,
            known=known,
        )
        return tuple(_joined(found, self.joins)) if self.joins else found

    def status_on(self, day: date) -> Status:
        """Return the status on a day."""
        return status_on(self.phases(), day)


def own_term(agreement: Agreement) -> EffectiveTerm:
    """Return the term that the record of an agreement itself states."""
    return EffectiveTerm(
        signed=agreement.signed.date if agreement.signed else None,
        term=agreement.term or Term(),
        terminated=agreement.terminated,
        stage=agreement.stage,
    )


def effective_term(agreement: Agreement, related: RelatedAgreements) -> EffectiveTerm:
    """Return the effective term of an agreement.

    Each part of the term that an amendment states replaces the earlier value. Its end is computed from the start of
    the amendment. Amendments apply in the order of their dates, undated ones first, each with its own amendments. A
    terminated amendment has no effect. An amendment itself has the term of the agreement that it amends. Unsigned
    agreements are independent of all others.
    """
    if agreement.stage:
        return own_term(agreement)
    principal = _amended_agreement(agreement, related)
    term, by = _amended(principal, related, frozenset())
    superseding = [
        one for id_ in {principal.id, agreement.id} for one in related.later(id_, AgreementRelation.SUPERSEDES)
    ]
    renewals = (one.id for one in related.later(principal.id, AgreementRelation.RENEWS) if one.terminated is None)
    start = start_of(agreement)
    return replace(
        own_term(principal),
        term=term or Term(),
        terminated=agreement.terminated or principal.terminated,
        superseded=first_of(map(start_of, superseding)) if superseding else None,
        amended_by=by,
        renewed_by=min(renewals, default=None),
        part_of=None if principal is agreement else principal.id,
        joins=start if start and start.has_year and principal is not agreement else None,
    )


def _amended_agreement(agreement: Agreement, related: RelatedAgreements) -> Agreement:
    """Return the agreement that an amendment changes, directly or through others, or the agreement itself."""
    seen = {agreement.id}
    principal = agreement
    while found := _amended_by(principal, related):
        if found.id in seen:
            return agreement  # a cycle of amendments is an error in the data
        seen.add(found.id)
        principal = found
    return principal


def _amended_by(amendment: Agreement, related: RelatedAgreements) -> Agreement | None:
    targets = (link.agreement for link in amendment.relations if link.type is AgreementRelation.AMENDS)
    found = (one for target in targets if (one := related.agreement(target)) and one.stage is None)
    return next((one for one in found if _counts(amendment, one)), None)


def _amended(agreement: Agreement, related: RelatedAgreements, above: frozenset[str]) -> tuple[Term | None, str | None]:
    """Return the term after all amendments, and the id of the last amendment that changed it."""
    above |= {agreement.id}  # a cycle of amendments must not loop forever
    term, by = agreement.term, None
    amendments = related.later(agreement.id, AgreementRelation.AMENDS)
    for one in sorted((one for one in amendments if one.id not in above and _counts(one, agreement)), key=_order):
        change, _ = _amended(one, related, above)
        if change and (new := _overlaid(term or Term(), start_of(one), change)) != term:
            term, by = new, one.id
    return term, by


def _counts(amendment: Agreement, amended: Agreement) -> bool:
    # A terminated amendment has no effect, unless the agreement ended too: until then, the amendment may have applied.
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


def _joined(phases: Sequence[Phase], start: EdtfDate) -> Iterator[Phase]:
    """Yield the phases of an amendment: not started, then unknown while it may have started, then shared."""
    before = (
        Phase(status=Status.NOT_STARTED, from_=date.min, to=start.earliest),
        Phase(status=Status.UNKNOWN, from_=start.earliest, to=start.latest),
    )
    after = (replace(phase, from_=max(phase.from_, start.latest)) for phase in phases)
    for _, group in groupby((one for one in (*before, *after) if one.from_ < one.to), attrgetter("status")):
        first, *others = group
        yield replace(first, to=others[-1].to if others else first.to)
