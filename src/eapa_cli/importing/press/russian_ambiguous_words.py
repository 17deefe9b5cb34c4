"""The word class of a Russian word that its neighbours decide: "главы", "Марк" in "митрополит Марк"."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.russian_ambiguous_posts import mark_posts
from eapa_cli.importing.press.russian_words import (
    ABBREVIATED_TITLES,
    ASIAN_FAMILY_NAME,
    CIRCUMSTANCES,
    MEMBERS,
    MODIFIERS,
    SIGNATURES,
    SUBJECTS,
    VERBS_OF_SIGNATURE,
)
from eapa_cli.importing.press.tokens import Token
from eapa_cli.importing.press.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word

# "план мероприятий", "программа сотрудничества", "письмо о намерениях"
_PLAN: Final = re.compile(
    "план(?:а|у|ом|ы)? (?:мероприяти|действи|сотрудничеств|взаимодействи|совместн|работ)[а-яё]{1,3}"
    "|программ(?:а|ы|у|ой|е) (?:сотрудничеств|обмен|совместн)[а-яё]{1,3}|письмо о",
    re.IGNORECASE,
)
_MAX_SUBJECT_WORDS: Final = 5
_MAX_WORDS_TO_SIGNATURE: Final = 20
_PLURAL_MODIFIER: Final = re.compile(rf"(?:{MODIFIERS.pattern})(?<=[ыи]е)", re.IGNORECASE)
_FAMILY_NAME_IN_CAPITALS: Final = re.compile("(?=[А-ЯЁ]*[АЕЁИОУЫЭЮЯ][А-ЯЁ])[А-ЯЁ-]{4,}")
_TWO_SYLLABLES: Final = re.compile("[А-ЯЁ][а-яё]+[А-ЯЁ][а-яё]+")
_GIVEN_NAME_OR_POST: Final = re.compile("Раис(?:а|у|ом|е|ой)?")
# Over classes: "по развитию сотрудничества"
_WORDS_OF_SUBJECT: Final = re.compile("[zxj]{0,5}")
_WORDS_OF_NAME: Final = frozenset(
    {WordClass.CAPITALISED, WordClass.RUSSIAN_GIVEN_NAME, WordClass.COUNTRY, WordClass.QUOTED, WordClass.ACRONYM}
)
# Over classes: adjectives with the noun of an organization.
_ADJECTIVES_OF_NOUN: Final = re.compile("[jM]{1,3}[hH]")
# Over classes: the noun of a name and the words after it, up to "и"; and the first noun after "и".
_NOUN_BEFORE_AND: Final = re.compile("(?P<post>P?)[jMC]{0,3}(?P<noun>[Hh])[xjM]+$")
_NOUN_AFTER_AND: Final = re.compile("[jM]{0,3}(?P<noun>h)")


def adjust(tokens: Sequence[Token], letters: list[str]) -> None:
    """Change the letters of a sentence by all rules, which are applied token by token from right to left."""
    for number in reversed(range(len(tokens) - 1)):
        _mark_signature(tokens, letters, number)
        if tokens[number].text.lower() in ABBREVIATED_TITLES and letters[number + 1] == WordClass.STOP:
            letters[number : number + 2] = [WordClass.TITLE] * 2
        _mark_by_word_before(tokens, letters, number)
        _mark_by_word_after(tokens, letters, number)
        _mark_circumstance(tokens, letters, number)
        mark_posts(tokens, letters, number)
        _mark_plan(tokens, letters, number)
        if tokens[number].text.lower() in {"о", "об"}:
            _mark_subject_of_document(tokens, letters, number + 1)
        elif tokens[number].text == "по" and letters[number - 1 : number] == [WordClass.DOCUMENT]:
            _mark_words_after_document(letters, number)


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
        case [WordClass.MODIFIER], WordClass.PLURAL_LEAD:
            letters[number] = WordClass.POST
        # "врио главы", "помощник директора": the same
        case [WordClass.POST], WordClass.PLURAL_LEAD if tokens[number].text in {"главы", "директора"}:
            letters[number] = WordClass.POST
        # "генеральные директора": the ending of the modifier shows the plural
        case [_], WordClass.POST if tokens[number].text == "директора" and _PLURAL_MODIFIER.fullmatch(
            tokens[number - 1].text
        ):
            letters[number - 1 : number + 1] = [WordClass.MODIFIER, WordClass.PLURAL_LEAD]
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


def _is_family_name(text: str, before: str) -> bool:
    """Return whether a word with several capital letters is part of a name, by the class of the word before."""
    if before in {WordClass.RUSSIAN_GIVEN_NAME, WordClass.PATRONYMIC, WordClass.INITIALS}:
        return bool(_FAMILY_NAME_IN_CAPITALS.fullmatch(text) or _TWO_SYLLABLES.fullmatch(text))
    return before == WordClass.CAPITALISED and _TWO_SYLLABLES.fullmatch(text) is not None


def _mark_by_word_after(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letters of a word and of the word after it, where the two together decide."""
    text, following = tokens[number].text, letters[number + 1 : number + 3]
    next_word = following[1:] if following[0] == WordClass.AND else following[:1]
    is_before_post = next_word in ([WordClass.POST], [WordClass.MODIFIER])
    is_capitalised = letters[number] == WordClass.CAPITALISED
    # "Генеральный секретарь" starts a sentence; "Генеральная Ассамблея" is a name.
    if is_capitalised and is_before_post and MODIFIERS.fullmatch(text):
        letters[number] = WordClass.MODIFIER
    elif (
        is_capitalised
        and following[0] in {WordClass.CAPITALISED, WordClass.COMMON_WORD}
        and not _is_in_name(letters, number)
    ):
        _mark_common_words(tokens, letters, number)
    # "Раис Холмов" and "Раиса Петрова", but "помощник Раиса Татарстана"
    is_before_name = following[0] in {WordClass.CAPITALISED, WordClass.PATRONYMIC, WordClass.RUSSIAN_GIVEN_NAME}
    if is_before_name and _GIVEN_NAME_OR_POST.fullmatch(text):
        letters[number] = WordClass.RUSSIAN_GIVEN_NAME
    # "Университет острова Куба три договора": a numeral is not part of the name before it
    if (
        letters[number + 1] == WordClass.OTHER
        and letters[number] in _WORDS_OF_NAME
        and (nominative.part_of_speech(tokens[number + 1].text) == "NUMR")
    ):
        letters[number + 1] = WordClass.OUTSIDE_NAMES
    # "культуры и создании центра": the second subject of a document
    if letters[number] == WordClass.AND and nominative.cases_of(tokens[number + 1].text) == {nominative.LOCATIVE}:
        letters[number : number + 2] = [WordClass.OUTSIDE_NAMES] * 2
    if letters[number] == WordClass.AND:
        _mark_and_between_adjectives(tokens, letters, number)
        _mark_and_before_genitive(tokens, letters, number)
    # "защитник прав человека"
    if text.lower().startswith("защитник") and tokens[number + 1].text == "прав":
        letters[number] = WordClass.POST
    # "управляющий делами", but "управляющий директор"
    if letters[number] == WordClass.MODIFIER and text.lower().startswith("управляющ") and not is_before_post:
        letters[number] = WordClass.POST
    # "государств — участников СНГ"
    if letters[number] == WordClass.DASH and MEMBERS.fullmatch(tokens[number + 1].text.lower()):
        letters[number] = WordClass.OTHER


