"""The closed lists of words that records use, and those in which they are answered for.

The schemas hold the same lists, but for kind and status, which no file states; a test compares them.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Which of the two a record is."""

    ORGANIZATION = "organization"
    AGREEMENT = "agreement"

    @property
    def plural(self) -> str:
        """The word for several of them, which is also the name of their folder."""
        return f"{self.value}s"


class OrganizationType(StrEnum):
    """What sort of body an organization is."""

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
    """That an organization belongs to no single country."""

    INTERNATIONAL = "international"


class NameKind(StrEnum):
    """What a name is to its bearer."""

    OFFICIAL = "official"
    SHORT = "short"
    ACRONYM = "acronym"
    ALIAS = "alias"
    FORMER = "former"


class OrganizationRelation(StrEnum):
    """How an organization stands to another; stored on the narrower side."""

    FOUNDED_BY = "founded-by"
    MEMBER_OF = "member-of"
    PART_OF = "part-of"
    SUCCESSOR_OF = "successor-of"


class FigureOf(StrEnum):
    """What a figure that a source states is a count of."""

    AGREEMENTS = "agreements"
    COUNTRIES = "countries"
    MEMBERS = "members"


class IdentifierScheme(StrEnum):
    """Who gave an identifier."""

    WIKIDATA = "wikidata"
    ISNI = "isni"
    ROR = "ror"
    LEI = "lei"
    OGRN = "ogrn"
    INN = "inn"
    OTHER = "other"


class AgreementType(StrEnum):
    """What a document calls itself."""

    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    ROADMAP = "roadmap"
    PROTOCOL = "protocol"
    CONVENTION = "convention"
    OTHER = "other"


class Basis(StrEnum):
    """How the date of signing is known: from the text, from the news stamp, or by inference."""

    STATED = "stated"
    DATELINE = "dateline"
    DEDUCED = "deduced"


class Capacity(StrEnum):
    """In which capacity a person signed for a party."""

    HEAD = "head"
    DEPUTY = "deputy"
    PROXY = "proxy"
    ACTING = "acting"


class Topic(StrEnum):
    """What an agreement is about."""

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
    """What happens at the end of a term: renewed by silence, by an act, or not at all."""

    TACIT = "tacit"
    EXPRESS = "express"
    NONE = "none"


class Grounds(StrEnum):
    """Why an agreement ended before its time."""

    EXPIRED_EARLY = "expired-early"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    DISSOLVED = "dissolved"
    OTHER = "other"


class AgreementRelation(StrEnum):
    """What a later agreement does to an earlier one."""

    AMENDS = "amends"
    RENEWS = "renews"
    SUPERSEDES = "supersedes"
    IMPLEMENTS = "implements"


class Status(StrEnum):
    """How an agreement stands on a day."""

    PLANNED = "planned"
    IN_FORCE = "in-force"
    DUE = "due"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"
