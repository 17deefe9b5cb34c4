"""The controlled vocabularies of records, and the kinds and statuses, which the program derives.

The schemas define the same vocabularies, and a test compares them. No file contains the kind of its record or a status.
"""

from enum import StrEnum


class Kind(StrEnum):
    """The kind of a record."""

    ORGANIZATION = "organization"
    AGREEMENT = "agreement"

    @property
    def plural(self) -> str:
        """The plural, which is also the name of the folder for records of this kind."""
        return f"{self.value}s"


class OrganizationType(StrEnum):
    """The type of an organization."""

    NGO = "ngo"
    FOUNDATION = "foundation"
    INTERGOVERNMENTAL = "intergovernmental"
    GOVERNMENT = "government"
    REGIONAL_GOVERNMENT = "regional-government"
    UNIVERSITY = "university"
    MEDIA = "media"
    BUSINESS = "business"
    OTHER = "other"


class Scope(StrEnum):
    """The scope of an organization that does not belong to one country."""

    INTERNATIONAL = "international"


class NameKind(StrEnum):
    """The kind of a name."""

    OFFICIAL = "official"
    SHORT = "short"
    ACRONYM = "acronym"
    ALIAS = "alias"
    FORMER = "former"


class OrganizationRelation(StrEnum):
    """The relation of an organization to another one.

    Only one of the two records states it: the founded organization, the member, the part or the successor.
    """

    FOUNDED_BY = "founded-by"
    MEMBER_OF = "member-of"
    PART_OF = "part-of"
    SUCCESSOR_OF = "successor-of"


class FigureOf(StrEnum):
    """The things that a stated figure counts."""

    AGREEMENTS = "agreements"
    COUNTRIES = "countries"
    MEMBERS = "members"


class IdentifierScheme(StrEnum):
    """The registry that issued an identifier."""

    WIKIDATA = "wikidata"
    ISNI = "isni"
    ROR = "ror"
    LEI = "lei"
    OGRN = "ogrn"
    INN = "inn"
    OTHER = "other"


class AgreementType(StrEnum):
    """The type of an agreement, as its document names it."""

    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    ROADMAP = "roadmap"
    PROTOCOL = "protocol"
    CONVENTION = "convention"
    OTHER = "other"


class Stage(StrEnum):
    """The stage of an agreement that is not signed."""

    PLANNED = "planned"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    DROPPED = "dropped"


class Basis(StrEnum):
    """The basis of the date of signing: a statement in the source, the dateline of the source, or a deduction."""

    STATED = "stated"
    DATELINE = "dateline"
    DEDUCED = "deduced"


class Capacity(StrEnum):
    """The capacity in which a person signed for a party."""

    HEAD = "head"
    DEPUTY = "deputy"
    PROXY = "proxy"
    ACTING = "acting"


class Topic(StrEnum):
    """The topic of an agreement."""

    PARTNERSHIP = "partnership"
    PUBLIC_DIPLOMACY = "public-diplomacy"
    PEACE = "peace"
    CULTURE = "culture"
    HERITAGE = "heritage"
    EDUCATION = "education"
    SCIENCE = "science"
    YOUTH = "youth"
    SPORT = "sport"
    TOURISM = "tourism"
    TRADE = "trade"
    INVESTMENT = "investment"
    INNOVATION = "innovation"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil-society"
    SOCIAL = "social"
    REGIONAL_DEVELOPMENT = "regional-development"
    ENVIRONMENT = "environment"
    HEALTH = "health"
    LAW = "law"
    OTHER = "other"


class RenewalMode(StrEnum):
    """The way in which a term is renewed at its end: tacitly, by an express act, or not at all."""

    TACIT = "tacit"
    EXPRESS = "express"
    NONE = "none"


class Grounds(StrEnum):
    """The grounds for ending an agreement early."""

    EXPIRED_EARLY = "expired-early"
    WITHDRAWN = "withdrawn"
    MUTUAL = "mutual"
    SUPERSEDED = "superseded"
    DISSOLVED = "dissolved"
    OTHER = "other"


class AgreementRelation(StrEnum):
    """The relation of an agreement to an earlier one, or to one that was signed on the same occasion."""

    AMENDS = "amends"
    RENEWS = "renews"
    SUPERSEDES = "supersedes"
    IMPLEMENTS = "implements"
    SIGNED_WITH = "signed-with"


class Status(StrEnum):
    """The status of an agreement on a day. The status of an unsigned agreement is its stage."""

    PLANNED = "planned"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    DROPPED = "dropped"
    NOT_STARTED = "not-started"
    IN_FORCE = "in-force"
    DUE = "due"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"
