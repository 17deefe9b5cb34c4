"""The start of a Russian name that follows other words without a mark between them.

The name of a person: "ректор Университета Крылова Анна Берг"; an organization: "на форуме музеев Горный институт".
"""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.english.given_names import GIVEN_NAMES
from eapa_cli.importing.press.phrases.mention import Sentence, TokenRange
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.words import ASIAN_FAMILY_NAME
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import country_named
from eapa_cli.text.fold import fold

_MAX_WORDS_OF_NAME: Final = 4
# "имени Ивана Крылова": the words of the name of a namesake.
_WORDS_OF_NAMESAKE: Final = 2
_INITIALS_AND_NAME: Final = WordClass.INITIALS + WordClass.CAPITALISED
_MAX_WORDS_OF_ASIAN_NAME: Final = 4

# "Горный институт", "Национальная научная библиотека"
_ADJECTIVES_AND_HEAD_NOUN: Final = re.compile(r"[Cgj][jMCg]{0,4}(?P<head>[Hh])")
# Over classes: a noun with an adjective before it: "Горного государственного университета".
_ADJECTIVE_AND_NOUN: Final = re.compile("[Cg][jM]*[hH]$")
_CONSONANT: Final = re.compile("[бвгджзйклмнпрстфхцчшщ]$")
# Over classes: the noun of a name, an acronym or quotes.
_NOUN: Final = re.compile("[HhAQ]")
# The word before the name of a city: "города Сызрани Анна Берг".
_BEFORE_CITY: Final = re.compile("город(?:а|у|ом|е)?|г\\.?")
# A foreign name after a city or a region can have three words.
_MAX_WORDS_AFTER_PLACE: Final = 3
# A noun that ends the name of a region, so that no word of it follows: "Российской Федерации Анна Мария Берг".
_COMPLETE: Final = re.compile("(?:Федераци|Област|Кра|Округ|Район)[а-яё]{1,3}", re.IGNORECASE)
# A noun in lower case that a proper name follows: "провинции Гранма", "штата Керала".
_BEFORE_PROPER_NAME: Final = re.compile(
    "(?:провинци|штат|аймак|округ|район|област|остров|пос[её]лк|сел|уезд)[а-яё]{0,3}"
)
_GIVEN_AND_FAMILY_NAME: Final = re.compile("GN?C")
_NOUNS_BEFORE_NAME: Final = frozenset({WordClass.HEAD_NOUN, WordClass.LOWER_HEAD_NOUN})
_BEFORE_RUSSIAN_NAME: Final = frozenset({WordClass.TITLE, WordClass.STOP, WordClass.COMMA, WordClass.DEGREE})
# "проректор по науке", "проректор по международным связям"
_POST_WITH_FIELD: Final = re.compile(r"Pzj?x\Z")


def start_of_russian_name(sentence: Sentence, run: TokenRange) -> int:
    """Return where a name starts in a run of capitalised words whose first ones can belong to an organization.

    A patronymic, initials or a given name decide ("Университета Крылова Анна Берг"), else the number of words.
    """
    classes = sentence.classes
    start, end = run
    is_named_after = end - start > _WORDS_OF_NAMESAKE and _is_named_after(sentence, start)
    if end - start <= _MAX_WORDS_OF_NAME and not is_named_after and _is_whole_name(classes, start):
        return start
    start, is_name = _skip_place(sentence, run)
    if is_name:
        return start
    if is_named_after:
        # "имени Ивана Крылова Мария Белова", "имени Крылова Мария Белова"
        start += _WORDS_OF_NAMESAKE if end - start > _WORDS_OF_NAMESAKE + 1 else 1
    # "Фонда программ А. Лугового Анна Берг"
    if classes.startswith(_INITIALS_AND_NAME, start) and end - start > _WORDS_OF_NAMESAKE + 1:
        start += _WORDS_OF_NAMESAKE
    patronymic = classes.rfind(WordClass.PATRONYMIC, start, end)
    if patronymic > start:
        # "Берг Анна Петровна", "Анна Петровна Берг"
        return max(start, patronymic - (2 if patronymic == end - 1 else 1))
    initials = classes.find(WordClass.INITIALS, start, end)
    if initials >= 0:
        # "А. Берг", "Берг А."
        return initials if initials < end - 1 else initials - 1
    words = [token.text for token in sentence.tokens[start : end - 1]]
    family = [number for number, word in enumerate(words, start) if ASIAN_FAMILY_NAME.fullmatch(word)]
    has_given_name = classes[start] == WordClass.RUSSIAN_GIVEN_NAME
    if family and end - family[0] <= _MAX_WORDS_OF_ASIAN_NAME and not has_given_name:
        return family[0]
    given = [number for number in range(start, end - 1) if classes[number] == WordClass.RUSSIAN_GIVEN_NAME]
    if given:
        return _start_among_given_names(sentence, start, given)
    # "Университета Тромсё Ларс Хансен": the noun needs a name, which leaves two words; "связей Нгуен Ван Хоа": three.
    is_after_noun = classes[start - 1] == WordClass.HEAD_NOUN or _BEFORE_PROPER_NAME.fullmatch(
        _word_before(sentence, start)
    )
    return max(start, end - (2 if is_after_noun else 3))


