"""The word class of a Russian word that its neighbours decide: "главы", "Марк" in "митрополит Марк".

The only pattern over classes uses the letters H head noun, h the same in lower case, M modifier of a post, P post,
j adjective, x other word, z a preposition inside a name.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.ambiguous_posts import mark_posts
from eapa_cli.importing.press.russian.and_in_names import mark_and_before_genitive, mark_and_between_adjectives
from eapa_cli.importing.press.russian.document_subjects import mark_subject_of_document, mark_words_after_document
from eapa_cli.importing.press.russian.words import (
    ABBREVIATED_TITLES,
    ASIAN_FAMILY_NAME,
    CIRCUMSTANCES,
    MEMBERS,
    MODIFIERS,
    RELATIONS,
    SIGNATURES,
    VERBS_OF_SIGNATURE,
)
from eapa_cli.importing.press.words.tokens import Token, TokenKind
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word

# "план мероприятий", "программа сотрудничества", "письмо о намерениях"
_PLAN: Final = re.compile(
    "план(?:а|у|ом|ы)? (?:мероприяти|действи|сотрудничеств|взаимодействи|совместн|работ)[а-яё]{1,3}"
    "|программ(?:а|ы|у|ой|е) (?:сотрудничеств|обмен|совместн)[а-яё]{1,3}|письмо о",
    re.IGNORECASE,
)
_MAX_WORDS_TO_SIGNATURE: Final = 20
# "генеральные" in "генеральные директора"
_PLURAL_MODIFIER: Final = re.compile(rf"(?:{MODIFIERS.pattern})(?<=[ыи]е)", re.IGNORECASE)
# "ХОЛМОВА"; an acronym such as "МГЛУ" has no vowel before its last letter.
_FAMILY_NAME_IN_CAPITALS: Final = re.compile("(?=[А-ЯЁ]*[АЕЁИОУЫЭЮЯ][А-ЯЁ])[А-ЯЁ-]{4,}")
# "ЧеньВэй"
_TWO_SYLLABLES: Final = re.compile("[А-ЯЁ][а-яё]+[А-ЯЁ][а-яё]+")
# A given name, and the post of the head of Tatarstan
_GIVEN_NAME_OR_POST: Final = re.compile("Раис(?:а|у|ом|е|ой)?")
_WORDS_OF_NAME: Final = frozenset(
    {WordClass.CAPITALISED, WordClass.RUSSIAN_GIVEN_NAME, WordClass.COUNTRY, WordClass.QUOTED, WordClass.ACRONYM}
)
# "управление по связям" = hzx, "директор по внешним связям" = Pzjx
_FIELD_WITH: Final = re.compile("[hHP]z[jM]{0,2}x$")
_MAX_WORDS_OF_FIELD: Final = 5
_MAX_WORDS_AFTER_NUMERAL: Final = 3


def adjust(tokens: Sequence[Token], letters: list[str]) -> str:
    """Return the letters of a sentence after all rules, which are applied token by token from right to left.

    Most rules read the words after a token, whose letters are then final.
    """
    # The rules read the token after a word, which the last word of a line without a full stop does not have.
    tokens, letters = [*tokens, Token(".", 0, TokenKind.MARK)], [*letters, WordClass.STOP]
    for number in reversed(range(len(tokens) - 1)):
        _mark_signature(tokens, letters, number)
        if tokens[number].text.lower() in ABBREVIATED_TITLES and letters[number + 1] == WordClass.STOP:
            letters[number : number + 2] = [WordClass.TITLE] * 2
        _mark_by_word_before(tokens, letters, number)
        _mark_directors(tokens, letters, number)
        _mark_field(tokens, letters, number)
        _mark_number_after_with(tokens, letters, number)
        _mark_by_word_after(tokens, letters, number)
        _mark_circumstance(tokens, letters, number)
        mark_posts(tokens, letters, number)
        _mark_plan(tokens, letters, number)
        if tokens[number].text.lower() in {"о", "об"}:
            mark_subject_of_document(tokens, letters, number + 1)
        elif tokens[number].text == "по" and letters[number - 1 : number] == [WordClass.DOCUMENT]:
            mark_words_after_document(letters, number)
    return "".join(letters[:-1])


def _mark_signature(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "оставили" in "автографы оставили" as a verb of signing, and "главы" in "подписи главы" as a post."""
    text = tokens[number].text
    is_verb = VERBS_OF_SIGNATURE.fullmatch(text)
    if not is_verb and (text != "главы" or letters[number] != WordClass.PLURAL_LEAD):
        return
    near = tokens[max(0, number - _MAX_WORDS_TO_SIGNATURE) : number + 4]
    if any(SIGNATURES.fullmatch(token.text.lower()) for token in near):
        letters[number] = WordClass.SIGNED if is_verb else WordClass.POST


