"""Word classes of the tokens of a sentence in Russian: one letter for each."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.english_given_names import GIVEN_NAMES
from eapa_cli.importing.press.russian_date_patterns import MONTH_WORD
from eapa_cli.importing.press.russian_words import (
    ADJECTIVE,
    CIRCUMSTANCES,
    CLERGY,
    DOCUMENTS,
    HEADS,
    LOWER_CLASSES,
    MEMBERS,
    MODIFIERS,
    NOT_HEADS,
    NOT_STOPS,
    PARTICLES,
    PATRONYMIC,
    PLURAL_HEADS,
    PLURALS,
    PLURALS_IN_NAMES,
    SIGNED,
    STOP_WORDS,
    STOPS,
    SUBJECTS,
    TITLES,
    TWO_HEADS,
)
from eapa_cli.importing.press.tokens import Token
from eapa_cli.matching.position_words import RUSSIAN as POSITIONS
from eapa_cli.text.fold import fold

_MIN_STEM: Final = 3
_MAX_SUBJECT: Final = 5
_PLURAL_MODIFIER: Final = re.compile(rf"(?:{MODIFIERS.pattern})(?<=[ыи]е)", re.IGNORECASE)
# The see of a bishop and his name, which no other name follows.
_SEE_AND_NAME: Final = re.compile(r"(?P<see>(?:[jCG]a?)*?)[CG](?![CGNIj])(?!a[CGj])")
_KINDS: Final = {"quote": "Q", "known": "K", "degree": "Z", "initials": "I", "number": "d"}
# Verbs, pronouns and conjunctions are not part of names.
_NO_NAME_PARTS: Final = frozenset({"VERB", "INFN", "GRND", "PRTS", "CONJ", "NPRO", "PRCL", "PRED", "COMP"})
# "Акимов", "Комиссаров", "Хабирова": family names that start like a post or an organization.
_SURNAME: Final = re.compile(r".{3,}(?:[оеё]в|ин|ын)(?:а|у|ым|ой|е)?")
# A family name with an article: "аль-Равас".
_ARABIC: Final = re.compile(r"(?:аль|эль|ад|ар|ас|ат|ан|аш|ал|ан)-[А-ЯЁ][а-яё]+")
_DOUBLE: Final = re.compile(r"[А-ЯЁ][а-яё]+-[А-ЯЁ][а-яё]+")
_BY_CAPITAL: Final = ((TITLES, "T"), (POSITIONS, "P"), (DOCUMENTS, "D"))
_BY_LOWER: Final = ((MODIFIERS, "M"), (TITLES, "T"), (POSITIONS, "P"), (DOCUMENTS, "D"))
# «Соглашение о сотрудничестве» in quotes
_DOCUMENT: Final = re.compile(r"[«\"](?:Соглашени|Меморандум|Протокол|Договор|Деклараци)[а-яё]* .", re.IGNORECASE)
_MARKS: Final = {",": ",", ";": ";", "—": "-", "-": "-", "&": "a", ":": ":", "/": "/"}


def classify(tokens: Sequence[Token]) -> str:
    """Return a letter for each token."""
    letters = list(map(_class, tokens))
    # A sentence starts with a capital letter: "Накануне".
    if letters[:1] == ["C"] and nominative.part_of_speech(tokens[0].text.lower()) in {*_NO_NAME_PARTS, "ADVB", "PREP"}:
        letters[0] = "k"
    for number in reversed(range(len(tokens) - 1)):
        _mark_by_word_before(tokens, letters, number)
        _mark_by_word_after(tokens, letters, number)
        _mark_clergy(tokens, letters, number)
        if tokens[number].text.lower() in {"о", "об"}:
            _mark_subject(tokens, letters, number + 1)
    return "".join(letters)


def _mark_by_word_before(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letter of a word that the word before it decides."""
    match letters[number - 1 : number], letters[number]:
        case ["M"], "L":  # "исполняющий обязанности директора": the genitive looks like the plural
            letters[number] = "P"
        case [_], "P" if tokens[number].text == "директора" and _PLURAL_MODIFIER.fullmatch(tokens[number - 1].text):
            letters[number - 1 : number + 1] = "ML"
        case ["P"], "L" if tokens[number].text.startswith("делегаци"):  # "глава делегации", but "делегации А и Б"
            letters[number] = "x"
        case ["G"], "P" if tokens[number].text[0].isupper():  # "Андрей Король": a family name that is also a post
            letters[number] = "C"
        # "2018 года Ассоциация", "2019 г. ректор"
        case ["d"], _ if tokens[number].text in {"года", "году", "год", "г."}:
            letters[number] = "k"


