"""The effective term of an agreement: the term in its record, changed by amendments, renewals and supersession."""

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
    """The term of an agreement as all commands show it: its end, deadlines and status on any day."""

    signed: EdtfDate | None
    term: Term
    terminated: Termination | None = None
    superseded: EdtfDate | None = None
    """The date from which another agreement replaces this one."""
    amended_by: str | None = None
    """The id of the last amendment that changed the term."""
    renewed_by: str | None = None
    """The id of an agreement that renews this one."""
    part_of: str | None = None
    """For an amendment, the id of the agreement that it amends and whose term it shares."""
    joins: EdtfDate | None = None
    """For an amendment, the date from which it shares that term."""
    stage: Stage | None = None
    """The stage of an unsigned agreement. It is also the status on every day, and there are no deadlines."""

    @cached_property
    def first_end(self) -> EdtfDate | None:
        """The last day before any renewal; None if it is unknown."""
        return first_end(self.signed, self.term)

    @property
    def renews_itself(self) -> bool:
        """Whether the term is renewed unless a party objects."""
        return self.term.renewal is not None and self.term.renewal.mode is RenewalMode.TACIT

    def all_deadlines(self) -> Iterator[NumberedDeadline]:
        """Yield all ends of the term in order, even after the agreement is closed. An unsigned agreement has none."""
        if self.stage is None:
            for number, deadline in enumerate(deadlines(self.signed, self.term)):
                yield NumberedDeadline(number, deadline)

    def deadlines(self) -> Iterator[NumberedDeadline]:
        """Yield the ends of the term until the agreement is closed, except the end at which another one renews it."""
        closed = self.closed or date.max
        for numbered in self.all_deadlines():
            if numbered.deadline.end.earliest >= closed:
                return
            if not self.is_renewed_at(numbered.deadline):
                yield numbered

    def is_renewed_at(self, deadline: Deadline) -> bool:
        """Return whether another agreement renews this one at a deadline, so that no action is needed."""
        return self.renewed_by is not None and not deadline.renews

    def next_deadline(self, day: date) -> NumberedDeadline | None:
        """Return the first end on or after a day, even if the agreement is closed before that end."""
        return next((numbered for numbered in self.all_deadlines() if numbered.deadline.end.latest >= day), None)

    def last_deadline(self) -> NumberedDeadline | None:
        """Return the last end of the term, as far as renewals are computed."""
        return max(self.all_deadlines(), default=None, key=attrgetter("number"))

    def last_renewal(self, day: date) -> NumberedDeadline | None:
        """Return the last end at which the term was renewed before a day and before the agreement was closed."""
        limit = min(day, self.closed or date.max)
        past = [one for one in self.all_deadlines() if one.deadline.renews and one.deadline.end.latest < limit]
        return past[-1] if past else None

    def next_or_final_end(self, day: date) -> Deadline | None:
        """Return the first end on or after a day, or else the end at which the agreement expired.

        Return None if there is no such end, or if the agreement was closed before it.
        """
        numbered = self.next_deadline(day) or self.last_deadline()
        if numbered is None or numbered.deadline.end.earliest >= (self.closed or date.max):
            return None
        deadline = numbered.deadline
        has_later_ends = deadline.end.latest < day and deadline.renews
        return None if has_later_ends else deadline

    @cached_property
    def closed(self) -> date | None:
        """The first day on which the agreement is terminated or superseded, even if it has expired before."""
        if not (self.terminated or self.superseded):
            return None
        # Without deadlines, the agreement does not expire. This also saves their computation.
        return next((phase.from_ for phase in self.phases(()) if phase.status in _CLOSED), None)

    def phases(self, known_deadlines: Sequence[Deadline] | None = None) -> tuple[Phase, ...]:
        """Return the phases in order. `known_deadlines` are the deadlines, if the caller has already computed them."""
        if self.stage:
            return (Phase(status=Status(self.stage), from_=date.min, to=date.max),)
        term_phases = phases(
            self.signed,
            self.term,
            self.terminated,
            self.superseded,
            renewed=self.renewed_by is not None,
            known_deadlines=known_deadlines,
        )
        return tuple(_join_phases(term_phases, self.joins)) if self.joins else term_phases

    def status_on(self, day: date) -> Status:
        """Return the status on a day."""
        return status_on(self.phases(), day)


