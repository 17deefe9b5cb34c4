"""Parties in free wording. A cell can name several parties, each with a country, an acronym and a second name."""

import re
from collections.abc import Callable
from string import ascii_lowercase
from typing import Final, NamedTuple

from eapa_cli.importing.free_wording.items import split_items
from eapa_cli.matching.name_word_classes import WordClass, classify_words
from eapa_cli.text.countries import country_code
from eapa_cli.text.fold import fold

# Text in brackets at the end: 'Assembly (EAPA)'.
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*\Z")
# A country after a comma or a dash: 'Example University, Uzbekistan'.
_COUNTRY_AT_END: Final = re.compile(r"(?P<name>.+?)(?:\s*,\s*|\s+[—–-]\s+)(?P<country>[^,—–]+)\Z", re.DOTALL)
# A word with two capitals, or two words of Latin capitals: 'EAPA', 'МИД', 'UN WTO'.
_ACRONYM: Final = re.compile(r"[A-ZА-ЯЁ][\w&-]*[A-ZА-ЯЁ][\w-]*|[A-Z]{2,} [A-Z]{2,}")
# An acronym before other words: 'UNESCO Institute'.
_LONG_ACRONYM: Final = re.compile(r"[A-ZА-ЯЁ]{3,}(?=\s)")
# A slash with a space before or after it, so that 'and/or' is not split.
_SLASH: Final = re.compile(r"\s*/\s+|\s+/\s*")
# The commas and conjunctions between parties.
_CONJUNCTION: Final = re.compile(r"(\s*,\s+|\s+(?:and|и|&)\s+)")
_BETWEEN: Final = re.compile(r"\A(?:between|между)\s+", re.IGNORECASE)
# A preposition in folded text, in which Russian words have Latin letters: 'of', 'po', 'dlya'.
_PREPOSITION: Final = re.compile(r"\b(?:of|for|on|with|under|in|at|to|po|pri|dlya|imeni|v|na|s)\b")
CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_MAX_COUNTRY_CODE_LENGTH: Final = 3
_MAX_PARTS: Final = 61
"""The maximum number of texts and separators (31 and 30). The time to divide them is the square of their number."""
_KNOWN_NAME_RATING: Final = 3.0
"""The rating of a known name. Two names that are only possible have 2 together, so a known name is not divided."""

IsKnown = Callable[[str], bool]
"""Returns whether a text is the id or a name of a known organization."""


class PartyName(NamedTuple):
    """A party as a cell names it: the whole text, and its parts."""

    text: str
    name: str
    other_names: tuple[str, ...] = ()
    acronym: str | None = None
    country: str | None = None
    """The code of the country."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which to look for the organization, the whole text first.

        The acronym is not one of them, since several organizations can share it.
        """
        return tuple(dict.fromkeys((self.text, self.name, *self.other_names)))


def split_parties(text: str, is_known: IsKnown, *, at_conjunctions: bool = True) -> list[str]:
    """Return the names of the parties in a cell.

    With `at_conjunctions`, a cell without other separators is split at slashes, commas and `and`. A part that cannot be
    a name of its own belongs to the part before it.
    """
    if "\n" not in text and is_known(text):
        return [text]
    # An item that is not known may be a list itself, such as the text after a bullet.
    names = [name for item in split_items(text) for name in ([item] if is_known(item) else split_items(item))]
    if len(names) == 1 and at_conjunctions:
        parts = [part.strip() for part in _SLASH.split(names[0])]
        names = parts if len(parts) > 1 else _split_at_conjunctions(names[0], is_known)
    return names


def read_party(text: str) -> PartyName:
    """Separate the name of a party from the country, the acronym and the name in another language that follow it."""
    name, country, acronym = text, None, None
    other_names: list[str] = []
    while (match := _BRACKET.search(name)) and match.start() > 0:  # the whole name of '(EAPA)' is in brackets
        inside = match[1].strip()
        if country is None and _is_country(inside) and not _are_initials(inside, name[: match.start()]):
            country = country_code(inside)
        elif acronym is None and _ACRONYM.fullmatch(inside):
            acronym = inside
        elif _are_two_languages(name[: match.start()], inside):
            other_names.append(inside)
        else:
            break
        name = name[: match.start()]
    if (match := _COUNTRY_AT_END.fullmatch(name)) and _is_country(match["country"]):
        name, country = match["name"], country_code(match["country"])
    halves = _SLASH.split(name)
    if len(halves) == 2 and _are_two_languages(*halves):  # noqa: PLR2004
        name, name_in_other_language = halves
        other_names.append(name_in_other_language)
    return PartyName(text, name.strip(), tuple(other_names), acronym, country)


def may_be_name(text: str, is_known: IsKnown) -> bool:
    """Return whether a part of a cell can be the whole name of an organization.

    It can if it is known, starts with a quotation mark, or has an acronym. It also can if it has a word such as 'fund'
    before any preposition, and does not start with a lower-case Latin letter: English names have capitals.
    """
    words = classify_words(_PREPOSITION.split(fold(text), maxsplit=1)[0])
    is_body = any(word.word_class is WordClass.BODY for word in words) and text[:1] not in ascii_lowercase
    bracketed = _BRACKET.search(text)
    has_acronym = bool(_ACRONYM.fullmatch(text) or (bracketed and _ACRONYM.fullmatch(bracketed[1])))
    starts_with_acronym = bool(_LONG_ACRONYM.match(text))
    return is_body or has_acronym or starts_with_acronym or is_known(text) or text[:1] in '«“"'


def _is_country(text: str) -> bool:
    """Return whether a text is a country; a code such as `UZ` must have capitals, since it can be another word."""
    return country_code(text) is not None and (len(text) > _MAX_COUNTRY_CODE_LENGTH or text.isupper())


def _are_initials(text: str, name: str) -> bool:
    """Return whether a text is the initials of a name, such as `UZ` after `University of Zhrv`, and not a country."""
    return text == "".join(word[0] for word in name.split() if word[0].isupper())


def _are_two_languages(one: str, other: str) -> bool:
    """Return whether two texts can be one name in two languages: their scripts differ, and the second has two words."""
    first, second = (len(CYRILLIC.findall(text)) > len(_LATIN.findall(text)) for text in (one, other))
    return first != second and len(other.split()) > 1


def _split_at_conjunctions(text: str, is_known: IsKnown) -> list[str]:
    """Split a text at commas and `and` into names: known ones where possible, and parts that can be names."""
    parts = _CONJUNCTION.split(_BETWEEN.sub("", text))
    if not 1 < len(parts) <= _MAX_PARTS:
        return [text]
    # `parts` has texts at even indexes, and the separators between them at odd indexes.
    # `best[n]` is the best division of the first n texts into names: its rating, and the names.
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(parts) + 1, 2):
        choices = [
            (best[start // 2][0] + _rate("".join(parts[start:end]), is_known), start) for start in range(0, end, 2)
        ]
        # Of equally good divisions, the one with the shortest last name is taken.
        rating, start = max(choices)
        best.append((rating, [*best[start // 2][1], "".join(parts[start:end])]))
    return best[-1][1]


def _rate(text: str, is_known: IsKnown) -> float:
    """Rate a text as a name: known names are the best, and texts that cannot be names the worst."""
    if is_known(text):
        return _KNOWN_NAME_RATING
    return 1.0 if may_be_name(text, is_known) else -_KNOWN_NAME_RATING
