"""The fields that a later agreement takes over from an earlier one, and the reasons that prevent it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.english_dates import dated, in_words
from eapa_cli.model.records import Agreement, AgreementLink, Party
from eapa_cli.model.terms import Term
from eapa_cli.model.vocabulary import AgreementRelation

_CARRIED: Final[Mapping[AgreementRelation, tuple[str, ...]]] = {
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


def carried_over(earlier: Agreement, relation: AgreementRelation) -> dict[str, Any]:
    """Return the fields that a later agreement takes over from an earlier one.

    Dates, signatories, titles, documents and sources belong to one agreement and are not taken over. The same is true
    for the names under which the parties signed, and for the first and the last day of a term.
    """
    fields: dict[str, Any] = {}
    for name in _CARRIED[relation]:
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

    `followers` are the agreements that already follow it, by relation: `supersedes`, `renews`.
    """
    end = effective.first_end
    if relation is AgreementRelation.RENEWS and end and end.is_open:
        yield f"'{earlier.id}' has no end, so there is nothing to renew"
    if earlier.terminated:
        when = f" {dated(earlier.terminated.date)}" if earlier.terminated.date else ""
        yield f"'{earlier.id}' was terminated{when}, so there is nothing to {VERBS[relation]}"
    if follower := followers.get(AgreementRelation.SUPERSEDES):
        yield f"'{earlier.id}' was superseded by '{follower}': {VERBS[relation]} that one"
    if relation is AgreementRelation.RENEWS and (follower := followers.get(AgreementRelation.RENEWS)):
        yield f"'{earlier.id}' was renewed by '{follower}': renew that one"


def reason_against_date(earlier: Agreement, signed: EdtfDate | None) -> str | None:
    """Return why the date of signing prevents an agreement from following another, or None."""
    before = earlier.signed.date if earlier.signed else None
    if signed and before and signed.latest < before.earliest:
        return f"it would be signed {dated(signed)}, before '{earlier.id}', which was signed {dated(before)}"
    return None


def reason_against_end(agreement: Agreement, effective: EffectiveTerm, terminated: EdtfDate) -> str | None:
    """Return why an agreement cannot have been terminated on a date, or None."""
    signed = agreement.signed.date if agreement.signed else None
    if signed and terminated.latest < signed.earliest:
        ended = dated(terminated)
        return f"'{agreement.id}' was signed {dated(signed)}, and cannot have been terminated before, {ended}"
    end = effective.first_end
    if end and not effective.renews_itself and end.latest < terminated.earliest:
        return f"'{agreement.id}' ended by itself {dated(end)}, before {in_words(terminated)}"
    return None
