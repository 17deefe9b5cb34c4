"""Rules about what comes when: names in their time, nothing of tomorrow, and the later after the earlier."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, dated_rule, rule
from eapa_cli.model.date_phrases import dated, in_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import Name
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation, NameKind, OrganizationRelation
from eapa_cli.text.fold import fold

# Somewhere it is tomorrow already.
_ONE_DAY: Final = timedelta(days=1)


@dated_rule("not-in-the-future", severity=Severity.WARNING)
def not_in_the_future(record: Record, today: date) -> Iterator[Violation]:
    """What a record says has happened has a date that is not in the future.

    It is a slip of the keyboard, mostly in the year. A term may begin or end in the future, and so may a body.
    """
    tomorrow = today + _ONE_DAY
    for path, day in _past_of(record):
        if day is not None and day.earliest > tomorrow:
            yield Violation(record, path, f"{day} is in the future", hint="correct the date")


@rule("name-of-its-day", severity=Severity.WARNING)
def name_of_its_day(register: Register) -> Iterator[Violation]:
    """A party that signed under one of its names bore that name on the day, or a note says how it comes.

    A former name in a later agreement is a slip, or a fact that is worth a word; or the dates of the name are wrong.
    """
    for agreement in register.agreements.values():
        if agreement.signed is None or agreement.signed.date is None:
            continue
        for index, party in enumerate(agreement.parties):
            organization = register.organizations.get(party.organization)
            if party.name_as_signed is None or party.note is not None or organization is None:
                continue
            names = _alike(organization.names, party.name_as_signed)
            if names and not any(_may_be_of(name, agreement.signed.date) for _, name in names):
                number, name = names[0]
                yield Violation(
                    agreement,
                    f"parties.{index}.name_as_signed",
                    f"{dated(agreement.signed.date)} '{party.organization}' did not bear this name ({_time_of(name)})",
                    hint="correct the name or one of the dates, or say in a note to the party how it comes",
                    also=((organization, f"names.{number}", "the name and its time"),),
                )


@rule("later-points-to-earlier")
def later_points_to_earlier(register: Register) -> Iterator[Violation]:
    """An agreement amends, renews, supersedes or implements one that was signed before it.

    The tie stands in the later of the two; the other way round the register says that the old one replaces the new.
    """
    for agreement in register.agreements.values():
        for index, link in enumerate(agreement.relations):
            other = register.agreements.get(link.agreement)
            if other and _day_of(other) and _is_before(_day_of(agreement), _day_of(other)):
                yield Violation(
                    agreement,
                    f"relations.{index}.agreement",
                    f"this agreement ({_day_of(agreement)}) {link.type} a later one ({_day_of(other)})",
                    hint="put the relation into the later agreement, or correct one of the dates",
                    also=((agreement, "signed.date", "signed here"), (other, "signed.date", "signed later")),
                )


@rule("renewed-in-force", severity=Severity.WARNING)
def renewed_in_force(register: Register) -> Iterator[Violation]:
    """An agreement that was terminated is not renewed or amended afterwards.

    What has ended cannot go on: either it was not terminated, or the later agreement is a new one that implements or
    follows it.
    """
    for agreement in register.agreements.values():
        for index, link in enumerate(agreement.relations):
            other = register.agreements.get(link.agreement)
            if other is None or other.terminated is None or link.type not in _GOING_ON:
                continue
            if _is_before(other.terminated.date, _day_of(agreement)):
                yield Violation(
                    agreement,
                    f"relations.{index}.type",
                    f"this agreement ({_day_of(agreement)}) {link.type} one that was terminated "
                    f"({other.terminated.date})",
                    hint="correct the date or the relation, or take the termination out",
                    also=((other, "terminated.date", "terminated here"),),
                )


@rule("successor-is-later", severity=Severity.WARNING)
def successor_is_later(register: Register) -> Iterator[Violation]:
    """A successor was not founded before the body that it succeeds.

    Mostly the two are exchanged: the relation stands in the younger body and names the older.
    """
    for organization in register.organizations.values():
        for index, link in enumerate(organization.relations):
            other = register.organizations.get(link.organization or "")
            if link.type is not OrganizationRelation.SUCCESSOR_OF or other is None:
                continue
            if _is_before(organization.founded, other.founded):
                yield Violation(
                    organization,
                    f"relations.{index}.organization",
                    f"the successor was founded ({organization.founded}) before '{other.id}' ({other.founded})",
                    hint="put the relation into the other record, or correct one of the dates",
                    also=((other, "founded", "founded later"),),
                )


_GOING_ON: Final = frozenset({AgreementRelation.RENEWS, AgreementRelation.AMENDS})


def _past_of(record: Record) -> Iterator[tuple[str, EdtfDate | None]]:
    if isinstance(record, Organization):
        yield "founded", record.founded
        for index, figure in enumerate(record.figures):
            yield f"figures.{index}.as_of", figure.as_of
    else:
        yield "signed.date", _day_of(record)
    for index, source in enumerate(record.sources):
        yield f"sources.{index}.published", source.published
        yield f"sources.{index}.accessed", source.accessed


def _alike(names: Sequence[Name], as_signed: str) -> list[tuple[int, Name]]:
    """The names that a party signed under: as they are written, else as they sound, with their places.

    An alias is how others write a name, at any time: it tells nothing of when the body bore it.
    """
    borne = [(number, name) for number, name in enumerate(names) if name.kind is not NameKind.ALIAS]
    same = [(number, name) for number, name in borne if name.value == as_signed]
    return same or [(number, name) for number, name in borne if fold(name.value) == fold(as_signed)]


def _may_be_of(name: Name, day: EdtfDate) -> bool:
    return not _is_before(day, name.from_) and not _is_before(name.to, day)


def _time_of(name: Name) -> str:
    times = (("from", name.from_), ("until", name.to))
    return f"in use {' '.join(f'{word} {in_words(date)}' for word, date in times if date)}"


def _day_of(agreement: Agreement) -> EdtfDate | None:
    return agreement.signed.date if agreement.signed else None


def _is_before(one: EdtfDate | None, other: EdtfDate | None) -> bool:
    """Whether one date is surely before another."""
    return one is not None and other is not None and one.latest < other.earliest
