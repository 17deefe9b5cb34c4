"""English names of organizations that share a noun: "the ministries of culture of A and B", "the A and B regions"."""

import re
from collections.abc import Sequence
from typing import Final

_SINGULARS: Final = {
    "academies": "Academy", "chambers": "Chamber", "districts": "District", "federations": "Federation",
    "governments": "Government", "institutes": "Institute", "libraries": "Library", "ministries": "Ministry",
    "museums": "Museum", "parliaments": "Parliament", "provinces": "Province",
    "regions": "Region", "territories": "Territory", "universities": "University",
}  # fmt: skip
_MAX_WORDS: Final = 2
_NOUN: Final = "|".join(_SINGULARS)
_OF_PLACES: Final = re.compile(rf"(?P<noun>{_NOUN})(?P<field>[\w ,]*) of (?P<place>(?:the )?[A-Z].*)", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"(?:\A|[,.]\ |\b(?:the|of|between|both)\ )(?P<noun>{_NOUN})\ of\ (?:the\ )?\Z", re.IGNORECASE
)
_LAST: Final = re.compile(rf" (?P<noun>{_NOUN})\Z")
_AFTER: Final = re.compile(rf" (?P<noun>{_NOUN})\b")


def full_names(before: str, listed: Sequence[str], after: str) -> list[str] | None:
    """Return the full names of a list whose items share a noun; None if they share none."""
    if first := _OF_PLACES.fullmatch(listed[0]):
        head = _singular(first["noun"]) + _in_capitals(first["field"])
        return [f"{head} of {place}" for place in (first["place"], *listed[1:])]
    if noun := _BEFORE.search(before):
        return [f"{_singular(noun['noun'])} of {name}" for name in listed]
    *others, last = listed
    if any(len(name.split()) > _MAX_WORDS for name in others):
        return None
    if noun := _LAST.search(last) or _AFTER.match(after):
        return [f"{name} {_singular(noun['noun'])}" for name in (*others, last.removesuffix(noun[0]))]
    return None


def _singular(noun: str) -> str:
    return _SINGULARS[noun.lower()]


def _in_capitals(words: str) -> str:
    return re.sub(r"\b(?!and\b|of\b)[a-z]", lambda match: match[0].upper(), words)
