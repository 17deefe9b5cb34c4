"""Sentences about the change of a whole record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, assert_never

from eapa_cli.history.field_wording import format_value
from eapa_cli.history.record_change import ChangeKind, RecordChange
from eapa_cli.history.record_version import Version
from eapa_cli.model.names import preferred_name, text_in_language
from eapa_cli.model.records import Agreement, Organization, Place, Signing
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Kind, OrganizationType, Stage
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.english_labels import label
from eapa_cli.text.interface_language import ENGLISH, interface_language, ngettext, pgettext
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase

# Types whose noun in a sentence differs from the code.
_TYPE_LABELS: Final[Mapping[OrganizationType, str]] = {
    OrganizationType.NGO: "NGO",
    OrganizationType.MEDIA: "media organization",
    OrganizationType.INTERGOVERNMENTAL: "intergovernmental organization",
    OrganizationType.OTHER: "organization",
}


class Sentence(NamedTuple):
    """A sentence about a part of a change: its verb, the text after the verb, and the field and values for programs."""

    verb: str
    text: str
    field: str | None = None
    before: Any = None
    after: Any = None


def describe_change(change: RecordChange, languages: Sequence[str]) -> Iterator[Sentence]:
    """Yield sentences about the change of a record: first about the whole record, then about its fields."""
    match change.how:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            yield Sentence(change.how, describe_record(change.version, languages))
        case ChangeKind.MERGED:
            yield Sentence(change.how, _("into %(record)s") % {"record": format_value(change.into)})
        case ChangeKind.UNREADABLE:
            yield Sentence(change.how, _describe_unreadable(change, languages))
        case ChangeKind.REFORMATTED:
            yield Sentence(change.how, _("only the format of the file changed, not its content"))
        case ChangeKind.RENAMED | ChangeKind.MOVED | ChangeKind.AMENDED:
            yield from _describe_move_and_differences(change)
        case _:
            assert_never(change.how)


def describe_record(version: Version, languages: Sequence[str]) -> str:
    """Describe a record in one line by its most distinctive facts; an invalid record, by its kind only."""
    if version.kind is None:
        return _("the register's own file")
    match version.record:
        case Agreement() as agreement:
            return _describe_agreement(agreement, languages)
        case Organization() as organization:
            return _describe_organization(organization, languages)
        case _:
            return version.kind


def count_phrase(kind: Kind, number: int) -> str:
    """Return a number of records of a kind, such as `2 agreements`."""
    if kind is Kind.AGREEMENT:
        return ngettext("%(num)d agreement", "%(num)d agreements", number) % {"num": number}
    return ngettext("%(num)d organization", "%(num)d organizations", number) % {"num": number}


def agreement_noun(type_: AgreementType) -> str:
    """Return the noun for a type of agreement."""
    if type_ is AgreementType.OTHER and interface_language() == ENGLISH:
        return "document"
    return code_or_label(AgreementType, type_)


def _describe_agreement(agreement: Agreement, languages: Sequence[str]) -> str:
    """Return the type, parties, stage, signing and relations of an agreement in one line."""
    *others, last = [party.organization for party in agreement.parties] or [_("no known party")]
    message = _("%(noun)s between %(others)s and %(last)s") if others else _("%(noun)s of %(last)s")
    text = message % {"noun": agreement_noun(agreement.type), "others": ", ".join(others), "last": last}
    if agreement.stage:
        stage = pgettext(Stage.__name__, label(Stage, agreement.stage))
        text = _("%(text)s, %(stage)s") % {"text": text, "stage": stage}
    text = _add_signing(text, agreement, languages)
    for link in agreement.relations:
        fields = {"relation": code_or_label(AgreementRelation, link.type), "agreement": format_value(link.agreement)}
        text = _("%(text)s, %(relation)s %(agreement)s") % {"text": text, **fields}
    return text


def _add_signing(text: str, agreement: Agreement, languages: Sequence[str]) -> str:
    """Return the description of an agreement with the date, the place and the signatories."""
    signed = agreement.signed or Signing()
    place = _format_place(signed.place, languages)
    people = ", ".join(text_in_language(person.name, languages) for person in agreement.signatories)
    if not (signed.date or signed.online or place or people):
        return text
    if signed.date:
        message = _("%(text)s, to be signed %(on_date)s") if agreement.stage else _("%(text)s, signed %(on_date)s")
    else:
        message = _("%(text)s, to be signed") if agreement.stage else _("%(text)s, signed")
    text = message % {"text": text, "on_date": date_phrase(signed.date) if signed.date else ""}
    if signed.online:
        text = _("%(text)s online") % {"text": text}
    elif place:
        text = _("%(text)s in %(place)s") % {"text": text, "place": place}
    return _("%(text)s by %(people)s") % {"text": text, "people": people} if people else text


def _describe_organization(organization: Organization, languages: Sequence[str]) -> str:
    """Return the type, the name, and the country or scope of an organization in one line."""
    fields = {
        "noun": _organization_noun(organization.type),
        "name": format_value(preferred_name(organization.names, languages) or organization.id),
    }
    if organization.country:
        fields["country"] = format_value(organization.country, "country")
    elif organization.scope:
        fields["country"] = format_value(organization.scope, "scope")
    message = _("%(noun)s %(name)s (%(country)s)") if "country" in fields else _("%(noun)s %(name)s")
    return message % fields


def _organization_noun(type_: OrganizationType) -> str:
    if interface_language() == ENGLISH:
        return _TYPE_LABELS.get(type_) or type_.replace("-", " ")
    return code_or_label(OrganizationType, type_)


def _format_place(place: Place | None, languages: Sequence[str]) -> str:
    """Return the city, else the venue, else the country of a place; empty if none is known."""
    if place is None:
        return ""
    if name := place.city or place.name:
        return text_in_language(name, languages)
    return format_value(place.country, "country") if place.country else ""


def _describe_move_and_differences(change: RecordChange) -> Iterator[Sentence]:
    assert change.before is not None, "the record was neither added nor removed"
    assert change.after is not None
    if change.before.id != change.after.id:
        text = _from_to(format_value(change.before.id), format_value(change.after.id))
        yield Sentence(ChangeKind.RENAMED, text, "id", change.before.id, change.after.id)
    elif change.before.path != change.after.path:
        yield Sentence(ChangeKind.MOVED, _from_to(change.before.path, change.after.path))
    for one in change.differences:
        yield Sentence(one.verb, one.text, one.field, one.before, one.after)


def _from_to(before: str, after: str) -> str:
    return _("from %(before)s to %(after)s") % {"before": before, "after": after}


def _describe_unreadable(change: RecordChange, languages: Sequence[str]) -> str:
    """Return which version of a file cannot be read, and why."""
    if change.version.data is None:
        message = _("the file after the change (%(fault)s)")
        if change.before and change.after:
            message = _("the file after the change (%(fault)s), so its changes are unknown")
        return message % {"fault": change.version.fault}
    assert change.before is not None, "only a version that exists is unreadable"
    message = _("the file before the change (%(fault)s), so its changes are unknown; it now reads: %(now)s")
    return message % {"fault": change.before.fault, "now": describe_record(change.version, languages)}
