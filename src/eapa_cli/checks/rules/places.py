"""Rules about the place of a signing and the seat of an organization."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement, Organization


@agreement_rule("place-or-online", severity=Severity.WARNING)
def place_or_online(agreement: Agreement) -> Iterator[Violation]:
    """An agreement that was signed online has no place of signing.

    Usually the two facts come from different reports of the same event, and one of them is incorrect.
    """
    if agreement.signed and agreement.signed.online and agreement.signed.place:
        yield Violation(
            agreement,
            "signed.online",
            Message("the agreement was signed online but has a place of signing"),
            hint=Message("remove one of the two; if both are true, add a waiver"),
        )


@organization_rule("seat-in-country", severity=Severity.WARNING)
def seat_in_country(organization: Organization) -> Iterator[Violation]:
    """The seat of an organization is in its country.

    If they differ, usually one of the two codes is a typo. An organization of several countries has
    'scope: international' instead of a country, and a branch abroad has the country in which it works.
    """
    seat = organization.seat.country if organization.seat else None
    if seat and organization.country and seat != organization.country:
        yield Violation(
            organization,
            "seat.country",
            Message(
                "the seat is in '%(seat)s', but the country of the organization is '%(country)s'",
                seat=seat,
                country=organization.country,
            ),
            hint=Message("correct one of the two, or replace the country with 'scope: international'"),
            second_places=((organization, "country", Message("its country")),),
        )
