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
from eapa_cli.model.register import earliest_date, start_of
from eapa_cli.model.terms import Deadline, Phase, Term, Termination, deadlines, first_end, phases, status_on
from eapa_cli.model.vocabulary import AgreementRelation, RenewalMode, Stage, Status

_CLOSED: Final = frozenset({Status.TERMINATED, Status.SUPERSEDED})


class RelatedAgreements(Protocol):
    """A source of the agreements that affect the term of an agreement."""

    def agreement(self, id_: str) -> Agreement | None:
        """Return the agreement with an id."""

    def agreements_related_to(self, id_: str, type_: AgreementRelation) -> Iterable[Agreement]:
        """Return the signed agreements that have a relation of a type to the agreement with an id, in any order."""


class NumberedDeadline(NamedTuple):
    """A deadline, and the number of renewals before it."""

    number: int
    deadline: Deadline


@dataclass(frozen=True, kw_only=True)
class EffectiveTerm:
    """The term of an agreement as all commands show it: its end, deadlines and status on any day.

    An amendment is `part_of` another agreement, and shares its term from the date `joins`. An unsigned agreement has a
    `stage`. Its status is the stage and does not depend on dates, and it has no deadlines.
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
        """Yield all ends of the term in order, including those after another agreement closes or renews this one."""
        if self.stage is None:
            yield from (NumberedDeadline(number, one) for number, one in enumerate(deadlines(self.signed, self.term)))

    def deadlines(self) -> Iterator[NumberedDeadline]:
        """Yield the ends of the term until the agreement is closed, except the end at which another one renews it."""
        closed = self.closed or date.max
        for one in self.all_deadlines():
            if one.deadline.end.earliest >= closed:
                return
            if not self.is_renewed_at(one.deadline):
                yield one

    def is_renewed_at(self, deadline: Deadline) -> bool:
        """Return whether another agreement renews this one at a deadline, so that no action is needed."""
        return self.renewed_by is not None and not deadline.renews

    def next_deadline(self, day: date) -> NumberedDeadline | None:
        """Return the first end on or after a day, even if the agreement is closed before that end."""
        return next((one for one in self.all_deadlines() if one.deadline.end.latest >= day), None)

    def last_deadline(self) -> NumberedDeadline | None:
        """Return the last end of the term, as far as renewals are computed."""
        return max(self.all_deadlines(), default=None, key=lambda one: one.number)

    @cached_property
    def closed(self) -> date | None:
        """The first day on which the agreement is terminated or superseded."""
        if not (self.terminated or self.superseded):
            return None
        # The ends of the term do not affect the day of the closing, so no deadlines are needed.
        return next((phase.from_ for phase in self.phases(()) if phase.status in _CLOSED), None)

    def phases(self, known_deadlines: Sequence[Deadline] | None = None) -> tuple[Phase, ...]:
        """Return the phases in order; `known_deadlines` are the deadlines, if the caller has already computed them."""
        if self.stage:
            return (Phase(status=Status(self.stage), from_=date.min, to=date.max),)
        of_term = phases(
            self.signed,
            self.term,
            self.terminated,
            self.superseded,
            renewed=self.renewed_by is not None,
            known_deadlines=known_deadlines,
        )
        return tuple(_join_phases(of_term, self.joins)) if self.joins else of_term

    def status_on(self, day: date) -> Status:
        """Return the status on a day."""
        return status_on(self.phases(), day)


def own_term(agreement: Agreement) -> EffectiveTerm:
    """Return the term that the record of an agreement states, without the effect of other agreements."""
    return EffectiveTerm(
        signed=agreement.signed.date if agreement.signed else None,
        term=agreement.term or Term(),
        terminated=agreement.terminated,
        stage=agreement.stage,
    )


def effective_term(agreement: Agreement, related: RelatedAgreements) -> EffectiveTerm:
    """Return the effective term of an agreement.

    Each part of a term that an amendment states replaces the earlier value. A new end is computed from the start of the
    amendment. Amendments apply in the order of their dates; those without a date are first. Amendments of an amendment
    change it before it applies. A terminated amendment has no effect, unless the amended agreement is terminated as
    well. An amendment has the term of the agreement that it amends. Other agreements do not affect an unsigned
    agreement.
    """
    if agreement.stage:
        return own_term(agreement)
    principal = _amended_agreement(agreement, related)
    term, last_amendment = _apply_amendments(principal, related, frozenset())
    superseding = [
        one
        for id_ in {principal.id, agreement.id}
        for one in related.agreements_related_to(id_, AgreementRelation.SUPERSEDES)
    ]
    renewals = (
        one.id
        for one in related.agreements_related_to(principal.id, AgreementRelation.RENEWS)
        if one.terminated is None
    )
    start = start_of(agreement)
    return replace(
        own_term(principal),
        term=term or Term(),
        terminated=agreement.terminated or principal.terminated,
        superseded=earliest_date(map(start_of, superseding)) if superseding else None,
        amended_by=last_amendment,
        renewed_by=min(renewals, default=None),
        part_of=None if principal is agreement else principal.id,
        joins=start if start and start.has_year and principal is not agreement else None,
    )


def _amended_agreement(agreement: Agreement, related: RelatedAgreements) -> Agreement:
    """Return the agreement that an amendment changes, directly or through other amendments.

    For an agreement that is not an amendment, return the agreement itself.
    """
    seen = {agreement.id}
    principal = agreement
    while target := _direct_target(principal, related):
        if target.id in seen:
            return agreement  # a cycle of amendments is an error in the data
        seen.add(target.id)
        principal = target
    return principal


def _direct_target(amendment: Agreement, related: RelatedAgreements) -> Agreement | None:
    """Return the first signed agreement that an amendment changes directly, or None."""
    for id_ in [link.agreement for link in amendment.relations if link.type is AgreementRelation.AMENDS]:
        target = related.agreement(id_)
        if target and target.stage is None and _has_effect(amendment, target):
            return target
    return None


def _apply_amendments(
    agreement: Agreement, related: RelatedAgreements, above: frozenset[str]
) -> tuple[Term | None, str | None]:
    """Return the term after all amendments, and the id of the last amendment that changed it.

    `above` are the ids of the agreements whose amendments are being applied. They are skipped, since a cycle of
    amendments would not end.
    """
    above |= {agreement.id}
    term, last_amendment = agreement.term, None
    amendments = [
        amendment
        for amendment in related.agreements_related_to(agreement.id, AgreementRelation.AMENDS)
        if amendment.id not in above and _has_effect(amendment, agreement)
    ]
    for amendment in sorted(amendments, key=_date_and_id):
        change, _ = _apply_amendments(amendment, related, above)
        if change and (new := _change_term(term or Term(), start_of(amendment), change)) != term:
            term, last_amendment = new, amendment.id
    return term, last_amendment


def _has_effect(amendment: Agreement, amended: Agreement) -> bool:
    # A terminated amendment has no effect. If the agreement is terminated too, the amendment may have had an effect.
    return amendment.terminated is None or amended.terminated is not None


def _date_and_id(agreement: Agreement) -> tuple[date, str]:
    start = start_of(agreement)
    return start.earliest if start else date.min, agreement.id


def _change_term(term: Term, start: EdtfDate | None, change: Term) -> Term:
    return replace(
        term,
        ends=first_end(start, change) or term.ends,
        duration=change.duration or term.duration,
        renewal=change.renewal or term.renewal,
        notice=change.notice or term.notice,
    )


def _join_phases(phases: Sequence[Phase], start: EdtfDate) -> Iterator[Phase]:
    """Yield the phases of an amendment, given those of the agreement that it amends and its own start.

    It is not started, then unknown while it may have started, and then it has the phases of the agreement.
    """
    before = (
        Phase(status=Status.NOT_STARTED, from_=date.min, to=start.earliest),
        Phase(status=Status.UNKNOWN, from_=start.earliest, to=start.latest),
    )
    after = (replace(phase, from_=max(phase.from_, start.latest)) for phase in phases)
    for _, group in groupby((one for one in (*before, *after) if one.from_ < one.to), attrgetter("status")):
        first, *others = group
        yield replace(first, to=others[-1].to if others else first.to)
