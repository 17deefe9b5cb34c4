"""Rules about the end of agreements: termination, its grounds, and dissolved parties."""

from collections.abc import Iterator

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, register_rule
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import effective_term
from eapa_cli.model.english_dates import date_phrase
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import Register, start_of
from eapa_cli.model.vocabulary import AgreementRelation, Grounds, OrganizationRelation, RenewalMode


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
        renewed = renewal is not None and renewal.mode is not RenewalMode.NONE
        if end and not renewed and end.latest < terminated.date.earliest:
            yield Violation(
                agreement,
                "terminated.date",
                f"the agreement was terminated {date_phrase(terminated.date)}, after it had expired {date_phrase(end)}",
                hint="remove the termination, or add the renewal",
            )


@register_rule("ground-is-known", severity=Severity.WARNING)
def ground_is_known(register: Register) -> Iterator[Violation]:
    """An agreement that ended with a party or was superseded has that party or agreement in the register.

    Without the date of dissolution or the superseding agreement, readers cannot look up why it ended.
    """
    for agreement in register.agreements.values():
        grounds = agreement.terminated.grounds if agreement.terminated else None
        if grounds is Grounds.SUPERSEDED and not register.agreements_related_to(
            agreement.id, AgreementRelation.SUPERSEDES
        ):
            yield Violation(
                agreement,
                "terminated.grounds",
                "no agreement of the register supersedes this one",
                hint=f"add the relation '{{type: supersedes, agreement: {agreement.id}}}' to the one that does",
            )
        if grounds is Grounds.DISSOLVED and not _has_dissolved_party(agreement, register):
            yield Violation(
                agreement,
                "terminated.grounds",
                "none of the parties has a date of dissolution",
                hint="add 'dissolved' to the record of the party that ceased to exist",
            )


@register_rule("ended-with-its-party", severity=Severity.WARNING)
def ended_with_its_party(register: Register) -> Iterator[Violation]:
    """An agreement has ended when all parties but one are dissolved.

    Otherwise it is listed as in force although only one party exists. A party with a successor counts as existing.
    """
    succeeded = {
        link.organization
        for organization in register.organizations.values()
        for link in organization.relations
        if link.type is OrganizationRelation.SUCCESSOR_OF
    }
    for agreement in register.agreements.values():
        if (
            agreement.stage
            or agreement.terminated
            or register.agreements_related_to(agreement.id, AgreementRelation.SUPERSEDES)
        ):
            continue
        gone = [
            (organization.dissolved, index, organization)
            for index, party in enumerate(agreement.parties)
            if (organization := register.organizations.get(party.organization))
            if organization.dissolved and organization.id not in succeeded
        ]
        if len(gone) < max(len(agreement.parties) - 1, 1):
            continue
        dissolved, index, organization = max(gone, key=lambda one: one[0].latest)
        if _continues_after(agreement, dissolved, register):
            yield Violation(
                agreement,
                f"parties.{index}.organization",
                f"'{organization.id}' was dissolved {date_phrase(dissolved)}, but the agreement has not ended",
                hint=f"end it ('eapa terminate {agreement.id} --date {dissolved} --grounds dissolved'), "
                "or add the relation 'successor-of' to its successor",
                also=((organization, "dissolved", "dissolved here"),),
            )


def _continues_after(agreement: Agreement, day: EdtfDate, register: Register) -> bool:
    start = start_of(agreement)
    if start and day.latest < start.earliest:
        return False  # another rule reports that it started after the dissolution
    term = effective_term(agreement, register)
    if term.closed:
        return False
    return term.first_end is None or term.renews_itself or day.earliest < term.first_end.earliest


def _has_dissolved_party(agreement: Agreement, register: Register) -> bool:
    known = (register.organizations.get(party.organization) for party in agreement.parties)
    return any(organization is None or organization.dissolved is not None for organization in known)