def stated_term(agreement: Agreement) -> EffectiveTerm:
    """Return the term that the record of an agreement states, without the effect of other agreements."""
    return EffectiveTerm(
        signed=agreement.signing_date,
        term=agreement.term or Term(),
        terminated=agreement.terminated,
        stage=agreement.stage,
    )


def effective_term(agreement: Agreement, related: RelatedAgreements) -> EffectiveTerm:
    """Return the effective term of an agreement.

    An end, a duration, a renewal or a notice period that an amendment states replaces the earlier value. If the
    amendment states a duration and no end, the new end is computed from the start of the amendment. Amendments apply in
    the order of their dates, and amendments without a date apply first. An amendment of an amendment changes it before
    it applies. A terminated amendment has no effect, unless the amended agreement is terminated as well. A terminated
    renewal has no effect.

    The effective term of an amendment is the term of the agreement that it amends. Other agreements do not affect an
    unsigned agreement.
    """
    if agreement.stage:
        return stated_term(agreement)
    principal = _amended_agreement(agreement, related)
    term, last_amendment = _apply_amendments(principal, related, frozenset())
    superseding = [
        successor
        for id_ in {principal.id, agreement.id}
        for successor in related.agreements_related_to(id_, AgreementRelation.SUPERSEDES)
    ]
    renewals = (
        renewal.id
        for renewal in related.agreements_related_to(principal.id, AgreementRelation.RENEWS)
        if renewal.terminated is None
    )
    start = start_of(agreement)
    return replace(
        stated_term(principal),
        term=term or Term(),
        terminated=agreement.terminated or principal.terminated,
        superseded=earliest_date(map(start_of, superseding)) if superseding else None,
        amended_by=last_amendment,
        renewed_by=min(renewals, default=None),  # of several, the same one in each run
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
    """Return the first signed agreement that an amendment changes directly; None for another agreement."""
    for id_ in [link.agreement for link in amendment.relations if link.type is AgreementRelation.AMENDS]:
        target = related.agreement(id_)
        if target and target.stage is None and _has_effect(amendment, target):
            return target
    return None


def _apply_amendments(
    agreement: Agreement, related: RelatedAgreements, visited: frozenset[str]
) -> tuple[Term | None, str | None]:
    """Return the term after all amendments, and the id of the last amendment that changed it.

    `visited` are the ids of the agreements whose amendments are being applied. They are skipped, since a cycle of
    amendments would not end.
    """
    visited |= {agreement.id}
    term, last_amendment = agreement.term, None
    amendments = [
        amendment
        for amendment in related.agreements_related_to(agreement.id, AgreementRelation.AMENDS)
        if amendment.id not in visited and _has_effect(amendment, agreement)
    ]
    for amendment in sorted(amendments, key=_date_and_id):
        change, _ = _apply_amendments(amendment, related, visited)
        if change and (changed := _change_term(term or Term(), start_of(amendment), change)) != term:
            term, last_amendment = changed, amendment.id
    return term, last_amendment


def _has_effect(amendment: Agreement, amended: Agreement) -> bool:
    # If the amended agreement is terminated too, the amendment had an effect until then.
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
    """Yield the phases of an amendment, given the phases of the amended agreement and the start of the amendment.

    The amendment has not started before its earliest start, is unknown until its latest start, and then has the phases
    of the agreement.
    """
    before = (
        Phase(status=Status.NOT_STARTED, from_=date.min, to=start.earliest),
        Phase(status=Status.UNKNOWN, from_=start.earliest, to=start.latest),
    )
    after = (replace(phase, from_=max(phase.from_, start.latest)) for phase in phases)
    not_empty = (phase for phase in (*before, *after) if phase.from_ < phase.to)
    # Neighbouring phases with the same status become one.
    for _, same_status in groupby(not_empty, attrgetter("status")):
        first, *others = same_status
        yield replace(first, to=others[-1].to if others else first.to)