def _start_among_given_names(sentence: Sentence, start: int, given: Sequence[int]) -> int:
    """Return where a name starts in a run with given names: the first one can be part of an organization."""
    nominative_ones = [number for number in given if _is_nominative_name(sentence.tokens[number].text)]
    if given[0] in nominative_ones:
        return given[0]
    # "Совета ректоров Урала Виктор Кольцов": another name than the first one is in the nominative.
    if nominative_ones and sentence.classes[start - 1] != WordClass.POST:
        return nominative_ones[0]
    # "директором Библиотеки Александрины Ахмедом Заки": another name than the first one is in the instrumental.
    instrumental_ones = [number for number in given if _may_be_instrumental(sentence.tokens[number].text)]
    return instrumental_ones[0] if instrumental_ones else given[0]


def _skip_place(sentence: Sentence, run: TokenRange) -> tuple[int, bool]:
    """Return the token after a city at the start of a run, and whether the rest is surely a name."""
    start, end = run
    before = _word_before(sentence, start)
    if end - start <= _MAX_WORDS_AFTER_PLACE and _ends_name(sentence, start):
        return start, True
    text = sentence.tokens[start].text
    is_after_city = _BEFORE_CITY.fullmatch(before)
    # In "города Астана Анна Берг", the first word is a city, although it can be a given name.
    is_given = sentence.classes[start] == WordClass.RUSSIAN_GIVEN_NAME and not (is_after_city and find_city(text))
    is_city = is_after_city or nominative.is_place(text.lower()) or find_city(text)
    if end - start <= 2 or is_given or not is_city:  # noqa: PLR2004
        return start, False
    return start + 1, end - start - 1 <= _MAX_WORDS_AFTER_PLACE


def _ends_name(sentence: Sentence, start: int) -> bool:
    """Return whether no capitalised word belongs to the organization that ends before a run.

    It is complete with a country ("театра Перу"), and with an adjective in front of its noun ("Горного университета")
    if the first word of the run cannot be a genitive, such as "Дипеш".
    """
    before, first = _word_before(sentence, start), sentence.tokens[start].text
    if _COMPLETE.fullmatch(before) or country_named(before, "ru"):
        return True
    is_complete = _ADJECTIVE_AND_NOUN.search(sentence.classes, 0, start) is not None
    return is_complete and bool(_CONSONANT.search(first)) and nominative.GENITIVE not in nominative.cases_of(first)


def _word_before(sentence: Sentence, number: int) -> str:
    return sentence.tokens[number - 1].text if number else ""