def _mark_by_word_before(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letter of a word that the word before it decides."""
    match letters[number - 1 : number], letters[number]:
        # "мэр г. Бишкек", but "в г. Бишкек"
        case [before], WordClass.IN if tokens[number].text == "г." and before != WordClass.IN:
            letters[number] = WordClass.OTHER
        # "уполномоченный в РФ", like "уполномоченный в Перу"
        case [WordClass.IN], WordClass.ACRONYM if country_of_word(tokens[number].text, "ru"):
            letters[number] = WordClass.COUNTRY
        # "исполняющий обязанности директора": the genitive looks like the plural
        case [WordClass.MODIFIER], WordClass.PLURAL_LEAD if not _PLURAL_MODIFIER.fullmatch(tokens[number - 1].text):
            letters[number] = WordClass.POST
        # "врио главы", "помощник директора": the same
        case [WordClass.POST], WordClass.PLURAL_LEAD if tokens[number].text in {"главы", "директора"}:
            letters[number] = WordClass.POST
        # "глава делегации", but "делегации А и Б"
        case [WordClass.POST], WordClass.PLURAL_LEAD if tokens[number].text.startswith("делегаци"):
            letters[number] = WordClass.OTHER
        # "Андрей Король": a family name that is also a post
        case [WordClass.RUSSIAN_GIVEN_NAME], WordClass.POST if tokens[number].text[0].isupper():
            letters[number] = WordClass.CAPITALISED
        # "Чжао ЧеньВэй", "Анна ХОЛМОВА"
        case [before], WordClass.ACRONYM if _is_family_name(tokens[number].text, before):
            letters[number] = WordClass.CAPITALISED
        # "2018 года Ассоциация", "2019 г. ректор"
        case [WordClass.NUMBER], _ if tokens[number].text in {"года", "году", "год", "г."}:
            letters[number] = WordClass.OUTSIDE_NAMES


def _mark_directors(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "директора" as a plural in "генеральные директора" and "подписали директора"."""
    if not number or letters[number] != WordClass.POST or tokens[number].text != "директора":
        return
    before = tokens[number - 1].text
    if _PLURAL_MODIFIER.fullmatch(before):
        letters[number - 1 : number + 1] = [WordClass.MODIFIER, WordClass.PLURAL_LEAD]
    elif letters[number - 1] == WordClass.SIGNED and before.endswith("ли"):
        letters[number] = WordClass.PLURAL_LEAD


def _mark_field(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "с" in "управления по связям с общественностью" as part of the name."""
    words_before = "".join(letters[max(0, number - _MAX_WORDS_OF_FIELD) : number])
    is_with = letters[number] == WordClass.WITH and _FIELD_WITH.search(words_before)
    if is_with and RELATIONS.fullmatch(tokens[number - 1].text.lower()):
        letters[number] = WordClass.PREPOSITION_IN_NAME


def _mark_number_after_with(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "двумя регионами" in "с двумя регионами Перу", which names no organization."""
    if letters[number] != WordClass.WITH or nominative.part_of_speech(tokens[number + 1].text) != "NUMR":
        return
    after = range(number + 1, min(number + 2 + _MAX_WORDS_AFTER_NUMERAL, len(letters)))
    for at in takewhile(lambda one: letters[one] in {WordClass.OTHER, WordClass.ADJECTIVE}, after):
        letters[at] = WordClass.OUTSIDE_NAMES


def _is_family_name(text: str, before: str) -> bool:
    """Return whether "ХОЛМОВА" or "ЧеньВэй" is part of a name, by the class of the word before."""
    if before in {WordClass.RUSSIAN_GIVEN_NAME, WordClass.PATRONYMIC, WordClass.INITIALS}:
        return bool(_FAMILY_NAME_IN_CAPITALS.fullmatch(text) or _TWO_SYLLABLES.fullmatch(text))
    return before == WordClass.CAPITALISED and _TWO_SYLLABLES.fullmatch(text) is not None


def _mark_by_word_after(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letters of a word and of the word after it, where the two together decide."""
    text, following = tokens[number].text, letters[number + 1 : number + 3]
    next_word = following[1:] if following[0] == WordClass.AND else following[:1]
    is_before_post = next_word in ([WordClass.POST], [WordClass.MODIFIER])
    is_capitalised = letters[number] == WordClass.CAPITALISED
    # "Генеральный секретарь" and "Первый и генеральный директор" start a sentence; "Генеральная Ассамблея" is a name.
    if is_capitalised and is_before_post and MODIFIERS.fullmatch(text):
        letters[number] = WordClass.MODIFIER
    elif is_capitalised and following[0] in {WordClass.CAPITALISED, WordClass.COMMON_WORD}:
        _mark_common_words(tokens, letters, number)
    # "Раис Холмов" and "Раиса Петрова", but "помощник Раиса Татарстана"
    is_before_name = following[0] in {WordClass.CAPITALISED, WordClass.PATRONYMIC, WordClass.RUSSIAN_GIVEN_NAME}
    if is_before_name and _GIVEN_NAME_OR_POST.fullmatch(text):
        letters[number] = WordClass.RUSSIAN_GIVEN_NAME
    # "Университет острова Куба три договора": a numeral is not part of the name before it
    is_after_name = letters[number] in _WORDS_OF_NAME and letters[number + 1] == WordClass.OTHER
    if is_after_name and nominative.part_of_speech(tokens[number + 1].text) == "NUMR":
        letters[number + 1] = WordClass.OUTSIDE_NAMES
    # "культуры и создании центра": the second subject of a document
    if letters[number] == WordClass.AND and nominative.cases_of(tokens[number + 1].text) == {nominative.LOCATIVE}:
        letters[number : number + 2] = [WordClass.OUTSIDE_NAMES] * 2
    if letters[number] == WordClass.AND:
        mark_and_between_adjectives(tokens, letters, number)
        mark_and_before_genitive(tokens, letters, number)
    # "защитник прав человека"
    if text.lower().startswith("защитник") and tokens[number + 1].text == "прав":
        letters[number] = WordClass.POST
    # "управляющий делами", but "управляющий директор"
    if letters[number] == WordClass.MODIFIER and text.lower().startswith("управляющ") and not is_before_post:
        letters[number] = WordClass.POST
    # "государств — участников СНГ" is one name, without a dash between two.
    if letters[number] == WordClass.DASH and MEMBERS.fullmatch(tokens[number + 1].text.lower()):
        letters[number] = WordClass.OTHER


def _mark_circumstance(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "мероприятия" in "в рамках мероприятия", or "завершение" in "В завершение Горный университет"."""
    if CIRCUMSTANCES.fullmatch(tokens[number].text.lower()):
        for at in (number + 1, number):
            if letters[at] == WordClass.OTHER:
                letters[at] = WordClass.OUTSIDE_NAMES  # not part of a name
                return


def _mark_plan(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "план" in "план мероприятий" as a document, but not in "руководитель программы сотрудничества"."""
    is_of_post = number > 0 and letters[number - 1] == WordClass.POST
    if not is_of_post and _PLAN.fullmatch(f"{tokens[number].text} {tokens[number + 1].text}"):
        letters[number : number + 2] = [WordClass.DOCUMENT, WordClass.OUTSIDE_NAMES]


def _mark_common_words(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Независимых Государств": two words of the dictionary in one case that are not names of people."""
    first, second = (token.text.lower() for token in tokens[number : number + 2])
    if ASIAN_FAMILY_NAME.fullmatch(tokens[number].text):
        return
    # "Египта Керам" are in two cases.
    is_one_phrase = not nominative.cases_of(first).isdisjoint(nominative.cases_of(second))
    # "Крым Хакан": the first word is a place, the second a name.
    is_one_phrase = is_one_phrase and nominative.is_ordinary(first)
    if is_one_phrase and not nominative.may_be_name(first) and not nominative.may_be_name(second):
        letters[number : number + 2] = [WordClass.COMMON_WORD] * 2
