"""English names of organizations that share a noun: "the ministries of culture of A and B", "the A and B regions"."""

import re
from collections.abc import Sequence
from typing import Final

SINGULARS: Final = {
    "academies": "Academy", "agencies": "Agency", "archives": "Archives", "assemblies": "Assembly",
    "associations": "Association", "banks": "Bank", "chambers": "Chamber", "colleges": "College",
    "commissions": "Commission", "committees": "Committee", "councils": "Council", "courts": "Court",
    "districts": "District", "federations": "Federation", "foundations": "Foundation",
    "governments": "Government", "institutes": "Institute", "libraries": "Library", "ministries": "Ministry",
    "museums": "Museum", "parliaments": "Parliament", "provinces": "Province", "regions": "Region",
    "schools": "School", "senates": "Senate", "services": "Service", "societies": "Society",
    "territories": "Territory", "theaters": "Theater", "theatres": "Theatre", "unions": "Union",
    "universities": "University",
}  # fmt: skip
_MAX_WORDS_WITHOUT_NOUN: Final = 2
"""A longer name has a noun of its own, and not that of the list: "the Academy of Arts and Lake Universities"."""
_NOUN: Final = "|".join(SINGULARS)
# "Foreign Ministries of Peru", "ministries of culture of Peru"
_OF_PLACES: Final = re.compile(
    rf"(?P<before>(?:[A-Z][\w-]+ ){{0,3}})(?P<noun>(?i:{_NOUN}))(?P<field>[\w ,]*?) of"
    r" (?P<place>(?:[Tt]he )?(?:(?:[A-Z]\w+ )*(?:Republic|Kingdom|State|City|Emirate|Sultanate) of (?:the )?)?"
    r"[A-Z](?:(?! of ).)*)"
)
_ANY_NOUN: Final = re.compile(rf"\b(?:{_NOUN}|{'|'.join(SINGULARS.values())})\b", re.IGNORECASE)
# "between the state universities of " before the list
_BEFORE: Final = re.compile(
    r"(?:\A|[,.]\ |\b(?:the|of|between|both)\ )"
    r"(?P<kind>(?:(?!(?:all|both|four|largest|leading|other|the|three|two|various)\ )[\w-]+\ ){0,2}?)"
    rf"(?P<noun>{_NOUN})\ of\ (?:the\ )?\Z",
    re.IGNORECASE,
)
# "Lake regions" in the list, or "regions" after it
_LAST: Final = re.compile(rf" (?P<noun>{_NOUN})\Z")
_AFTER: Final = re.compile(rf" (?P<noun>{_NOUN})\b")


def full_names(before: str, listed: Sequence[str], after: str) -> list[str] | None:
    """Return the full names of a list whose items share a noun; None if they share none."""
    if (first := _OF_PLACES.fullmatch(listed[0])) and not any(map(_ANY_NOUN.search, listed[1:])):
        head = first["before"] + _singular(first["noun"]) + _in_capitals(first["field"])
        return [f"{head} of {place}" for place in (first["place"], *listed[1:])]
    # "the state news agencies of Peru (LNA) and Chile (SNA)": the acronyms are the names.
    has_acronyms = all(name.endswith(")") for name in listed)
    if (noun := _BEFORE.search(before)) and not has_acronyms:
        return [f"{_in_capitals(noun['kind'])}{_singular(noun['noun'])} of {name}" for name in listed]
    *others, last = listed
    if any(len(name.split()) > _MAX_WORDS_WITHOUT_NOUN for name in others):
        return None
    if noun := _LAST.search(last) or _AFTER.match(after):
        return [f"{name} {_singular(noun['noun'])}" for name in (*others, last.removesuffix(noun[0]))]
    return None


def _singular(noun: str) -> str:
    return SINGULARS[noun.lower()]


def _in_capitals(words: str) -> str:
    return re.sub(r"\b(?!and\b|of\b)[a-z]", lambda match: match[0].upper(), words)