def end_of_name(sentence: Sentence, org: TokenRange) -> int | None:
    """Return where the name of an organization ends inside of a longer run, because the case changes; else None.

    In "форума музеев Горный институт", a subject starts at "Горный". "Ниццы городами-побратимами" ends at "городами",
    and "от Горной академии Анна Берг" at "Анна".
    """
    for number in range(org[0] + 1, org[1]):
        if _is_in_instrumental_after_name(sentence, number, org[0]) or _starts_subject(sentence, org[0], number):
            return number
        text, before = (sentence.tokens[at].text for at in (number, number - 1))
        is_in_other_case = not nominative.may_be_in_case(before.lower(), nominative.NOMINATIVE)
        is_name = _GIVEN_AND_FAMILY_NAME.fullmatch(sentence.classes, number, org[1]) and _is_nominative_name(text)
        if is_in_other_case and is_name and sentence.classes[number - 1] in _NOUNS_BEFORE_NAME:
            return number
        # "в Доме дружбы Ассамблея": a noun in the nominative after a name in another case
        is_noun = sentence.classes[number] == WordClass.HEAD_NOUN and text[0].isupper()
        if is_noun and is_in_other_case and _is_oblique(sentence.tokens[org[0]].text) and is_only_nominative(text):
            return number
        match = _ADJECTIVES_AND_HEAD_NOUN.match(sentence.classes, number, org[1])
        if not match or not text[0].isupper() or not is_only_nominative(text):
            continue
        if is_in_other_case and nominative.NOMINATIVE in nominative.cases_of(sentence.tokens[match.start("head")].text):
            return number
    return None


def _is_oblique(word: str) -> bool:
    """Return whether a word is known and cannot be in the nominative."""
    cases = nominative.cases_of(word)
    return bool(cases) and nominative.NOMINATIVE not in cases


def _starts_subject(sentence: Sentence, start: int, number: int) -> bool:
    """Return whether an adjective in the nominative follows a name in another case: "филиале ГУ важное событие"."""
    is_oblique = _is_oblique(sentence.tokens[start].text)
    is_after_noun = _NOUN.search(sentence.classes, start, number) is not None
    if not is_oblique or not is_after_noun or sentence.classes[number] != WordClass.ADJECTIVE:
        return False
    cases = nominative.cases_of(sentence.tokens[number].text)
    return nominative.NOMINATIVE in cases and cases <= {nominative.NOMINATIVE, "accs"}


def _is_in_instrumental_after_name(sentence: Sentence, number: int, start: int) -> bool:
    """Return whether a word is in the instrumental after a name of a place in another case."""
    is_after_name = sentence.classes[number - 1] in {WordClass.CAPITALISED, WordClass.COUNTRY}
    is_instrumental = nominative.cases_of(sentence.tokens[number].text.partition("-")[0]) == {nominative.INSTRUMENTAL}
    first = sentence.tokens[start].text.lower()
    return is_after_name and is_instrumental and not nominative.may_be_in_case(first, nominative.INSTRUMENTAL)


def is_only_nominative(word: str) -> bool:
    """Return whether an adjective can be in the nominative and not in the genitive: "Горный", "Национальная"."""
    cases = nominative.cases_of(word.lower())
    return nominative.NOMINATIVE in cases and not cases & {nominative.GENITIVE, nominative.INSTRUMENTAL}


def _is_nominative_name(word: str) -> bool:
    """Return whether a word is a given name in the nominative: "Анна", "Хорхе"."""
    is_known = nominative.is_given_name(word.lower()) and nominative.may_be_in_case(word, nominative.NOMINATIVE)
    return is_known or fold(word) in GIVEN_NAMES


def _may_be_instrumental(word: str) -> bool:
    return nominative.may_be_in_case(word, nominative.INSTRUMENTAL)


def _is_whole_name(classes: str, start: int) -> bool:
    """Return whether no organization is before a run, as in "профессор Радеш Кумар Найк"."""
    before = classes[max(0, start - _MAX_WORDS_OF_NAME) : start]
    return before[-1:] in _BEFORE_RUSSIAN_NAME or _POST_WITH_FIELD.search(before) is not None


def _is_named_after(sentence: Sentence, start: int) -> bool:
    """Return whether "имени" is before a name: "университета имени Ивана Крылова Мария Белова"."""
    return any(token.text.lower() in {"имени", "им"} for token in sentence.tokens[max(0, start - 2) : start])
