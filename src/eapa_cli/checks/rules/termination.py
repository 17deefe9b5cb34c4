"""Rules about the end of agreements: termination, its grounds, and dissolved parties."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.english_dates import DatePhrase
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Register, start_of
from eapa_cli.model.vocabulary import AgreementRelation, Grounds, OrganizationRelation, RenewalMode
from eapa_cli.text.shell_quoting import quote_command


@register_rule("ended-before-its-end", severity=Severity.WARNING)
def ended_before_its_end(register: Register) -> Iterator[Violation]:
    """An agreement was not terminated after it had expired.

    An agreement that ends on its last day expires and needs no termination. If it was renewed or extended, the renewal
    is missing in its record.
    """
    for agreement in register.agreements.values():
        terminated = agreement.terminated
        if terminated is None or terminated.date is None:
            continue
        effective = effective_term(agreement, register)
        end, renewal = effective.first_end, effective.term.renewal
        may_be_renewed = renewal is not None and renewal.mode is not RenewalMode.NONE
        if end and not may_be_renewed and end.is_before(terminated.date):
            yield Violation(
                agreement,
                "terminated.date",
                Message(
                    "the agreement was terminated %(on_date)s, after it had expired %(on_end)s",
                    on_date=DatePhrase(terminated.date),
                    on_end=DatePhrase(end),
                ),
                hint=Message("remove the termination, or add the renewal"),
            )


@register_rule("ground-is-known", severity=Severity.WARNING)
def ground_is_known(register: Register) -> Iterator[Violation]:
    """The grounds of a termination are in the register: a superseding agreement, or a dissolved party.

    Without the superseding agreement or the date of dissolution, readers cannot look up why the agreement ended.
    """
    for agreement in register.agreements.values():
        grounds = agreement.terminated.grounds if agreement.terminated else None
        if grounds is Grounds.SUPERSEDED and not register.agreements_related_to(
            agreement.id, AgreementRelation.SUPERSEDES
        ):
            yield Violation(
                agreement,
                "terminated.grounds",
                Message("no agreement of the register supersedes this one"),
                hint=Message(
                    "add the relation '{type: supersedes, agreement: %(id)s}' to the later agreement", id=agreement.id
                ),
            )
        if grounds is Grounds.DISSOLVED and not _has_dissolved_party(agreement, register):
            yield Violation(
                agreement,
                "terminated.grounds",
                Message("none of the parties has a date of dissolution"),
                hint=Message("add 'dissolved' to the record of the party that ceased to exist"),
            )


@register_rule("ended-with-its-party", severity=Severity.WARNING)
def ended_with_its_party(register: Register) -> Iterator[Violation]:
    """An agreement has ended when all parties but one are dissolved.

    Otherwise it is listed as in force although only one party exists. A party with a successor counts as existing.
    """
    succeeded_ids = {
        link.organization
        for organization in register.organizations.values()
        for link in organization.relations
        if link.type is OrganizationRelation.SUCCESSOR_OF
    }
    for agreement in register.agreements.values():
        superseding = register.agreements_related_to(agreement.id, AgreementRelation.SUPERSEDES)
        if agreement.stage or agreement.terminated or superseding:
            continue
        ended_parties = [
            (organization.dissolved, index, organization)
            for index, party in enumerate(agreement.parties)
            if (organization := register.organizations.get(party.organization))
            if organization.dissolved and organization.id not in succeeded_ids
        ]
        # A record with only one party is reported if this party is dissolved.
        min_ended_parties = max(len(agreement.parties) - 1, 1)
        if len(ended_parties) < min_ended_parties:
            continue
        # The agreement ends with the last of the dissolutions.
        dissolved, index, organization = max(ended_parties, key=lambda ended: ended[0].latest)
        if _continues_after(agreement, dissolved, register):
            yield Violation(
                agreement,
                f"parties.{index}.organization",
                Message(
                    "'%(id)s' was dissolved %(on_date)s, but the agreement has not ended",
                    id=organization.id,
                    on_date=DatePhrase(dissolved),
                ),
                hint=Message(
                    "end it ('eapa terminate %(id)s --date %(dissolved)s --grounds dissolved'), "
                    "or add the relation 'successor-of' to its successor",
                    id=quote_command([agreement.id]),
                    dissolved=quote_command([str(dissolved)]),
                ),
                second_places=((organization, "dissolved", Message("dissolved here")),),
            )


def _continues_after(agreement: Agreement, day: EdtfDate, register: Register) -> bool:
    """Return whether an agreement is not known to end by a day."""
    start = start_of(agreement)
    if start and day.is_before(start):
        return False  # another rule reports that it started after the dissolution
    term = effective_term(agreement, register)
    if term.closed:
        return False
    return term.first_end is None or term.renews_itself or day.earliest < term.first_end.earliest


def _has_dissolved_party(agreement: Agreement, register: Register) -> bool:
    """Return whether a party is dissolved. A party without a record may be dissolved."""
    organizations = (register.organizations.get(party.organization) for party in agreement.parties)
    return any(organization is None or organization.dissolved is not None for organization in organizations)
