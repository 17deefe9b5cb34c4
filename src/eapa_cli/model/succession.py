"""The fields that a later agreement takes over from an earlier one, and the reasons why it cannot follow that one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.english_dates import date_in_words, date_phrase
from eapa_cli.model.records import Agreement, AgreementLink, Party
from eapa_cli.model.terms import Term
from eapa_cli.model.vocabulary import AgreementRelation

_CARRIED_FIELDS: Final[Mapping[AgreementRelation, tuple[str, ...]]] = {
    # An amendment states only its changes.
    AgreementRelation.AMENDS: ("type", "parties", "languages"),
    AgreementRelation.RENEWS: ("type", "parties", "areas", "term", "languages"),
    # A replacement states its own term.
    AgreementRelation.SUPERSEDES: ("type", "parties", "areas", "languages"),
}
VERBS: Final[Mapping[AgreementRelation, str]] = {
    AgreementRelation.AMENDS: "amend",
    AgreementRelation.RENEWS: "renew",
    AgreementRelation.SUPERSEDES: "supersede",
}
"""The verb for each relation of a later agreement to an earlier one."""


def fields_to_carry_over(earlier: Agreement, relation: AgreementRelation) -> dict[str, Any]:
    """Return the fields that a later agreement takes over from an earlier agreement, and the relation between the two.

    Dates, signatories, titles, documents and sources belong to one agreement and are not taken over. The names under
    which the parties signed, and the first and the last day of a term, are not taken over either.
    """
    fields: dict[str, Any] = {}
    for name in _CARRIED_FIELDS[relation]:
        value = getattr(earlier, name)
        match name:
            case "parties":
                value = tuple(Party(organization=party.organization) for party in value)
            case "term" if value:
                value = replace(value, starts=None, ends=None, note=None)
        if value not in (None, (), Term()):
            fields[name] = value
    return {**fields, "relations": (AgreementLink(type=relation, agreement=earlier.id),)}


def reasons_against(
    earlier: Agreement, effective: EffectiveTerm, relation: AgreementRelation, followers: Mapping[str, str]
) -> Iterator[str]:
    """Yield a sentence for each reason why an agreement cannot be amended, renewed or superseded.

    `followers` are the ids of the agreements that already supersede or renew it, by relation.
    """
    end = effective.first_end
    if relation is AgreementRelation.RENEWS and end and end.is_open:
        yield f"'{earlier.id}' has no end, so there is nothing to renew"
    if earlier.terminated:
        on_date = f" {date_phrase(earlier.terminated.date)}" if earlier.terminated.date else ""
        yield f"'{earlier.id}' was terminated{on_date}, so there is nothing to {VERBS[relation]}"
    if follower := followers.get(AgreementRelation.SUPERSEDES):
        yield f"'{earlier.id}' was superseded by '{follower}': {VERBS[relation]} that one"
    if relation is AgreementRelation.RENEWS and (follower := followers.get(AgreementRelation.RENEWS)):
        yield f"'{earlier.id}' was renewed by '{follower}': renew that one"


def reason_against_date(earlier: Agreement, signed: EdtfDate | None) -> str | None:
    """Return the reason why an agreement with a date of signing cannot follow an earlier one, or None."""
    earlier_date = earlier.signing_date
    if signed and earlier_date and signed.latest < earlier_date.earliest:
        earlier_phrase = date_phrase(earlier_date)
        return f"it would be signed {date_phrase(signed)}, before '{earlier.id}', which was signed {earlier_phrase}"
    return None


def reason_against_termination(agreement: Agreement, effective: EffectiveTerm, terminated: EdtfDate) -> str | None:
    """Return the reason why an agreement cannot have been terminated on a date, or None."""
    signed = agreement.signing_date
    if signed and terminated.latest < signed.earliest:
        ended = date_phrase(terminated)
        return f"'{agreement.id}' was signed {date_phrase(signed)}, and cannot have been terminated {ended}"
    end = effective.first_end
    if end and not effective.renews_itself and end.latest < terminated.earliest:
        return f"'{agreement.id}' ended by itself {date_phrase(end)}, before {date_in_words(terminated)}"
    return None
