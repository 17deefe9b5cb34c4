"""The records of a register: organizations, agreements and the register's own.

A field's name is its key in the file, but for `from_`, since `from` is a word of Python's. `None` and an empty
tuple mean that nothing is known. The order of fields is the order of keys in a file of house style.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import LocalText, Name
from eapa_cli.model.terms import Term, Termination
from eapa_cli.model.vocabulary import (
    AgreementRelation,
    AgreementType,
    Basis,
    Capacity,
    FigureOf,
    IdentifierScheme,
    Kind,
    OrganizationRelation,
    OrganizationType,
    Scope,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is: a house, a town, a country, or as much of these as is known."""

    name: LocalText | None = None
    city: LocalText | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was found."""

    url: str
    published: EdtfDate | None = None
    accessed: EdtfDate | None = None
    title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationLink:
    """A relation of one organization to another, which is a record or just a name."""

    type: OrganizationRelation
    organization: str | None = None
    name: LocalText | None = None
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count that a source states as of a date; `source` is its place, from 1, among the record's sources."""

    of: FigureOf
    exactly: int | None = None
    about: int | None = None
    more_than: int | None = None
    as_of: EdtfDate
    source: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """What another register calls the organization."""

    scheme: IdentifierScheme
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A body that concludes agreements."""

    id: str
    names: tuple[Name, ...]
    type: OrganizationType
    country: str | None = None
    scope: Scope | None = None
    seat: Place | None = None
    founded: EdtfDate | None = None
    dissolved: EdtfDate | None = None
    website: str | None = None
    summary: LocalText | None = None
    tasks: tuple[LocalText, ...] = ()
    relations: tuple[OrganizationLink, ...] = ()
    figures: tuple[Figure, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[Source, ...] = ()
    former_ids: tuple[str, ...] = ()
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """When, where and on what occasion an agreement was signed."""

    date: EdtfDate | None = None
    basis: Basis | None = None
    note: str | None = None
    online: bool | None = None
    place: Place | None = None
    event: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organization's place in one agreement."""

    organization: str
    name_as_signed: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """The person who signed for a party."""

    name: LocalText
    also: tuple[str, ...] = ()
    position: LocalText | None = None
    party: str
    capacity: Capacity | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One thing an agreement is about."""

    topic: Topic
    text: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLink:
    """What this agreement does to an earlier one."""

    type: AgreementRelation
    agreement: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language in which the agreement is drawn up, and whether that text is authentic."""

    lang: str
    authentic: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A scan or text of the agreement, in the register or on the web; size in bytes."""

    title: str | None = None
    lang: str | None = None
    path: str | None = None
    url: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two or more parties agreed."""

    id: str
    type: AgreementType
    title: LocalText | None = None
    signed: Signing | None = None
    parties: tuple[Party, ...]
    signatories: tuple[Signatory, ...] = ()
    areas: tuple[Area, ...] = ()
    term: Term | None = None
    terminated: Termination | None = None
    relations: tuple[AgreementLink, ...] = ()
    languages: tuple[Language, ...] = ()
    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    former_ids: tuple[str, ...] = ()
    notes: str | None = None


Record = Organization | Agreement
RECORDS: Final[Mapping[Kind, type[Organization | Agreement]]] = {
    Kind.ORGANIZATION: Organization,
    Kind.AGREEMENT: Agreement,
}
"""The record that each kind of file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule that a record may break, why, and until when."""

    rule: str
    record: str
    reason: str
    until: EdtfDate


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """What a register says of itself; the first language is the one to show."""

    title: LocalText
    owner: str
    languages: tuple[str, ...]
    description: LocalText | None = None
    waivers: tuple[Waiver, ...] = ()
