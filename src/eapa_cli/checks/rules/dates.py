"""Rules about dates and terms: nothing ends before it begins, and no term contradicts itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, record_rule, rule
from eapa_cli.model.date_phrases import dated
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement, Organization, Record, Source
from eapa_cli.model.register import Register, start_of
from eapa_cli.model.vocabulary import Grounds, RenewalMode

# That more dates of agreements are wrong is less likely than that the one of the body is.
_SLIPS: Final = 2
Dated = tuple[str, EdtfDate | None]
"""The dotted path of a date, and the date."""


@record_rule("dates-in-order")
def dates_in_order(record: Record) -> Iterator[Violation]:
    """What comes first has the earlier date: founded before dissolved, from before to, signed before terminated.

    A wrong order means that one of two dates was mistyped, and what is computed from it, such as the status, is
    wrong too.
    """
    pairs = _pairs_of_agreement(record) if isinstance(record, Agreement) else _pairs_of_organization(record)
    told: set[str] = set()
    for earlier, later in pairs:
        for violation in _disorder(record, earlier, later):
            # Of a date that goes with several others, once is enough.
            if told.isdisjoint(paths := {earlier[0], later[0]}):
                yield violation
            told |= paths


@rule("founded-before-signing", severity=Severity.WARNING)
def founded_before_signing(register: Register) -> Iterator[Violation]:
    """No agreement is signed before a party was founded, or after it was dissolved.

    A body that was not there yet, or no more, cannot have signed: the date is wrong, or its predecessor or
    successor signed.
    """
    found: defaultdict[tuple[str, str], list[Agreement]] = defaultdict(list)
    for agreement in register.agreements.values():
        for party in agreement.parties:
            if path := _outside_life(agreement, register.organizations.get(party.organization)):
                found[party.organization, path].append(agreement)
    for (id_, path), agreements in found.items():
        yield from _signed_by_nobody(register.organizations[id_], path, agreements)


@agreement_rule("open-term")
def open_term(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that is said to be without end neither has a duration or a renewal, nor has expired.

    Whether an agreement is in force is computed from its term; one that both ends and does not end has no
    answer.
    """
    term, terminated = agreement.term, agreement.terminated
    if term is None or term.ends is None or not term.ends.is_open:
        return
    contradictions = {
        "term.duration": term.duration and "has a duration",
        "term.renewal": term.renewal and "is renewed",
        "terminated.grounds": terminated and terminated.grounds is Grounds.EXPIRED_EARLY and "has expired",
    }
    if found := {path: what for path, what in contradictions.items() if what}:
        yield Violation(
            agreement,
            next(iter(found)),
            f'an agreement without end (ends: "..") {" and ".join(found.values())}',
            hint="say when it ends, or take this out",
            also=((agreement, "term.ends", "said to be without end here"),),
        )


@agreement_rule("one-end")
def one_end(agreement: Agreement) -> Iterator[Violation]:
    """Where a term has both a last day and a duration, the two agree.

    Where a text gives both, a difference shows that one of them was misread, and it moves the day on which to
    act.
    """
    term, start = agreement.term, start_of(agreement)
    if term is None or start is None or term.ends is None or term.duration is None or term.ends.is_open:
        return
    if term.ends.latest < start.earliest:
        return  # its own fault
    earliest, latest = term.duration.after(start.earliest), term.duration.after(start.latest)
    # A term of a year that begins on 1 March ends, by the way one counts, on 28 February or on 1 March.
    if term.ends.latest < earliest and (earliest - term.ends.latest).days == 1:
        return
    if term.ends.latest < earliest or term.ends.earliest > latest:
        yield Violation(
            agreement,
            "term.ends",
            f"a duration of {term.duration} from {start} ends on {earliest}, not {dated(term.ends)}",
            hint="correct one of the two, or keep the one that the text states",
            also=((agreement, "term.duration", "the duration"),),
        )


@agreement_rule("renewal-period", severity=Severity.WARNING)
def renewal_period(agreement: Agreement) -> Iterator[Violation]:
    """A term that renews itself says for how long, or has a duration that is repeated.

    Without a length the next end cannot be computed, and the agreement is missing from every list of what runs
    out.
    """
    term = agreement.term
    if term is None or term.renewal is None or term.renewal.mode is not RenewalMode.TACIT:
        return
    if term.renewal.period is None and term.duration is None:
        yield Violation(
            agreement,
            "term.renewal",
            "the agreement renews itself, and nothing says for how long",
            hint="add 'period: P1Y' or the like to the renewal, if it is known",
        )


