"""Names of organizations: a clean form, acronyms and short forms, and the similarity of two names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from typing import Final

from eapa_cli.importing.press.english.words import HEAD_NOUNS as ENGLISH_HEAD_NOUNS
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.russian.words import HEAD_NOUNS as RUSSIAN_HEAD_NOUNS
from eapa_cli.matching.places_in_text import country_of, country_of_word

# Brackets at the end: "Hill State University (HSU)".
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
# Countries that are not part of a name: "Peruvian city of Cusco", "Lake University from Peru", "Russia's Roscosmos",
# "белорусский Горный музей", "турецкий «Мир»", "сербский город Ниш".
_NATION_OF_CITY: Final = re.compile(r"\A[A-Z][a-z]+ (?=(?:city|town|village) of [A-Z])")
_FROM_COUNTRY: Final = re.compile(r" from ((?:the )?[A-Z][\w ]+)\Z")
_POSSESSIVE: Final = re.compile(r"\A([A-Z][a-z]+)'s (?=[A-Z])")
_COUNTRY_IN_FRONT: Final = re.compile(
    r"([а-яё]{3,}[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)) (?:город[аоуме]{0,2} )?(?=[А-ЯЁ«\"])"
)
# Two or three words in capitals: "HSU PRESS".
_ACRONYMS: Final = re.compile(r"[A-ZА-ЯЁ]{2,}(?: [A-ZА-ЯЁ]{2,}){1,2}")
# An acronym with the type of the organization: "HSU University".
_ACRONYM_WITH_TYPE: Final = re.compile(r"[A-ZА-ЯЁ]{2,} (?:University|Institute|Academy|Foundation)")
# "информационное агентство ТАСС"; but "Институт востоковедения РАН" is a part of the academy.
_KIND_WITH_ACRONYM: Final = re.compile(
    r"(?:[\w-]+[ыио]й |[\w-]+[оа]е |[\w-]+ая ){0,3}(?:агентство|(?:медиа)?компания|корпорация|телеканал|радио|"
    r"банк|холдинг|концерн)\b[\w ]* [А-ЯЁ]{3,}\Z",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+")
_COMMON_ADJECTIVE: Final = re.compile(
    "(?:государственн|национальн|международн|федеральн|центральн)[а-яё]{2,3}\\Z|(?:state|national|international|central)\\Z"
)
# One word with a capital letter: "UNESCO", "KazNU", "Hillnet".
_CAPITALISED_WORD: Final = re.compile(r"[A-ZА-ЯЁ][\w-]+")
# The short name in quotes after the words for the type: in «Фонд "Мир"» it is "Мир".
_QUOTED_NAME: Final = re.compile(r"(?<=\w\s)[\"«](.{3,100})[\"»]\Z")
_SMALL_WORD_LIST: Final = "the a an of and in for to with on at by under de la и в во на по при с со им имени г"
_SMALL_WORDS: Final = frozenset(_SMALL_WORD_LIST.split())
# The small words in acronyms: "o" in "UoG" for "University of Gabes".
_SMALL_LETTERS: Final = re.compile("(?<=[A-Z])(?:of?|t)(?=[A-Z])")
# Words are compared by their first letters, so that endings do not matter.
_STEM_LENGTH: Final = 5
_CYRILLIC_STEM_LENGTH: Final = 4
# "КазНУ" has three parts: "Каз", "Н" and "У".
_MIN_ABBREVIATION_PARTS: Final = 3
# In an acronym of at most so many letters, "Г" is not taken for "государственный".
_SHORT_ACRONYM_LENGTH: Final = 4
# An acronym of fewer letters has the initials of the whole name, not only of its first words.
_MIN_LENGTH_OF_START: Final = 3
# "Минздрав", "Миннауки"; each part after "Мин" has at least so many letters.
_MINISTRY: Final = "Мин"
_MIN_PART_OF_MINISTRY: Final = 3
# "тихо" in "Тихоокеанский", whose acronym has two letters of it: "ТОГУ".
_STEM_OF_COMPOUND: Final = re.compile(r"(?<!\w)[^\W\d_]{2,}?[ое](?=[^\W\d_]{5})")
# The similarity of a name and a part of it, with two or more common words, or with one.
_SIMILARITY_OF_PART: Final = 0.6
_SIMILARITY_OF_WORD: Final = 0.5


def clean_name(text: str, language: Language) -> str:
    """Return a name on one line, without lead-in words such as an article, and without punctuation around it.

    A country in front of it or after "from" is removed. Text in brackets stays only if it is a short name and not a
    country.
    """
    line = " ".join(text.split()).strip(" ,;:.—-")
    line = language.lead_in.sub("", line)
    if country_in_front(line):
        line = language.lead_in.sub("", line.partition(" ")[2])
    country = _POSSESSIVE.match(line)
    if country and country_of_word(country[1], language.code):
        line = line[country.end() :]
    line = _NATION_OF_CITY.sub("", line)
    origin = _FROM_COUNTRY.search(line)
    if origin and country_of(origin[1], language.code):
        line = line[: origin.start()]
    while (match := _BRACKET.search(line)) and (not may_be_short_name(match[1]) or country_of(match[1], language.code)):
        line = line[: match.start()]
    # "Hill University's rector"
    return line.removesuffix("'s")


def country_in_front(name: str) -> str | None:
    """Return the country of a Russian adjective in front of a name: "белорусский Горный музей"."""
    match = _COUNTRY_IN_FRONT.match(name)
    return country_of_word(match[1].capitalize(), "ru") if match else None


def without_acronym(name: str) -> str:
    """Return a name without its acronym in brackets."""
    return _BRACKET.sub("", name)


def acronym_in(name: str) -> str | None:
    """Return the acronym in brackets at the end of a name."""
    match = _BRACKET.search(name)
    return match[1] if match and may_be_short_name(match[1]) else None


def short_in(name: str) -> str | None:
    """Return the short name in quotes after the words for the type of an organization."""
    match = _QUOTED_NAME.search(without_acronym(name))
    return match[1].strip('"«»') if match else None


def may_be_short_name(text: str) -> bool:
    """Return whether the text of a bracket can be a short name: an acronym or one capitalised word."""
    forms = (_CAPITALISED_WORD, _ACRONYMS, _ACRONYM_WITH_TYPE)
    return any(form.fullmatch(text) for form in forms)


@lru_cache(maxsize=2_000)
def stems(name: str) -> frozenset[str]:
    """Return the words of a name without their endings and without small words such as "of"."""
    words = (word.casefold().replace("ё", "е") for word in _WORD.findall(name.replace("'s", "").replace("s'", "s")))
    return frozenset(
        word[: _STEM_LENGTH if word.isascii() else _CYRILLIC_STEM_LENGTH] for word in words if word not in _SMALL_WORDS
    )


@lru_cache(maxsize=2_000)
def initials(name: str) -> str:
    """Return the initials of a name in lower case, without small words: "msu" for "Moscow State University"."""
    words = _WORD.findall(without_acronym(name))
    return "".join(word[0] for word in words if word.casefold() not in _SMALL_WORDS).casefold()


def similarity(one: str, other: str) -> float:
    """Return the similarity of two names, from 0 to 1: their share of common words (the Dice coefficient).

    It is 1 for a name and its acronym.
    """
    short, long = sorted((one, other), key=len)
    if _is_short_form(short, long):
        return 1.0
    first, second = stems(without_acronym(one)), stems(without_acronym(other))
    if not first or not second:
        return 0.0
    common = len(first & second)
    dice = 2 * common / (len(first) + len(second))
    if first <= second or second <= first:
        return max(dice, _SIMILARITY_OF_PART if common > 1 else _SIMILARITY_OF_WORD)
    return dice


def _is_short_form(short: str, long: str) -> bool:
    """Return whether a name is an acronym or abbreviation of a longer one."""
    if short.casefold() == long.casefold():
        return True
    word = short.strip('"«»')
    acronym = acronym_in(long)
    if acronym and stems(acronym) == stems(word):
        return True
    if " " in word or not may_be_short_name(word):
        return False
    name = without_acronym(long)
    if _KIND_WITH_ACRONYM.match(name) and name.endswith(f" {word}"):
        return True
    return _are_initials(word, long) or _is_abbreviation(word, name) or _is_ministry(word, name)


def _are_initials(word: str, name: str) -> bool:
    """Return whether a word in capitals is the initials of a name, or of its first words."""
    word = _SMALL_LETTERS.sub("", word)
    if not word.isupper() or len(word) == 1:
        return False
    letters = word.casefold()
    # In the acronym of a state university, "Г" can stand for a word ("государственный") that the name omits.
    # In a shorter acronym, the "Г" more likely means that the organization is a different one.
    without_state = letters[:1] + letters[1:].replace("г", "", 1) if len(letters) > _SHORT_ACRONYM_LENGTH else letters
    found = initials(name)
    # "UN" is not the "United Nations Development Programme".
    if found in {letters, without_state} or (len(letters) >= _MIN_LENGTH_OF_START and found.startswith(letters)):
        return True
    return letters in {
        initials(f"{name[:at]} {name[at:]}") for at in (match.end() for match in _STEM_OF_COMPOUND.finditer(name))
    }


def _is_abbreviation(word: str, long: str) -> bool:
    """Return whether the parts of "КазНУ" or "СПбГУ" start the words of a name."""
    parts = re.findall(r"[A-ZА-ЯЁ][a-zа-яё]*", word)
    words = [one.casefold() for one in _WORD.findall(long) if one.casefold() not in _SMALL_WORDS]
    if len(parts) < _MIN_ABBREVIATION_PARTS or "".join(parts) != word or len(words) < len(parts):
        return False
    return all(_abbreviates(part.casefold(), one) for part, one in zip(parts, words, strict=False))


def _is_ministry(word: str, long: str) -> bool:
    """Return whether the parts of "Минобрнауки" start the words of the name of a ministry, in any order."""
    first, *words = [one.casefold() for one in _WORD.findall(long)] or [""]
    if not word.startswith(_MINISTRY) or not first.startswith("министерств"):
        return False
    rest = word.removeprefix(_MINISTRY)
    for one in (*words, *words):  # twice, because the words can be in another order: "науки и образования"
        length = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(rest, one, strict=False))))
        rest = rest[length:] if length >= _MIN_PART_OF_MINISTRY else rest
    return not rest


def _abbreviates(part: str, word: str) -> bool:
    """Return whether a part has the first letter of a word and other letters of it in order: "пб", "петербургский"."""
    letters = iter(word[1:])
    return part[0] == word[0] and all(letter in letters for letter in part[1:])


def differ_in_proper_words(one: str, other: str) -> bool:
    """Return whether two names have words besides those for kinds of organizations, and none of these in common.

    They do in "Hill State University" and "Lake State University".
    """
    first, second = (
        stems(" ".join(word for word in _WORD.findall(name) if not _is_kind(word))) for name in (one, other)
    )
    return bool(first and second) and not first & second and similarity(one, other) < 1


def _is_kind(word: str) -> bool:
    """Return whether a word is a noun for a kind of organization, or an adjective that many names have."""
    lower = word.casefold()
    return bool(lower in ENGLISH_HEAD_NOUNS or RUSSIAN_HEAD_NOUNS.fullmatch(lower) or _COMMON_ADJECTIVE.match(lower))


def best_match(name: str, names: Iterable[str], *, at_least: float = _SIMILARITY_OF_WORD) -> int | None:
    """Return the index of the most similar name; None if no name reaches `at_least`, or two are equally similar."""
    scored = sorted(((similarity(name, other), number) for number, other in enumerate(names)), reverse=True)
    if not scored or scored[0][0] < at_least:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]
