"""Rules about dates: their order, signings while a party did not exist, future dates, and the basis of a date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, dated_record_rule, record_rule, register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.english_dates import DateInWords, DatePhrase
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement, Organization, Record, Source
from eapa_cli.model.register import Register

# In some time zones, tomorrow has already begun.
_ONE_DAY: Final = Duration.parse("P1D")
# If more agreements contradict a date of an organization, that date is probably incorrect, and it is reported once.
_MAX_SEPARATE_REPORTS: Final = 2
_DateField = tuple[str, EdtfDate | None]
"""The dotted path of a date, and the date; None if the field is missing."""


@record_rule("dates-in-order")
def dates_in_order(record: Record) -> Iterator[Violation]:
    """Two dates of a record are in order, such as founded and dissolved, or signed and terminated.

    Otherwise one of the two dates has a typo, and values computed from it, such as the status, are incorrect. The other
    pairs are 'from' and 'to', the start and end of a term, signed and the end of the term, and published and accessed.
    """
    pairs = _pairs_of_agreement(record) if isinstance(record, Agreement) else _pairs_of_organization(record)
    reported: set[str] = set()
    for earlier, later in pairs:
        (earlier_path, _), (later_path, _) = earlier, later
        for violation in _check_order(record, earlier, later):
            paths = {earlier_path, later_path}
            # A date that contradicts several other dates is reported once.
            if reported.isdisjoint(paths):
                yield violation
            reported |= paths


@dated_record_rule("not-in-the-future", severity=Severity.WARNING)
def not_in_the_future(record: Record, today: date) -> Iterator[Violation]:
    """The dates of signing, of founding, of figures and of sources are not in the future.

    Such a date is usually a typo in the year. Other dates may be in the future: the start and the end of a term, a
    termination, a dissolution, a change of a name, and the planned date of an unsigned agreement.
    """
    tomorrow = _ONE_DAY.add_to(today)
    for path, day in _dates_of_past_events(record):
        if day is not None and day.earliest > tomorrow:
            yield Violation(
                record,
                path,
                Message("%(date)s is in the future", date=DateInWords(day)),
                hint=Message("correct the date"),
            )


@register_rule("founded-before-signing", severity=Severity.WARNING)
def founded_before_signing(register: Register) -> Iterator[Violation]:
    """No agreement is signed before a party was founded, or after it was dissolved.

    An organization can sign only while it exists. Either a date is incorrect, or its predecessor or successor signed.
    """
    agreements_by_date: defaultdict[tuple[str, str], list[Agreement]] = defaultdict(list)
    for agreement in register.agreements.values():
        if agreement.stage is not None:
            continue  # the date of an unsigned agreement is only planned
        for party in agreement.parties:
            if path := _contradicting_bound(agreement, register.organizations.get(party.organization)):
                agreements_by_date[party.organization, path].append(agreement)
    for (id_, path), agreements in agreements_by_date.items():
        yield from _report_signings(register.organizations[id_], path, agreements)


@agreement_rule("basis-has-date")
def basis_has_date(agreement: Agreement) -> Iterator[Violation]:
    """A record that states the basis of the date of signing also states the date.

    The basis shows how reliable the date is. If the date is missing, it was probably removed by mistake.
    """
    if agreement.signed and agreement.signed.basis and not agreement.signed.date:
        yield Violation(
            agreement,
            "signed.basis",
            Message("'signed' has a basis but no date"),
            hint=Message("add 'date', or remove 'basis'"),
        )


@agreement_rule("deduced-has-note", severity=Severity.WARNING)
def deduced_has_note(agreement: Agreement) -> Iterator[Violation]:
    """A deduced date of signing has a note on how it was deduced.

    A reader can judge a deduction only if the record explains it.
    """
    signed = agreement.signed
    if signed and signed.basis == "deduced" and not signed.note:
        yield Violation(
            agreement,
            "signed.basis",
            Message("the date was deduced, but a note on how is missing"),
            hint=Message("add a note to 'signed'"),
        )


def _dates_of_past_events(record: Record) -> Iterator[_DateField]:
    """Yield the dates of a record that cannot be in the future."""
    if isinstance(record, Organization):
        yield "founded", record.founded
        for index, figure in enumerate(record.figures):
            yield f"figures.{index}.as_of", figure.as_of
    elif record.stage is None:  # otherwise the date of signing is planned
        yield "signed.date", record.signing_date
    for index, source in enumerate(record.sources):
        yield f"sources.{index}.published", source.published
        yield f"sources.{index}.accessed", source.accessed


def _pairs_of_organization(organization: Organization) -> Iterator[tuple[_DateField, _DateField]]:
    """Yield an organization's pairs of dates in which the first must not be after the second."""
    yield ("founded", organization.founded), ("dissolved", organization.dissolved)
    for index, name in enumerate(organization.names):
        yield (f"names.{index}.from", name.from_), (f"names.{index}.to", name.to)
    for index, link in enumerate(organization.relations):
        yield (f"relations.{index}.from", link.from_), (f"relations.{index}.to", link.to)
    yield from _pairs_of_sources(organization.sources)


