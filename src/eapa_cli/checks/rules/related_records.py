"""Rules about related records: the names of parties on the day of signing, and the order of agreements."""

from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.english_dates import DateInWords, DatePhrase
from eapa_cli.model.message import Message
from eapa_cli.model.names import Name
from eapa_cli.model.records import Agreement, AgreementLink
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation, NameKind, OrganizationRelation
from eapa_cli.text.fold import fold

# The relations to an agreement that continues.
_CONTINUING_RELATIONS: Final = frozenset({AgreementRelation.RENEWS, AgreementRelation.AMENDS})


@register_rule("name-of-its-day", severity=Severity.WARNING)
def name_of_its_day(register: Register) -> Iterator[Violation]:
    """A party signed under a name that was in use on the day of signing, or a note explains the difference.

    If an agreement was signed under a former name, either the name or one of its dates is incorrect, or a note should
    explain it.
    """
    for agreement in register.agreements.values():
        if (signed := agreement.signing_date) is None:
            continue
        for index, party in enumerate(agreement.parties):
            organization = register.organizations.get(party.organization)
            if party.name_as_signed is None or party.note is not None or organization is None:
                continue
            names = _matching_names(organization.names, party.name_as_signed)
            if names and not any(_may_be_in_use(name, signed) for _, name in names):
                name_index, name = names[0]
                yield Violation(
                    agreement,
                    f"parties.{index}.name_as_signed",
                    Message(
                        "'%(organization)s' did not have this name %(on_date)s (%(period)s)",
                        organization=party.organization,
                        on_date=DatePhrase(signed),
                        period=_describe_period(name),
                    ),
                    hint=Message("correct the name or one of the dates, or explain the name in a note on the party"),
                    second_places=((organization, f"names.{name_index}", Message("the name and its dates")),),
                )


@register_rule("later-points-to-earlier")
def later_points_to_earlier(register: Register) -> Iterator[Violation]:
    """An agreement has no relation to an agreement that was signed later.

    A relation belongs to the later agreement. In the opposite direction, an old agreement would amend or replace a new
    one.
    """
    for agreement, index, link, other in _related_agreements(register):
        day, other_day = agreement.signing_date, other.signing_date
        if day and other_day and day.is_before(other_day):
            yield Violation(
                agreement,
                f"relations.{index}.agreement",
                Message(
                    "the relation '%(type)s' points from this agreement (%(date)s) to a later one (%(other_date)s)",
                    type=link.type,
                    date=DateInWords(day),
                    other_date=DateInWords(other_day),
                ),
                hint=Message("move the relation to the later agreement, or correct one of the dates"),
                second_places=(
                    (agreement, "signed.date", Message("signed here")),
                    (other, "signed.date", Message("signed later")),
                ),
            )


@register_rule("renewed-in-force", severity=Severity.WARNING)
def renewed_in_force(register: Register) -> Iterator[Violation]:
    """An agreement that was terminated is not renewed or amended afterwards.

    A terminated agreement cannot continue. Either it was not terminated, or the later agreement is a new one that
    implements or supersedes it.
    """
    for agreement, index, link, other in _related_agreements(register):
        if other.terminated is None or link.type not in _CONTINUING_RELATIONS:
            continue
        ended, day = other.terminated.date, agreement.signing_date
        if ended and day and ended.is_before(day):
            yield Violation(
                agreement,
                f"relations.{index}.type",
                Message(
                    "the relation '%(type)s' points from this agreement (%(date)s) "
                    "to one that was already terminated (%(other_date)s)",
                    type=link.type,
                    date=DateInWords(day),
                    other_date=DateInWords(ended),
                ),
                hint=Message("correct the date or the relation, or remove the termination"),
                second_places=((other, "terminated.date", Message("terminated here")),),
            )


@register_rule("successor-is-later", severity=Severity.WARNING)
def successor_is_later(register: Register) -> Iterator[Violation]:
    """A successor was not founded before the organization that it succeeds.

    Otherwise the direction of the relation is usually reversed: it belongs to the younger organization and names the
    older one.
    """
    for organization in register.organizations.values():
        for index, link in enumerate(organization.relations):
            if link.type is not OrganizationRelation.SUCCESSOR_OF or link.organization is None:
                continue
            other = register.organizations.get(link.organization)  # another rule reports an unknown organization
            founded, other_founded = organization.founded, other.founded if other else None
            if other and founded and other_founded and founded.is_before(other_founded):
                yield Violation(
                    organization,
                    f"relations.{index}.organization",
                    Message(
                        "the successor was founded (%(founded)s) earlier than '%(id)s' (%(other_founded)s)",
                        founded=founded,
                        id=other.id,
                        other_founded=other_founded,
                    ),
                    hint=Message("move the relation to the other record, or correct one of the dates"),
                    second_places=((other, "founded", Message("founded later")),),
                )


def _related_agreements(register: Register) -> Iterator[tuple[Agreement, int, AgreementLink, Agreement]]:
    """Yield each relation between two agreements: its agreement, its index, the relation and the other agreement."""
    for agreement in register.agreements.values():
        for index, link in enumerate(agreement.relations):
            if other := register.agreements.get(link.agreement):
                yield agreement, index, link, other


def _matching_names(names: Sequence[Name], as_signed: str) -> list[tuple[int, Name]]:
    """Return the names that equal the signed name, with their indexes.

    If no name is exactly equal, names that differ only in case or accents are returned. Aliases are excluded, since
    they may be used at any time.
    """
    candidates = [(index, name) for index, name in enumerate(names) if name.kind is not NameKind.ALIAS]
    equal = [(index, name) for index, name in candidates if name.value == as_signed]
    return equal or [(index, name) for index, name in candidates if fold(name.value) == fold(as_signed)]


def _may_be_in_use(name: Name, day: EdtfDate) -> bool:
    is_too_early = name.from_ is not None and day.is_before(name.from_)
    is_too_late = name.to is not None and name.to.is_before(day)
    return not (is_too_early or is_too_late)


def _describe_period(name: Name) -> Message:
    """Return the period in which a name was in use, in words. At least one of its dates is known."""
    start, end = (DateInWords(date) if date else None for date in (name.from_, name.to))
    if start is None:
        return Message("in use until %(end)s", end=end)
    return (
        Message("in use from %(start)s until %(end)s", start=start, end=end)
        if end
        else Message("in use from %(start)s", start=start)
    )
