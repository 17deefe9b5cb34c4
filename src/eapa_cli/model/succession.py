"""The fields that a later agreement takes over from an earlier one, and reasons against succession and termination."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import EffectiveTerm
from eapa_cli.model.english_dates import DateInWords, DatePhrase
from eapa_cli.model.message import Message
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
VERBS: Final[Mapping[AgreementRelation, Message]] = {
    AgreementRelation.AMENDS: Message("amend"),
    AgreementRelation.RENEWS: Message("renew"),
    AgreementRelation.SUPERSEDES: Message("supersede"),
}
"""The verb for each relation of a later agreement to an earlier one."""


def fields_to_carry_over(earlier: Agreement, relation: AgreementRelation) -> dict[str, Any]:
    """Return the fields that a later agreement takes over from an earlier agreement, and the relation between the two.

    Dates, signatories, titles, documents and sources belong to one agreement and are not taken over. The names under
    which the parties signed, and the first day, last day and note of a term, are not taken over either.
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
) -> Iterator[Message]:
    """Yield a sentence for each reason why an agreement cannot be amended, renewed or superseded.

    `followers` are the ids of the agreements that already supersede or renew it, by relation.
    """
    end, verb = effective.first_end, VERBS[relation]
    if relation is AgreementRelation.RENEWS and end and end.is_open:
        yield Message("'%(id)s' has no end, so there is nothing to renew", id=earlier.id)
    if earlier.terminated:
        yield _termination_reason(earlier.id, earlier.terminated.date, verb)
    if follower := followers.get(AgreementRelation.SUPERSEDES):
        yield Message(
            "'%(id)s' was superseded by '%(other)s': %(verb)s that one", id=earlier.id, other=follower, verb=verb
        )
    if relation is AgreementRelation.RENEWS and (follower := followers.get(AgreementRelation.RENEWS)):
        yield Message("'%(id)s' was renewed by '%(other)s': renew that one", id=earlier.id, other=follower)


def _termination_reason(id_: str, terminated: EdtfDate | None, verb: Message) -> Message:
    if terminated is None:
        return Message("'%(id)s' was terminated, so there is nothing to %(verb)s", id=id_, verb=verb)
    return Message(
        "'%(id)s' was terminated %(on_date)s, so there is nothing to %(verb)s",
        id=id_,
        on_date=DatePhrase(terminated),
        verb=verb,
    )


def reason_against_date(earlier: Agreement, signed: EdtfDate | None) -> Message | None:
    """Return the reason why an agreement with a date of signing cannot follow an earlier one, or None."""
    earlier_date = earlier.signing_date
    if signed and earlier_date and signed.is_before(earlier_date):
        return Message(
            "it would be signed %(on_date)s, before '%(id)s', which was signed %(on_earlier_date)s",
            on_date=DatePhrase(signed),
            id=earlier.id,
            on_earlier_date=DatePhrase(earlier_date),
        )
    return None


def reason_against_termination(agreement: Agreement, effective: EffectiveTerm, terminated: EdtfDate) -> Message | None:
    """Return the reason why an agreement cannot have been terminated on a date, or None."""
    signed = agreement.signing_date
    if signed and terminated.is_before(signed):
        return Message(
            "'%(id)s' was signed %(on_date)s, and cannot have been terminated %(on_end)s",
            id=agreement.id,
            on_date=DatePhrase(signed),
            on_end=DatePhrase(terminated),
        )
    end = effective.first_end
    if end and not effective.renews_itself and end.is_before(terminated):
        return Message(
            "'%(id)s' ended by itself %(on_end)s, before %(date)s",
            id=agreement.id,
            on_end=DatePhrase(end),
            date=DateInWords(terminated),
        )
    return None
