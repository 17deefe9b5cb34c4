"""The English labels, which people read instead of codes.

Each label is the msgid of a gettext message, and the name of its vocabulary is the context (msgctxt). Labels are in
lower case, as inside a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "Kind": {"organization": "organization", "agreement": "agreement"},
    "OrganizationType": {
        "ngo": "NGO",
        "foundation": "foundation",
        "intergovernmental": "intergovernmental organization",
        "government": "government",
        "regional-government": "regional government",
        "university": "university",
        "media": "media organization",
        "business": "business",
        "other": "other organization",
    },
    "Scope": {"international": "international"},
    "NameKind": {
        "official": "official",
        "short": "short",
        "acronym": "acronym",
        "alias": "also known as",
        "former": "former",
    },
    "OrganizationRelation": {
        "founded-by": "founded by",
        "member-of": "member of",
        "part-of": "part of",
        "successor-of": "successor of",
    },
    "FigureOf": {"agreements": "agreements", "countries": "countries", "members": "members"},
    "IdentifierScheme": {
        "wikidata": "Wikidata",
        "isni": "ISNI",
        "ror": "ROR",
        "lei": "LEI",
        "ogrn": "OGRN",
        "inn": "INN",
        "other": "other identifier",
    },
    "AgreementType": {
        "agreement": "agreement",
        "memorandum": "memorandum",
        "roadmap": "road map",
        "protocol": "protocol",
        "convention": "convention",
        "other": "other document",
    },
    "Stage": {
        "planned": "planned",
        "negotiating": "under negotiation",
        "agreed": "agreed, not signed",
        "dropped": "dropped before signing",
    },
    "Basis": {
        "stated": "stated in the text",
        "dateline": "taken from the date of the news",
        "deduced": "deduced from other facts",
    },
    "Capacity": {
        "head": "head of the organization",
        "deputy": "deputy head",
        "proxy": "authorized representative",
        "acting": "acting head",
    },
    "Topic": {
        "partnership": "partnership",
        "public-diplomacy": "public diplomacy",
        "peace": "peace",
        "culture": "culture",
        "heritage": "heritage",
        "education": "education",
        "science": "science",
        "youth": "youth",
        "sport": "sport",
        "tourism": "tourism",
        "trade": "trade",
        "investment": "investment",
        "innovation": "innovation",
        "media": "media",
        "civil-society": "civil society",
        "social": "social affairs",
        "regional-development": "regional development",
        "environment": "environment",
        "health": "health",
        "law": "law",
        "other": "other topic",
    },
    "RenewalMode": {
        "tacit": "renewed automatically",
        "express": "renewed by a further agreement",
        "none": "not renewed",
    },
    "Grounds": {
        "expired-early": "its purpose was fulfilled or no longer exists",
        "withdrawn": "a party withdrew",
        "mutual": "the parties agreed to end it",
        "superseded": "another agreement replaced it",
        "dissolved": "a party ceased to exist",
        "other": "other grounds",
    },
    "AgreementRelation": {
        "amends": "amends",
        "renews": "renews",
        "supersedes": "supersedes",
        "implements": "implements",
        "signed-with": "signed together with",
    },
    "Status": {
        "planned": "planned",
        "negotiating": "under negotiation",
        "agreed": "agreed, not signed",
        "dropped": "dropped before signing",
        "not-started": "not yet in force",
        "in-force": "in force",
        "due": "due",
        "expired": "expired",
        "terminated": "terminated",
        "superseded": "superseded",
        "unknown": "no end stated",
    },
    "Action": {
        "expires": "expires",
        "notice": "last day for notice",
        "renews": "renews automatically",
    },
    "UpdateOutcome": {
        "changed": "changed",
        "new": "new record",
        "known": "already recorded",
        "refused": "refused",
    },
    "Outcome": {"new": "new", "known": "already recorded", "refused": "refused"},
}
"""The label of each code, by the vocabulary that the code belongs to."""


def label(vocabulary: type[StrEnum], code: str) -> str:
    """Return the label of a code; an invalid code, which has no label, is returned unchanged."""
    return LABELS[vocabulary.__name__].get(code, code)