def _mark_by_word_after(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letters of a word and of the word after it, where these decide."""
    # "Генеральный секретарь" starts a sentence; "Генеральная Ассамблея" is a name.
    text, following = tokens[number].text, letters[number + 1 : number + 3]
    before_post = following[0] in "PM" or following in (["a", "M"], ["a", "P"])
    if letters[number] == "C" and before_post and MODIFIERS.fullmatch(text):
        letters[number] = "M"
    if letters[number] == "C" and following[0] in {"C", "Y"} and not _is_in_name(letters, number):
        _mark_common_words(tokens, letters, number)
    # "государств — участников СНГ"
    if letters[number] == "-" and MEMBERS.fullmatch(tokens[number + 1].text.lower()):
        letters[number] = "x"
    if CIRCUMSTANCES.fullmatch(text.lower()) and following[0] == "x":
        letters[number + 1] = "k"


def _mark_clergy(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Марк" in "митрополит Марк" and in "митрополит Озёрный и Горный Марк" as a whole name."""
    if letters[number] != "P" or not CLERGY.fullmatch(tokens[number].text.lower()):
        return
    match = _SEE_AND_NAME.match("".join(letters[number + 1 : number + 9]))
    sees = range(number + 1, number + 1 + match.end("see")) if match else ()
    if match and all(letters[at] == "a" or ADJECTIVE.fullmatch(tokens[at].text.lower()) for at in sees):
        letters[number + 1 : number + 2 + match.end("see")] = "x" * len(sees) + "X"


def _mark_common_words(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Независимых Государств": two words of the dictionary that are no names of people."""
    if not any(nominative.may_be_name(token.text.lower()) for token in tokens[number : number + 2]):
        letters[number : number + 2] = "YY"


def _is_in_name(letters: Sequence[str], number: int) -> bool:
    """Return whether a word is next to a given name, a patronymic or initials."""
    return letters[number - 1 : number] in (["G"], ["N"], ["I"]) or letters[number + 1 : number + 2] in (
        ["N"],
        ["I"],
        ["G"],
    )


def _mark_subject(tokens: Sequence[Token], letters: list[str], start: int) -> None:
    """Mark the subject of a document, which is not part of a name: "о стратегическом партнёрстве"."""
    for number in range(start, min(start + _MAX_SUBJECT, len(tokens))):
        if SUBJECTS.fullmatch(tokens[number].text.lower()):
            letters[start : number + 1] = "k" * (number + 1 - start)
            return
        if letters[number] not in "xjM":
            return


def _class(token: Token) -> str:
    text = token.text
    if text.lower().replace(" ", "") in {"и.о.", "вр.и.о."}:
        return "M"
    if text == "г.":
        return "i"
    match token.kind:
        case "number" if text.startswith("№"):
            return "x"
        case "quote" | "known" | "degree" | "initials" | "number":
            return "D" if _DOCUMENT.match(text) else _KINDS[token.kind]
        case "bracket":
            return "E" if any(POSITIONS.fullmatch(word.lower()) for word in re.findall(r"[\w-]+", text)) else "B"
        case "mark":
            return _MARKS.get(text, ".")
    return _class_of_word(text, text.lower())


def _class_of_word(text: str, lower: str) -> str:
    if lower in LOWER_CLASSES and not (len(text) == 1 and text.isupper() and lower not in "свиа"):
        return LOWER_CLASSES[lower]
    if _ARABIC.fullmatch(text):
        return "C"
    if not ("а" <= lower[0] <= "я" or lower[0] == "ё"):
        return "A" if text[0].isupper() else "x"
    # "директора" in a sentence is rather the genitive of one.
    if PLURALS.fullmatch(lower) and text != "директора":
        return "L"
    if lower in PARTICLES:
        return "N"
    if PLURAL_HEADS.fullmatch(lower) or PLURALS_IN_NAMES.fullmatch(lower):
        return "x"
    if SIGNED.fullmatch(lower.replace("ё", "е")):
        return "v"
    # "дом-музей"
    noun = lower.partition("-")[0] if TWO_HEADS.fullmatch(lower) else lower
    is_head = bool(HEADS.fullmatch(noun)) and not NOT_HEADS.fullmatch(noun)
    return (
        _class_of_capitalised(text, lower, is_head=is_head)
        if text[0].isupper()
        else _class_of_lower(lower, is_head=is_head)
    )


def _class_of_capitalised(text: str, lower: str, *, is_head: bool) -> str:
    if sum(map(str.isupper, text)) > 1 and not _DOUBLE.fullmatch(text):
        return "D" if DOCUMENTS.fullmatch(lower) else "A"
    if PATRONYMIC.fullmatch(text) and not is_head:
        return "N"
    if _SURNAME.fullmatch(lower) and not is_geographic(text):
        return "G" if is_given_name(lower) else "C"
    if lower.startswith("заместител"):
        return "M"
    listed = next((letter for pattern, letter in _BY_CAPITAL if pattern.fullmatch(lower)), None)
    if listed or is_head:
        return listed or "H"
    if lower in STOP_WORDS:
        return "k"
    if is_geographic(text):
        return "g"
    return "G" if is_given_name(lower) else "C"


def _class_of_lower(lower: str, *, is_head: bool) -> str:
    listed = next((letter for pattern, letter in _BY_LOWER if pattern.fullmatch(lower)), None)
    if listed or is_head:
        return listed or "h"
    if MONTH_WORD.fullmatch(lower):
        return "m"
    if (STOPS.fullmatch(lower) and lower not in NOT_STOPS) or nominative.part_of_speech(lower) in _NO_NAME_PARTS:
        return "k"
    return "j" if ADJECTIVE.fullmatch(lower) else "x"


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
    from eapa_cli.matching.places_in_text import country_of_word

    return country_of_word(word, "ru") is not None