@agreement_rule("basis-has-date")
def basis_has_date(agreement: Agreement) -> Iterator[Violation]:
    """Where it is said how the date of signing is known, there is a date.

    The basis tells how far to trust the date; without a date it is what was left of one that was lost.
    """
    if agreement.signed and agreement.signed.basis and not agreement.signed.date:
        yield Violation(
            agreement,
            "signed.basis",
            "it is told how the date of signing is known, and there is no date",
            hint="add 'date', or take 'basis' out",
        )


@agreement_rule("deduced-has-note", severity=Severity.WARNING)
def deduced_has_note(agreement: Agreement) -> Iterator[Violation]:
    """A date of signing that was deduced has a note that says from what.

    A reader can judge a deduction only if it is known what it was made from.
    """
    signed = agreement.signed
    if signed and signed.basis == "deduced" and not signed.note:
        yield Violation(
            agreement,
            "signed.basis",
            "nothing says from what the date was deduced",
            hint="add a note to it",
        )


def _pairs_of_organization(organization: Organization) -> Iterator[tuple[Dated, Dated]]:
    yield ("founded", organization.founded), ("dissolved", organization.dissolved)
    for index, name in enumerate(organization.names):
        yield (f"names.{index}.from", name.from_), (f"names.{index}.to", name.to)
    for index, link in enumerate(organization.relations):
        yield (f"relations.{index}.from", link.from_), (f"relations.{index}.to", link.to)
    yield from _pairs_of_sources(organization.sources)


def _pairs_of_agreement(agreement: Agreement) -> Iterator[tuple[Dated, Dated]]:
    signed: Dated = ("signed.date", _signed(agreement))
    if agreement.term:
        yield ("term.starts", agreement.term.starts), ("term.ends", agreement.term.ends)
        yield signed, ("term.ends", agreement.term.ends)
    if agreement.terminated:
        yield signed, ("terminated.date", agreement.terminated.date)
    yield from _pairs_of_sources(agreement.sources)


def _pairs_of_sources(sources: Iterable[Source]) -> Iterator[tuple[Dated, Dated]]:
    for index, source in enumerate(sources):
        yield (f"sources.{index}.published", source.published), (f"sources.{index}.accessed", source.accessed)


def _disorder(record: Record, earlier: Dated, later: Dated) -> Iterator[Violation]:
    (path, first), (later_path, second) = earlier, later
    if first and second and second.latest < first.earliest:
        yield Violation(
            record,
            later_path,
            f"'{_shown(later_path)}' ({second}) is before '{_shown(path)}' ({first})",
            hint="correct one of the two dates",
            also=((record, path, "the date it should not be before"),),
        )


def _shown(path: str) -> str:
    """A path without the item of a list that it begins with: the place says which item it is."""
    return path.rpartition(".")[2] if path.count(".") > 1 else path


def _outside_life(agreement: Agreement, organization: Organization | None) -> str | None:
    """The field of an organization that says that it was not there yet, or no more, on the day of signing."""
    signed = _signed(agreement)
    if signed is None or organization is None:
        return None
    if organization.founded and signed.latest < organization.founded.earliest:
        return "founded"
    return "dissolved" if organization.dissolved and signed.earliest > organization.dissolved.latest else None


def _signed_by_nobody(organization: Organization, path: str, agreements: Sequence[Agreement]) -> Iterator[Violation]:
    order = "before" if path == "founded" else "after"
    was = f"was {path} ({getattr(organization, path)})"
    if len(agreements) > _SLIPS:
        yield Violation(
            organization,
            path,
            f"{len(agreements)} agreements were signed {order} '{organization.id}' {was}",
            hint="correct this date or theirs, or name the body that signed",
            also=tuple((one, "signed.date", f"signed {order} that day") for one in agreements),
        )
    else:
        for agreement in agreements:
            signed = _signed(agreement)
            assert signed, "it is by its date that it was signed by nobody"
            yield Violation(
                agreement,
                "signed.date",
                f"signed {dated(signed)}, {order} the party '{organization.id}' {was}",
                hint="correct one of the two dates, or name the body that signed",
                also=((organization, path, f"{path} here"),),
            )


def _signed(agreement: Agreement) -> EdtfDate | None:
    return agreement.signed.date if agreement.signed else None
