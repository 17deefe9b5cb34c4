"""Russian names of people in the nominative, by the dictionary of pymorphy3; without it they stay as printed.

All words of a name are in one case and of one gender. The reading of a name is the case and gender with which its words
agree best. The dictionary then gives the nominative of a word; `name_endings` does, if the dictionary lacks the word.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from eapa_cli.importing.press.english.given_names import GIVEN_NAMES
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.inflection import copy_capitals
from eapa_cli.importing.press.russian.name_endings import (
    FEMININE,
    MASCULINE,
    agreement_of_ending,
    is_name_of_woman,
    is_particle,
    may_be_name_of_man,
    may_be_unchanged,
    without_ending,
)
from eapa_cli.importing.press.russian.nominative import WORD
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.text.fold import fold

_ACCUSATIVE: Final = "accs"
_CASES: Final = (nominative.NOMINATIVE, nominative.GENITIVE, nominative.INSTRUMENTAL, "datv", "loct", _ACCUSATIVE)
_KINDS_OF_NAMES: Final = ("Name", "Surn", "Patr")
_LEAST_AGREEMENT: Final = -2
"""The words of a name must exceed this value if a position next to the name shows that it is not in the nominative."""
_AGREES: Final = 2
"""The weight of a word that the dictionary has; that of an unknown word is less, see `agreement_of_ending`."""


@lru_cache(maxsize=2_000)
def name_of_person(text: str, cases: frozenset[str] = frozenset()) -> str:
    """Return the name of a person in the nominative.

    `cases` are the cases that the words next to the name show; none if they do not show any.
    """
    words = _words_of(text)
    if not nominative.analyzer() or not words:
        return text
    case, gender = _reading(words, cases)
    if case == nominative.NOMINATIVE:
        return text
    return WORD.sub(lambda match: _parts_in_nominative(match[0], case, gender), text)


@lru_cache(maxsize=2_000)
def is_in_other_case(text: str, cases: frozenset[str]) -> bool:
    """Return whether a name is surely in none of some cases, but in another one.

    The nominative does not count, because foreign names often stay in it.
    """
    words = _words_of(text)
    others = frozenset(_CASES) - cases - {_ACCUSATIVE, nominative.NOMINATIVE}
    here, there = (max(_scores(words, one), default=0) for one in (cases, others))
    # One word that agrees is enough if the words disagree with the given cases, but not if they are neutral (0).
    return here <= 0 and there >= _AGREES and there - here > _AGREES


def agrees_only_with(words: tuple[str, ...], cases: frozenset[str]) -> bool:
    """Return whether words can be a name in some cases and cannot be in the genitive, as those of an organization.

    They can be a name if they agree by 1 each on average, which is the weight of a likely ending.
    """
    is_genitive = all(nominative.GENITIVE in nominative.cases_of(word.lower()) for word in words)
    as_genitive = max(_scores(words, frozenset({nominative.GENITIVE})))
    return not is_genitive and max(_scores(words, cases)) >= len(words) and as_genitive <= 0


def is_family_name(word: str, cases: frozenset[str] = frozenset(_CASES)) -> bool:
    """Return whether the ending of a word surely belongs to a family name in one of some cases: "Холмов", "Луговой"."""
    if find_city(word) or nominative.is_place(word.lower()):
        return False
    return any(agreement_of_ending(word.lower(), *reading) >= _AGREES for reading in _readings(cases) if cases)


def _words_of(text: str) -> list[str]:
    """Return the words of a name that can change, and the parts of double ones."""
    parts = (part for word in WORD.findall(text) for part in word.split("-"))
    return [part for part in parts if len(part) > 1 and not is_particle(part.lower())]


def _readings(cases: frozenset[str]) -> list[tuple[str, str]]:
    readings = [(case, gender) for case in _CASES for gender in (MASCULINE, FEMININE) if not cases or case in cases]
    # Of men, the accusative is like the genitive.
    return [(nominative.GENITIVE, one[1]) if one == (_ACCUSATIVE, MASCULINE) else one for one in readings]


def _scores(words: Sequence[str], cases: frozenset[str]) -> list[int]:
    """Return how well the words agree with each reading."""
    return [sum(_agreement(word.lower(), *reading) for word in words) for reading in _readings(cases)]


def _reading(words: Sequence[str], cases: frozenset[str]) -> tuple[str, str]:
    """Return the case and the gender of a name; the nominative if no other case agrees."""
    scores = _scores(words, cases)
    best = max(scores, default=0)
    least = 0 if nominative.NOMINATIVE in cases or not cases else _LEAST_AGREEMENT
    return _readings(cases)[scores.index(best)] if best > least else (nominative.NOMINATIVE, MASCULINE)


@lru_cache(maxsize=20_000)
def _agreement(word: str, case: str, gender: str) -> int:
    """Return how well a word of a name agrees with a case and a gender."""
    names = _names(word)
    if any(_is_of(parse, case, gender) for parse in names):
        if not any(parse.tag.gender in {gender, None} or {"Surn"} in parse.tag for parse in names):
            return 1
        # "Никита" is rather a nominative than the genitive of "Никит".
        is_given = case == nominative.NOMINATIVE and any({"Name"} in parse.tag for parse in names)
        return _AGREES + 1 if is_given else _AGREES
    if case == nominative.NOMINATIVE and gender == FEMININE and is_name_of_woman(word):
        return _AGREES
    if case == nominative.NOMINATIVE and gender == MASCULINE and may_be_name_of_man(word):
        return 0
    is_noun = case == nominative.NOMINATIVE and nominative.is_common_noun(word)
    if is_noun or _adjective(word, case, gender):
        return 1
    name = without_ending(word, case, gender)
    # The dictionary has "Якубович" and "Мохаммед" as names of men only.
    is_same = may_be_unchanged(word, gender) and any({nominative.NOMINATIVE} in parse.tag for parse in names)
    if names and not is_same:
        return -_AGREES if name == word else -1
    agreement = agreement_of_ending(word, case, gender)
    if name != word and fold(name) in GIVEN_NAMES and fold(word) not in GIVEN_NAMES:
        agreement += 1
    return agreement - 1 if names else agreement


def _is_of(parse: Any, case: str, gender: str) -> bool:
    """Return whether an analysis is in a case and of a gender. "Чайка" and "Анна" can be family names of men too."""
    tag = parse.tag
    is_common = {"Patr"} not in tag and parse.normal_form.endswith(("а", "я"))
    return tag.case == case and (is_common or tag.gender in {gender, None})


def _names(word: str) -> list[Any]:
    """Return the analyses of a word of the dictionary as the name of one person."""
    morph = nominative.analyzer()
    if not morph or not morph.word_is_known(word):
        return []
    parses = [parse for parse in morph.parse(word) if {"sing"} in parse.tag]
    return [parse for parse in parses if any({kind} in parse.tag for kind in _KINDS_OF_NAMES)]


def _parts_in_nominative(word: str, case: str, gender: str) -> str:
    """Return a word in the nominative, with each part of a double name: "Диасом-Канелем"."""
    if "-" not in word:
        return _to_nominative(word, case, gender)
    parts = word.split("-")
    # "Кара-оола": only the last part changes
    last_only = any(part[0].islower() for part in parts)
    changed = [part if last_only and part is not parts[-1] else _to_nominative(part, case, gender) for part in parts]
    return "-".join(changed)


def _to_nominative(word: str, case: str, gender: str) -> str:
    if len(word) == 1 or is_particle(word.lower()):
        return word
    parses = [parse for parse in _names(word.lower()) if _is_of(parse, case, gender)]
    is_family = any({"Surn"} in parse.tag for parse in parses)
    adjective = None if is_family else _adjective(word.lower(), case, gender)
    if given := _given_name(word, case, gender):
        return given
    inflected = (parse.inflect({nominative.NOMINATIVE, "sing"}) for parse in ([adjective] if adjective else parses))
    found = next(filter(None, inflected), None)
    return copy_capitals(word, str(found.word)) if found else without_ending(word, case, gender)


def _adjective(word: str, case: str, gender: str) -> Any | None:
    """Return the analysis of a family name that is an adjective of the dictionary: "Белой", but not "Банковым"."""
    morph = nominative.analyzer() if agreement_of_ending(word, case, gender) < _AGREES else None
    parses = morph.parse(word) if morph and morph.word_is_known(word) else []
    return next((one for one in parses if {"ADJF", "sing", gender, case} in one.tag), None)


def _given_name(word: str, case: str, gender: str) -> str | None:
    """Return the given name that the dictionary does not have and whose genitive ends in "и": "Лейля", "Айгуль"."""
    if case != nominative.GENITIVE or gender != FEMININE or not re.search("[лнрт]и$", word):
        return None
    return next((name for end in "ья" if fold(name := word[:-1] + end) in GIVEN_NAMES), None)
