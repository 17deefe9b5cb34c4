"""The word class of each token of a Russian sentence: first by the token alone, then by its neighbours."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from eapa_cli.importing.press.english.given_names import GIVEN_NAMES
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.ambiguous_words import adjust
from eapa_cli.importing.press.russian.date_patterns import MONTH_WORD
from eapa_cli.importing.press.russian.words import (
    ADJECTIVE,
    ARTICLES,
    ASIAN_FAMILY_NAME,
    AUTHORITIES,
    DOCUMENTS,
    DOUBLE_HEAD_NOUNS,
    HEAD_NOUNS,
    LOWER_CLASSES,
    MODIFIERS,
    NOT_HEAD_NOUNS,
    NOT_STOPS,
    PARTICLES,
    PATRONYMIC,
    PLURAL_HEAD_NOUNS,
    PLURALS,
    PLURALS_IN_NAMES,
    SIGNED,
    STOP_WORDS,
    STOPS,
    TITLES,
)
from eapa_cli.importing.press.words.tokens import Token, TokenKind
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word
from eapa_cli.matching.position_words import RUSSIAN as POSITIONS
from eapa_cli.text.fold import fold

_MIN_STEM: Final = 3
"""The letters of a given name without its ending."""
_CLASS_OF_KIND: Final = {
    TokenKind.QUOTE: WordClass.QUOTED,
    TokenKind.KNOWN: WordClass.KNOWN_NAME,
    TokenKind.DEGREE: WordClass.DEGREE,
    TokenKind.EVENT: WordClass.NUMBER,  # no name starts with a number or continues after one
    TokenKind.INITIALS: WordClass.INITIALS,
    TokenKind.NUMBER: WordClass.NUMBER,
}
# Verbs, pronouns and conjunctions are not part of names.
_PARTS_OF_SPEECH_OUTSIDE_NAMES: Final = frozenset(
    {"VERB", "INFN", "GRND", "PRTS", "CONJ", "NPRO", "PRCL", "PRED", "COMP"}
)
# "Акимов", "Комиссарова": family names, which can start like a post or an organization.
_SURNAME: Final = re.compile(r".{3,}(?:[оеё]в|ин|ын)(?:а|у|ым|ой|е)?")
# A family name with an article: "аль-Равас".
_ARABIC_NAME: Final = re.compile(rf"(?:{'|'.join(ARTICLES)})-[А-ЯЁ][а-яё]+")
# "Анна-Мария", "Петрова-Иванова", "О'Нил", "МакДауэлл"
_DOUBLE_NAME: Final = re.compile(r"(?:[А-ЯЁ][а-яё]+-|[ОД]'|Мак)[А-ЯЁ][а-яё]+")
# The class of a word is that of the first pattern that matches it.
_CAPITALISED_PATTERNS: Final = (
    (TITLES, WordClass.TITLE),
    (POSITIONS, WordClass.POST),
    (DOCUMENTS, WordClass.DOCUMENT),
)
_LOWER_CASE_PATTERNS: Final = ((MODIFIERS, WordClass.MODIFIER), *_CAPITALISED_PATTERNS)
# The title of a document in quotes: «Соглашение о сотрудничестве».
_QUOTED_DOCUMENT: Final = re.compile(
    r"[«\"](?:Соглашени|Меморандум|Протокол|Договор|Деклараци|Дорожн|План )[а-яё]* ?.", re.IGNORECASE
)
# Quotes that are not a name: «на полях», or several sentences: «Мы рады. Спасибо».
_QUOTED_PHRASE: Final = re.compile(
    r"[«\"](?:(?:на|в|во|под|по|за|с|со|из|от|до|у|к) [а-яё ]+|.*[а-яё]{4}[.!?] [А-ЯЁ].*)[»\"]"
)
# "Заслуженный" in "Заслуженный деятель искусств"
_HONOUR: Final = re.compile("заслуженн(?:ый|ая|ого|ой|ым)")
_CLASS_OF_MARK: Final = {
    ",": WordClass.COMMA,
    ";": WordClass.SEMICOLON,
    "—": WordClass.DASH,
    "-": WordClass.DASH,
    "&": WordClass.AND,
    ":": WordClass.COLON,
    "/": WordClass.SLASH,
}


def classify(tokens: Sequence[Token]) -> str:
    """Return the classes of the tokens of a sentence, one letter for each."""
    letters = [_class_of_token(token) for token in tokens]
    # A sentence starts with a capital letter: "Накануне", but also "Ли Вэй".
    is_name = letters[1:2] == [WordClass.CAPITALISED] and ASIAN_FAMILY_NAME.fullmatch(tokens[0].text)
    if (
        letters[:1] == [WordClass.CAPITALISED]
        and not is_name
        and (nominative.part_of_speech(tokens[0].text.lower()) in {*_PARTS_OF_SPEECH_OUTSIDE_NAMES, "ADVB", "PREP"})
    ):
        letters[0] = WordClass.OUTSIDE_NAMES
    return adjust(tokens, letters)


def _class_of_token(token: Token) -> str:
    text = token.text
    if text.lower().replace(" ", "") in {"и.о.", "вр.и.о."}:
        return WordClass.MODIFIER
    if text == "г.":  # the abbreviation of "город", which starts the name of a place like "в"
        return WordClass.IN
    match token.kind:
        case TokenKind.NUMBER if text.startswith("№"):
            return WordClass.OTHER
        case TokenKind.QUOTE if _QUOTED_PHRASE.fullmatch(text):
            return WordClass.OUTSIDE_NAMES
        case kind if kind in _CLASS_OF_KIND:
            return WordClass.DOCUMENT if _QUOTED_DOCUMENT.match(text) else _CLASS_OF_KIND[kind]
        case TokenKind.BRACKET:
            has_post = any(POSITIONS.fullmatch(word.lower()) for word in re.findall(r"[\w-]+", text))
            return WordClass.BRACKET_WITH_POST if has_post else WordClass.BRACKET
        case TokenKind.MARK:
            return _CLASS_OF_MARK.get(text, WordClass.STOP)
    return _class_of_word(text, text.lower())


def _class_of_word(text: str, lower: str) -> str:
    # A capital letter alone is an initial, except a one-letter word that starts a sentence: "С", "В", "И", "А".
    # "СО" in "СО РАН" is no preposition.
    is_acronym = text.isupper() and (lower == "со" or (len(text) == 1 and lower not in "свиа"))
    if lower in LOWER_CLASSES and not is_acronym:
        return LOWER_CLASSES[lower]
    if _ARABIC_NAME.fullmatch(text):
        return WordClass.CAPITALISED
    is_cyrillic = "а" <= lower[0] <= "я" or lower[0] == "ё"
    if not is_cyrillic:
        return WordClass.ACRONYM if text[0].isupper() else WordClass.OTHER
    # "директора" is rather the genitive of one, except at the start of a sentence: "Директора А и Б".
    if PLURALS.fullmatch(lower) and text != "директора":
        return WordClass.PLURAL_LEAD
    if lower in PARTICLES and text != "Ван":  # "Ван Вэй"
        return WordClass.PATRONYMIC
    # "вузов", "ректоров"
    if PLURAL_HEAD_NOUNS.fullmatch(lower) or PLURALS_IN_NAMES.fullmatch(lower):
        return WordClass.OTHER
    if SIGNED.fullmatch(lower.replace("ё", "е")):
        return WordClass.SIGNED
    # "дом-музей"
    noun = lower.partition("-")[0] if DOUBLE_HEAD_NOUNS.fullmatch(lower) else lower
    is_head_noun = bool(HEAD_NOUNS.fullmatch(noun)) and not NOT_HEAD_NOUNS.fullmatch(noun)
    return (
        _class_of_capitalised(text, lower, is_head_noun=is_head_noun)
        if text[0].isupper()
        else _class_of_lower(lower, is_head_noun=is_head_noun)
    )


def _class_of_capitalised(text: str, lower: str, *, is_head_noun: bool) -> str:
    if _HONOUR.fullmatch(lower):
        return WordClass.ADJECTIVE
    if sum(map(str.isupper, text)) > 1 and not _DOUBLE_NAME.fullmatch(text):
        patterns = ((DOCUMENTS, WordClass.DOCUMENT), (POSITIONS, WordClass.POST))  # "МЕМОРАНДУМ", "ВРИО"
        return next((letter for pattern, letter in patterns if pattern.fullmatch(lower)), WordClass.ACRONYM)
    if AUTHORITIES.fullmatch(lower):
        return WordClass.ACRONYM
    if PATRONYMIC.fullmatch(text) and not is_head_noun:
        return WordClass.PATRONYMIC
    if _SURNAME.fullmatch(lower) and not is_geographic(text):
        return _class_of_name(lower)
    # Other modifiers with a capital letter can start a name, and are decided by their neighbours.
    if lower.startswith("заместител"):
        return WordClass.MODIFIER
    listed = next((letter for pattern, letter in _CAPITALISED_PATTERNS if pattern.fullmatch(lower)), None)
    if listed or is_head_noun:
        return listed or WordClass.HEAD_NOUN
    # "Сразу" after a sentence without a full stop
    is_adverb = not nominative.may_be_name(lower) and nominative.part_of_speech(lower) == "ADVB"
    if lower in STOP_WORDS or is_adverb:
        return WordClass.OUTSIDE_NAMES
    return WordClass.COUNTRY if is_geographic(text) else _class_of_name(lower)


def _class_of_name(lower: str) -> str:
    is_given = is_given_name(lower) or nominative.is_given_name(lower)
    return WordClass.RUSSIAN_GIVEN_NAME if is_given else WordClass.CAPITALISED


def _class_of_lower(lower: str, *, is_head_noun: bool) -> str:
    listed = next((letter for pattern, letter in _LOWER_CASE_PATTERNS if pattern.fullmatch(lower)), None)
    if listed or is_head_noun:
        return listed or WordClass.LOWER_HEAD_NOUN
    if MONTH_WORD.fullmatch(lower):
        return WordClass.MONTH
    # "города-побратимы"
    if re.match("город[а-яё]{0,3}-", lower):
        return WordClass.LOWER_HEAD_NOUN
    is_stop = STOPS.fullmatch(lower) and lower not in NOT_STOPS
    part = nominative.part_of_speech(lower)
    # "Ош официально стал": an adverb ends a name.
    if is_stop or part in _PARTS_OF_SPEECH_OUTSIDE_NAMES or (part == "ADVB" and lower.endswith("но")):
        return WordClass.OUTSIDE_NAMES
    # "исследований", "завершение": nouns with the endings of adjectives
    is_noun = lower.endswith(("ний", "ций", "гий", "ние")) and nominative.part_of_speech(lower) == "NOUN"
    return WordClass.ADJECTIVE if ADJECTIVE.fullmatch(lower) and not is_noun else WordClass.OTHER


@cache
def is_given_name(lower: str) -> bool:
    """Return whether a word is a given name in any case, by its Latin spelling."""
    endings = ("", "ом", "ем", "ём", "ой", "ей", "а", "у", "ы", "и", "ю", "е", "я")
    stems = [
        lower.removesuffix(ending)
        for ending in endings
        if lower.endswith(ending) and len(lower) - len(ending) >= _MIN_STEM
    ]
    return any(fold(stem + vowel) in GIVEN_NAMES for stem in stems for vowel in ("", "й", "а", "я", "ь"))


def is_geographic(word: str) -> bool:
    """Return whether a word is a country in any case, or part of the name of one."""
    return country_of_word(word, "ru") is not None
