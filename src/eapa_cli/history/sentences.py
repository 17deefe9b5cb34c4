"""Sentences about the change of a record."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, assert_never

from eapa_cli.history.field_wording import format_value
from eapa_cli.history.record_change import ChangeKind, RecordChange
from eapa_cli.history.version import Version
from eapa_cli.model.english_dates import dated
from eapa_cli.model.names import in_language, preferred_name
from eapa_cli.model.records import Agreement, Organization, Place, Signing
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Stage
from eapa_cli.storage.codec import decode
from eapa_cli.text.labels import label

# Types that need another noun in a sentence.
_TYPE_LABELS: Final[Mapping[OrganizationType, str]] = {
    OrganizationType.NGO: "NGO",
    OrganizationType.MEDIA: "media organization",
    OrganizationType.INTERGOVERNMENTAL: "intergovernmental organization",
    OrganizationType.OTHER: "organization",
}


class Sentence(NamedTuple):
    """A part of a change: a verb, the rest of the sentence, and the field and values for programs."""

    verb: str
    text: str
    field: str | None = None
    before: Any = None
    after: Any = None


def sentences(change: RecordChange, languages: Sequence[str]) -> Iterator[Sentence]:
    """Yield sentences about the change of a record, first the whole and then its parts."""
    match change.how:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            yield Sentence(change.how, describe(change.version, languages))
        case ChangeKind.MERGED:
            yield Sentence(change.how, f"into {format_value(change.into)}")
        case ChangeKind.UNREADABLE:
            yield Sentence(change.how, _unreadable(change, languages))
        case ChangeKind.REFORMATTED:
            yield Sentence(change.how, "only the format of the file changed, not its content")
        case ChangeKind.RENAMED | ChangeKind.MOVED | ChangeKind.AMENDED:
            yield from _changed(change)
        case _:
            assert_never(change.how)


def describe(version: Version, languages: Sequence[str]) -> str:
    """Describe a record in one line by its most distinctive facts."""
    if version.kind is None:
        return "the register's own file"
    match decode(Agreement if version.kind is Kind.AGREEMENT else Organization, version.data):
        case Agreement() as agreement:
            return "".join(_agreement(agreement, languages))
        case Organization() as organization:
            return "".join(_organization(organization, languages))
        case _:
            return version.kind


def _agreement(it: Agreement, languages: Sequence[str]) -> Iterator[str]:
    *others, last = (party.organization for party in it.parties) if it.parties else ("no known party",)
    noun = "document" if it.type is AgreementType.OTHER else it.type
    yield f"{noun} between {', '.join(others)} and {last}" if others else f"{noun} of {last}"
    signed = it.signed or Signing()
    if it.stage:
        yield f", {label(Stage, it.stage)}"
    when = f" {dated(signed.date)}" if signed.date else ""
    where = " online" if signed.online else f" in {place}" if (place := _place(signed.place, languages)) else ""
    people = ", ".join(in_language(person.name, languages) for person in it.signatories)
    by = f" by {people}" if people else ""
    if when or where or by:
        yield f", {'to be signed' if it.stage else 'signed'}{when}{where}{by}"
    yield from (f", {link.type} {format_value(link.agreement)}" for link in it.relations)


def _organization(it: Organization, languages: Sequence[str]) -> Iterator[str]:
    noun = _TYPE_LABELS.get(it.type) or it.type.replace("-", " ")
    yield f"{noun} {format_value(preferred_name(it.names, languages) or it.id)}"
    country = it.country or it.scope
    if country:
        yield f" ({country})"


def _place(place: Place | None, languages: Sequence[str]) -> str:
    texts = (place.city or place.name, place.country) if place else (None, None)
    return in_language(texts[0], languages) if texts[0] else texts[1] or ""


def _changed(change: RecordChange) -> Iterator[Sentence]:
    assert change.before is not None
    assert change.after is not None
    if change.before.id != change.after.id:
        yield Sentence(
            ChangeKind.RENAMED,
            f"from {format_value(change.before.id)} to {format_value(change.after.id)}",
            "id",
            change.before.id,
            change.after.id,
        )
    elif change.before.path != change.after.path:
        yield Sentence(ChangeKind.MOVED, f"from {change.before.path} to {change.after.path}")
    for one in change.differences:
        yield Sentence(one.verb, one.text, one.field, one.before, one.after)


def _unreadable(change: RecordChange, languages: Sequence[str]) -> str:
    result = ", so its changes are unknown" if change.before and change.after else ""
    if change.version.data is None:
        return f"the file after the change ({change.version.fault}){result}"
    assert change.before is not None
    now = describe(change.version, languages)
    return f"the file before the change ({change.before.fault}){result}; it now reads: {now}"
