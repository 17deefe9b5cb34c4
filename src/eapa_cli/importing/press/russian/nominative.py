"""Russian names of organizations and positions in the nominative, by the dictionary of pymorphy3.

Without the dictionary they stay as printed.

The names of cases, parts of speech and other marks are those of the dictionary: "nomn", "gent" (genitive), "ablt"
(instrumental), "NOUN", "ADJF" (adjective), "PRTF" (participle), "Name", "Surn" (family name), "Patr" (patronymic).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final

from eapa_cli.importing.press.russian.inflection import word_in_nominative
from eapa_cli.importing.press.russian.words import CLERGY
from eapa_cli.matching.position_words import RUSSIAN as POSITIONS

WORD: Final = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
NOMINATIVE: Final = "nomn"
GENITIVE: Final = "gent"
INSTRUMENTAL: Final = "ablt"
LOCATIVE: Final = "loct"
_MAX_WORDS_UP_TO_HEAD_NOUN: Final = 8
# "заведующей" in "заведующей кафедрой", "уполномоченным" in "уполномоченным по правам": participles that are posts.
_PARTICIPLE_OF_POST: Final = re.compile(
    r"(?:заведующ|исполняющ|командующ|управляющ(?=\w+ дел)|уполномоченн(?=\w+ п(?:о|ри)\Z))", re.IGNORECASE
)
# Between two posts of one person: "президентом — председателем правления", "главой епархии епископом".
_BETWEEN_POSTS: Final = re.compile(r"(?:(?: [—–-]|,| и) (?=(?P<first>[\w-]+))| (?=(?P<clergy>\w+ом)\b))")
# "епископом Озёрским и Горным": the see of a bishop
_SEE: Final = re.compile(r"(?P<post>\w+) (?P<see>[А-ЯЁ][а-яё-]+(?:им|ым|ого)(?: и [А-ЯЁ][а-яё-]+(?:им|ым|ого))?)")
# "замдиректора", "замруководителя": the second part stays in the genitive.
_DEPUTY: Final = re.compile("зам(?!ест)[а-яё]+[аяы]", re.IGNORECASE)
# The cases other than the nominative, in the order in which they are tried.
_OBLIQUE_CASES: Final = ("ablt", "gent", "datv", "loct", "accs")


@cache
def analyzer() -> Any | None:
    """Return the analyzer of pymorphy3; None if it is not installed."""
    try:
        import pymorphy3
    except ImportError:
        return None
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=2_000)
def phrase(text: str) -> str:
    """Return the name of an organization or a position in the nominative.

    Only the words up to the head noun are inflected: "главного управления образования" becomes "главное управление
    образования".
    """
    first, space, rest = text.partition(" ")
    # "временно исполняющим обязанности"
    if rest and part_of_speech(first.lower()) == "ADVB":
        return f"{first}{space}{phrase(rest)}"
    morph = analyzer()
    match = WORD.search(text)
    # One quotation mark may precede the first word.
    if not morph or not match or match.start() > 1:
        return text
    words = list(WORD.finditer(text))
    head = _head(morph, [found[0] for found in words])
    if head is None:
        return text
    head_index, case = head
    if case == "nomn":
        return text
    out, at = [], 0
    for found in words[: head_index + 1]:
        out += [text[at : found.start()], word_in_nominative(morph, found[0], case, words[head_index][0])]
        at = found.end()
    return "".join([*out, text[at:]])


@lru_cache(maxsize=2_000)
def position(text: str) -> str:
    """Return a position in the nominative; each of two posts changes: "президент — председатель правления"."""
    for match in _BETWEEN_POSTS.finditer(text):
        is_post = POSITIONS.fullmatch(match["first"]) if match["first"] else CLERGY.fullmatch(match["clergy"])
        if is_post:
            return phrase(text[: match.start()]) + match[0] + position(text[match.end() :])
    see = _SEE.fullmatch(text)
    if see and CLERGY.fullmatch(see["post"]):
        return f"{phrase(see['post'])} {' и '.join(map(_see_in_nominative, see['see'].split(' и ')))}"
    first = text.partition(" ")[0]
    if _DEPUTY.fullmatch(first):
        return text
    changed = phrase(text)
    # "хоким Горной области": what follows a post in the nominative is in the genitive
    return text if changed.startswith(f"{first} ") and POSITIONS.fullmatch(first) else changed


def _see_in_nominative(word: str) -> str:
    """Return the adjective of a see: "Озёрский" for "Озёрским", "Горный" for "Горного"."""
    stem = re.sub("(?:им|ым|ого)$", "", word)
    return stem + ("ий" if stem.endswith(("к", "г", "х", "ш")) else "ый")


def _head(morph: Any, words: list[str]) -> tuple[int, str] | None:
    """Return the index of the head noun and its case: the first noun with which the words before it agree.

    In "главного управления образования" it is "управления", in the genitive.
    """
    for index, word in enumerate(words[:_MAX_WORDS_UP_TO_HEAD_NOUN]):
        if _is_acronym(word):  # "МГУ" is not inflected
            return None
        parses = morph.parse(word)
        nouns = [parse for parse in parses if parse.tag.POS == "NOUN"]
        if _PARTICIPLE_OF_POST.match(" ".join(words[index : index + 2])):
            cases = {parse.tag.case for parse in parses if parse.tag.POS == "PRTF"}
            return index, next((case for case in _OBLIQUE_CASES if case in cases), "nomn")
        # "Ошского бюро": an adjective before a word that has one form shows that it is the head noun
        is_described = index > 0 and part_of_speech(words[index - 1].lower()) == "ADJF"
        is_head = is_described and bool(nouns) and all("Fixd" in parse.tag for parse in parses)
        if not is_head and index + 1 < len(words) and _is_before_head(morph, word, words[index + 1]):
            continue
        if _is_next_to_and(morph, words, index):
            continue
        if not nouns:
            # "управляющего" is before the head noun; a preposition or a verb cannot be.
            if not any(parse.tag.POS in {"ADJF", "PRTF", "NUMR"} for parse in parses):
                return None
            continue
        agreeing = [
            noun for noun in nouns if all(_agrees(morph, before, noun) for before in words[:index] if before != "и")
        ]
        if word.lower() == "банка":  # "банк", and hardly a jar
            return index, "gent"
        cases = {parse.tag.case for parse in agreeing}
        singular = {parse.tag.case for parse in agreeing if parse.tag.number == "sing"}
        # "институты" is a nominative, but "академии" rather a genitive singular than a nominative plural.
        if "nomn" in singular or ("nomn" in cases and not singular & {"gent", "ablt"}):
            return index, "nomn"
        found = next((case for case in _OBLIQUE_CASES if case in cases), None)
        return (index, found) if found else None
    return None


def _is_before_head(morph: Any, word: str, following: str) -> bool:
    """Return whether a word is hardly the head noun, because another noun or adjective follows.

    In "главного управления", "главного" may be a noun. "Коми" in "Коми отделением" has the same form in all cases.
    """
    if word.lower() == "главой":  # the post, and hardly the rare adjective that the dictionary also has
        return False
    tags = [parse.tag for parse in morph.parse(word)]
    if all("Fixd" in tag for tag in tags):
        return part_of_speech(following) == "ADJF"
    # "Горецким" in "Горецким районом" is in the dictionary only as a family name.
    if all("Surn" in tag for tag in tags) and any(
        _is_same_case(tag, noun) for tag in tags for noun in morph.parse(following)
    ):
        return True
    return any(tag.POS == "ADJF" for tag in tags) and _is_nominal(morph, following)


def _is_same_case(tag: Any, noun: Any) -> bool:
    return noun.tag.POS == "NOUN" and (tag.case, tag.number) == (noun.tag.case, noun.tag.number)


def _is_next_to_and(morph: Any, words: Sequence[str], index: int) -> bool:
    """Return whether a word is "и" between two adjectives, or the first of them: "историко-архитектурным и научным"."""
    at = index if words[index] == "и" else index + 1
    around = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
    is_and = words[at : at + 1] == ["и"] and len(around) == 2  # noqa: PLR2004
    return is_and and all(any(parse.tag.POS == "ADJF" for parse in morph.parse(word)) for word in around)


def _agrees(morph: Any, word: str, noun: Any) -> bool:
    """Return whether an adjective can belong to a noun: they have the same case, number and gender.

    A word with one form, such as "Коми", agrees with any noun. "Горецким" is in the dictionary only as a family name.
    """
    return any(
        "Fixd" in parse.tag
        or (
            (parse.tag.POS in {"ADJF", "PRTF"} or {"Surn", "masc"} in parse.tag)
            and (parse.tag.case, parse.tag.number) == (noun.tag.case, noun.tag.number)
            and parse.tag.gender in {None, noun.tag.gender}
        )
        for parse in morph.parse(word)
    )


def agree_with_noun(adjectives: Sequence[str], noun: str) -> bool:
    """Return whether adjectives agree with a noun in the singular: "горном", "художественном" with "музее"."""
    morph = analyzer()
    nouns = [one for one in morph.parse(noun) if {"NOUN", "sing"} in one.tag] if morph else []
    return any(all(_agrees(morph, word, one) for word in adjectives) for one in nouns)


def _is_acronym(word: str) -> bool:
    """Return whether a word has several capital letters, as in "МГУ". "Северо-Западный" is not an acronym."""
    return sum(map(str.isupper, word)) > 1 and "-" not in word


def _is_nominal(morph: Any, word: str) -> bool:
    return not word.isupper() and any(parse.tag.POS in {"NOUN", "ADJF", "PRTF"} for parse in morph.parse(word))


@lru_cache(maxsize=10_000)
def part_of_speech(word: str) -> str | None:
    """Return the likeliest part of speech of a word, as pymorphy3 calls it."""
    morph = analyzer()
    return str(morph.parse(word)[0].tag.POS) if morph else None


@lru_cache(maxsize=10_000)
def may_be_name(word: str) -> bool:
    """Return whether a capitalised word can be part of the name of a person: a name, or not in the dictionary."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word):
        return True
    return any(kind in parse.tag for parse in morph.parse(word) for kind in ("Name", "Surn", "Patr"))