def _mark_and_between_adjectives(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark the "и" of "историко-архитектурный и художественный музей", which is one name."""
    match = _ADJECTIVES_OF_NOUN.match("".join(letters), number + 1)
    if not match or not number or letters[number - 1] not in {WordClass.ADJECTIVE, WordClass.MODIFIER}:
        return
    words = [tokens[at].text.lower() for at in (number - 1, *range(number + 1, match.end() - 1))]
    if nominative.have_one_noun(words, tokens[match.end() - 1].text.lower()):
        letters[number : match.end() - 1] = [WordClass.ADJECTIVE] * (match.end() - 1 - number)


def _mark_and_before_genitive(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark the "и" of "Академия народного хозяйства и государственной службы", which is one name.

    The second noun is in the genitive and not in the case of the first one.
    """
    row = "".join(letters)
    name = _NOUN_BEFORE_AND.search(row, 0, number)
    following = _NOUN_AFTER_AND.match(row, number + 1)
    if not name or not following:
        return
    first, second = (tokens[one.start("noun")].text.lower() for one in (name, following))
    cases = nominative.cases_of(first)
    # "ректор Академии": the genitive is that of the post.
    cases -= {nominative.GENITIVE} if name["post"] else set()
    is_genitive = nominative.GENITIVE in nominative.cases_of(second)
    if cases and is_genitive and not any(nominative.may_be_in_case(second, case) for case in cases):
        letters[number] = WordClass.OTHER


def _mark_circumstance(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark the noun in "в рамках мероприятия", or the word itself in "В завершение Горный университет"."""
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


def _is_in_name(letters: Sequence[str], number: int) -> bool:
    """Return whether a word is next to a given name, a patronymic or initials."""
    neighbours = {*letters[number - 1 : number], *letters[number + 1 : number + 2]}
    return not neighbours.isdisjoint({WordClass.RUSSIAN_GIVEN_NAME, WordClass.PATRONYMIC, WordClass.INITIALS})


def _mark_words_after_document(letters: list[str], start: int) -> None:
    """Mark "по развитию сотрудничества" in "карта по развитию сотрудничества А и Б", which is not part of a name."""
    words = _WORDS_OF_SUBJECT.match("".join(letters), start)
    end = words.end() if words else start
    letters[start:end] = [WordClass.OUTSIDE_NAMES] * (end - start)


def _mark_subject_of_document(tokens: Sequence[Token], letters: list[str], start: int) -> None:
    """Mark the subject of a document, which is not part of a name: "о стратегическом партнёрстве"."""
    for number in range(start, min(start + _MAX_SUBJECT_WORDS, len(tokens))):
        text = tokens[number].text
        is_noun = nominative.part_of_speech(text) == "NOUN" and nominative.LOCATIVE in nominative.cases_of(text)
        if letters[number] == WordClass.OTHER and (is_noun or SUBJECTS.fullmatch(text.lower())):
            letters[start : number + 1] = [WordClass.OUTSIDE_NAMES] * (number + 1 - start)
            return
        if letters[number] not in {WordClass.OTHER, WordClass.ADJECTIVE, WordClass.MODIFIER}:
            return
