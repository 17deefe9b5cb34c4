"""Parties in free wording: several in a cell, each perhaps with its country, its acronym and a second name."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from eapa_cli.importing.free_wording.items import split_items
from eapa_cli.matching.word_classes import WordClass, classify_words
from eapa_cli.text.countries import country_code
from eapa_cli.text.fold import fold

# Text in brackets at the end: 'Assembly (EAPA)'.
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*\Z")
# A country after a comma or a dash: 'Example University, Uzbekistan'.
_COUNTRY_AT_END: Final = re.compile(r"(?P<name>.+?)(?:\s*,\s*|\s+[—–-]\s+)(?P<country>[^,—–]+)\Z", re.DOTALL)
# A word with two capitals, or capitals only: 'EAPA', 'МИД', 'UN WTO'.
_ACRONYM: Final = re.compile(r"[A-ZА-ЯЁ][\w&-]*[A-ZА-ЯЁ][\w-]*|[A-Z]{2,}(?: [A-Z]{2,})?")
_LONG_ACRONYM: Final = re.compile(r"[A-ZА-ЯЁ]{3,}(?=\s)")
_SLASH: Final = re.compile(r"\s*/\s+|\s+/\s*")
# The commas and conjunctions between parties.
_CONJUNCTION: Final = re.compile(r"(\s*,\s+|\s+(?:and|и|&)\s+)")
_BETWEEN: Final = re.compile(r"\A(?:between|между)\s+", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"\b(?:of|for|on|with|under|in|at|to|po|pri|dlya|imeni|v|na|s)\b")
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_MAX_COUNTRY_CODE_LENGTH: Final = 3
_MAX_PARTS: Final = 61
_KNOWN_NAME_RATING: Final = 3.0

Knows = Callable[[str], bool]
"""Returns whether a text is the id or a name of a known organization."""


class PartyName(NamedTuple):
    """A party as a cell names it: the whole text, the name, other names, the acronym, and the code of the country."""

    text: str
    name: str
    others: tuple[str, ...] = ()
    acronym: str | None = None
    country: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which to look for the organization, the whole text first; organizations can share an acronym."""
        return tuple(dict.fromkeys((self.text, self.name, *self.others)))


def split_parties(text: str, knows: Knows, *, several: bool = True) -> list[str]:
    """Return the names in a cell.

    With `several`, a cell without other separators is split at commas and `and`. A part that cannot be a name of its
    own belongs to the part before it.
    """
    if "\n" not in text and knows(text):
        return [text]
    # An item that is not known may be a list itself, such as the text after a bullet.
    names = [name for item in split_items(text) for name in ([item] if knows(item) else split_items(item))]
    if len(names) == 1 and several:
        names = _split_at_slash(names[0]) if _SLASH.search(names[0]) else _split_at_conjunctions(names[0], knows)
    return names


def read_party(text: str) -> PartyName:
    """Separate the name of a party from the country, the acronym and the name in another language that follow it."""
    name, country, acronym = text, None, None
    others: list[str] = []
    while match := _BRACKET.search(name):
        inside = match[1].strip()
        if country is None and _is_country(inside) and not _are_initials(inside, name[: match.start()]):
            country = country_code(inside)
        elif acronym is None and _ACRONYM.fullmatch(inside):
            acronym = inside
        elif _are_two_languages(name[: match.start()], inside):
            others.append(inside)
        else:
            break
        name = name[: match.start()]
    if (match := _COUNTRY_AT_END.fullmatch(name)) and _is_country(match["country"]):
        name, country = match["name"], country_code(match["country"])
    halves = _SLASH.split(name)
    if len(halves) == 2 and _are_two_languages(*halves):  # noqa: PLR2004
        name, *rest = halves
        others += rest
    return PartyName(text, name.strip(), tuple(others), acronym, country)


def may_be_name(text: str, knows: Knows) -> bool:
    """Return whether a part of a cell can be the whole name of an organization: its head noun is a word for a body."""
    words = classify_words(_PREPOSITION.split(fold(text), maxsplit=1)[0])
    is_body = any(word.word_class is WordClass.BODY for word in words) and text[:1] not in "abcdefghijklmnopqrstuvwxyz"
    bracketed = _BRACKET.search(text)
    has_acronym = bool(_ACRONYM.fullmatch(text) or (bracketed and _ACRONYM.fullmatch(bracketed[1])))
    starts_with_acronym = bool(_LONG_ACRONYM.match(text))
    return is_body or has_acronym or starts_with_acronym or knows(text) or text[:1] in '«“"'


def _is_country(text: str) -> bool:
    return country_code(text) is not None and (len(text) > _MAX_COUNTRY_CODE_LENGTH or text.isupper())


def _are_initials(text: str, name: str) -> bool:
    return text == "".join(word[0] for word in name.split() if word[0].isupper())


def _are_two_languages(one: str, other: str) -> bool:
    """Return whether two texts are in different scripts, so that they can be one name in two languages."""
    first, second = (len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) for text in (one, other))
    return first != second and len(other.split()) > 1


def _split_at_slash(text: str) -> list[str]:
    halves = [half.strip() for half in _SLASH.split(text)]
    return [text] if len(halves) == 1 else halves


def _split_at_conjunctions(text: str, knows: Knows) -> list[str]:
    """Split a text at commas and `and` into names: known ones where possible, and parts that can be names."""
    parts = _CONJUNCTION.split(_BETWEEN.sub("", text))
    if not 1 < len(parts) <= _MAX_PARTS:
        return [text]
    # The best division of the parts before each place: its rating and its names.
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(parts) + 1, 2):
        choices = [(best[start // 2][0] + _rate("".join(parts[start:end]), knows), start) for start in range(0, end, 2)]
        # Of equally good divisions, the one with the shorter last name is taken.
        rating, start = max(choices)
        best.append((rating, [*best[start // 2][1], "".join(parts[start:end])]))
    return best[-1][1]


def _rate(text: str, knows: Knows) -> float:
    """Rate a text as a name: known names are the best, and texts that cannot be names the worst."""
    if knows(text):
        return _KNOWN_NAME_RATING
    return 1.0 if may_be_name(text, knows) else -_KNOWN_NAME_RATING