@lru_cache(maxsize=10_000)
def is_common_noun(word: str) -> bool:
    """Return whether a word is a noun of the dictionary in the nominative and not a name of a person."""
    morph = analyzer()
    if not morph or may_be_name(word):
        return False
    return any({"NOUN", "nomn", "sing"} in parse.tag for parse in morph.parse(word))


@lru_cache(maxsize=10_000)
def is_group_of_people(word: str) -> bool:
    """Return whether a word of the dictionary is a noun for people in the plural: "учёные", "студентов"."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word):
        return False
    return {"NOUN", "anim", "plur"} in morph.parse(word)[0].tag


@lru_cache(maxsize=10_000)
def is_given_name(word: str) -> bool:
    """Return whether most meanings of a word in the dictionary are a given name."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word):
        return False
    parses = morph.parse(word)
    return 2 * sum("Name" in parse.tag for parse in parses) > len(parses)


@lru_cache(maxsize=10_000)
def is_ordinary(word: str) -> bool:
    """Return whether a word is in the dictionary, but not as a geographical name."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word):
        return False
    return not any("Geox" in parse.tag for parse in morph.parse(word))


@lru_cache(maxsize=10_000)
def is_place(word: str) -> bool:
    """Return whether a word is a geographical name of the dictionary and not a name of a person."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word) or may_be_name(word):
        return False
    return any("Geox" in parse.tag for parse in morph.parse(word))


@cache
def may_be_in_case(word: str, case: str) -> bool:
    """Return whether a word can be in a case; a word without cases can be in any.

    A plural form that is also a genitive singular, such as "академии", does not count as the plural.
    """
    morph = analyzer()
    if not morph or word.isupper() or _DEPUTY.fullmatch(word):
        return True
    tags = [parse.tag for parse in morph.parse(word)]
    if not any(tag.case for tag in tags):
        return True
    if any({"gent", "sing"} in tag for tag in tags):
        tags = [tag for tag in tags if tag.number != "plur"]
    return any(tag.case == case for tag in tags)


@lru_cache(maxsize=10_000)
def cases_of(word: str) -> frozenset[str]:
    """Return the cases that a word of the dictionary can be in; none for an unknown word."""
    morph = analyzer()
    if not morph or not morph.word_is_known(word):
        return frozenset()
    return frozenset(str(parse.tag.case) for parse in morph.parse(word) if parse.tag.case)
