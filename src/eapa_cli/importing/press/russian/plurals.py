"""Russian names of organizations that share a noun: "министерства культуры А и Б", "Рязанская и Тверская области".

A position in the plural that people share is put into the singular.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.inflection import copy_capitals
from eapa_cli.importing.press.russian.words import HEAD_NOUNS

# The first word of what the noun does not cover: "Перу", "«Холм»", and "«" in "« Холм »".
_PLACE: Final = re.compile(r"[«\"]*(?:[A-ZА-ЯЁ]|\Z)")
_REGION: Final = re.compile(r"(?:област|кра[йяюе]|район|город|республик|округ|провинци)[а-яё]{0,3}", re.IGNORECASE)
# "двух стран" in "министры культуры двух стран", "вузов" in "ректоры вузов"
_OF_BOTH: Final = re.compile(
    r" (?:(?:двух|тр[её]х|обоих|обеих|этих|названных) [а-яё ]+"
    r"|(?:университетов|вузов|учреждений|организаций|ведомств|компаний|палат|союзов|музеев|центров|академий|институтов|регионов|городов|стран|республик))\Z"
)


def full_names(before: str, listed: Sequence[str], after: str) -> list[str] | None:
    """Return the full names of a list whose items share a noun, in the nominative; None if they share none."""
    del before, after  # in English, the noun can be outside the list
    morph = nominative.analyzer()
    words = [name.split() for name in listed]
    if (found := _with_acronym(words)) or not morph:
        return found
    return _with_last_noun(morph, words) or _with_first_noun(morph, words)


def _with_acronym(listed: Sequence[Sequence[str]]) -> list[str] | None:
    """Return the full names of "МИД А и Б", where each place is one word."""
    (acronym, *place), *others = listed
    if len(place) != 1 or not acronym.isupper() or any(len(name) != 1 for name in others):
        return None
    return [f"{acronym} {name}" for (name,) in (place, *others)]


def _with_last_noun(morph: Any, listed: Sequence[Sequence[str]]) -> list[str] | None:
    *others, last = listed
    noun = _plural(morph, last[-1])
    is_adjective = all(_is_adjective(morph, word) for words in (*others, last[:-1]) for word in words)
    if not noun or len(last) == 1 or not is_adjective:
        return None
    return [_joined(morph, [*adjectives, last[-1]], noun) for adjectives in (*others, last[:-1])]


def _with_first_noun(morph: Any, listed: Sequence[Sequence[str]]) -> list[str] | None:
    first, *others = listed
    at = next((number for number, word in enumerate(first) if HEAD_NOUNS.fullmatch(word)), len(first))
    place = next((number for number in range(at + 1, len(first)) if _PLACE.match(first[number])), None)
    # "Горной области" is rather a singular.
    is_singular = 0 < at < len(first) and nominative.agree_with_noun([w.lower() for w in first[:at]], first[at].lower())
    noun = _plural(morph, first[at]) if place and not is_singular else None
    if not noun or any(map(_has_noun, others)):
        return None
    head = " ".join([_joined(morph, first[: at + 1], noun), *first[at + 1 : place]])
    return [f"{head} {' '.join(name)}" for name in _with_region(morph, [first[place:], *others])]


def _with_region(morph: Any, places: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return places with the noun that they share: "Озёрского" and "Горного районов" both get "района"."""
    *adjectives, last = places
    regions = {"NOUN", "plur", nominative.GENITIVE}
    plural = next((one for one in morph.parse(last[-1]) if regions in one.tag and _REGION.fullmatch(last[-1])), None)
    region = plural.inflect({"sing", nominative.GENITIVE}) if plural else None
    return [[*words, region.word] for words in (*adjectives, last[:-1])] if region else [*places]


def _has_noun(words: Sequence[str]) -> bool:
    """Return whether a name has the noun of an organization, and not only the noun of a region: "Горной области"."""
    return any(HEAD_NOUNS.fullmatch(word) and not _REGION.fullmatch(word) for word in words)


def _plural(morph: Any, word: str) -> Any | None:
    """Return the analysis of a word if it is the plural of a noun for organizations, else None."""
    # "ДУМ" is an acronym, and not a plural of "дума".
    parses = morph.parse(word) if HEAD_NOUNS.fullmatch(word) and not word.isupper() else []
    return next((parse for parse in parses if {"NOUN", "plur"} in parse.tag), None)


def _is_adjective(morph: Any, word: str) -> bool:
    return any(parse.tag.POS == "ADJF" for parse in morph.parse(word))


def _joined(morph: Any, words: Sequence[str], noun: Any) -> str:
    """Return adjectives and their noun in the nominative singular."""
    *adjectives, last = words
    changed = [_agreeing(morph, word, noun.tag.gender) for word in adjectives]
    return " ".join([*changed, copy_capitals(last, noun.inflect({"nomn", "sing"}).word)])


def _agreeing(morph: Any, word: str, gender: str) -> str:
    parse = next((one for one in morph.parse(word) if one.tag.POS == "ADJF"), None)
    found = parse.inflect({"nomn", "sing", gender}) if parse else None
    return copy_capitals(word, found.word) if found else word


def singular(text: str) -> str:
    """Return a position in the plural as one in the nominative singular."""
    morph = nominative.analyzer()
    words = _OF_BOTH.sub("", text).split()
    parses = [morph.parse(word) if morph else () for word in words]
    plurals = [next((parse for parse in found if parse.tag.number == "plur"), None) for found in parses]
    noun = next((parse for parse in plurals if parse and parse.tag.POS == "NOUN"), None)
    if not noun:
        return " ".join(words)
    # The adjectives before the noun get its gender.
    for index, parse in enumerate(plurals[: plurals.index(noun) + 1]):
        found = parse and parse.inflect({"nomn", "sing"} if parse is noun else {"nomn", "sing", noun.tag.gender})
        words[index] = copy_capitals(words[index], str(found.word)) if found else words[index]
    return " ".join(words)
