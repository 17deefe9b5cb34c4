"""Where a Russian name of a person starts in a run of capitalised words: "ректор Университета Крылова Анна Берг"."""

import re
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.english_given_names import GIVEN_NAMES
from eapa_cli.importing.press.mention import Sentence, TokenRange
from eapa_cli.importing.press.word_classes import WordClass
from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.text.fold import fold

_MAX_WORDS_OF_NAME: Final = 4
# "имени Ивана Крылова": the words of the name of a namesake.
_WORDS_OF_NAMESAKE: Final = 2
# Vietnamese family names. They do not change with the case, and two or three given names follow.
_VIETNAMESE_FAMILY_NAME: Final = re.compile("Нгуен|Чан|Фам|Хоанг|Хуинь|Данг|Буй|Нго|Зыонг|Чыонг|Динь|Доан")

_BEFORE_RUSSIAN_NAME: Final = frozenset({WordClass.TITLE, WordClass.STOP, WordClass.COMMA, WordClass.DEGREE})
# "проректор по науке", "проректор по международным связям"
_POST_WITH_FIELD: Final = re.compile(r"Pzj?x\Z")


def start_of_russian_name(sentence: Sentence, run: TokenRange) -> int:
    """Return where a name starts in a run of capitalised words whose first ones can belong to an organization.

    A patronymic, initials or a given name decide ("Университета Крылова Анна Берг"), else the number of words.
    """
    classes = sentence.classes
    start, end = run
    if end - start <= _MAX_WORDS_OF_NAME and _is_whole_name(classes, start):
        return start
    while end - start > 2 and classes[start] != WordClass.RUSSIAN_GIVEN_NAME and find_city(sentence.tokens[start].text):  # noqa: PLR2004
        start += 1
    if end - start > _WORDS_OF_NAMESAKE + 1 and _is_named_after(sentence, start):
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
    family = [number for number, word in enumerate(words, start) if _VIETNAMESE_FAMILY_NAME.fullmatch(word)]
    if family:
        return family[-1]
    given = [number for number in range(start, end - 1) if classes[number] == WordClass.RUSSIAN_GIVEN_NAME]
    if given:
        # "Совета ректоров Урала Виктор Кольцов": another name than the first one is in the nominative.
        nominative_ones = [number for number in given if _is_nominative_name(sentence.tokens[number].text)]
        is_oblique = len(given) > 1 and nominative_ones and given[0] != nominative_ones[0]
        if is_oblique and classes[start - 1] != WordClass.POST:
            return nominative_ones[0]
        # "директором Библиотеки Александрины Ахмедом Заки": another name than the first one is in the instrumental.
        instrumental_ones = [number for number in given if _may_be_instrumental(sentence.tokens[number].text)]
        return instrumental_ones[0] if instrumental_ones else given[0]
    # "палаты Нгуен Ван Хоа", but "Университета Тромсё Ларс Хансен".
    is_after_region = start > 0 and sentence.tokens[start - 1].text.startswith("провинц")
    is_after_noun = classes[start - 1] in {WordClass.HEAD_NOUN, WordClass.OTHER}
    word_count = 2 if is_after_noun or is_after_region else 3
    return max(start, end - word_count)


def _is_nominative_name(word: str) -> bool:
    """Return whether a word is a given name in the nominative: "Анна", "Хорхе"."""
    is_known = nominative.is_given_name(word.lower()) and nominative.may_be_in_case(word, nominative.NOMINATIVE)
    return is_known or fold(word) in GIVEN_NAMES


def _may_be_instrumental(word: str) -> bool:
    return nominative.may_be_in_case(word, nominative.INSTRUMENTAL)


def _is_whole_name(classes: str, start: int) -> bool:
    """Return whether no organization is before a run, as in "профессор Ратиш Кумар Наир"."""
    before = classes[max(0, start - _MAX_WORDS_OF_NAME) : start]
    return before[-1:] in _BEFORE_RUSSIAN_NAME or _POST_WITH_FIELD.search(before) is not None


def _is_named_after(sentence: Sentence, start: int) -> bool:
    """Return whether "имени" is before a name: "университета имени Ивана Крылова Мария Белова"."""
    return any(token.text.lower() in {"имени", "им"} for token in sentence.tokens[max(0, start - 2) : start])
