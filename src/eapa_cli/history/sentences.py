"""What was done to a record, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, assert_never

from eapa_cli.history.field_wording import said
from eapa_cli.history.record_change import How, RecordChange
from eapa_cli.history.version import Version
from eapa_cli.model.date_phrases import dated
from eapa_cli.model.names import in_language, preferred_name
from eapa_cli.model.records import Agreement, Organization, Place, Signing
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType
from eapa_cli.storage.codec import decode

# Types that are no name of an organization by themselves.
_CALLED: Final[Mapping[OrganizationType, str]] = {
    OrganizationType.NGO: "NGO",
    OrganizationType.MEDIA: "media organization",
    OrganizationType.INTERGOVERNMENTAL: "intergovernmental organization",
    OrganizationType.OTHER: "organization",
}


class Sentence(NamedTuple):
    """One thing that was done: a verb, the rest of the sentence, and what it says to a program."""

    verb: str
    text: str
    field: str | None = None
    before: Any = None
    after: Any = None


def sentences(change: RecordChange, languages: Sequence[str]) -> Iterator[Sentence]:
    """What was done to a record, the whole before its parts."""
    match change.how:
        case How.ADDED | How.REMOVED:
            yield Sentence(change.how, described(change.version, languages))
        case How.MERGED:
            yield Sentence(change.how, f"into {said(change.into)}")
        case How.UNREADABLE:
            yield Sentence(change.how, _unreadable(change, languages))
        case How.REFORMATTED:
            yield Sentence(change.how, "only the form of the file, nothing that it says")
        case How.RENAMED | How.MOVED | How.AMENDED:
            yield from _kept(change)
        case _:
            assert_never(change.how)


def described(version: Version, languages: Sequence[str]) -> str:
    """A record in one line: what it is, and what tells it from others."""
    if version.kind is None:
        return "what the register says of itself"
    match decode(Agreement if version.kind is Kind.AGREEMENT else Organization, version.data):
        case Agreement() as agreement:
            return "".join(_agreement(agreement, languages))
        case Organization() as organization:
            return "".join(_organization(organization, languages))
        case _:
            return version.kind


def _agreement(it: Agreement, languages: Sequence[str]) -> Iterator[str]:
    *others, last = (party.organization for party in it.parties) if it.parties else ("nobody",)
    what = "paper" if it.type is AgreementType.OTHER else it.type
    yield f"{what} between {', '.join(others)} and {last}" if others else f"{what} of {last}"
    signed = it.signed or Signing()
    when = f" {dated(signed.date)}" if signed.date else ""
    where = " online" if signed.online else f" in {place}" if (place := _place(signed.place, languages)) else ""
    people = ", ".join(in_language(person.name, languages) for person in it.signatories)
    by = f" by {people}" if people else ""
    if when or where or by:
        yield f", signed{when}{where}{by}"
    yield from (f", {link.type} {said(link.agreement)}" for link in it.relations)


def _organization(it: Organization, languages: Sequence[str]) -> Iterator[str]:
    yield f"{_CALLED.get(it.type) or it.type.replace('-', ' ')} {said(preferred_name(it.names, languages) or it.id)}"
    country = it.country or it.scope
    if country:
        yield f" ({country})"


def _place(place: Place | None, languages: Sequence[str]) -> str:
    texts = (place.city or place.name, place.country) if place else (None, None)
    return in_language(texts[0], languages) if texts[0] else texts[1] or ""


def _kept(change: RecordChange) -> Iterator[Sentence]:
    assert change.before is not None
    assert change.after is not None
    if change.before.id != change.after.id:
        yield Sentence(
            How.RENAMED,
            f"from {said(change.before.id)} to {said(change.after.id)}",
            "id",
            change.before.id,
            change.after.id,
        )
    elif change.before.path != change.after.path:
        yield Sentence(How.MOVED, f"from {change.before.path} to {change.after.path}")
    for one in change.differences:
        yield Sentence(one.verb, one.text, one.field, one.before, one.after)


def _unreadable(change: RecordChange, languages: Sequence[str]) -> str:
    result = ", so what changed cannot be told" if change.before and change.after else ""
    if change.version.data is None:
        return f"the file after the change ({change.version.fault}){result}"
    assert change.before is not None
    now = described(change.version, languages)
    return f"the file before the change ({change.before.fault}){result}; it now reads: {now}"