def _pairs_of_agreement(agreement: Agreement) -> Iterator[tuple[_DateField, _DateField]]:
    """Yield an agreement's pairs of dates in which the first must not be after the second."""
    signed: _DateField = ("signed.date", agreement.signing_date)
    if agreement.term:
        yield ("term.starts", agreement.term.starts), ("term.ends", agreement.term.ends)
        yield signed, ("term.ends", agreement.term.ends)
    if agreement.terminated:
        yield signed, ("terminated.date", agreement.terminated.date)
    yield from _pairs_of_sources(agreement.sources)


def _pairs_of_sources(sources: Iterable[Source]) -> Iterator[tuple[_DateField, _DateField]]:
    for index, source in enumerate(sources):
        yield (f"sources.{index}.published", source.published), (f"sources.{index}.accessed", source.accessed)


def _check_order(record: Record, earlier: _DateField, later: _DateField) -> Iterator[Violation]:
    """Yield a violation if the later date is certainly before the earlier one."""
    (earlier_path, earlier_date), (later_path, later_date) = earlier, later
    if earlier_date and later_date and later_date.is_before(earlier_date):
        yield Violation(
            record,
            later_path,
            Message(
                "'%(later)s' (%(later_date)s) is before '%(earlier)s' (%(earlier_date)s)",
                later=_short_path(later_path),
                later_date=later_date,
                earlier=_short_path(earlier_path),
                earlier_date=earlier_date,
            ),
            hint=Message("correct one of the two dates"),
            second_places=((record, earlier_path, Message("the date that must be earlier")),),
        )


def _short_path(path: str) -> str:
    """Return `to` for `names.0.to`, since the report shows the list item. Return `term.ends` unchanged."""
    return path.rpartition(".")[2] if path.count(".") > 1 else path


def _contradicting_bound(agreement: Agreement, organization: Organization | None) -> str | None:
    """Return `founded` or `dissolved` if this date of a party contradicts the date of signing; otherwise None."""
    signed = agreement.signing_date
    if signed is None or organization is None:
        return None
    if organization.founded and signed.is_before(organization.founded):
        return "founded"
    return "dissolved" if organization.dissolved and organization.dissolved.is_before(signed) else None


_BOUND_MESSAGES: Final = {"founded": Message("founded here"), "dissolved": Message("dissolved here")}


def _report_signings(organization: Organization, path: str, agreements: Sequence[Agreement]) -> Iterator[Violation]:
    """Yield violations for agreements that contradict a date of an organization, `founded` or `dissolved`."""
    id_, bound = organization.id, getattr(organization, path)
    if len(agreements) > _MAX_SEPARATE_REPORTS:
        yield Violation(
            organization,
            path,
            _describe_many(path, len(agreements), id_, bound),
            hint=Message("correct this date or the dates of the agreements, or name the organization that signed"),
            second_places=tuple((one, "signed.date", Message("the date of an agreement")) for one in agreements),
        )
        return
    for agreement in agreements:
        signed = agreement.signing_date
        assert signed, "an agreement is reported because of its date"
        yield Violation(
            agreement,
            "signed.date",
            _describe_one(path, signed, id_, bound),
            hint=Message("correct one of the two dates, or name the organization that signed"),
            second_places=((organization, path, _BOUND_MESSAGES[path]),),
        )


def _describe_many(path: str, number: int, id_: str, bound: EdtfDate) -> Message:
    bound_in_words = DateInWords(bound)
    if path == "founded":
        return Message(
            "%(num)d agreements were signed before '%(id)s' was founded (%(date)s)",
            num=number,
            id=id_,
            date=bound_in_words,
        )
    return Message(
        "%(num)d agreements were signed after '%(id)s' was dissolved (%(date)s)",
        num=number,
        id=id_,
        date=bound_in_words,
    )


def _describe_one(path: str, signed: EdtfDate, id_: str, bound: EdtfDate) -> Message:
    on_date, bound_in_words = DatePhrase(signed), DateInWords(bound)
    if path == "founded":
        return Message(
            "the agreement was signed %(on_date)s, before the party '%(id)s' was founded (%(date)s)",
            on_date=on_date,
            id=id_,
            date=bound_in_words,
        )
    return Message(
        "the agreement was signed %(on_date)s, after the party '%(id)s' was dissolved (%(date)s)",
        on_date=on_date,
        id=id_,
        date=bound_in_words,
    )
