"""The records of a register: organizations, agreements and the register's own file.

A field has the name of its key in the file, except `from_`, since `from` is a Python keyword. `None` and an empty
tuple mean unknown. The order of the fields is the order of keys in the canonical format.
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
    Stage,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: its venue, city and country, as far as they are known."""

    name: LocalText | None = None
    city: LocalText | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of facts: a web page, or a document in an archive with its reference."""

    url: str | None = None
    reference: str | None = None
    archive: str | None = None
    published: EdtfDate | None = None
    accessed: EdtfDate | None = None
    title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationLink:
    """A relation of an organization to another one, which has a record or only a name."""

    type: OrganizationRelation
    organization: str | None = None
    name: LocalText | None = None
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count that a source states as of a date. `source` is the number of the source in the record, starting at 1."""

    of: FigureOf
    exactly: int | None = None
    about: int | None = None
    more_than: int | None = None
    as_of: EdtfDate
    source: int | None = None
    note: str | None = None

    @property
    def number(self) -> int:
        """The count, whether it is exact or not; 0 in an invalid record without any."""
        return self.exactly or self.about or self.more_than or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An identifier of the organization in a public registry."""

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

    def latest_figure(self, of: FigureOf) -> Figure | None:
        """Return the latest stated count of some things; None if no count of them is stated."""
        return max(
            (figure for figure in self.figures if figure.of is of), key=lambda one: one.as_of.latest, default=None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """The signing of an agreement: date, place and event."""

    date: EdtfDate | None = None
    basis: Basis | None = None
    note: str | None = None
    online: bool | None = None
    place: Place | None = None
    event: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organization as a party to one agreement."""

    organization: str
    name_as_signed: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who signed for a party."""

    name: LocalText
    also: tuple[str, ...] = ()
    """Other spellings of the name."""
    position: LocalText | None = None
    party: str
    capacity: Capacity | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of cooperation: a topic, and the wording of the source."""

    topic: Topic
    text: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLink:
    """A relation of an agreement to an earlier one, or to one that was signed on the same occasion."""

    type: AgreementRelation
    agreement: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language in which the agreement is written, and whether the text in this language is authentic."""

    lang: str
    authentic: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A scan or text of the agreement, in the register or on the web. `size` is in bytes."""

    title: str | None = None
    lang: str | None = None
    path: str | None = None
    url: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """The person who acts for the register when an agreement needs attention. The site never shows this person."""

    name: str
    email: str | None = None

    def __str__(self) -> str:
        """Return the name and the address, as in the header of an e-mail."""
        return f"{self.name} <{self.email}>" if self.email else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A signed agreement, or with a `stage` an agreement that is not signed."""

    id: str
    type: AgreementType
    stage: Stage | None = None
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
    responsible: Responsible | None = None
    sources: tuple[Source, ...] = ()
    former_ids: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def signing_date(self) -> EdtfDate | None:
        """The date of signing, if it is known."""
        return self.signed.date if self.signed else None


Record = Organization | Agreement
RECORDS: Final[Mapping[Kind, type[Record]]] = {
    Kind.ORGANIZATION: Organization,
    Kind.AGREEMENT: Agreement,
}
"""The record class of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """The permission for a record to violate a rule until a day, with the reason."""

    rule: str
    record: str
    reason: str
    until: EdtfDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A record that was removed. Its id stays reserved."""

    id: str
    date: EdtfDate | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The public site of the register: its web address, and whether it shows deadlines."""

    url: str | None = None
    due: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """The register's own file. The first language is the default language for output."""

    schema: int | None = None
    title: LocalText
    owner: str
    languages: tuple[str, ...]
    description: LocalText | None = None
    website: str | None = None
    responsible: Responsible | None = None
    site: Site | None = None
    waivers: tuple[Waiver, ...] = ()
    removed: tuple[Removal, ...] = ()
